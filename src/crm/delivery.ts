import type { DeliverableEffect, DeliveryError, DeliveryResult, ShownSince } from '#sync/ports.ts';
import { associateAll } from './associate.ts';
import type { Outcomes } from './batch-outcome.ts';
import type { WrittenObject, HubSpotRecord } from './batch-reply.ts';
import { CrmError, isCrmError } from './crm-error.ts';
import type { RecordClient } from './record-client.ts';

/** The record that stands now, and what it is known to show. */
export interface StandingRecord {
  readonly recordId: string;
  readonly shown?: ShownSince;
  /** It was deleted meanwhile, so that nothing was written. */
  readonly isGone?: true;
}

/** By effect id: the record that stands now, or why it does not. */
export type Written = ReadonlyMap<string, StandingRecord | CrmError>;

/** Nothing where HubSpot does not say when it was written: then nobody could tell it from what people change. */
export function shownBy(
  record: HubSpotRecord,
  written: Omit<ShownSince, 'at'>,
): Pick<StandingRecord, 'shown'> {
  return record.updatedAt === undefined ? {} : { shown: { ...written, at: record.updatedAt.toISOString() } };
}

/** One that was deleted meanwhile is nothing to fail for: it is told everything when it is restored. */
export function orGone(
  outcome: StandingRecord | CrmError,
  knownId: string | null,
): StandingRecord | CrmError {
  return isCrmError(outcome, 'not_found') && knownId !== null ? { recordId: knownId, isGone: true } : outcome;
}

/** A lost token or scope is mended by connecting the app again, so that such effects wait instead of dying. */
const deliveryKinds: Readonly<Record<CrmError['kind'], DeliveryError['kind']>> = {
  busy: 'busy',
  unavailable: 'unavailable',
  not_permitted: 'unavailable',
  refused: 'refused',
  not_found: 'refused',
};

/** An effect is delivered once its record and all its associations stand, and not before. */
export async function finishDelivery(
  records: RecordClient,
  portalId: number,
  object: WrittenObject,
  effects: readonly DeliverableEffect[],
  written: Written,
): Promise<readonly DeliveryResult[]> {
  const standing = effects.flatMap((effect) => {
    const outcome = written.get(effect.effectId);
    return outcome === undefined || outcome instanceof CrmError
      ? []
      : [{ effect, recordId: outcome.recordId }];
  });
  const unassociated = await associateAll(records, portalId, object, standing);

  return effects.map(({ effectId }) => {
    const outcome =
      unassociated.get(effectId) ??
      written.get(effectId) ??
      new CrmError({ kind: 'unavailable', message: 'the effect was not written' });
    return outcome instanceof CrmError
      ? { effectId, delivered: false, error: asDeliveryError(outcome) }
      : { effectId, delivered: true, ...outcome };
  });
}

/** From the records that HubSpot answered with to their ids. */
export function recordIdsOf(outcomes: Outcomes<HubSpotRecord>): Written {
  return new Map(
    [...outcomes].map(([key, outcome]) => [
      key,
      outcome instanceof CrmError ? outcome : { recordId: outcome.id },
    ]),
  );
}

export function asDeliveryError(error: CrmError): DeliveryError {
  return {
    kind: deliveryKinds[error.kind],
    message: error.message,
    correlationId: error.correlationId,
    retryAfterMs: error.retryAfterMs,
  };
}
