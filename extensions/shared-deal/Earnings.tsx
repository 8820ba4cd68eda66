import React from 'react';
import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import { Flex, Heading, Text } from '@hubspot/ui-extensions';
import { useSharedDealReader } from './shared-deal-reader.ts';
import { VerdictLines } from '#extensions/kit/VerdictLines.tsx';

/** Do I earn on it? Both verdicts with reasons, what helps, and what time or new rules do to them. */
export function Earnings({ deal, today }: { deal: SharedDealView; today: string }) {
  const words = useSharedDealReader().labels.sharedDealCard;
  const { commission, tierCredit, receipt } = deal;
  const isClosed = deal.state === 'won' || deal.state === 'lost';
  const rulesThen = receipt?.policyVersion ?? commission.policyVersion;
  return (
    <Flex direction="column" gap="sm">
      <Heading>{words.earn}</Heading>
      <VerdictLines commission={commission} tierCredit={tierCredit} today={today} />
      {isClosed && <Text variant="microcopy">{words.judgedAtClose}</Text>}
      {!isClosed && rulesThen !== commission.policyVersion && (
        <Text variant="microcopy">{words.policyChanged(commission.policyVersion, rulesThen)}</Text>
      )}
    </Flex>
  );
}
