import { useCallback, useEffect, useRef, useState } from 'react';
import type { DealSync } from '#contracts/deal-sync.ts';
import type { RecordReference } from '#contracts/record-reference.ts';
import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import type { SharedMessages } from '#contracts/shared-messages.ts';
import { viewRecord } from '#contracts/view-record.ts';
import type { HubAnswer, HubClient } from '#extensions/kit/hub-client.ts';
import type { Language } from '#extensions/kit/labels.ts';
import { loadedFrom, loading, ready, type LoadState } from '#extensions/kit/load-state.ts';

export type RecordAnswer = HubAnswer<'view-record'>;

/** How often a card asks again while a CRM deal is being created; after that the reader asks. */
export const pollDelaysMs: readonly number[] = [2_000, 3_000, 5_000, 10_000, 20_000];

export interface RecordView {
  readonly state: LoadState<RecordAnswer>;
  /** Asks again from the start; the card shows that it loads. */
  readonly reload: () => void;
  /** Asks again in the background; what is shown stays until the answer is there, also when none comes. */
  readonly refresh: () => void;
  /** Shows a shared deal that was just registered, before the hub is asked again. */
  readonly showSharedDeal: (deal: SharedDealView) => void;
  /** The conversation on a shared deal has gone on; an answer that is under way would not know of it. */
  readonly showMessages: (sharedDealId: string, messages: SharedMessages) => void;
  /** Both CRMs were just compared; what else the card shows is asked anew in the background. */
  readonly showSync: (sync: DealSync) => void;
}

/**
 * Everything that the card shows, in one call when it opens. While something of a shared deal is still under way, it asks
 * again a bounded number of times.
 */
export function useRecordView(
  hub: HubClient,
  record: RecordReference,
  language: Language,
  delaysMs: readonly number[],
): RecordView {
  const [state, setState] = useState<LoadState<RecordAnswer>>(loading);
  const [polls, setPolls] = useState(0);
  const latestCall = useRef(0);
  const { type, id } = record;

  const ask = useCallback(
    async (keepOnFailure: boolean) => {
      const call = ++latestCall.current;
      const reply = await hub.call(viewRecord, { record: { type, id }, language });
      if (call !== latestCall.current) return;
      if (keepOnFailure && 'problem' in reply) return;
      setState(loadedFrom(reply));
    },
    [hub, type, id, language],
  );

  const reload = useCallback(() => {
    setState(loading);
    setPolls(0);
    void ask(false);
  }, [ask]);

  useEffect(() => {
    reload();
    return () => {
      latestCall.current += 1;
    };
  }, [reload]);

  const underWay =
    state.state === 'ready' &&
    (state.value.sharedDeals.some(isUnderWay) ||
      state.value.sync?.properties.some((property) => property.state === 'under_way') === true);
  useEffect(() => {
    const delayMs = delaysMs[polls];
    if (!underWay || delayMs === undefined) return undefined;
    const timer = setTimeout(() => {
      void ask(true).finally(() => {
        setPolls(polls + 1);
      });
    }, delayMs);
    return () => {
      clearTimeout(timer);
    };
  }, [underWay, polls, delaysMs, ask]);

  return {
    state,
    reload,
    refresh() {
      setPolls(0);
      void ask(true);
    },
    showMessages(sharedDealId, messages) {
      latestCall.current += 1;
      setState((current) =>
        current.state === 'ready'
          ? ready({
              ...current.value,
              sharedDeals: current.value.sharedDeals.map((deal) =>
                deal.sharedDealId === sharedDealId ? { ...deal, messages } : deal,
              ),
            })
          : current,
      );
    },
    showSync(sync) {
      setState((current) => (current.state === 'ready' ? ready({ ...current.value, sync }) : current));
      setPolls(0);
      void ask(true);
    },
    showSharedDeal(deal) {
      setState((current) => {
        if (current.state !== 'ready') return current;
        const { crmDeal, sharedDeals } = current.value;
        const others = sharedDeals.filter((other) => other.sharedDealId !== deal.sharedDealId);
        const isThisRecord = crmDeal !== null && deal.crmDeals.partner.crmDealId === current.value.record.id;
        return ready({
          ...current.value,
          sharedDeals: [deal, ...others],
          crmDeal: isThisRecord ? { ...crmDeal, sharedDealId: deal.sharedDealId } : crmDeal,
        });
      });
    },
  };
}

function isUnderWay(deal: SharedDealView): boolean {
  const { partner, vendor } = deal.crmDeals;
  return (
    partner.state === 'creating' ||
    vendor.state === 'creating' ||
    deal.notices.some((notice) => notice.toldAt === null)
  );
}
