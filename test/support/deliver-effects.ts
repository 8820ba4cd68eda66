import { referenceKey } from '#sync/ports.ts';
import { ownReference } from '#sync/references.ts';
import type { HubDatabase } from '#store/database.ts';
import { outbox } from '#store/outbox.ts';

/** Settles everything that waits for a portal as if HubSpot had taken it; answers the record ids by `object:key`. */
export async function deliverEffects(
  database: HubDatabase,
  portalId: number,
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const effects = outbox(database);
  const made = new Map<string, string>();
  for (;;) {
    const leased = await effects.lease(portalId, now, 100, 60_000);
    if (leased.length === 0) return made;
    const settled = [];
    for (const entry of leased) {
      const reference = ownReference(entry.effect);
      const known = await effects.resolve(portalId, [reference]);
      const recordId = known.get(referenceKey(reference)) ?? String(firstRecordId + made.size);
      made.set(referenceKey(reference), recordId);
      settled.push({
        entry,
        result: { effectId: entry.effectId, delivered: true as const, recordId },
        retryAt: null,
      });
    }
    await effects.settle(portalId, settled, now);
  }
}

const firstRecordId = 90_001;
