import React from 'react';
import type { Outcome, RecordDomain } from '#contracts/values.ts';
import { Flex, ProgressBar, Text } from '@hubspot/ui-extensions';
import { usePartnerReader } from '#extensions/kit/partner-reader.ts';
import { teamSentences } from '#extensions/kit/team-words.ts';
import { VerdictLines } from '#extensions/kit/VerdictLines.tsx';
import { ruleFactsOf } from './outcome-words.ts';
import type { RecordAnswer } from './use-record-view.ts';

export interface OutcomeProps {
  outcome: Outcome;
  domain: RecordDomain;
  vendor: RecordAnswer['vendor'];
}

/** What registering would do: the outcome first, in words; then who, what is claimed, and what the partner earns on. */
export function OutcomeBlock({ outcome, domain, vendor }: OutcomeProps) {
  const reader = usePartnerReader();
  const { labels } = reader;
  const facts = ruleFactsOf(outcome, domain, vendor, reader);
  return (
    <Flex direction="column" gap="sm">
      <Text format={{ fontWeight: 'bold' }}>{labels.becomes[outcome.type]}</Text>
      {teamSentences(outcome.team, reader).map((sentence) => (
        <Text key={sentence}>{sentence}</Text>
      ))}
      <Text>{labels.outcome[outcome.rule](facts)}</Text>
      <Capacity capacity={outcome.capacity} />
      <VerdictLines commission={outcome.commission} tierCredit={outcome.tierCredit} today={vendor.today} />
    </Flex>
  );
}

function Capacity({ capacity }: { capacity: Outcome['capacity'] }) {
  const { labels, format } = usePartnerReader();
  const { used, usedAfter, limit } = capacity;
  const words = usedAfter === used ? labels.capacity.unchanged : labels.capacity.after;
  return (
    <ProgressBar
      title={labels.capacity.title}
      value={usedAfter}
      maxValue={limit}
      variant={usedAfter >= limit ? 'warning' : 'success'}
      valueDescription={words(format.number(usedAfter), format.number(limit))}
    />
  );
}
