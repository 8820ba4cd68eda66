import { useRef, useState } from 'react';
import { previewRegistration } from '#contracts/preview-registration.ts';
import type { RecordReference } from '#contracts/record-reference.ts';
import type { Outcome } from '#contracts/values.ts';
import type { RegistrationOffer } from '#contracts/view-record.ts';
import type { HubClient } from '#extensions/kit/hub-client.ts';
import { loading, ready, type LoadState } from '#extensions/kit/load-state.ts';
import type { RecordAnswer } from './use-record-view.ts';

export interface OfferChoice {
  /** The domain that the reader picked among several; null where the record names one at most, or none is picked yet. */
  readonly picked: string | null;
  readonly offer: LoadState<RegistrationOffer>;
  readonly pick: (domain: string) => void;
  /** The outcome differs from what was shown: from now on this one is shown. */
  readonly replaceOutcome: (outcome: Outcome) => void;
  /** Looks the picked domain up again; without one the record's own offer holds again. */
  readonly renew: () => void;
  /** Looks up anew what is shown, for instance once a claim was released. */
  readonly lookAgain: () => void;
}

/** What registering would do: the record's own offer, or that of the domain which the reader picked. */
export function useRegistrationOffer(
  hub: HubClient,
  record: RecordReference,
  view: RecordAnswer,
): OfferChoice {
  const [picked, setPicked] = useState<string | null>(null);
  const [ownOffer, setOwnOffer] = useState<LoadState<RegistrationOffer> | null>(null);
  const latestCall = useRef(0);
  const offer = ownOffer ?? ready(view.registration);

  async function lookUp(domain: string) {
    const call = ++latestCall.current;
    setOwnOffer(loading);
    const reply = await hub.call(previewRegistration, { record, domain });
    if (call !== latestCall.current) return;
    setOwnOffer('ok' in reply ? ready(reply.ok.registration) : { state: 'failed', problem: reply.problem });
  }

  return {
    picked,
    offer,
    pick(domain) {
      setPicked(domain);
      void lookUp(domain);
    },
    replaceOutcome(outcome) {
      if (offer.state !== 'ready' || offer.value.state !== 'offered') return;
      setOwnOffer(ready({ ...offer.value, outcome }));
    },
    renew() {
      if (picked === null) setOwnOffer(null);
      else void lookUp(picked);
    },
    lookAgain() {
      if (offer.state === 'ready' && 'domain' in offer.value) void lookUp(offer.value.domain.domain);
    },
  };
}
