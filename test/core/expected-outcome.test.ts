import { describe, expect, it, test } from 'vitest';
import { addDays } from '#core/calendar-day.ts';
import { expectedOutcomeOf, sameOutcome } from '#core/expected-outcome.ts';
import type { RegistrationFacts } from '#core/registration-facts.ts';
import { decideRegistration } from '#core/routing.ts';
import { sourceProgramme } from '#core/source-programme.ts';
import {
  aClaim,
  anOpenSharedDeal,
  aRegistration,
  decisionOf,
  inDays,
  lapsedClaim,
  ruth,
  today,
} from './facts.ts';

function shown(facts: Partial<RegistrationFacts> = {}, day = today) {
  return expectedOutcomeOf(
    decisionOf(decideRegistration(aRegistration(facts), sourceProgramme, day)),
    'new_business',
  );
}

describe('the outcome that a card showed', () => {
  it('is rule, type, what happens to the claim, and the open shared deal of the motion', () => {
    expect(shown({ ownClaim: aClaim(), openSharedDeals: [anOpenSharedDeal()] })).toEqual({
      rule: 'R1',
      type: 'channel',
      claimAction: 'keep',
      openSharedDealId: 'deal-1',
    });
  });

  test.each<[string, Partial<RegistrationFacts>]>([
    ['another partner took the domain', { otherPartnerHolds: true }],
    ['a direct rep took it', { directRep: ruth }],
    ['the capacity was used up elsewhere', { activeClaims: 50 }],
    ['the partner has the claim by now', { ownClaim: aClaim() }],
    ['a colleague registered the same motion', { openSharedDeals: [anOpenSharedDeal()] }],
    ['it was lapsed, not free', { ownClaim: lapsedClaim }],
  ])('is another once %s', (_title, facts) => {
    expect(sameOutcome(shown(), shown(facts))).toBe(false);
  });

  it('is the same after a night that moved no more than the end of the claim', () => {
    expect(sameOutcome(shown(), shown({}, addDays(today, 1)))).toBe(true);
  });

  it('is another after the night in which the renewal window opened', () => {
    const facts = { ownClaim: aClaim({ endsOn: inDays(31) }) };
    expect(sameOutcome(shown(facts), shown(facts, inDays(1)))).toBe(false);
  });

  it('is the same when an open shared deal has another motion, which does not decide', () => {
    expect(sameOutcome(shown(), shown({ openSharedDeals: [anOpenSharedDeal({ motion: 'up_sell' })] }))).toBe(
      true,
    );
  });
});
