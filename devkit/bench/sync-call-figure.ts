import { setTimeout as wait } from 'node:timers/promises';
import type { BenchServer } from './bench-database.ts';
import { countCalls } from './count-calls.ts';
import { arrivals, crossingProperty } from './crossing-value.ts';
import type { Figure } from './figure.ts';
import { startPlainSync } from './plain-sync.ts';
import type { Scale } from './scale.ts';
import { portalIds, startSyncedCrms } from './synced-crms.ts';

const deadlineMs = 5 * 60_000;
const lastReplyMs = 500;
const value = 'Send the offer';

/**
 * What it costs when somebody changes many deals at once in the partner's portal: every call to HubSpot in either portal until
 * all of them stand in the vendor's and nobody calls any more.
 */
export async function syncCallFigures(server: BenchServer, scale: Scale): Promise<Figure[]> {
  const { deals } = scale.sync;
  return [
    {
      name: `calls to HubSpot for ${deals.toLocaleString('en')} deals changed at once, against one read and one write each`,
      measured: await callsOfHub(server, deals),
      baseline: await callsOfPlainSync(deals),
      unit: '',
      // Thirty calls against two thousand.
      aim: { atMost: 0.015 },
    },
  ];
}

async function callsOfHub(server: BenchServer, count: number): Promise<number> {
  const crms = await startSyncedCrms(server, 'sync_calls', count);
  try {
    const { standIn, deals } = crms;
    await crms.startHub();
    await crms.rest();
    const calls = countCalls(standIn);
    const all = arrivals(
      standIn,
      deals.map(({ recordIds }) => ({ at: { portalId: portalIds.vendor, id: recordIds.vendor }, value })),
      deadlineMs,
    );
    for (const { recordIds } of deals) {
      standIn.portal(portalIds.partner).update('deals', recordIds.partner, { [crossingProperty]: value });
    }
    await all;
    await crms.rest();
    return calls.total();
  } finally {
    await crms.close();
  }
}

async function callsOfPlainSync(count: number): Promise<number> {
  const plain = await startPlainSync(count);
  const { standIn, ids } = plain;
  try {
    const calls = countCalls(standIn);
    const all = arrivals(
      standIn,
      ids.map((id) => ({ at: { portalId: portalIds.vendor, id }, value })),
      deadlineMs,
    );
    for (const id of ids) {
      standIn.portal(portalIds.partner).update('deals', id, { [crossingProperty]: value });
    }
    await all;
    // A call counts when its reply has arrived, and the last one's is on its way.
    await wait(lastReplyMs);
    return calls.total();
  } finally {
    await plain.close();
  }
}
