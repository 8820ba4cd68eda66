import React from 'react';
import type { AttributedDeal } from '#contracts/view-attribution.ts';
import { Accordion, Flex, Heading, Tab, Tabs } from '@hubspot/ui-extensions';
import { useAttributionReader } from './attribution-reader.ts';
import { DealTeam } from './DealTeam.tsx';
import { Eligibility } from './Eligibility.tsx';
import { PartnerSees } from './PartnerSees.tsx';
import { Receipt } from './Receipt.tsx';
import type { Attribution } from './use-attribution.ts';

/** Each shared deal in detail, folded; open at once where there is only one, or for the one of this record. */
export function DealDetails({ view }: { view: Attribution }) {
  const { labels } = useAttributionReader();
  const words = labels.attribution.details;
  const { deals, vendor } = view;
  return (
    <Flex direction="column" gap="sm">
      <Heading>{words.heading}</Heading>
      {deals.map((deal) => (
        <Accordion
          key={deal.sharedDealId}
          title={words.title(deal.partner.name, deal.name)}
          defaultOpen={deals.length === 1 || deal.isThisRecord}
          size="sm"
        >
          <Details deal={deal} vendor={vendor} />
        </Accordion>
      ))}
    </Flex>
  );
}

export interface DetailsProps {
  deal: AttributedDeal;
  vendor: Attribution['vendor'];
}

function Details({ deal, vendor }: DetailsProps) {
  const words = useAttributionReader().labels.attribution.details;
  return (
    <Tabs variant="enclosed" defaultSelected="decision">
      <Tab tabId="decision" title={words.decision}>
        <Receipt deal={deal} vendor={vendor} />
      </Tab>
      <Tab tabId="eligibility" title={words.eligibility}>
        <Eligibility deal={deal} vendor={vendor} />
      </Tab>
      <Tab tabId="team" title={words.team}>
        <DealTeam team={deal.team} />
      </Tab>
      <Tab tabId="partner-sees" title={words.partnerSees}>
        <PartnerSees deal={deal} vendor={vendor} />
      </Tab>
    </Tabs>
  );
}
