import { useCallback, useEffect, useRef, useState } from 'react';
import type { RecordReference } from '#contracts/record-reference.ts';
import { viewAttribution } from '#contracts/view-attribution.ts';
import type { HubAnswer, HubClient } from '#extensions/kit/hub-client.ts';
import type { Language } from '#extensions/kit/labels.ts';
import { loadedFrom, loading, type LoadState } from '#extensions/kit/load-state.ts';

export type Attribution = HubAnswer<'view-attribution'>;

export interface AttributionView {
  readonly state: LoadState<Attribution>;
  /** Asks again from the start; the card shows that it loads. */
  readonly reload: () => void;
}

/** Everything that the card shows, in one call when it opens; after that only the reader asks again. */
export function useAttribution(hub: HubClient, record: RecordReference, language: Language): AttributionView {
  const [state, setState] = useState<LoadState<Attribution>>(loading);
  const latestCall = useRef(0);
  const { type, id } = record;

  const ask = useCallback(async () => {
    const call = ++latestCall.current;
    const reply = await hub.call(viewAttribution, { record: { type, id }, language });
    if (call === latestCall.current) setState(loadedFrom(reply));
  }, [hub, type, id, language]);

  const reload = useCallback(() => {
    setState(loading);
    void ask();
  }, [ask]);

  useEffect(() => {
    reload();
    return () => {
      latestCall.current += 1;
    };
  }, [reload]);

  return { state, reload };
}
