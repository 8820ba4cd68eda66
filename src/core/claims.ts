import { addDays, daysFrom, laterDay } from './calendar-day.ts';
import type { CalendarDay } from './calendar-day.ts';
import type { Policy } from './policy.ts';

/** The record that a partner holds a domain until a day (inclusive, vendor's time zone; rules section 5). */
export interface Claim {
  readonly domain: string;
  readonly partnerId: string;
  readonly claimedOn: CalendarDay;
  readonly endsOn: CalendarDay;
  /** The day on which the partner gave it up, or null. */
  readonly releasedOn: CalendarDay | null;
}

type ClaimPolicy = Pick<Policy, 'claim'>;

/** The last day counts; the day of a release does not, since releasing frees the domain at once. */
export function isClaimActive(claim: Claim, day: CalendarDay): boolean {
  return (
    claim.claimedOn <= day && day <= claim.endsOn && (claim.releasedOn === null || day < claim.releasedOn)
  );
}

/** It ran out of itself. A claim given up before its end did not. */
export function hasClaimLapsed(claim: Claim, day: CalendarDay): boolean {
  return claim.endsOn < day && !wasClaimReleased(claim, day);
}

/** The partner gave it up while it ran. */
export function wasClaimReleased(claim: Claim, day: CalendarDay): boolean {
  return claim.releasedOn !== null && claim.releasedOn <= day && claim.releasedOn <= claim.endsOn;
}

/**
 * Only an active claim can be renewed. With a window of 30 days the window opens 30 days before the last day and
 * closes with that day.
 */
export function isInRenewalWindow(claim: Claim, today: CalendarDay, policy: ClaimPolicy): boolean {
  return isClaimActive(claim, today) && daysFrom(today, claim.endsOn) <= policy.claim.renewalWindowDays;
}

/**
 * The last day of a claim made today. The first day is not counted: 180 days from 24 November 2026 is up to and
 * including 23 May 2027, so a claim made late in the evening still has its whole 180 days.
 */
export function claimEnd(today: CalendarDay, policy: ClaimPolicy): CalendarDay {
  return addDays(today, policy.claim.validityDays);
}

/**
 * The last day after a renewal: counted from today as for a new claim, so that nobody gathers years by renewing often,
 * and never earlier than the old end, which no new policy may move (rules section 5).
 */
export function renewedClaimEnd(claim: Claim, today: CalendarDay, policy: ClaimPolicy): CalendarDay {
  return laterDay(claim.endsOn, claimEnd(today, policy));
}
