import { useExtensionActions } from '@hubspot/ui-extensions';
import type { CamQuestion } from '#extensions/kit/ask-cam.ts';
import { usePartnerReader } from '#extensions/kit/partner-reader.ts';
import { useOverlayClosing } from '#extensions/kit/use-overlay-closing.ts';
import { useKeptDraft, type KeptDraft } from '#extensions/registration-form/draft-store.ts';
import { newDraft } from '#extensions/registration-form/registration-draft.ts';
import { panelId } from '#extensions/registration-form/RegistrationPanel.tsx';
import { useRegistration, type Registration } from '#extensions/registration-form/use-registration.ts';
import type { OpenedRecord } from './OpenedRecordCard.tsx';
import { useRegistrationOffer, type OfferChoice } from './use-registration-offer.ts';

export interface RegistrationFlow {
  readonly choice: OfferChoice;
  readonly kept: KeptDraft;
  readonly registration: Registration;
  readonly onPanelClosed: () => void;
  /** Whom and what to ask where the reader cannot go on. */
  readonly question: Omit<CamQuestion, 'issue' | 'requestId'>;
}

/** What a record leads to, from the offer to the shared deal. It stands above the panel, so that closing that loses nothing. */
export function useRegistrationFlow(opened: OpenedRecord, purpose: 'register' | 'convert'): RegistrationFlow {
  const { hub, record, view, recordView, draftKey } = opened;
  const { labels } = usePartnerReader();
  const { addAlert, refreshObjectProperties } = useExtensionActions<'crm.record.sidebar'>();
  const closing = useOverlayClosing();
  const choice = useRegistrationOffer(hub, record, view);
  const kept = useKeptDraft(draftKey, () => newDraft(view.form));
  const registration = useRegistration(hub, {
    onRegistered({ result, sharedDeal }) {
      kept.clear();
      addAlert(
        result === 'registered'
          ? { type: 'success', message: labels.submit[purpose].done }
          : { type: 'info', message: labels.sharedDeal.offeredAlert },
      );
      closing.closeThen(panelId, () => {
        recordView.showSharedDeal(sharedDeal);
        recordView.refresh();
        choice.renew();
        refreshObjectProperties();
      });
    },
    onOutcomeChanged: choice.replaceOutcome,
    onRefusalRead: recordView.refresh,
  });
  const question = { cam: view.cam, record: view.record.name, subject: subjectOf(opened, choice) };
  return { choice, kept, registration, question, onPanelClosed: closing.closed };
}

/** What a question to the CAM is about: the domain, as far as one is known. */
function subjectOf({ view }: OpenedRecord, choice: OfferChoice): string {
  const { offer } = choice;
  if (offer.state === 'ready' && 'domain' in offer.value) return offer.value.domain.unicode;
  const picked = view.domains.find(({ domain }) => domain === choice.picked) ?? view.domains[0];
  return picked?.unicode ?? view.form.companyName ?? view.record.name;
}
