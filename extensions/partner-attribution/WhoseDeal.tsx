import React from 'react';
import type { AttributedDeal } from '#contracts/view-attribution.ts';
import { Alert, Flex, Heading, StatusTag, Text } from '@hubspot/ui-extensions';
import { useAttributionReader, type AttributionReader } from './attribution-reader.ts';
import { becauseOf, partnerNames, partnersAndTypes } from './attribution-words.ts';
import { StateTag } from './StateTag.tsx';
import type { Attribution } from './use-attribution.ts';

/** The answer in one look: who brought it, what it is, and the rule that made it so. */
export function WhoseDeal({ view }: { view: Attribution }) {
  const reader = useAttributionReader();
  const words = reader.labels.attribution;
  const own = view.deals.find(({ isThisRecord }) => isThisRecord);
  const gone = view.sync?.otherSide.presence ?? 'stands';
  const asked = own === undefined ? currentDeals(view.deals) : [own];
  const others =
    own === undefined
      ? []
      : view.deals.filter(({ partner, state }) => state === 'open' && partner.id !== own.partner.id);
  return (
    <Flex direction="column" gap="sm">
      <Heading>{headline(asked, view, reader)}</Heading>
      <Answers deals={asked} named={partnerNames(asked).length > 1} />
      {own !== undefined && gone !== 'stands' && (
        <Alert title={words.states.tombstoned} variant="warning">
          {reader.labels.inStep.gone[gone](own.partner.name)}
        </Alert>
      )}
      {others.length > 0 && <Text>{words.alsoWith(partnersAndTypes(others, reader))}</Text>}
      <HiddenFromEachOther deals={[...asked, ...others]} />
    </Flex>
  );
}

/** "Sourced by Alpha Digital", or how many partners there are. */
function headline(
  deals: readonly AttributedDeal[],
  { record }: Attribution,
  reader: AttributionReader,
): string {
  const words = reader.labels.attribution;
  const partners = partnerNames(deals);
  const [first] = deals;
  if (first !== undefined && partners.length === 1) {
    return words.broughtBy[first.tierCredit.credit](first.partner.name);
  }
  const prospect = record.companyName ?? record.name;
  return words.severalPartners(reader.format.number(partners.length), prospect);
}

/** A line for each deal: type, state and why; with the partner's name where no headline has said it. */
export function Answers({ deals, named }: { deals: readonly AttributedDeal[]; named: boolean }) {
  const { labels } = useAttributionReader();
  return (
    <>
      {deals.map((deal) => (
        <Flex key={deal.sharedDealId} gap="sm" wrap align="center">
          {named && <Text format={{ fontWeight: 'demibold' }}>{deal.partner.name}</Text>}
          <StatusTag variant="info" hollow>
            {labels.types[deal.type]}
          </StatusTag>
          <StateTag state={deal.state} />
          <Text>{becauseOf(deal, labels) ?? labels.attribution.noReceipt}</Text>
        </Flex>
      ))}
    </>
  );
}

/** Reminds the reader that none of several partners may hear of another (rules section 9). */
export function HiddenFromEachOther({ deals }: { deals: readonly AttributedDeal[] }) {
  const { attribution } = useAttributionReader().labels;
  if (partnerNames(deals).length < 2) return null;
  return <Text variant="microcopy">{attribution.hiddenFromEachOther}</Text>;
}

/** Open deals say whose prospect it is; where none is open, what was. */
export function currentDeals(deals: readonly AttributedDeal[]): readonly AttributedDeal[] {
  const open = deals.filter(({ state }) => state === 'open');
  return open.length > 0 ? open : deals;
}
