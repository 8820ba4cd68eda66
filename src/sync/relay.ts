import type { CrmRecordReference, EffectKind } from '#operations/effects.ts';
import type { Clock } from '#operations/ports.ts';
import { retryAt } from './back-off.ts';
import type { Hindrance } from './back-off.ts';
import { createJoinedRuns, type Gathering } from './joined-runs.ts';
import { referenceKey } from './ports.ts';
import type {
  CrmWriter,
  DeliverableEffect,
  DeliveryError,
  DeliveryResult,
  LeasedEffect,
  Outbox,
} from './ports.ts';
import { associatedReferences, deliveryOrder, needsOwnRecord, ownReference } from './references.ts';

/** Structured log lines; data first. A pino logger fits. */
export interface RelayLog {
  info(data: Readonly<Record<string, unknown>>, message: string): void;
  warn(data: Readonly<Record<string, unknown>>, message: string): void;
  error(data: Readonly<Record<string, unknown>>, message: string): void;
}

export interface RelayOptions {
  readonly outbox: Outbox;
  readonly writer: CrmWriter;
  readonly clock: Clock;
  readonly log: RelayLog;
  /** From 0 to 1; for the jitter of the back-off. */
  readonly random?: () => number;
  /** Called before the effects count as delivered, with the moment before which the CRM deals were deleted. */
  readonly onGone?: (portalId: number, sharedDealIds: readonly string[], at: Date) => Promise<void>;
  /** How a drain waits for those that come right after it; none where nothing is said. */
  readonly gathering?: Gathering;
}

/**
 * Carries effects from the outbox into the CRMs. Of each shared deal only the first unfinished effect is ever under way, and
 * what is due together in one portal goes out together, in batches. Whoever asks for a drain while one runs joins it. A
 * failure is written down with the moment of the next attempt and never stops the effects beside it.
 */
export interface Relay {
  /** Resolves when nothing of the portal is due any more, or when all that was due at the call has had its turn. */
  drain(portalId: number): Promise<void>;
  /** Never fails: what could not be delivered within the budget stays in the outbox for the worker. */
  drainOutbox(portalIds: readonly number[], budgetMs: number): Promise<void>;
  /** Waits for what is under way, the rest of a drain whose budget ran out included. */
  idle(): Promise<void>;
  /** Begins nothing new and waits for what is under way. */
  stop(): Promise<void>;
}

/** HubSpot's bound for a batch. */
const batchSize = 100;
/** Several batches a round: effects of different kinds share it. */
const leaseLimit = 4 * batchSize;
/** Longer than the slowest round: some ten requests, each with its time-out. A process that dies delays its effects so much. */
const leaseMs = 2 * 60_000;

/**
 * Deals that are registered in the same moment go to HubSpot together: the first waits a moment for the others, since one that
 * sets out alone costs a portal as many calls as a hundred that set out together. A person does not notice it beside the
 * calls themselves, of which each takes several times as long.
 */
export const companionship: Gathering = { quietMs: 50, longestMs: 1_500 };

