import React from 'react';
import type { OwnCrmDeal } from '#contracts/view-record.ts';
import { Button, Divider, Flex, Heading, Text } from '@hubspot/ui-extensions';
import { AskCam } from '#extensions/kit/AskCam.tsx';
import { HelpLinks } from '#extensions/kit/HelpLinks.tsx';
import { useSharedDealReader } from './shared-deal-reader.ts';
import { AssociateRecord } from '#extensions/registration/AssociateRecord.tsx';
import { DomainBlock } from '#extensions/registration/DomainBlock.tsx';
import type { OpenedRecord } from '#extensions/registration/OpenedRecordCard.tsx';
import { RegistrationOffer } from '#extensions/registration/RegistrationOffer.tsx';
import {
  useRegistrationFlow,
  type RegistrationFlow,
} from '#extensions/registration/use-registration-flow.ts';
import { ConversionChecklist } from './ConversionChecklist.tsx';
import { ConversionOffer } from './ConversionOffer.tsx';

export interface NotSharedProps {
  opened: OpenedRecord;
  crmDeal: OwnCrmDeal;
}

/** An ordinary CRM deal: what it needs to become a shared one, what sharing would do, and the one button that does it. */
export function NotShared({ opened, crmDeal }: NotSharedProps) {
  const words = useSharedDealReader().labels.sharedDealCard.notShared;
  const { view } = opened;
  const flow = useRegistrationFlow(opened, 'convert');
  const { choice } = flow;
  const lacksCompany = crmDeal.missing.includes('company_missing');
  return (
    <Flex direction="column" gap="md">
      <Flex direction="column" gap="xs">
        <Heading>{words.title}</Heading>
        <Text>{words.text(view.vendor.name)}</Text>
      </Flex>
      <ConversionChecklist view={view} crmDeal={crmDeal} offer={choice.offer} />
      {lacksCompany ? (
        <LackingCompany opened={opened} crmDeal={crmDeal} question={flow.question} />
      ) : (
        <>
          <DomainBlock
            domains={view.domains}
            picked={choice.picked}
            offer={choice.offer}
            onPick={choice.pick}
          />
          <RegistrationOffer
            opened={opened}
            flow={flow}
            offered={(offer) => (
              <ConversionOffer offer={offer} opened={opened} crmDeal={crmDeal} flow={flow} />
            )}
          />
        </>
      )}
      <Divider />
      <HelpLinks vendor={view.vendor} cam={view.cam} />
    </Flex>
  );
}

/** Without a company there is no domain, and so nothing to look up (R8). */
function LackingCompany(props: NotSharedProps & { question: RegistrationFlow['question'] }) {
  const { opened, crmDeal, question } = props;
  const { labels } = useSharedDealReader();
  const issue = crmDeal.missing.map((reason) => labels.conversionMissing[reason]).join(' ');
  return (
    <Flex direction="column" gap="sm">
      <Text>{issue}</Text>
      <AskCam question={{ ...question, issue, requestId: null }} />
      <Flex gap="sm" wrap align="center">
        <AssociateRecord record={opened.record} type="company" />
        {crmDeal.missing.includes('contact_missing') && (
          <AssociateRecord record={opened.record} type="contact" variant="secondary" />
        )}
        <Button variant="secondary" onClick={opened.recordView.reload}>
          {labels.actions.checkAgain}
        </Button>
      </Flex>
    </Flex>
  );
}
