import React from 'react';
import type { TeamSeat } from '#contracts/values.ts';
import {
  Link,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { useSharedDealReader } from './shared-deal-reader.ts';
import { isReader } from '#extensions/kit/team-words.ts';

export interface DealTeamProps {
  team: readonly TeamSeat[];
  vendor: string;
  partner: string;
}

/** Who is on it? Everybody on both sides, with part and contact; a vacant seat is said to be vacant. */
export function DealTeam({ team, vendor, partner }: DealTeamProps) {
  const words = useSharedDealReader().labels.sharedDealCard.team;
  return (
    <Table>
      <TableHead>
        <TableRow>
          <TableHeader>{words.who}</TableHeader>
          <TableHeader>{words.role}</TableHeader>
          <TableHeader>{words.part}</TableHeader>
          <TableHeader>{words.contact}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {team.map((seat, index) => (
          <TableRow key={`${seat.role}-${seat.email ?? index}`}>
            <TableCell>
              <Name seat={seat} />
            </TableCell>
            <TableCell>{words.roles[seat.role](seat.side === 'partner' ? partner : vendor)}</TableCell>
            <TableCell>{words.participations[seat.participation]}</TableCell>
            <TableCell>
              {seat.email === null ? (
                words.noContact
              ) : (
                <Link href={{ url: `mailto:${seat.email}`, external: true }}>{seat.email}</Link>
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Name({ seat }: { seat: TeamSeat }) {
  const reader = useSharedDealReader();
  const words = reader.labels.sharedDealCard.team;
  if (seat.vacant) return <Text>{words.vacant[seat.role]}</Text>;
  if (seat.name === null) return <Text>{words.unnamed}</Text>;
  return <Text>{isReader(seat, reader) ? words.you(seat.name) : seat.name}</Text>;
}
