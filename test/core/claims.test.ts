import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, toCalendarDay } from '#core/calendar-day.ts';
import {
  claimEnd,
  hasClaimLapsed,
  isClaimActive,
  isInRenewalWindow,
  renewedClaimEnd,
  wasClaimReleased,
} from '#core/claims.ts';
import { sourceProgramme } from '#core/source-programme.ts';
import { aClaim, inDays, today } from './facts.ts';

describe('a claim', () => {
  test.each([
    ['on its first day', { claimedOn: today }, true],
    ['on its last day', { endsOn: today }, true],
    ['on the day after its last', { endsOn: inDays(-1) }, false],
    ['before its first day', { claimedOn: inDays(1) }, false],
    ['on the day before its release', { releasedOn: inDays(1) }, true],
    ['from the day of its release', { releasedOn: today }, false],
  ])('%s', (_when, over, active) => {
    expect(isClaimActive(aClaim(over), today)).toBe(active);
  });

  it('made on 24 November 2026 runs up to and including 23 May 2027', () => {
    expect(claimEnd(toCalendarDay('2026-11-24'), sourceProgramme)).toBe('2027-05-23');
  });

  it('that was given up did not lapse, not even after its last day', () => {
    const claim = aClaim({ endsOn: inDays(-1), releasedOn: inDays(-5) });
    expect(wasClaimReleased(claim, today)).toBe(true);
    expect(hasClaimLapsed(claim, today)).toBe(false);
  });

  it('is always either active, yet to begin, lapsed or released, and only one of them', () => {
    const offset = fc.integer({ min: -400, max: 400 });
    fc.assert(
      fc.property(offset, fc.nat(400), fc.option(offset), (claimedIn, length, releasedIn) => {
        const claim = aClaim({
          claimedOn: inDays(claimedIn),
          endsOn: inDays(claimedIn + length),
          releasedOn: releasedIn === null ? null : inDays(Math.max(claimedIn, releasedIn)),
        });
        const states = [
          isClaimActive(claim, today),
          claim.claimedOn > today,
          hasClaimLapsed(claim, today),
          wasClaimReleased(claim, today),
        ];
        expect(states.filter(Boolean)).toHaveLength(1);
      }),
    );
  });
});

describe('renewal', () => {
  test.each([
    ['31 days before the end', 31, false],
    ['30 days before the end', 30, true],
    ['on the last day', 0, true],
    ['the day after', -1, false],
  ])('is possible %s: %i days left, %s', (_when, daysLeft, possible) => {
    expect(isInRenewalWindow(aClaim({ endsOn: inDays(daysLeft) }), today, sourceProgramme)).toBe(possible);
  });

  it('is not possible once the claim was given up', () => {
    const claim = aClaim({ endsOn: inDays(10), releasedOn: inDays(-1) });
    expect(isInRenewalWindow(claim, today, sourceProgramme)).toBe(false);
  });

  it('runs from today, as a new claim would', () => {
    expect(renewedClaimEnd(aClaim({ endsOn: inDays(10) }), today, sourceProgramme)).toBe(inDays(180));
  });

  it('never moves an end forward, whatever a new policy says', () => {
    const shorter = { claim: { ...sourceProgramme.claim, validityDays: 5 } };
    expect(renewedClaimEnd(aClaim({ endsOn: inDays(20) }), today, shorter)).toBe(addDays(today, 20));
  });
});
