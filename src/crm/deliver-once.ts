import type { Effect } from '#operations/effects.ts';
import type { DeliverableEffect } from '#sync/ports.ts';
import { writeBatch } from './batch-outcome.ts';
import type { CrmError } from './crm-error.ts';
import { recordIdsOf } from './delivery.ts';
import type { Written } from './delivery.ts';
import { findEarlierWrites } from './earlier-writes.ts';
import { uniqueProperties } from './property-definitions.ts';
import type { RecordClient } from './record-client.ts';

/**
 * Makes the record of each effect, unless it stands: then it is left as it is, because from then on it is people's. It is
 * upserted on our unique property, so that a lost reply does not make a second one.
 */
export async function deliverOnce<E extends Effect>(
  records: RecordClient,
  portalId: number,
  object: 'tasks' | 'notes',
  effects: readonly DeliverableEffect<E>[],
  {
    keyOf,
    valuesOf,
  }: {
    readonly keyOf: (effect: E) => string;
    readonly valuesOf: (effect: E) => Readonly<Record<string, string>>;
  },
): Promise<Written> {
  const earlier = await findEarlierWrites(records, portalId, object, effects, ({ effect }) => keyOf(effect));
  const written = new Map<string, { recordId: string } | CrmError>();
  for (const [effectId, recordId] of earlier) written.set(effectId, { recordId });

  const unique = uniqueProperties[object];
  const made = await writeBatch(
    effects
      .filter(({ effectId }) => !earlier.has(effectId))
      .map(({ effectId, effect }) => ({ key: effectId, id: keyOf(effect), properties: valuesOf(effect) })),
    (inputs) => records.upsertBatch(portalId, object, unique, inputs),
    unique,
  );
  for (const [effectId, outcome] of recordIdsOf(made)) written.set(effectId, outcome);
  return written;
}
