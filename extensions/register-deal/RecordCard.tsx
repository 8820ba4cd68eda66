import React from 'react';
import { Divider, Flex } from '@hubspot/ui-extensions';
import { HelpLinks } from '#extensions/kit/HelpLinks.tsx';
import { DomainBlock } from '#extensions/registration/DomainBlock.tsx';
import type { OpenedRecord } from '#extensions/registration/OpenedRecordCard.tsx';
import { RegistrationOffer } from '#extensions/registration/RegistrationOffer.tsx';
import { useRegistrationFlow } from '#extensions/registration/use-registration-flow.ts';
import { OfferedBlock } from './OfferedBlock.tsx';
import { SharedDeals, orderedDeals } from './SharedDeals.tsx';

/** The card once the hub has answered: the domain, the shared deals that are there, and what registering would do. */
export function RecordCard(opened: OpenedRecord) {
  const { view, recordView } = opened;
  const flow = useRegistrationFlow(opened, 'register');
  const { choice } = flow;
  return (
    <Flex direction="column" gap="md">
      <DomainBlock domains={view.domains} picked={choice.picked} offer={choice.offer} onPick={choice.pick} />
      <SharedDeals view={view} onCheckAgain={recordView.refresh} />
      <RegistrationOffer
        opened={opened}
        flow={flow}
        offered={(offer) => {
          const { domain } = offer.domain;
          const openDeal = orderedDeals(view.sharedDeals).find(
            (deal) => deal.domain === domain && deal.state === 'open',
          );
          return <OfferedBlock offer={offer} openDeal={openDeal ?? null} opened={opened} flow={flow} />;
        }}
      />
      <Divider />
      <HelpLinks vendor={view.vendor} cam={view.cam} />
    </Flex>
  );
}
