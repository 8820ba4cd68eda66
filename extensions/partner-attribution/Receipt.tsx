import React from 'react';
import { DescriptionList, DescriptionListItem, Flex, Text } from '@hubspot/ui-extensions';
import { useAttributionReader } from './attribution-reader.ts';
import { explanationOf } from './attribution-words.ts';
import type { DetailsProps } from './DealDetails.tsx';

/** The decision's receipt: the rule in plain words, the facts as they were, and beside them what holds today. */
export function Receipt({ deal, vendor }: DetailsProps) {
  const { labels, format, now } = useAttributionReader();
  const words = labels.attribution.receipt;
  return (
    <Flex direction="column" gap="sm">
      <Text>{explanationOf(deal, labels)}</Text>
      {deal.receipt?.earlier.map((before) => (
        <Text key={before.decidedAt}>
          {labels.receipt.earlier(
            labels.types[before.type],
            format.momentAndDistance(before.decidedAt, now()),
          )}
        </Text>
      ))}
      <FactsThen deal={deal} vendor={vendor} />
      <Text format={{ fontWeight: 'demibold' }}>{words.today}</Text>
      <DescriptionList direction="column">
        <DescriptionListItem label={words.claim}>
          <Text>
            {deal.claimEndsOn === null
              ? words.noClaimNow(deal.partner.name)
              : words.claimUntil(format.dayAndDistance(deal.claimEndsOn, vendor.today))}
          </Text>
        </DescriptionListItem>
      </DescriptionList>
    </Flex>
  );
}

function FactsThen({ deal, vendor }: DetailsProps) {
  const { labels, format, now } = useAttributionReader();
  const words = labels.attribution.receipt;
  const { receipt, partner, registeredBy } = deal;
  if (receipt === null) return null;
  const { used, usedAfter, limit } = receipt.capacity;
  return (
    <>
      <Text format={{ fontWeight: 'demibold' }}>{words.atDecision}</Text>
      <DescriptionList direction="column">
        <DescriptionListItem label={words.decidedAt}>
          <Text>{format.momentAndDistance(receipt.decidedAt, now())}</Text>
        </DescriptionListItem>
        {receipt.type !== deal.type && (
          <DescriptionListItem label={words.type}>
            <Text>{labels.types[receipt.type]}</Text>
          </DescriptionListItem>
        )}
        <DescriptionListItem label={words.holder}>
          <Text>{words.holders[receipt.holder](partner.name)}</Text>
        </DescriptionListItem>
        <DescriptionListItem label={words.capacity(partner.name)}>
          <Text>
            {words.capacityThen(format.number(used), format.number(usedAfter), format.number(limit))}
          </Text>
        </DescriptionListItem>
        <DescriptionListItem label={words.claim}>
          <Text>
            {receipt.claimEndsOn === null
              ? words.noClaimThen
              : words.claimUntil(format.dayAndDistance(receipt.claimEndsOn, vendor.today))}
          </Text>
        </DescriptionListItem>
        <DescriptionListItem label={words.registeredBy}>
          <Text>{words.proofs[receipt.userProof](registeredBy.name)}</Text>
        </DescriptionListItem>
      </DescriptionList>
      <Text variant="microcopy">{labels.decided.policy(receipt.policyVersion)}</Text>
    </>
  );
}
