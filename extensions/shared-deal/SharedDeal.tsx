import React from 'react';
import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import { AutoGrid, Divider, Flex, Tab, Tabs, Text, Tile } from '@hubspot/ui-extensions';
import { ClaimLines } from '#extensions/kit/ClaimLines.tsx';
import { DealTags } from '#extensions/kit/DealTags.tsx';
import { DecisionReceiptBlock } from '#extensions/kit/DecisionReceiptBlock.tsx';
import { HelpLinks } from '#extensions/kit/HelpLinks.tsx';
import { useSharedDealReader } from './shared-deal-reader.ts';
import { teamSentence } from '#extensions/kit/team-words.ts';
import type { OpenedRecord } from '#extensions/registration/OpenedRecordCard.tsx';
import { BothCrms } from './BothCrms.tsx';
import { DealTeam } from './DealTeam.tsx';
import { Earnings } from './Earnings.tsx';
import { StateNotices } from './StateNotices.tsx';
import { ToDo } from './ToDo.tsx';

export interface SharedDealProps {
  opened: OpenedRecord;
  deal: SharedDealView;
}

/** A shared deal in the order of a partner's questions; what to do and what it earns are always in sight. */
export function SharedDeal({ opened, deal }: SharedDealProps) {
  const reader = useSharedDealReader();
  const { labels } = reader;
  const { view, record, recordView } = opened;
  const { vendor } = view;
  const words = labels.sharedDealCard.rest;
  return (
    <Flex direction="column" gap="md">
      <Flex direction="column" gap="xs">
        <DealTags deal={deal} />
        <Text>{labels.typeMeanings[deal.type]}</Text>
        <Text>{teamSentence(deal.team, 'responsible', reader)}</Text>
      </Flex>
      <StateNotices deal={deal} vendor={vendor.name} />
      <AutoGrid columnWidth={300} flexible gap="md">
        <Tile>
          <ToDo deal={deal} view={view} />
        </Tile>
        <Tile>
          <Earnings deal={deal} today={vendor.today} />
        </Tile>
      </AutoGrid>
      <Tabs defaultSelected="team">
        <Tab tabId="team" title={words.team}>
          <DealTeam team={deal.team} vendor={vendor.name} partner={view.partner.name} />
        </Tab>
        <Tab tabId="crm-deals" title={words.crmDeals}>
          <BothCrms
            crmDeals={deal.crmDeals}
            vendor={vendor.name}
            recordId={record.id}
            onCheckAgain={recordView.refresh}
          />
        </Tab>
        <Tab tabId="claim" title={words.claim}>
          <Flex direction="column" gap="sm">
            <ClaimLines deal={deal} today={vendor.today} domains={view.domains} />
            <Text variant="microcopy">{labels.decided.days(vendor.name, vendor.timeZone)}</Text>
          </Flex>
        </Tab>
        <Tab tabId="decided" title={words.decided}>
          <DecisionReceiptBlock deal={deal} vendor={vendor} today={vendor.today} />
        </Tab>
      </Tabs>
      <Divider />
      <HelpLinks vendor={vendor} cam={view.cam} />
    </Flex>
  );
}
