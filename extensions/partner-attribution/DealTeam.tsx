import React from 'react';
import type { TeamSeat } from '#contracts/values.ts';
import { DescriptionList, DescriptionListItem, Flex, Link, StatusTag, Text } from '@hubspot/ui-extensions';
import { useAttributionReader } from './attribution-reader.ts';

/** Both sides' people with role and contact; a vacant seat is said, not hidden. */
export function DealTeam({ team }: { team: readonly TeamSeat[] }) {
  const { labels } = useAttributionReader();
  const words = labels.attribution.team;
  return (
    <DescriptionList direction="column">
      {team.map((seat, index) => (
        <DescriptionListItem
          key={`${index} ${seat.role}`}
          label={words.seat(words.roles[seat.role], words.participations[seat.participation])}
        >
          <Person seat={seat} />
        </DescriptionListItem>
      ))}
    </DescriptionList>
  );
}

function Person({ seat }: { seat: TeamSeat }) {
  const reader = useAttributionReader();
  const words = reader.labels.attribution.team;
  if (seat.vacant) return <StatusTag variant="warning">{words.vacant}</StatusTag>;
  const isReader = seat.side === 'vendor' && seat.email?.toLowerCase() === reader.email.toLowerCase();
  const name = seat.name ?? words.unnamed;
  return (
    <Flex gap="sm" wrap align="center">
      <Text>{isReader ? words.you(name) : name}</Text>
      {seat.email !== null && !isReader && (
        <Link href={{ url: `mailto:${seat.email}`, external: true }}>{seat.email}</Link>
      )}
    </Flex>
  );
}
