import React from 'react';
import type { OwnCrmDeal } from '#contracts/view-record.ts';
import { Button, Flex, Link, Text } from '@hubspot/ui-extensions';
import type { OfferOf } from '#extensions/kit/codes.ts';
import { useSharedDealReader } from './shared-deal-reader.ts';
import { RegistrationPanel } from '#extensions/registration-form/RegistrationPanel.tsx';
import { AssociateRecord } from '#extensions/registration/AssociateRecord.tsx';
import { HowDecided } from '#extensions/registration/HowDecided.tsx';
import { IdleClaims } from '#extensions/registration/IdleClaims.tsx';
import type { OpenedRecord } from '#extensions/registration/OpenedRecordCard.tsx';
import { OutcomeBlock } from '#extensions/registration/OutcomeBlock.tsx';
import type { RegistrationFlow } from '#extensions/registration/use-registration-flow.ts';

export interface ConversionOfferProps {
  offer: OfferOf<'offered'>;
  opened: OpenedRecord;
  crmDeal: OwnCrmDeal;
  flow: RegistrationFlow;
}

/** What sharing this CRM deal would do; the button leads to what is still missing, or to the form. */
export function ConversionOffer({ offer, opened, crmDeal, flow }: ConversionOfferProps) {
  const { labels } = useSharedDealReader();
  const { actions, submit } = labels;
  const { outcome, domain } = offer;
  const { view, hub, record, recordView } = opened;
  const outcomeProps = { outcome, domain, vendor: view.vendor };
  const lacksContact = crmDeal.missing.includes('contact_missing');
  return (
    <Flex direction="column" gap="md">
      <OpenDeals deals={outcome.openSharedDeals} />
      <OutcomeBlock {...outcomeProps} />
      <IdleClaims
        claims={outcome.idleClaims}
        heading={labels.release.heading}
        vendor={view.vendor}
        hub={hub}
        onReleased={flow.choice.lookAgain}
      />
      {lacksContact && <Text>{labels.conversionMissing.contact_missing}</Text>}
      <Flex gap="sm" wrap align="center">
        {lacksContact ? (
          <>
            <AssociateRecord record={record} type="contact" />
            <Button variant="secondary" onClick={recordView.reload}>
              {actions.checkAgain}
            </Button>
          </>
        ) : (
          <Button
            variant="primary"
            overlay={<RegistrationPanel {...outcomeProps} crmDeal={crmDeal} opened={opened} flow={flow} />}
          >
            {submit.convert.action}
          </Button>
        )}
        <Button variant="transparent" overlay={<HowDecided {...outcomeProps} />}>
          {actions.howDecided}
        </Button>
      </Flex>
    </Flex>
  );
}

/** R7: sharing a further CRM deal is allowed, and nobody shall do it without knowing of the one that is there. */
function OpenDeals({ deals }: { deals: OfferOf<'offered'>['outcome']['openSharedDeals'] }) {
  const words = useSharedDealReader().labels.sharedDealCard.notShared;
  if (deals.length === 0) return null;
  return (
    <Flex direction="column" gap="xs" align="start">
      <Text>{words.alreadyOpen}</Text>
      {deals.map(({ sharedDealId, name, crmDealUrl }) =>
        crmDealUrl === null ? (
          <Text key={sharedDealId}>{name}</Text>
        ) : (
          <Link key={sharedDealId} href={crmDealUrl}>
            {name}
          </Link>
        ),
      )}
      <Text>{words.sharesFurther}</Text>
    </Flex>
  );
}
