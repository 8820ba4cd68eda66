import React from 'react';
import { Divider, Flex } from '@hubspot/ui-extensions';
import { DealDetails } from './DealDetails.tsx';
import { DomainClaims } from './DomainClaims.tsx';
import { NoPartners, UnsharedDeal } from './NoPartners.tsx';
import { PartnersTable } from './PartnersTable.tsx';
import type { HubClient } from '#extensions/kit/hub-client.ts';
import type { Attribution, AttributionView } from './use-attribution.ts';
import { WhoseDeal } from './WhoseDeal.tsx';

export interface AttributedRecordProps {
  view: Attribution;
  hub: HubClient;
  onMessages: AttributionView['showMessages'];
  onSync: AttributionView['showSync'];
  onCheckAgain: () => void;
}

/** The card once the hub has answered: whose deal and why, the partners side by side, the claim, and all of it in detail. */
export function AttributedRecord({ view, hub, onMessages, onSync, onCheckAgain }: AttributedRecordProps) {
  if (view.deals.length === 0) return <NoPartners view={view} onCheckAgain={onCheckAgain} />;
  const ordered = { ...view, deals: holdersFirst(view) };
  return (
    <Flex direction="column" gap="md">
      {view.unsharedDeal === null ? <WhoseDeal view={ordered} /> : <UnsharedDeal view={ordered} />}
      <PartnersTable view={ordered} onCheckAgain={onCheckAgain} />
      <DomainClaims view={view} />
      <Divider />
      <DealDetails view={ordered} hub={hub} onMessages={onMessages} onSync={onSync} />
    </Flex>
  );
}

/** The hub's order, but whoever holds the domain comes before those who do not; this record's own stays first of all. */
function holdersFirst({ deals, domains }: Attribution): Attribution['deals'] {
  const holderOf = new Map(
    domains.map(({ domain, holder }) => [
      domain.domain,
      holder.kind === 'partner' ? holder.partner.id : undefined,
    ]),
  );
  const rank = (deal: Attribution['deals'][number]) =>
    deal.isThisRecord ? 0 : deal.state === 'open' && holderOf.get(deal.domain) === deal.partner.id ? 1 : 2;
  return deals.toSorted((a, b) => rank(a) - rank(b));
}
