import React from 'react';
import type { RecordReference } from '#contracts/record-reference.ts';
import { Divider, Flex, LoadingSpinner, useExtensionActions } from '@hubspot/ui-extensions';
import type { CamQuestion } from '#extensions/kit/ask-cam.ts';
import { HelpLinks } from '#extensions/kit/HelpLinks.tsx';
import type { HubClient } from '#extensions/kit/hub-client.ts';
import { ProblemNotice } from '#extensions/kit/ProblemNotice.tsx';
import { useReader } from '#extensions/kit/reader.tsx';
import { BlockedOffer } from './BlockedOffer.tsx';
import { DomainBlock } from './DomainBlock.tsx';
import { useKeptDraft } from './draft-store.ts';
import { NothingToDecide } from './NothingToDecide.tsx';
import { OfferedBlock } from './OfferedBlock.tsx';
import { newDraft } from './registration-draft.ts';
import { panelId } from './RegistrationPanel.tsx';
import { SharedDeals, orderedDeals } from './SharedDeals.tsx';
import { useRegistration } from './use-registration.ts';
import { useRegistrationOffer, type OfferChoice } from './use-registration-offer.ts';
import type { RecordAnswer, RecordView } from './use-record-view.ts';

export interface RecordCardProps {
  hub: HubClient;
  record: RecordReference;
  view: RecordAnswer;
  recordView: RecordView;
  draftKey: string;
}

/** The card once the hub has answered. Draft and submission live here, so that neither panel nor look-up loses them. */
export function RecordCard({ hub, record, view, recordView, draftKey }: RecordCardProps) {
  const { labels } = useReader();
  const { addAlert, closeOverlay, refreshObjectProperties } = useExtensionActions<'crm.record.sidebar'>();
  const choice = useRegistrationOffer(hub, record, view);
  const kept = useKeptDraft(draftKey, () => newDraft(view.form));
  const registration = useRegistration(hub, {
    onRegistered({ result, sharedDeal }) {
      kept.clear();
      closeOverlay(panelId);
      const words = labels.sharedDeal;
      addAlert(
        result === 'registered'
          ? { type: 'success', message: words.registeredAlert }
          : { type: 'info', message: words.offeredAlert },
      );
      recordView.showSharedDeal(sharedDeal);
      recordView.refresh();
      choice.renew();
      refreshObjectProperties();
    },
    onOutcomeChanged: choice.replaceOutcome,
  });
  const question = { cam: view.cam, record: view.record.name, subject: subjectOf(view, choice) };

  return (
    <Flex direction="column" gap="md">
      <DomainBlock domains={view.domains} picked={choice.picked} offer={choice.offer} onPick={choice.pick} />
      <SharedDeals view={view} onCheckAgain={recordView.refresh} />
      <Offer
        choice={choice}
        question={question}
        onCheckAgain={recordView.reload}
        {...{ view, record, kept, registration }}
      />
      <Divider />
      <HelpLinks vendor={view.vendor} cam={view.cam} />
    </Flex>
  );
}

interface OfferProps {
  choice: OfferChoice;
  view: RecordAnswer;
  record: RecordReference;
  kept: ReturnType<typeof useKeptDraft>;
  registration: ReturnType<typeof useRegistration>;
  question: Omit<CamQuestion, 'issue' | 'requestId'>;
  onCheckAgain: () => void;
}

function Offer({ choice, view, record, kept, registration, question, onCheckAgain }: OfferProps) {
  const { labels } = useReader();
  const { offer } = choice;
  if (offer.state === 'loading') return <LoadingSpinner label={labels.loadingChoice} showLabel />;
  if (offer.state === 'failed') {
    return <ProblemNotice problem={offer.problem} question={question} onRetry={choice.renew} />;
  }
  switch (offer.value.state) {
    case 'pick_domain':
      return null;
    case 'nothing_to_decide':
      return (
        <NothingToDecide
          offer={offer.value}
          record={record}
          question={question}
          onCheckAgain={onCheckAgain}
        />
      );
    case 'removed_by_vendor':
    case 'capacity_reached':
    case 'preview_quota_exceeded':
      return (
        <BlockedOffer
          offer={offer.value}
          vendor={view.vendor.name}
          question={question}
          onCheckAgain={onCheckAgain}
        />
      );
    case 'offered': {
      const { domain } = offer.value.domain;
      const openDeal = orderedDeals(view.sharedDeals).find(
        (deal) => deal.domain === domain && deal.state === 'open',
      );
      return (
        <OfferedBlock
          offer={offer.value}
          openDeal={openDeal ?? null}
          {...{ view, record, kept, registration, question }}
        />
      );
    }
  }
}

/** What a question to the CAM is about: the domain, as far as one is known. */
function subjectOf(view: RecordAnswer, choice: OfferChoice): string {
  const { offer } = choice;
  if (offer.state === 'ready' && 'domain' in offer.value) return offer.value.domain.unicode;
  const picked = view.domains.find(({ domain }) => domain === choice.picked) ?? view.domains[0];
  return picked?.unicode ?? view.form.companyName ?? view.record.name;
}
