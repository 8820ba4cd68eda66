import type { DealEffect, StandingEffect } from '#operations/effects.ts';
import { conversionValues, valuesToShow, type SyncedValues } from '#operations/sync/deal-values.ts';
import type { DeliverableEffect } from '#sync/ports.ts';
import { writeBatch } from './batch-outcome.ts';
import type { Outcomes } from './batch-outcome.ts';
import type { HubSpotRecord } from './batch-reply.ts';
import { CrmError, isCrmError } from './crm-error.ts';
import { orGone, recordIdsOf, shownBy } from './delivery.ts';
import type { StandingRecord, Written } from './delivery.ts';
import { findEarlierWrites } from './earlier-writes.ts';
import type { PortalPipelines } from './portal-pipelines.ts';
import { uniqueProperties } from './property-definitions.ts';
import { withoutNulls } from './property-values.ts';
import type { RecordClient } from './record-client.ts';
import { toHubSpot } from './synced-properties.ts';

/**
 * The CRM deal of a shared deal. When it is made it gets all that was registered; afterwards only what the hub decides is
 * written again, because name, amount, stage and owner belong to the people of the portal from then on; only a retyping (R7)
 * hands the vendor's to who is responsible now. A deal that
 * the hub knows is updated by its id, so that one that was deleted is not made anew. A converted one (R8) is known from the
 * start and takes on, once, what its people were asked when they shared it.
 */
const sharedDealId = uniqueProperties.deals;

export async function deliverDeals(
  records: RecordClient,
  pipelines: PortalPipelines,
  portalId: number,
  effects: readonly DeliverableEffect<DealEffect>[],
): Promise<Written> {
  const earlier = await findEarlierWrites(
    records,
    portalId,
    'deals',
    effects,
    ({ effect }) => effect.sharedDealId,
  );
  const written = new Map<string, StandingRecord | CrmError>();

  const updates = effects.flatMap(({ effectId, effect }) => {
    const id = earlier.get(effectId);
    return id === undefined
      ? []
      : [{ key: effectId, id, properties: { ...toHubSpot(askedValues(effect)), ...decidedValues(effect) } }];
  });
  const updated = await writeBatch(updates, (inputs) => records.updateBatch(portalId, 'deals', inputs));
  for (const [effectId, outcome] of standingRecords(effects, updated, askedValues))
    written.set(effectId, outcome);

  const inserts = [];
  for (const { effectId, effect } of effects) {
    if (earlier.has(effectId)) continue;
    try {
      const place = await pipelines.resolve(portalId, effect);
      inserts.push({
        key: effectId,
        id: effect.sharedDealId,
        properties: { ...registeredValues(effect, place), ...decidedValues(effect) },
      });
    } catch (error) {
      if (!isCrmError(error)) throw error;
      written.set(effectId, error);
    }
  }
  const inserted = await writeBatch(
    inserts,
    (inputs) => records.upsertBatch(portalId, 'deals', sharedDealId, inputs),
    sharedDealId,
  );
  for (const [effectId, outcome] of standingRecords(effects, inserted, valuesToShow))
    written.set(effectId, outcome);
  return written;
}

/** What a CRM deal shows of the values that were written just now; of one that stood before, nobody knows the others. */
function standingRecords(
  effects: readonly DeliverableEffect<DealEffect>[],
  outcomes: Outcomes<HubSpotRecord>,
  writtenValues: (effect: DealEffect) => SyncedValues,
): Written {
  const written = new Map<string, StandingRecord | CrmError>();
  for (const { effectId, effect } of effects) {
    const outcome = outcomes.get(effectId);
    if (outcome === undefined) continue;
    written.set(
      effectId,
      outcome instanceof CrmError ? outcome : standingRecord(outcome, writtenValues(effect)),
    );
  }
  return written;
}

function standingRecord(record: HubSpotRecord, values: SyncedValues): StandingRecord {
  const stageId = record.properties['dealstage'];
  return { recordId: record.id, ...shownBy(record, stageId ? { values, stageId } : { values }) };
}

/** Writes what changed around a CRM deal that stands. One that nobody knows is nothing to write to. */
export async function deliverStandings(
  records: RecordClient,
  portalId: number,
  effects: readonly DeliverableEffect<StandingEffect>[],
): Promise<Written> {
  const updates = effects.flatMap(({ effectId, effect, knownId }) =>
    knownId === null
      ? []
      : [{ key: effectId, id: knownId, properties: { ...standingValues(effect), ...retypedValues(effect) } }],
  );
  const outcomes = recordIdsOf(
    await writeBatch(updates, (inputs) => records.updateBatch(portalId, 'deals', inputs)),
  );
  const known = new Map(effects.map(({ effectId, knownId }) => [effectId, knownId]));
  return new Map(
    [...outcomes].map(([effectId, outcome]) => [effectId, orGone(outcome, known.get(effectId) ?? null)]),
  );
}

function registeredValues(
  effect: DealEffect,
  place: { readonly pipelineId: string; readonly stageId: string },
): Record<string, string> {
  return withoutNulls({
    ...toHubSpot(valuesToShow(effect)),
    pipeline: place.pipelineId,
    dealstage: place.stageId,
    hubspot_owner_id: effect.ownerId,
  });
}

/** Only a conversion writes values of its own into a CRM deal that stands. */
function askedValues(effect: DealEffect): SyncedValues {
  return effect.conversion === undefined ? {} : conversionValues(effect, effect.conversion).asked;
}

function decidedValues(effect: DealEffect): Record<string, string> {
  return {
    [sharedDealId]: effect.sharedDealId,
    shared_deal_motion: effect.motion,
    shared_deal_domain: effect.domain,
    shared_deal_counterpart: effect.counterpart,
    shared_deal_rule: effect.rule,
    ...standingValues(effect),
  };
}

function standingValues(effect: DealEffect | StandingEffect): Record<string, string> {
  return {
    shared_deal_type: effect.type,
    shared_deal_state: effect.state,
    // Empty clears it: a retyped deal may have lost its claim.
    shared_deal_claim_ends_on: effect.claimEndsOn ?? '',
    shared_deal_commission: effect.commission,
    shared_deal_tier_credit: effect.tierCredit,
    shared_deal_credit_kind: effect.credit,
  };
}

/** What nobody but a retyping changes on a CRM deal that stands. */
function retypedValues({ retyped }: StandingEffect): Record<string, string> {
  if (retyped === undefined) return {};
  return withoutNulls({ shared_deal_rule: retyped.rule, hubspot_owner_id: retyped.ownerId });
}
