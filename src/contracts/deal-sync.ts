import * as z from 'zod/mini';
import { syncDirections, syncedProperties } from '#core/synced-properties.ts';
import { Moment, Side } from './values.ts';

export const SyncedPropertyView = z.object({
  property: z.enum(syncedProperties),
  value: z.string(),
  direction: z.enum(syncDirections),
  /** `own`: each side has its own by now. `stopped`: nothing is passed on, since a CRM deal is gone or the partner was removed. */
  state: z.enum(['in_step', 'under_way', 'own', 'stopped']),
  /** When HubSpot last had it as it is, in both CRMs; null for what is not in step, and for an amount that nobody gave. */
  syncedAt: z.nullable(Moment),
});

export const DealChangeView = z.object({
  /** `state`: the vendor's stage won, lost or reopened the deal. */
  property: z.enum([...syncedProperties, 'state']),
  side: Side,
  value: z.string(),
  previous: z.string(),
  /** `adopted` crossed; `superseded` gave way to the other side; `emptied` was put back, since it may not be empty. */
  outcome: z.enum(['adopted', 'superseded', 'emptied']),
  changedAt: Moment,
  /** By name where the hub knows the person. */
  changedBy: z.nullable(z.string()),
});

/**
 * Whether the two CRM deals are in step, and what was changed: per property its value, which way it crosses and when both CRMs
 * were last known to have it. Values are texts: amounts as digits, days as YYYY-MM-DD, products by
 * their names in the reader's language, empty for none.
 */
export const DealSync = z.object({
  sharedDealId: z.string(),
  currency: z.string(),
  properties: z.array(SyncedPropertyView),
  /** The other side's CRM deal, as information: its pipeline and stage by name, null where they are not known. */
  otherSide: z.object({
    pipeline: z.nullable(z.string()),
    stage: z.nullable(z.string()),
    presence: z.enum(['stands', 'deleted', 'merged']),
  }),
  /** Newest first; of the newest thirty those that concern the reader. */
  changes: z.array(DealChangeView),
});
export type DealSync = z.infer<typeof DealSync>;
