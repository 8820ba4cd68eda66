import { useCallback, useEffect, useState } from 'react';
import type { RecordReference } from '#contracts/record-reference.ts';
import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import type { SharedMessages } from '#contracts/shared-messages.ts';
import { viewRecord } from '#contracts/view-record.ts';
import type { HubAnswer, HubClient } from '#extensions/kit/hub-client.ts';
import type { Language } from '#extensions/kit/labels.ts';
import { useHubView, type HubView } from '#extensions/kit/use-hub-view.ts';

export type RecordAnswer = HubAnswer<'view-record'>;

/** How often a card asks again while a CRM deal is being created; after that the reader asks. */
export const pollDelaysMs: readonly number[] = [2_000, 3_000, 5_000, 10_000, 20_000];

export interface RecordView extends Pick<HubView<RecordAnswer>, 'state' | 'reload' | 'showSync'> {
  /** Asks again in the background; what is shown stays until the answer is there, also when none comes. */
  readonly refresh: () => void;
  /** Shows a shared deal that was just registered, before the hub is asked again. */
  readonly showSharedDeal: (deal: SharedDealView) => void;
  /** The conversation on a shared deal has gone on. */
  readonly showMessages: (sharedDealId: string, messages: SharedMessages) => void;
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
  const { type, id } = record;
  const call = useCallback(
    () => hub.call(viewRecord, { record: { type, id }, language }),
    [hub, type, id, language],
  );
  const { state, reload, refresh, show, showSync } = useHubView(call);
  const [polls, setPolls] = useState(0);
  useEffect(() => {
    setPolls(0);
  }, [call]);

  const underWay =
    state.state === 'ready' &&
    (state.value.sharedDeals.some(isUnderWay) ||
      state.value.sync?.properties.some((property) => property.state === 'under_way') === true);
  useEffect(() => {
    const delayMs = delaysMs[polls];
    if (!underWay || delayMs === undefined) return undefined;
    const timer = setTimeout(() => {
      void refresh().finally(() => {
        setPolls(polls + 1);
      });
    }, delayMs);
    return () => {
      clearTimeout(timer);
    };
  }, [underWay, polls, delaysMs, refresh]);

  return {
    state,
    reload() {
      setPolls(0);
      reload();
    },
    refresh() {
      setPolls(0);
      void refresh();
    },
    showMessages(sharedDealId, messages) {
      show((view) => ({
        ...view,
        sharedDeals: view.sharedDeals.map((deal) =>
          deal.sharedDealId === sharedDealId ? { ...deal, messages } : deal,
        ),
      }));
    },
    showSync(sync) {
      setPolls(0);
      showSync(sync);
    },
    showSharedDeal(deal) {
      show((view) => {
        const { crmDeal, sharedDeals } = view;
        const others = sharedDeals.filter((other) => other.sharedDealId !== deal.sharedDealId);
        const isThisRecord = crmDeal !== null && deal.crmDeals.partner.crmDealId === view.record.id;
        return {
          ...view,
          sharedDeals: [deal, ...others],
          crmDeal: isThisRecord ? { ...crmDeal, sharedDealId: deal.sharedDealId } : crmDeal,
        };
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
