import { describe, expect, it, test } from 'vitest';
import { conversionRefusal, decideConversion } from '#core/conversion.ts';
import type { Policy } from '#core/policy.ts';
import { sourceProgramme } from '#core/source-programme.ts';
import { aClaim, aRegistration, decisionOf, refusingPolicy, ruth, today } from './facts.ts';

const refusingConversion: Policy = {
  ...sourceProgramme,
  capacity: { ...sourceProgramme.capacity, conversionAtLimit: 'refuse' },
};

describe('R8: converting a CRM deal', () => {
  test.each([
    [true, true, null],
    [false, true, 'company_missing'],
    [true, false, 'contact_missing'],
    [false, false, 'company_missing'],
  ])('company %s, contact %s: %s', (hasCompany, hasContact, refusal) => {
    expect(conversionRefusal({ hasCompany, hasContact })).toBe(refusal);
  });

  it('is decided like a registration', () => {
    expect(decisionOf(decideConversion(aRegistration(), sourceProgramme, today))).toMatchObject({
      rule: 'R2',
    });
    expect(
      decisionOf(decideConversion(aRegistration({ activeClaims: 50 }), sourceProgramme, today)).rule,
    ).toBe('R3');
  });

  it('is refused at the limit where the policy says so for conversions or for registrations', () => {
    const atLimit = aRegistration({ activeClaims: 50 });
    expect(decideConversion(atLimit, refusingConversion, today)).toEqual({ refused: 'capacity_reached' });
    expect(decideConversion(atLimit, refusingPolicy, today)).toEqual({ refused: 'capacity_reached' });
  });

  it('needs no capacity where no claim would be made', () => {
    for (const holder of [{ ownClaim: aClaim() }, { directRep: ruth }, { otherPartnerHolds: true }]) {
      const outcome = decideConversion(
        aRegistration({ ...holder, activeClaims: 50 }),
        refusingConversion,
        today,
      );
      expect(outcome).toHaveProperty('decision');
    }
  });

  it('is refused to a partner whom the vendor removed', () => {
    const removed = aRegistration({ removedByVendor: true });
    expect(decideConversion(removed, sourceProgramme, today)).toEqual({ refused: 'removed_by_vendor' });
  });
});