export function createRelay(options: RelayOptions): Relay {
  const { outbox, writer, clock, log } = options;
  const random = options.random ?? Math.random;
  let stopping = false;

  /** One lease and its deliveries; false where nothing was due. */
  async function round(portalId: number): Promise<boolean> {
    if (stopping) return false;
    const leased = await outbox.lease(portalId, clock.now(), leaseLimit, leaseMs);
    const byKind = Map.groupBy(leased, ({ effect }) => effect.kind);
    for (const kind of deliveryOrder) {
      const entries = byKind.get(kind) ?? [];
      for (let start = 0; start < entries.length; start += batchSize) {
        await deliverBatch(portalId, kind, entries.slice(start, start + batchSize));
      }
    }
    return leased.length > 0;
  }

  async function deliverBatch(
    portalId: number,
    kind: EffectKind,
    entries: readonly LeasedEffect[],
  ): Promise<void> {
    const { ready, unresolved } = await resolveReferences(portalId, entries);
    const startedAt = clock.now();
    const results = await takeInGone(portalId, entries, await deliver(portalId, ready), startedAt);
    const now = clock.now();
    const settled = entries.map((entry) => {
      const missing = unresolved.get(entry.effectId);
      const result = missing === undefined ? resultOf(entry, results) : unresolvedResult(entry, missing);
      const hindrance: Hindrance | null = result.delivered
        ? null
        : missing === undefined
          ? result.error
          : { kind: 'unresolved', retryAfterMs: null };
      return {
        result,
        entry,
        retryAt: hindrance === null ? null : retryAt(hindrance, entry.attempt, now, random),
      };
    });
    await outbox.settle(portalId, settled, now);
    report(portalId, kind, settled);
  }

  /**
   * Nobody may have told of a deletion, and what was not written has to be told when the CRM deal is restored. What cannot be
   * taken in is delivered once more.
   */
  async function takeInGone(
    portalId: number,
    entries: readonly LeasedEffect[],
    results: ReadonlyMap<string, DeliveryResult>,
    at: Date,
  ): Promise<ReadonlyMap<string, DeliveryResult>> {
    const gone = entries.filter(({ effectId }) => {
      const result = results.get(effectId);
      return result?.delivered === true && result.isGone === true;
    });
    if (gone.length === 0 || options.onGone === undefined) return results;
    try {
      await options.onGone(portalId, [...new Set(gone.map(({ sharedDealId }) => sharedDealId))], at);
      return results;
    } catch (error) {
      log.error({ err: error, portalId }, 'that CRM deals are gone could not be taken in');
      const undone = gone.map(
        ({ effectId }) => [effectId, failed(effectId, 'its CRM deal is gone')] as const,
      );
      return new Map([...results, ...undone]);
    }
  }

  async function resolveReferences(portalId: number, entries: readonly LeasedEffect[]) {
    const references = entries.flatMap(({ effect }) => [
      ownReference(effect),
      ...associatedReferences(effect),
    ]);
    const known = await outbox.resolve(portalId, [...distinct(references)]);
    const idOf = (reference: CrmRecordReference) =>
      'id' in reference ? reference.id : known.get(referenceKey(reference));

    const ready: DeliverableEffect[] = [];
    const unresolved = new Map<string, CrmRecordReference>();
    for (const { effectId, effect, attempt } of entries) {
      const own = ownReference(effect);
      const needed = associatedReferences(effect);
      const missing = [...needed, ...(needsOwnRecord(effect) ? [own] : [])].find(
        (reference) => idOf(reference) === undefined,
      );
      if (missing !== undefined) {
        unresolved.set(effectId, missing);
        continue;
      }
      const associations = needed.flatMap((reference) => {
        const id = idOf(reference);
        return id === undefined ? [] : [{ object: reference.object, id }];
      });
      ready.push({ effectId, effect, knownId: idOf(own) ?? null, attempt, associations });
    }
    return { ready, unresolved };
  }

  /** A writer that throws has a defect or lost its database; its effects are tried again like after an outage. */
  async function deliver(
    portalId: number,
    effects: readonly DeliverableEffect[],
  ): Promise<ReadonlyMap<string, DeliveryResult>> {
    if (effects.length === 0) return new Map();
    try {
      const results = await writer.deliver(portalId, effects);
      return new Map(results.map((result) => [result.effectId, result]));
    } catch (error) {
      log.error({ err: error, portalId }, 'delivering effects failed');
      const message = error instanceof Error ? error.message : 'the writer failed';
      return new Map(effects.map(({ effectId }) => [effectId, failed(effectId, message)]));
    }
  }

  function report(
    portalId: number,
    kind: EffectKind,
    settled: readonly { result: DeliveryResult; entry: LeasedEffect; retryAt: Date | null }[],
  ): void {
    for (const { result, entry, retryAt: nextAt } of settled) {
      if (result.delivered) continue;
      const data = {
        portalId,
        kind,
        effectId: result.effectId,
        attempt: entry.attempt,
        error: result.error,
        nextAt,
      };
      if (nextAt === null) log.error(data, 'an effect is given up; it needs a person');
      else log.warn(data, 'an effect was not delivered');
    }
    const delivered = settled.filter(({ result }) => result.delivered).length;
    if (delivered > 0) log.info({ portalId, kind, delivered }, 'effects delivered');
  }

  const runs = createJoinedRuns({ round, turns: deliveryOrder.length, gathering: options.gathering });

  return {
    drain: (portalId) => runs.join(portalId),

    async drainOutbox(portalIds, budgetMs) {
      const drains = Promise.allSettled(
        [...new Set(portalIds)].map(async (portalId) => {
          try {
            await runs.join(portalId);
          } catch (error) {
            log.error({ err: error, portalId }, 'draining the outbox failed');
          }
        }),
      );
      await within(budgetMs, drains);
    },

    idle: () => runs.idle(),

    async stop() {
      stopping = true;
      await runs.idle();
    },
  };
}

function resultOf(entry: LeasedEffect, results: ReadonlyMap<string, DeliveryResult>): DeliveryResult {
  return results.get(entry.effectId) ?? failed(entry.effectId, 'the writer gave no result');
}

function unresolvedResult(entry: LeasedEffect, missing: CrmRecordReference): DeliveryResult {
  return failed(entry.effectId, `${referenceKey(missing)} does not stand yet`);
}

function failed(effectId: string, message: string): DeliveryResult {
  const error: DeliveryError = { kind: 'unavailable', message, correlationId: null, retryAfterMs: null };
  return { effectId, delivered: false, error };
}

function distinct(references: readonly CrmRecordReference[]): Iterable<CrmRecordReference> {
  return new Map(references.map((reference) => [referenceKey(reference), reference])).values();
}

/** Waits for `work`, at most `budgetMs`; the work goes on either way. */
async function within(budgetMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const budget = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, budgetMs);
  });
  await Promise.race([work, budget]);
  clearTimeout(timer);
}
