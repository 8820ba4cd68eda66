import { setTimeout as wait } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { addDays, dayOf } from '#core/calendar-day.ts';
import type { Call } from '#devkit/stand-in/stand-in.ts';
import type { OutboxEntry, StandingEffect } from '#operations/effects.ts';
import type { OpenedStore } from '#store/store.ts';
import type { BenchServer } from './bench-database.ts';
import type { Figure } from './figure.ts';
import type { Scale } from './scale.ts';
import { portalIds, smallestPlan, startSyncedCrms } from './synced-crms.ts';

/** Far longer than the calls take that the portals allow. */
const deadlineMs = 10 * 60_000;

/**
 * How much of what a portal allows is used while more is waiting than it allows, and whether that is ever too much. What waits
 * is news of one shared deal: it is told in order, so that each is a call of its own, whatever else the relay merges. Two hubs
 * share the limit.
 */
export async function backlogFigures(server: BenchServer, scale: Scale): Promise<Figure[]> {
  const { backlog } = scale.sync;
  const crms = await startSyncedCrms(server, 'sync_backlog', 1);
  try {
    const { standIn, opened, deals } = crms;
    await insertNews(opened, deals[0]?.sharedDealId ?? '', backlog);
    const calls: Call[] = [];
    standIn.onCall((call) => calls.push(call));
    await Promise.all([crms.startHub(), crms.startHub()]);
    const startedAtMs = performance.now();
    while ((await opened.outbox.nextDueAt()) !== null) {
      if (performance.now() - startedAtMs > deadlineMs) throw new Error('The backlog was not worked off.');
      await wait(50);
    }
    const used = Object.values(portalIds).map((portalId) =>
      callsInWindow(
        calls.filter((call) => call.portalId === portalId),
        backlog,
      ),
    );
    return [
      {
        name: `calls in ten seconds while ${String(backlog)} wait that have to go one by one, two hubs, against those allowed`,
        measured: Math.min(...used),
        baseline: smallestPlan.burst,
        unit: '',
        aim: { atLeast: 0.8 },
      },
      {
        name: 'calls refused with 429 meanwhile',
        measured: calls.filter(({ status }) => status === 429).length,
        baseline: null,
        unit: '',
        aim: { atMost: 0 },
      },
    ];
  } finally {
    await crms.close();
  }
}

/** As if the shared deal's claim had been renewed over and over while no hub ran. */
async function insertNews({ store }: OpenedStore, sharedDealId: string, count: number): Promise<void> {
  const today = dayOf(new Date(), 'Europe/Berlin');
  const effectOf = (number: number): StandingEffect => ({
    kind: 'standing',
    sharedDealId,
    type: 'channel',
    state: 'open',
    claimEndsOn: addDays(today, number),
    commission: 'conditional',
    tierCredit: 'conditional',
    credit: 'sourced',
  });
  await store.transact(async (transaction) => {
    const entries: OutboxEntry[] = [];
    for (const portalId of Object.values(portalIds)) {
      const first = await transaction.nextSequence(sharedDealId, portalId);
      for (let number = 0; number < count; number += 1) {
        const effect = effectOf(number);
        entries.push({ effectId: uuidv7(), sharedDealId, portalId, sequence: first + number, effect });
      }
    }
    await transaction.insertEffects(entries);
  });
}

/** From the first call to the last, as many as that is in the window by which the portal counts. */
function callsInWindow(calls: readonly Call[], least: number): number {
  if (calls.length < least) throw new Error('The backlog was worked off by fewer calls: it was merged.');
  const moments = calls.map(({ at }) => Date.parse(at));
  const lastedMs = Math.max(...moments) - Math.min(...moments);
  return (calls.length * smallestPlan.windowMs) / lastedMs;
}
