import type { Effect } from '#operations/effects.ts';
import type { DeliverableEffect } from '#sync/ports.ts';
import type { RecordClient } from './record-client.ts';
import { uniqueProperties } from './property-definitions.ts';

/**
 * By effect id: the record that already stands for it, because the hub knows it or because an earlier attempt wrote it and
 * its reply was lost. Only a repeated attempt costs a request. It is a read by the unique property and no search, so
 * that it sees what was written a moment ago.
 */
export async function findEarlierWrites<E extends Effect>(
  records: RecordClient,
  portalId: number,
  object: 'deals' | 'tasks' | 'notes',
  effects: readonly DeliverableEffect<E>[],
  keyOf: (delivery: DeliverableEffect<E>) => string,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const { effectId, knownId } of effects) {
    if (knownId !== null) found.set(effectId, knownId);
  }
  const repeated = effects.filter(({ knownId, attempt }) => knownId === null && attempt > 1);
  if (repeated.length === 0) return found;

  const unique = uniqueProperties[object];
  const standing = await records.readBatch(
    portalId,
    object,
    [...new Set(repeated.map(keyOf))],
    [unique],
    unique,
  );
  const idsByKey = new Map(standing.map(({ id, properties }) => [properties[unique], id]));
  for (const delivery of repeated) {
    const id = idsByKey.get(keyOf(delivery));
    if (id !== undefined) found.set(delivery.effectId, id);
  }
  return found;
}
