import { setTimeout as wait } from 'node:timers/promises';
import type { StandIn } from '#devkit/stand-in/stand-in.ts';
import type { BenchServer } from './bench-database.ts';
import { arrivals, crossingProperty, type CrmDealPlace } from './crossing-value.ts';
import type { Figure } from './figure.ts';
import { startPlainSync } from './plain-sync.ts';
import { percentile } from './rounds.ts';
import type { Scale } from './scale.ts';
import { portalIds, startSyncedCrms } from './synced-crms.ts';

const deadlineMs = 60_000;
const dealCount = 10;

/**
 * From an edit on one side to the value on the other while nothing else is to do, the stand-in's own times included: it
 * gathers events for a tenth of a second before it tells them, and answers at once. Edits come from either side in turn.
 */
export async function crossingFigures(server: BenchServer, scale: Scale): Promise<Figure[]> {
  const crms = await startSyncedCrms(server, 'sync_crossing', dealCount);
  const plain = await startPlainSync(dealCount);
  try {
    await crms.startHub();
    await crms.rest();
    const ofHub: number[] = [];
    const ofPlain: number[] = [];
    for (let edit = 0; edit < scale.sync.edits; edit += 1) {
      const deal = crms.deals[edit % dealCount];
      const id = plain.ids[edit % dealCount];
      if (deal === undefined || id === undefined) throw new Error('There is no deal to edit.');
      const places = {
        partner: { portalId: portalIds.partner, id: deal.recordIds.partner },
        vendor: { portalId: portalIds.vendor, id: deal.recordIds.vendor },
      };
      const [from, to] = edit % 2 === 0 ? (['partner', 'vendor'] as const) : (['vendor', 'partner'] as const);
      const value = `Step ${String(edit)}`;
      ofHub.push(await crossingMs(crms.standIn, places[from], places[to], value));
      ofPlain.push(
        await crossingMs(
          plain.standIn,
          { portalId: portalIds.partner, id },
          { portalId: portalIds.vendor, id },
          value,
        ),
      );
      // Workers look once a second: edits must not always come at the same moment of it.
      await wait((edit * 618) % 1000);
    }
    return [
      {
        name: 'from an edit to the value on the other side at p95, against hearing of it, one read and one write',
        measured: percentile(ofHub, 0.95),
        baseline: percentile(ofPlain, 0.95),
        unit: 'ms',
        aim: null,
      },
    ];
  } finally {
    await plain.close();
    await crms.close();
  }
}

async function crossingMs(
  standIn: StandIn,
  from: CrmDealPlace,
  to: CrmDealPlace,
  value: string,
): Promise<number> {
  const arrived = arrivals(standIn, [{ at: to, value }], deadlineMs);
  const startedAtMs = performance.now();
  standIn.portal(from.portalId).update('deals', from.id, { [crossingProperty]: value });
  await arrived;
  return performance.now() - startedAtMs;
}
