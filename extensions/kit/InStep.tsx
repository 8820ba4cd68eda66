import React from 'react';
import type { DealSync } from '#contracts/deal-sync.ts';
import {
  Alert,
  Button,
  DescriptionList,
  DescriptionListItem,
  Flex,
  LoadingSpinner,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import type { SyncLine, SyncState } from './codes.ts';
import { cut, CutText } from './CutText.tsx';
import type { HubClient } from './hub-client.ts';
import { useInStepReader, type InStepReader } from './in-step-reader.ts';
import type { BothCompanies } from './labels.en.ts';
import { valueWords } from './synced-values.ts';
import { useSyncNow } from './use-sync-now.ts';

/** Room for “Abschlussdatum” on the narrowest card; values take what is left. */
const propertyWidthPx = 136;

export interface InStepProps {
  hub: HubClient;
  sync: DealSync;
  companies: BothCompanies;
  /** The other side's company, of which pipeline and stage are shown. */
  counterpart: string;
  /** Nothing is passed on any more, so there is nothing to compare. */
  stopped: boolean;
  onSync: (sync: DealSync) => void;
}

/** Is it in step? What stands in both CRMs, which way it crosses and since when, and a way to have both compared now. */
export function InStep({ hub, sync, companies, counterpart, stopped, onSync }: InStepProps) {
  const reader = useInStepReader();
  const words = reader.labels.inStep;
  return (
    <Flex direction="column" gap="sm">
      <Table density="compact">
        <TableHead>
          <TableRow>
            <TableHeader width={propertyWidthPx}>{words.property}</TableHeader>
            <TableHeader>{words.value}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {sync.properties.map((line) => (
            <Line key={line.property} line={line} currency={sync.currency} companies={companies} />
          ))}
        </TableBody>
      </Table>
      <DescriptionList direction="column">
        <DescriptionListItem label={words.otherSide(counterpart)}>
          <Text>{otherSideWords(sync.otherSide, counterpart, reader)}</Text>
        </DescriptionListItem>
      </DescriptionList>
      {!stopped && <SyncNowButton hub={hub} sharedDealId={sync.sharedDealId} onSync={onSync} />}
    </Flex>
  );
}

const colours = {
  in_step: 'success',
  under_way: 'info',
  own: 'default',
  stopped: 'warning',
} as const satisfies Record<SyncState, string>;

function Line(props: { line: SyncLine; currency: string; companies: BothCompanies }) {
  const reader = useInStepReader();
  const { labels, format, now } = reader;
  const { line, currency, companies } = props;
  const { properties, directions, states } = labels.inStep;
  const value = valueWords(line.property, line.value, currency, reader);
  return (
    <TableRow>
      <TableCell>
        <Text format={{ fontWeight: 'demibold' }}>{properties[line.property]}</Text>
        <Text variant="microcopy">{directions[line.direction](companies)}</Text>
      </TableCell>
      <TableCell>
        <CutText short={cut(value)} whole={value} name={properties[line.property]} />
        <Flex gap="xs" wrap align="center">
          <StatusTag variant={colours[line.state]}>{states[line.state]}</StatusTag>
          {line.syncedAt !== null && (
            <Text variant="microcopy">{format.momentAndDistance(line.syncedAt, now())}</Text>
          )}
        </Flex>
      </TableCell>
    </TableRow>
  );
}

function otherSideWords(
  { pipeline, stage, presence }: DealSync['otherSide'],
  counterpart: string,
  { labels }: InStepReader,
): string {
  const words = labels.inStep;
  if (presence !== 'stands') return words.gone[presence](counterpart);
  return pipeline === null || stage === null ? words.placeUnknown : words.place(pipeline, stage);
}

function SyncNowButton(props: Pick<InStepProps, 'hub' | 'onSync'> & { sharedDealId: string }) {
  const { labels } = useInStepReader();
  const { inStep, errors, problem } = labels;
  const { comparison, start } = useSyncNow(props);
  return (
    <>
      {comparison.state === 'refused' && (
        <Alert title={inStep.notCompared} variant="danger">
          <Text>{errors[comparison.problem.code]}</Text>
          <Text variant="microcopy">{problem.requestId(comparison.problem.requestId)}</Text>
        </Alert>
      )}
      <Flex gap="sm" wrap align="center">
        <Button
          variant="secondary"
          size="sm"
          disabled={comparison.state === 'comparing'}
          onClick={() => void start()}
        >
          {inStep.syncNow}
        </Button>
        {comparison.state === 'comparing' && <LoadingSpinner label={inStep.comparing} showLabel />}
        {comparison.state === 'compared' && <Text>{comparison.words}</Text>}
      </Flex>
    </>
  );
}
