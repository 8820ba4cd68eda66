import type { Side } from './deal-type.ts';
import {
  crossesFrom,
  isKeptInStep,
  mayBeEmpty,
  type SyncDirection,
  type SyncedProperty,
} from './synced-properties.ts';

/** A value as both CRMs are to have it: always a text, in one form whichever CRM it came from; empty for none. */
export interface SyncedValue {
  readonly value: string;
  /** ISO moment that HubSpot gave the change, or that of the registration. */
  readonly changedAt: string;
  readonly side: Side;
}

/**
 * What becomes of a change in one CRM. `adopted`: it is the shared deal's value from now on. `confirmed`: the value stands
 * already, but was set anew, later. `superseded`: the other side changed it later, or this side's value does not cross and
 * gives way. `unchanged`: it says what stands. `emptied`: nothing was put in place of a value that may not be empty, so that
 * the value comes back. `own`: the property is each side's own.
 */
export type ChangeOutcome = 'adopted' | 'confirmed' | 'superseded' | 'unchanged' | 'emptied' | 'own';

/**
 * The later change wins, by the moment that HubSpot gave it and whatever order they are heard in (rules section 9). Of two in
 * the same millisecond the vendor's stands; on one side the one that is heard last, since the CRM itself is asked in the end.
 */
export function decideChange(
  property: SyncedProperty,
  current: SyncedValue,
  change: SyncedValue,
  direction: SyncDirection,
): ChangeOutcome {
  if (!isKeptInStep(direction)) return 'own';
  const isSame = change.value === current.value;
  // Not even where nothing stands: it would outlive an earlier value that is heard of later.
  if (change.value === '' && !mayBeEmpty(property)) return isSame ? 'unchanged' : 'emptied';
  if (!crossesFrom(change.side, direction) || !isLater(change, current))
    return isSame ? 'unchanged' : 'superseded';
  return isSame ? 'confirmed' : 'adopted';
}

function isLater(change: SyncedValue, current: SyncedValue): boolean {
  const [changed, stood] = [Date.parse(change.changedAt), Date.parse(current.changedAt)];
  if (changed !== stood) return changed > stood;
  return change.side === current.side || change.side === 'vendor';
}
