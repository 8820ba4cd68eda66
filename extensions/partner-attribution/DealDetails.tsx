import React, { useState } from 'react';
import type { DealSync } from '#contracts/deal-sync.ts';
import type { AttributedDeal } from '#contracts/view-attribution.ts';
import { Accordion, Flex, Heading, Tab, Tabs, Text } from '@hubspot/ui-extensions';
import { DealChanges } from '#extensions/kit/DealChanges.tsx';
import type { HubClient } from '#extensions/kit/hub-client.ts';
import { InStep } from '#extensions/kit/InStep.tsx';
import { Messages } from '#extensions/kit/Messages.tsx';
import { AllNotices } from '#extensions/kit/Notices.tsx';
import { useAttributionReader } from './attribution-reader.ts';
import { DealTeam } from './DealTeam.tsx';
import { Eligibility } from './Eligibility.tsx';
import { PartnerSees } from './PartnerSees.tsx';
import { Receipt } from './Receipt.tsx';
import type { Attribution, AttributionView } from './use-attribution.ts';

interface Channel {
  hub: HubClient;
  onMessages: AttributionView['showMessages'];
  onSync: AttributionView['showSync'];
}

/** Each shared deal in detail, folded; open at once where there is only one, or for the one of this record. */
export function DealDetails({ view, ...channel }: Channel & { view: Attribution }) {
  const { labels } = useAttributionReader();
  const { deals, vendor } = view;
  return (
    <Flex direction="column" gap="sm">
      <Heading>{labels.attribution.details.heading}</Heading>
      {deals.map((deal) => (
        <FoldedDetails
          key={deal.sharedDealId}
          deal={deal}
          vendor={vendor}
          sync={view.sync?.sharedDealId === deal.sharedDealId ? view.sync : null}
          opensAtOnce={deals.length === 1 || deal.isThisRecord}
          {...channel}
        />
      ))}
    </Flex>
  );
}

export interface DetailsProps {
  deal: AttributedDeal;
  vendor: Attribution['vendor'];
}

interface OpenedDetails extends DetailsProps, Channel {
  /** Only of the shared deal whose CRM deal the record is. */
  sync: DealSync | null;
}

function FoldedDetails({ opensAtOnce, ...details }: OpenedDetails & { opensAtOnce: boolean }) {
  const words = useAttributionReader().labels.attribution.details;
  const [isOpen, setIsOpen] = useState(opensAtOnce);
  const { deal } = details;
  return (
    <Accordion
      title={words.title(deal.partner.name, deal.name)}
      open={isOpen}
      onClick={() => {
        setIsOpen(!isOpen);
      }}
      size="sm"
    >
      <Details {...details} isOpen={isOpen} />
    </Accordion>
  );
}

/** The conversation is there only while somebody can see it, since what is shown counts as read. */
function Details({ isOpen, ...details }: OpenedDetails & { isOpen: boolean }) {
  const { deal, vendor, sync, hub, onMessages, onSync } = details;
  const { labels, format } = useAttributionReader();
  const words = labels.attribution.details;
  const [tab, setTab] = useState('decision');
  const { unread } = deal.messages;
  return (
    <Tabs
      variant="enclosed"
      selected={tab}
      onSelectedChange={(selected: string) => {
        setTab(selected);
      }}
    >
      <Tab tabId="decision" title={words.decision}>
        <Receipt deal={deal} vendor={vendor} />
      </Tab>
      <Tab tabId="messages" title={unread === 0 ? words.messages : words.messagesNew(format.number(unread))}>
        {isOpen && tab === 'messages' && (
          <Messages
            hub={hub}
            sharedDealId={deal.sharedDealId}
            messages={deal.messages}
            counterpart={deal.partner.name}
            onMessages={(messages) => {
              onMessages(deal.sharedDealId, messages);
            }}
          />
        )}
      </Tab>
      {sync !== null && (
        <Tab tabId="in-step" title={words.inStep}>
          <BothSides deal={deal} vendor={vendor} hub={hub} sync={sync} onSync={onSync} />
        </Tab>
      )}
      <Tab tabId="eligibility" title={words.eligibility}>
        <Eligibility deal={deal} vendor={vendor} />
      </Tab>
      <Tab tabId="team" title={words.team}>
        <Flex direction="column" gap="sm">
          <DealTeam team={deal.team} />
          {deal.notices.length > 0 && (
            <Flex direction="column" gap="flush">
              <Text format={{ fontWeight: 'demibold' }}>{words.told}</Text>
              <AllNotices notices={deal.notices} />
            </Flex>
          )}
        </Flex>
      </Tab>
      <Tab tabId="partner-sees" title={words.partnerSees}>
        <PartnerSees deal={deal} vendor={vendor} />
      </Tab>
    </Tabs>
  );
}

/** Is it in step, and what happened? */
function BothSides(props: DetailsProps & Pick<Channel, 'hub' | 'onSync'> & { sync: DealSync }) {
  const { deal, vendor, hub, sync, onSync } = props;
  const words = useAttributionReader().labels.inStep;
  const companies = { partner: deal.partner.name, vendor: vendor.name };
  return (
    <Flex direction="column" gap="sm">
      <InStep
        hub={hub}
        sync={sync}
        companies={companies}
        counterpart={deal.partner.name}
        stopped={deal.state === 'removed'}
        onSync={onSync}
      />
      <Text format={{ fontWeight: 'demibold' }}>{words.happened}</Text>
      <DealChanges sync={sync} companies={companies} />
    </Flex>
  );
}
