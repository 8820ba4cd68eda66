import { useRef, useState } from 'react';
import { useExtensionActions } from '@hubspot/ui-extensions';
import type { DealSync } from '#contracts/deal-sync.ts';
import type { Problem } from '#contracts/problem.ts';
import { syncNow } from '#contracts/sync-now.ts';
import type { SyncState } from './codes.ts';
import type { HubClient } from './hub-client.ts';
import { useInStepReader } from './in-step-reader.ts';

type Comparison =
  | { readonly state: 'idle' }
  | { readonly state: 'comparing' }
  | { readonly state: 'compared'; readonly words: string }
  | { readonly state: 'refused'; readonly problem: Problem };

export interface SyncNowOptions {
  hub: HubClient;
  sharedDealId: string;
  /** The hub has compared both CRMs, and this is how they stand now. */
  onSync: (sync: DealSync) => void;
}

export interface SyncNow {
  readonly comparison: Comparison;
  readonly start: () => Promise<void>;
}

/** Has the hub compare both CRMs, once at a time, and says how it ended in HubSpot's own alert too, which is read aloud. */
export function useSyncNow({ hub, sharedDealId, onSync }: SyncNowOptions): SyncNow {
  const { labels, language } = useInStepReader();
  const { addAlert, refreshObjectProperties } = useExtensionActions<'crm.record.tab'>();
  const [comparison, setComparison] = useState<Comparison>({ state: 'idle' });
  const comparing = useRef(false);

  async function start() {
    if (comparing.current) return;
    comparing.current = true;
    setComparison({ state: 'comparing' });
    const reply = await hub.call(syncNow, { sharedDealId, language });
    comparing.current = false;
    if ('problem' in reply) {
      setComparison({ state: 'refused', problem: reply.problem });
      return;
    }
    const { sync } = reply.ok;
    const has = (wanted: SyncState) => sync.properties.some(({ state }) => state === wanted);
    const { compared, comparedStopped, comparedUnderWay } = labels.inStep;
    const words = has('stopped') ? comparedStopped : has('under_way') ? comparedUnderWay : compared;
    setComparison({ state: 'compared', words });
    addAlert({ type: words === compared ? 'success' : 'info', message: words });
    refreshObjectProperties();
    onSync(sync);
  }

  return { comparison, start };
}
