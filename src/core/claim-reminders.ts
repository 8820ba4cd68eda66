import { daysFrom, type CalendarDay } from './calendar-day.ts';
import { hasClaimLapsed, isClaimActive, type Claim } from './claims.ts';
import type { Policy } from './policy.ts';

/** What people are to be told of a claim that nobody renews: that it ends in so many days at the most; 0: that it has lapsed. */
export type ClaimReminder = number;

/**
 * The reminder that is due on a day, the most urgent alone: whoever was not reminded in time, because the hub stood still, hears
 * once how things are now. Null where none is, or it was given for this end of the claim already (rules section 10).
 */
export function dueReminder(
  claim: Claim,
  given: readonly ClaimReminder[],
  today: CalendarDay,
  { claim: { remindDaysBefore } }: Pick<Policy, 'claim'>,
): ClaimReminder | null {
  const reminder = hasClaimLapsed(claim, today)
    ? 0
    : isClaimActive(claim, today)
      ? remindDaysBefore
          .filter((days) => daysFrom(today, claim.endsOn) <= days)
          .reduce<number | null>((least, days) => Math.min(least ?? days, days), null)
      : null;
  return reminder === null || given.some((one) => one <= reminder) ? null : reminder;
}
