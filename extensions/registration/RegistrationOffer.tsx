import React, { type ReactNode } from 'react';
import { LoadingSpinner } from '@hubspot/ui-extensions';
import type { OfferOf } from '#extensions/kit/codes.ts';
import { ProblemNotice } from '#extensions/kit/ProblemNotice.tsx';
import { usePartnerReader } from '#extensions/kit/partner-reader.ts';
import { BlockedOffer } from './BlockedOffer.tsx';
import { NothingToDecide } from './NothingToDecide.tsx';
import type { OpenedRecord } from './OpenedRecordCard.tsx';
import type { RegistrationFlow } from './use-registration-flow.ts';

export interface RegistrationOfferProps {
  opened: OpenedRecord;
  flow: RegistrationFlow;
  /** What the card makes of an outcome that may be registered. */
  offered: (offer: OfferOf<'offered'>) => ReactNode;
}

/** What registering would do, or why there is nothing to decide; each state with its way on. */
export function RegistrationOffer({ opened, flow, offered }: RegistrationOfferProps) {
  const { labels } = usePartnerReader();
  const { view, record, recordView } = opened;
  const { choice, question } = flow;
  const { offer } = choice;
  if (offer.state === 'loading') return <LoadingSpinner label={labels.loadingChoice} showLabel />;
  if (offer.state === 'failed') {
    return <ProblemNotice problem={offer.problem} question={question} onRetry={choice.renew} />;
  }
  switch (offer.value.state) {
    case 'pick_domain':
    case 'already_shared':
      return null;
    case 'nothing_to_decide':
      return (
        <NothingToDecide
          offer={offer.value}
          record={record}
          lacksCompany={view.form.companyName === null}
          question={question}
          onCheckAgain={recordView.reload}
        />
      );
    case 'removed_by_vendor':
    case 'capacity_reached':
    case 'preview_quota_exceeded':
    case 'not_permitted':
      return (
        <BlockedOffer
          offer={offer.value}
          vendor={view.vendor}
          partner={view.partner.name}
          hub={opened.hub}
          question={question}
          onCheckAgain={recordView.reload}
          onReleased={choice.lookAgain}
        />
      );
    case 'offered':
      return offered(offer.value);
  }
}
