import React from 'react';
import type { Verdict } from '#contracts/values.ts';
import { Flex, Text } from '@hubspot/ui-extensions';
import { useAttributionReader } from './attribution-reader.ts';
import type { DetailsProps } from './DealDetails.tsx';
import { CommissionTag, TierCreditTag } from './VerdictTags.tsx';

/** Both verdicts with their reasons, what would change them, and the day when time will. */
export function Eligibility({ deal, vendor }: DetailsProps) {
  const { labels } = useAttributionReader();
  return (
    <Flex direction="column" gap="md">
      <Flex direction="column" gap="flush">
        <Flex gap="sm" wrap align="center">
          <Text format={{ fontWeight: 'demibold' }}>{labels.verdict.commission}</Text>
          <CommissionTag verdict={deal.commission} />
        </Flex>
        <Reasons verdict={deal.commission} today={vendor.today} />
      </Flex>
      <Flex direction="column" gap="flush">
        <Flex gap="sm" wrap align="center">
          <Text format={{ fontWeight: 'demibold' }}>{labels.verdict.tierCredit}</Text>
          <TierCreditTag verdict={deal.tierCredit} />
        </Flex>
        <Reasons verdict={deal.tierCredit} today={vendor.today} />
      </Flex>
      <Text variant="microcopy">{labels.attribution.ownFacts}</Text>
    </Flex>
  );
}

function Reasons({ verdict, today }: { verdict: Verdict; today: string }) {
  const { labels, format } = useAttributionReader();
  const words = labels.attribution;
  return (
    <>
      {verdict.reasons.map((reason) => (
        <Text key={reason}>{words.verdictReasons[reason]}</Text>
      ))}
      {verdict.verdict !== 'eligible' &&
        verdict.remedies.map((remedy) => <Text key={remedy}>{words.remedies[remedy]}</Text>)}
      {verdict.changesOn !== null && (
        <Text variant="microcopy">
          {labels.verdict.changesOn(format.dayAndDistance(verdict.changesOn, today))}
        </Text>
      )}
    </>
  );
}
