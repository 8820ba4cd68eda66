import { useCallback } from 'react';
import type { RecordReference } from '#contracts/record-reference.ts';
import type { SharedMessages } from '#contracts/shared-messages.ts';
import { viewAttribution } from '#contracts/view-attribution.ts';
import type { HubAnswer, HubClient } from '#extensions/kit/hub-client.ts';
import type { Language } from '#extensions/kit/labels.ts';
import { useHubView, type HubView } from '#extensions/kit/use-hub-view.ts';

export type Attribution = HubAnswer<'view-attribution'>;

export interface AttributionView extends Pick<HubView<Attribution>, 'state' | 'reload' | 'showSync'> {
  /** The conversation on a shared deal has gone on. */
  readonly showMessages: (sharedDealId: string, messages: SharedMessages) => void;
}

/** Everything that the card shows, in one call when it opens; after that only the reader asks again. */
export function useAttribution(hub: HubClient, record: RecordReference, language: Language): AttributionView {
  const { type, id } = record;
  const call = useCallback(
    () => hub.call(viewAttribution, { record: { type, id }, language }),
    [hub, type, id, language],
  );
  const { state, reload, show, showSync } = useHubView(call);
  return {
    state,
    reload,
    showSync,
    showMessages(sharedDealId, messages) {
      show((view) => ({
        ...view,
        deals: view.deals.map((deal) => (deal.sharedDealId === sharedDealId ? { ...deal, messages } : deal)),
      }));
    },
  };
}
