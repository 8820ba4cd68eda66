import type { CrmObject } from '#operations/effects.ts';
import type { DeliverableEffect } from '#sync/ports.ts';
import { errorNaming, isolateFailures } from './batch-outcome.ts';
import type { BatchReplyError, WrittenObject } from './batch-reply.ts';
import { CrmError } from './crm-error.ts';
import type { AssociationPair, RecordClient } from './record-client.ts';

const objectsByName = {
  company: 'companies',
  contact: 'contacts',
  deal: 'deals',
  task: 'tasks',
  note: 'notes',
} as const satisfies Record<CrmObject, WrittenObject>;

/**
 * Associates records with what their effects name, one request per pair of objects. Answers, by effect id, why an
 * association does not stand; effects whose associations all stand are left out.
 */
export async function associateAll(
  records: RecordClient,
  portalId: number,
  from: WrittenObject,
  written: readonly { readonly effect: DeliverableEffect; readonly recordId: string }[],
): Promise<ReadonlyMap<string, CrmError>> {
  const pairsByObject = new Map<WrittenObject, (AssociationPair & { readonly effectId: string })[]>();
  for (const { effect, recordId } of written) {
    for (const { object, id } of effect.associations) {
      const to = objectsByName[object];
      const pairs = pairsByObject.get(to) ?? [];
      pairs.push({ fromId: recordId, toId: id, effectId: effect.effectId });
      pairsByObject.set(to, pairs);
    }
  }

  const failures = new Map<string, CrmError>();
  await Promise.all(
    [...pairsByObject].map(async ([to, pairs]) => {
      const outcomes = await isolateFailures(pairs, pairKey, async (some) => {
        const errors = await records.associate(portalId, from, to, some);
        return failuresOf(some, errors);
      });
      for (const pair of pairs) {
        const outcome = outcomes.get(pairKey(pair));
        if (outcome instanceof CrmError) failures.set(pair.effectId, outcome);
      }
    }),
  );
  return failures;
}

function pairKey({ fromId, toId }: AssociationPair): string {
  return `${fromId}-${toId}`;
}

/** Null where a pair stands. An error that names none of the pairs could be about any: then none is taken to stand. */
function failuresOf(
  pairs: readonly AssociationPair[],
  errors: readonly BatchReplyError[],
): ReadonlyMap<string, CrmError | null> {
  const ids = new Set(pairs.flatMap(({ fromId, toId }) => [fromId, toId]));
  const isUnclear = errors.some((entry) => !entry.names.some((name) => ids.has(name)));
  return new Map(
    pairs.map((pair) => {
      const names = [pair.fromId, pair.toId];
      const fails = isUnclear || errors.some((entry) => names.some((name) => entry.names.includes(name)));
      return [pairKey(pair), fails ? errorNaming(errors, names) : null];
    }),
  );
}
