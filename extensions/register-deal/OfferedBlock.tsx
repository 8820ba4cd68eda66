import React from 'react';
import { Button, Flex, Text } from '@hubspot/ui-extensions';
import type { CamQuestion } from '#extensions/kit/ask-cam.ts';
import type { OfferOf } from '#extensions/kit/codes.ts';
import { useReader } from '#extensions/kit/reader.tsx';
import type { RecordReference } from '#contracts/record-reference.ts';
import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import type { KeptDraft } from './draft-store.ts';
import { HowDecided } from './HowDecided.tsx';
import { OutcomeBlock } from './OutcomeBlock.tsx';
import { RegistrationPanel } from './RegistrationPanel.tsx';
import { improvesOpenDeal } from './registration-draft.ts';
import type { Registration } from './use-registration.ts';
import type { RecordAnswer } from './use-record-view.ts';

export interface OfferedBlockProps {
  offer: OfferOf<'offered'>;
  view: RecordAnswer;
  record: RecordReference;
  kept: KeptDraft;
  registration: Registration;
  question: Omit<CamQuestion, 'issue' | 'requestId'>;
  /** R7: the open shared deal that is there already, shown above. */
  openDeal: SharedDealView | null;
}

/** What registering would do, and the one button that does it. */
export function OfferedBlock(props: OfferedBlockProps) {
  const { offer, view, record, kept, registration, question, openDeal } = props;
  const { actions, sharedDeal } = useReader().labels;
  const { outcome, domain } = offer;
  const outcomeProps = { outcome, domain, vendor: view.vendor };
  const isThere = openDeal !== null || outcome.openSharedDeals.length > 0;
  const crmDealUrl = openDeal?.crmDeals.partner.url ?? outcome.openSharedDeals[0]?.crmDealUrl ?? null;
  const improves = outcome.openSharedDeals.some((deal) => improvesOpenDeal(outcome, deal));
  const isFurther = isThere && !improves;
  const panel = (
    <RegistrationPanel
      {...outcomeProps}
      context={{ record, domain: domain.domain, domainWritten: domain.unicode, outcome, form: view.form }}
      kept={kept}
      registration={registration}
      question={question}
    />
  );
  return (
    <Flex direction="column" gap="md">
      {isThere && <Text>{sharedDeal.alreadyThere}</Text>}
      {!isFurther && <OutcomeBlock {...outcomeProps} />}
      <Flex gap="sm" wrap align="center">
        {isFurther && crmDealUrl !== null && (
          <Button variant="primary" href={crmDealUrl}>
            {actions.openCrmDeal}
          </Button>
        )}
        <Button variant={isFurther ? 'secondary' : 'primary'} overlay={panel}>
          {isFurther ? actions.registerAnother : actions.register}
        </Button>
        <Button variant="transparent" overlay={<HowDecided {...outcomeProps} />}>
          {actions.howDecided}
        </Button>
      </Flex>
    </Flex>
  );
}
