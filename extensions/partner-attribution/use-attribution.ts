import { useCallback, useEffect, useRef, useState } from 'react';
import type { DealSync } from '#contracts/deal-sync.ts';
import type { RecordReference } from '#contracts/record-reference.ts';
import type { SharedMessages } from '#contracts/shared-messages.ts';
import { viewAttribution } from '#contracts/view-attribution.ts';
import type { HubAnswer, HubClient } from '#extensions/kit/hub-client.ts';
import type { Language } from '#extensions/kit/labels.ts';
import { loadedFrom, loading, ready, type LoadState } from '#extensions/kit/load-state.ts';

export type Attribution = HubAnswer<'view-attribution'>;

export interface AttributionView {
  readonly state: LoadState<Attribution>;
  /** Asks again from the start; the card shows that it loads. */
  readonly reload: () => void;
  /** The conversation on a shared deal has gone on. */
  readonly showMessages: (sharedDealId: string, messages: SharedMessages) => void;
  /** Both CRMs were just compared; what else the card shows is asked anew in the background. */
  readonly showSync: (sync: DealSync) => void;
}

/** Everything that the card shows, in one call when it opens; after that only the reader asks again. */
export function useAttribution(hub: HubClient, record: RecordReference, language: Language): AttributionView {
  const [state, setState] = useState<LoadState<Attribution>>(loading);
  const latestCall = useRef(0);
  const { type, id } = record;

  const ask = useCallback(
    async (keepOnFailure: boolean) => {
      const call = ++latestCall.current;
      const reply = await hub.call(viewAttribution, { record: { type, id }, language });
      if (call !== latestCall.current) return;
      if (keepOnFailure && 'problem' in reply) return;
      setState(loadedFrom(reply));
    },
    [hub, type, id, language],
  );

  const reload = useCallback(() => {
    setState(loading);
    void ask(false);
  }, [ask]);

  useEffect(() => {
    reload();
    return () => {
      latestCall.current += 1;
    };
  }, [reload]);

  return {
    state,
    reload,
    showSync(sync) {
      setState((current) => (current.state === 'ready' ? ready({ ...current.value, sync }) : current));
      void ask(true);
    },
    showMessages(sharedDealId, messages) {
      setState((current) =>
        current.state === 'ready'
          ? ready({
              ...current.value,
              deals: current.value.deals.map((deal) =>
                deal.sharedDealId === sharedDealId ? { ...deal, messages } : deal,
              ),
            })
          : current,
      );
    },
  };
}
