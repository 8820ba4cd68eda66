import React from 'react';
import type { TierCreditVerdict, Verdict } from '#contracts/values.ts';
import { Flex, StatusTag, Text } from '@hubspot/ui-extensions';
import type { VerdictKind } from './codes.ts';
import { usePartnerReader } from './partner-reader.ts';

const colours = {
  eligible: 'success',
  conditional: 'warning',
  ineligible: 'danger',
} as const satisfies Record<VerdictKind, string>;

/** Commission and tier credit: never a bare tick, always verdict, reasons, what would change it, and when time will. */
export function VerdictLines(props: { commission: Verdict; tierCredit: TierCreditVerdict; today: string }) {
  const { labels } = usePartnerReader();
  const { verdict: words } = labels;
  const { commission, tierCredit, today } = props;
  const credit = words.withCredit(words.credits[tierCredit.credit], words.creditVerdicts[tierCredit.verdict]);
  return (
    <Flex direction="column" gap="sm">
      <VerdictLine
        title={words.commission}
        words={words.commissionKinds[commission.verdict]}
        verdict={commission}
        today={today}
      />
      <VerdictLine title={words.tierCredit} words={credit} verdict={tierCredit} today={today} />
      <Text variant="microcopy">{words.othersHint}</Text>
    </Flex>
  );
}

function VerdictLine(props: { title: string; words: string; verdict: Verdict; today: string }) {
  const { labels, format } = usePartnerReader();
  const { verdict, title, words, today } = props;
  return (
    <Flex direction="column" gap="flush">
      <Flex gap="sm" wrap align="center">
        <Text format={{ fontWeight: 'demibold' }}>{title}</Text>
        <StatusTag variant={colours[verdict.verdict]}>{words}</StatusTag>
      </Flex>
      {verdict.reasons.map((reason) => (
        <Text key={reason}>{labels.verdictReasons[reason]}</Text>
      ))}
      {verdict.verdict !== 'eligible' &&
        verdict.remedies.map((remedy) => <Text key={remedy}>{labels.remedies[remedy]}</Text>)}
      {verdict.changesOn !== null && (
        <Text variant="microcopy">
          {labels.verdict.changesOn(format.dayAndDistance(verdict.changesOn, today))}
        </Text>
      )}
    </Flex>
  );
}
