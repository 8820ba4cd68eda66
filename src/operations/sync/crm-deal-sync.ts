import type { Side } from '#core/deal-type.ts';
import type { ChangeOutcome } from '#core/property-change.ts';
import type { SyncedProperty } from '#core/synced-properties.ts';
import type { SharedDealRecord } from '../shared-deal/shared-deal.ts';

/** `merged`: HubSpot made another record of it and of the one it was merged with. */
export type CrmDealPresence = 'stands' | 'deleted' | 'merged';

/** What happened to a CRM deal of a shared deal, in the words of the programme. `by` names who did it, where HubSpot says so. */
export type CrmDealChange = { readonly at: string; readonly by: string | null } & (
  | { readonly kind: 'value'; readonly property: SyncedProperty; readonly value: string }
  /** The app itself wrote it: nobody changed anything, but the CRM deal shows it. */
  | { readonly kind: 'written'; readonly property: SyncedProperty; readonly value: string }
  | { readonly kind: 'stage'; readonly stageId: string }
  | { readonly kind: 'presence'; readonly presence: CrmDealPresence }
);

/** What the CRM deal in a portal is known to show. */
export interface ShownValue {
  readonly portalId: number;
  readonly property: SyncedProperty;
  readonly value: string;
  /** ISO moment of HubSpot's. */
  readonly shownAt: string;
}

/** The CRM deal in a portal, as HubSpot last told it. */
export interface CrmDealStanding {
  readonly portalId: number;
  readonly stageId: string | null;
  readonly stageAt: string | null;
  readonly presence: CrmDealPresence;
  readonly presenceAt: string | null;
}

/** All that decides what a change in one CRM means for the other. */
export interface SyncState {
  readonly record: SharedDealRecord;
  /** Who changed a property last; what is not in it has the value of the registration. */
  readonly changedLast: Readonly<
    Partial<Record<SyncedProperty, { readonly changedAt: string; readonly side: Side }>>
  >;
  readonly shown: readonly ShownValue[];
  readonly crmDeals: readonly CrmDealStanding[];
}

export type DealChangeOutcome = Extract<ChangeOutcome, 'adopted' | 'superseded' | 'emptied'>;

/** A line of the history that both sides read. */
export interface DealChange {
  readonly changeId: string;
  readonly property: SyncedProperty | 'state';
  readonly side: Side;
  readonly value: string;
  readonly previous: string;
  readonly outcome: DealChangeOutcome;
  readonly changedAt: string;
  readonly changedBy: string | null;
}
