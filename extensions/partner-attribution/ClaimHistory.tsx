import React from 'react';
import type { ClaimStep } from '#contracts/view-attribution.ts';
import {
  Flex,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { useAttributionReader } from './attribution-reader.ts';
import type { Attribution } from './use-attribution.ts';

/** Room for the longest day with its distance on one line: “25. September 2026 (vor 60 Tagen)”. */
const dateWidthPx = 232;

export interface ClaimHistoryProps {
  /** Newest first. */
  steps: readonly ClaimStep[];
  vendor: Attribution['vendor'];
}

/** The life of the claims on a domain, as a timeline. */
export function ClaimHistory({ steps, vendor }: ClaimHistoryProps) {
  const { labels, format } = useAttributionReader();
  const words = labels.attribution.claim;
  if (steps.length === 0) return <Text variant="microcopy">{words.noHistory}</Text>;
  return (
    <Flex direction="column" gap="xs">
      <Text format={{ fontWeight: 'demibold' }}>{words.history}</Text>
      <Table density="compact" bordered={false}>
        <TableHead>
          <TableRow>
            <TableHeader width={dateWidthPx}>{words.date}</TableHeader>
            <TableHeader>{words.what}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {steps.map(({ partner, step, on, endsOn }, index) => (
            <TableRow key={`${index} ${step} ${on}`}>
              <TableCell>
                <Text>{format.dayAndDistance(on, vendor.today)}</Text>
              </TableCell>
              <TableCell>
                <Text>{words.steps[step](partner.name, format.day(endsOn))}</Text>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Text variant="microcopy">{labels.decided.days(vendor.name, vendor.timeZone)}</Text>
    </Flex>
  );
}
