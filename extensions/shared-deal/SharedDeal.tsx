import React from 'react';
import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import { AutoGrid, Divider, Flex, Heading, Tab, Tabs, Text, Tile } from '@hubspot/ui-extensions';
import { ClaimLines } from '#extensions/kit/ClaimLines.tsx';
import { DealTags } from '#extensions/kit/DealTags.tsx';
import { DecisionReceiptBlock } from '#extensions/kit/DecisionReceiptBlock.tsx';
import { DealChanges } from '#extensions/kit/DealChanges.tsx';
import { InStep } from '#extensions/kit/InStep.tsx';
import { Messages } from '#extensions/kit/Messages.tsx';
import { AllNotices } from '#extensions/kit/Notices.tsx';
import { HelpLinks } from '#extensions/kit/HelpLinks.tsx';
import { useSharedDealReader } from './shared-deal-reader.ts';
import { teamSentence } from '#extensions/kit/team-words.ts';
import type { OpenedRecord } from '#extensions/registration/OpenedRecordCard.tsx';
import { BothCrms } from './BothCrms.tsx';
import { DealTeam } from './DealTeam.tsx';
import { Earnings } from './Earnings.tsx';
import { StateNotices } from './StateNotices.tsx';
import { ToDo } from './ToDo.tsx';
import { WhatIsOffered } from './WhatIsOffered.tsx';

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
      <StateNotices deal={deal} vendor={vendor.name} twin={view.sync?.otherSide.presence} />
      <AutoGrid columnWidth={300} flexible gap="md">
        <Tile>
          <ToDo deal={deal} view={view} />
        </Tile>
        <Tile>
          <Earnings deal={deal} today={vendor.today} />
        </Tile>
      </AutoGrid>
      <Tile>
        <Flex direction="column" gap="sm">
          <Heading>{labels.sharedDealCard.said}</Heading>
          <Messages
            hub={opened.hub}
            sharedDealId={deal.sharedDealId}
            messages={deal.messages}
            counterpart={vendor.name}
            primary={deal.state === 'open'}
            onMessages={(messages) => {
              recordView.showMessages(deal.sharedDealId, messages);
            }}
          />
        </Flex>
      </Tile>
      {deal.offer !== null && (
        <Tile>
          <WhatIsOffered offer={deal.offer} vendor={vendor.name} today={vendor.today} />
        </Tile>
      )}
      <BothSides opened={opened} deal={deal} />
      <Tabs defaultSelected="team">
        <Tab tabId="team" title={words.team}>
          <Flex direction="column" gap="sm">
            <DealTeam team={deal.team} vendor={vendor.name} partner={view.partner.name} />
            {deal.notices.length > 0 && (
              <Flex direction="column" gap="flush">
                <Text format={{ fontWeight: 'demibold' }}>{labels.sharedDealCard.told}</Text>
                <AllNotices notices={deal.notices} />
              </Flex>
            )}
          </Flex>
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

/** Is it in step, and what happened? Nothing where the hub has not looked at the two CRM deals yet. */
function BothSides({ opened, deal }: SharedDealProps) {
  const words = useSharedDealReader().labels.inStep;
  const { view, hub, recordView } = opened;
  const { sync, vendor } = view;
  if (sync?.sharedDealId !== deal.sharedDealId) return null;
  const companies = { partner: view.partner.name, vendor: vendor.name };
  return (
    <>
      <Tile>
        <Flex direction="column" gap="sm">
          <Heading>{words.heading}</Heading>
          <InStep
            hub={hub}
            sync={sync}
            companies={companies}
            counterpart={vendor.name}
            stopped={deal.state === 'removed'}
            onSync={recordView.showSync}
          />
        </Flex>
      </Tile>
      <Tile>
        <Flex direction="column" gap="sm">
          <Heading>{words.happened}</Heading>
          <DealChanges sync={sync} companies={companies} />
        </Flex>
      </Tile>
    </>
  );
}
