import React from 'react';
import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import { DescriptionList, DescriptionListItem, Flex, Text } from '@hubspot/ui-extensions';
import { Notices } from './Notices.tsx';
import { useReader } from './reader.tsx';

export interface DecisionReceiptBlockProps {
  deal: SharedDealView;
  vendor: { readonly name: string; readonly timeZone: string };
  today: string;
}

/** How a shared deal was decided: the rule in plain words, the facts as they were, who registered, and who was told. */
export function DecisionReceiptBlock({ deal, vendor, today }: DecisionReceiptBlockProps) {
  const { labels, format, now } = useReader();
  const words = labels.receipt;
  const { receipt } = deal;
  const registeredAt = format.momentAndDistance(deal.registeredAt, now());
  if (receipt === null) {
    return (
      <Flex direction="column" gap="sm">
        <Text>{labels.sharedDeal.registered(deal.registeredBy, registeredAt)}</Text>
        <Notices notices={deal.notices} />
        <Text>{words.missing}</Text>
      </Flex>
    );
  }
  const { used, usedAfter, limit } = receipt.capacity;
  const claimEnds = receipt.claimEndsOn === null ? null : format.dayAndDistance(receipt.claimEndsOn, today);
  const facts = [
    [words.holder, words.holders[receipt.holder]],
    [
      words.capacity,
      used === usedAfter
        ? words.capacityUnchanged(format.number(used), format.number(limit))
        : words.capacityChanged(format.number(used), format.number(usedAfter), format.number(limit)),
    ],
    [words.claim, claimEnds],
    [words.registeredBy, words.proofs[receipt.userProof](deal.registeredBy)],
    [words.decidedAt, format.momentAndDistance(receipt.decidedAt, now())],
    [words.policy, words.policyVersion(receipt.policyVersion)],
  ] as const;
  return (
    <Flex direction="column" gap="sm">
      <Text>
        {words.rules[receipt.rule]({
          vendor: vendor.name,
          domain: deal.domainUnicode,
          limit: format.number(limit),
          claimEnds,
          ownershipLapsed: receipt.reasons.includes('ownership_lapsed'),
        })}
      </Text>
      {receipt.type !== deal.type && (
        <Text>{words.retyped(labels.types[receipt.type], labels.types[deal.type])}</Text>
      )}
      {receipt.earlier.map((before) => (
        <Text key={before.decidedAt}>
          {words.earlier(labels.types[before.type], format.momentAndDistance(before.decidedAt, now()))}
        </Text>
      ))}
      <Text format={{ fontWeight: 'demibold' }}>{words.asItWas}</Text>
      <DescriptionList direction="column">
        {facts.flatMap(([label, value]) =>
          value === null
            ? []
            : [
                <DescriptionListItem key={label} label={label}>
                  <Text>{value}</Text>
                </DescriptionListItem>,
              ],
        )}
      </DescriptionList>
      <Notices notices={deal.notices} />
      {claimEnds !== null && (
        <Text variant="microcopy">{labels.decided.days(vendor.name, vendor.timeZone)}</Text>
      )}
    </Flex>
  );
}
