import type { SyncEffect } from '#operations/effects.ts';
import type { ReadDueValues } from '#operations/sync/read-due-values.ts';
import type { DeliverableEffect } from '#sync/ports.ts';
import { writeBatch } from './batch-outcome.ts';
import type { BatchInput } from './batch-reply.ts';
import { CrmError } from './crm-error.ts';
import { orGone, shownBy, type StandingRecord, type Written } from './delivery.ts';
import type { RecordClient } from './record-client.ts';
import { toHubSpot } from './synced-properties.ts';

/**
 * Brings CRM deals to the values that both sides are to have, read at this moment. One that shows them already costs no call.
 * One that was deleted meanwhile is left alone: it is told everything when it is restored.
 */
export async function deliverSyncs(
  records: RecordClient,
  readDueValues: ReadDueValues,
  portalId: number,
  effects: readonly DeliverableEffect<SyncEffect>[],
): Promise<Written> {
  const due = await readDueValues(
    portalId,
    effects.map(({ effect, attempt }) => ({ sharedDealId: effect.sharedDealId, isUnsure: attempt > 1 })),
  );
  const written = new Map<string, StandingRecord | CrmError>();
  const inputs: BatchInput[] = [];
  for (const { effectId, effect, knownId } of effects) {
    if (knownId === null) continue;
    const properties = toHubSpot(due.get(effect.sharedDealId) ?? {});
    if (Object.keys(properties).length === 0) written.set(effectId, { recordId: knownId });
    else inputs.push({ key: effectId, id: knownId, properties });
  }
  const outcomes = await writeBatch(inputs, (some) => records.updateBatch(portalId, 'deals', some));
  for (const { effectId, effect, knownId } of effects) {
    const outcome = outcomes.get(effectId);
    if (outcome === undefined || knownId === null) continue;
    const values = due.get(effect.sharedDealId) ?? {};
    written.set(
      effectId,
      outcome instanceof CrmError
        ? orGone(outcome, knownId)
        : { recordId: outcome.id, ...shownBy(outcome, { values }) },
    );
  }
  return written;
}
