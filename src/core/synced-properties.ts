import type { Side } from './deal-type.ts';

/** What the vendor's policy gives a direction (rules section 9). Values are codes. */
export const syncPolicyProperties = [
  'name',
  'amount',
  'close_on',
  'next_steps',
  'intro_note',
  'pain_or_opportunity',
  'products',
] as const;

/** What of a shared deal is a property in both CRMs. The currency goes with the amount, which means nothing without it. */
export const syncedProperties = [...syncPolicyProperties, 'currency'] as const;
export type SyncedProperty = (typeof syncedProperties)[number];

/**
 * How a property crosses. Whatever is not `none` goes to the vendor when the shared deal is made; `once` ends there. Where only
 * one direction is open, that side's value stands and the other side's own edits give way to it.
 */
export const syncDirections = ['none', 'once', 'to_vendor', 'to_partner', 'both'] as const;
export type SyncDirection = (typeof syncDirections)[number];

export type SyncPolicy = Readonly<Record<(typeof syncPolicyProperties)[number], SyncDirection>>;

export function directionOf(sync: SyncPolicy, property: SyncedProperty): SyncDirection {
  return sync[property === 'currency' ? 'amount' : property];
}

/** Whether a change on this side reaches the other one. */
export function crossesFrom(side: Side, direction: SyncDirection): boolean {
  return direction === 'both' || direction === (side === 'partner' ? 'to_vendor' : 'to_partner');
}

/** Whether both CRMs are kept at one value after the shared deal was made. */
export function isKeptInStep(direction: SyncDirection): boolean {
  return direction !== 'none' && direction !== 'once';
}

const neverEmpty: ReadonlySet<SyncedProperty> = new Set(['name', 'amount', 'currency', 'close_on']);

/** An empty amount never overwrites one that stands (rules section 9), nor does an empty close date; an empty text is a text. */
export function mayBeEmpty(property: SyncedProperty): boolean {
  return !neverEmpty.has(property);
}
