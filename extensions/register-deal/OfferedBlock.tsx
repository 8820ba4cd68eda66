import React from 'react';
import { Button, Flex, Text } from '@hubspot/ui-extensions';
import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import type { OfferOf } from '#extensions/kit/codes.ts';
import { usePartnerReader } from '#extensions/kit/partner-reader.ts';
import { improvesOpenDeal } from '#extensions/registration-form/registration-draft.ts';
import { RegistrationPanel } from '#extensions/registration-form/RegistrationPanel.tsx';
import { HowDecided } from '#extensions/registration/HowDecided.tsx';
import { IdleClaims } from '#extensions/registration/IdleClaims.tsx';
import type { OpenedRecord } from '#extensions/registration/OpenedRecordCard.tsx';
import { OutcomeBlock } from '#extensions/registration/OutcomeBlock.tsx';
import type { RegistrationFlow } from '#extensions/registration/use-registration-flow.ts';

export interface OfferedBlockProps {
  offer: OfferOf<'offered'>;
  /** R7: the open shared deal that is there already, shown above. */
  openDeal: SharedDealView | null;
  opened: OpenedRecord;
  flow: RegistrationFlow;
}

/** What registering would do, and the one button that does it. */
export function OfferedBlock({ offer, openDeal, opened, flow }: OfferedBlockProps) {
  const { actions, release, sharedDeal, submit } = usePartnerReader().labels;
  const { outcome, domain } = offer;
  const { view, hub } = opened;
  const outcomeProps = { outcome, domain, vendor: view.vendor };
  const isThere = openDeal !== null || outcome.openSharedDeals.length > 0;
  const crmDealUrl = openDeal?.crmDeals.partner.url ?? outcome.openSharedDeals[0]?.crmDealUrl ?? null;
  const improves = outcome.openSharedDeals.some((deal) => improvesOpenDeal(outcome, deal));
  const isFurther = isThere && !improves;
  const panel = <RegistrationPanel {...outcomeProps} crmDeal={null} opened={opened} flow={flow} />;
  return (
    <Flex direction="column" gap="md">
      {isThere && <Text>{sharedDeal.alreadyThere}</Text>}
      {!isFurther && <OutcomeBlock {...outcomeProps} />}
      {!isFurther && (
        <IdleClaims
          claims={outcome.idleClaims}
          heading={release.heading}
          vendor={view.vendor}
          hub={hub}
          onReleased={flow.choice.lookAgain}
        />
      )}
      <Flex gap="sm" wrap align="center">
        {isFurther && crmDealUrl !== null && (
          <Button variant="primary" href={crmDealUrl}>
            {actions.openCrmDeal}
          </Button>
        )}
        <Button variant={isFurther ? 'secondary' : 'primary'} overlay={panel}>
          {isFurther ? actions.registerAnother : submit.register.action}
        </Button>
        {(openDeal === null || openDeal.receipt === null || !isFurther) && (
          <Button variant="transparent" overlay={<HowDecided {...outcomeProps} />}>
            {actions.howDecided}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}
