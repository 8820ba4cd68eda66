import { describe, expect, it } from 'vitest';
import { dealTypes } from '#core/deal-type.ts';
import { readDomain } from '#core/domain-key.ts';
import { sourceProgramme } from '#core/source-programme.ts';

describe("the default policy is the source's programme", () => {
  it('with the numbers of the rules', () => {
    expect(sourceProgramme).toMatchObject({
      claim: { validityDays: 180, renewalWindowDays: 30 },
      capacity: {
        byTier: { untiered: 50, silver: 500, gold: 500, platinum: 500, diamond: 1000, elite: 1000 },
        atLimit: 'partner_collaboration',
        conversionAtLimit: 'same_as_register',
        overCapacityGraceDays: 60,
      },
      poi: { maxAgeDays: 92 },
      contest: 'first_valid_poi',
      preview: { namesDirectRep: false },
      assertedUsers: 'accept',
      commission: { ratePercent: 20, months: 36, upMarketReferralMonths: 12 },
      tierCredit: { pointsPer100: { sourced: 5, assisted: 3, managed: 1 } },
    });
  });

  it('lets every claim be renewed before it ends, and not on its first day', () => {
    const { validityDays, renewalWindowDays } = sourceProgramme.claim;
    expect(renewalWindowDays).toBeLessThan(validityDays);
  });

  it('puts the partner and somebody responsible at the vendor on every team, in no seat twice', () => {
    for (const type of dealTypes) {
      const seats = sourceProgramme.team[type];
      const roles = seats.map(({ role }) => role);
      expect(roles).toContain('partner_rep');
      expect(new Set(roles).size).toBe(roles.length);
      expect(seats.some((seat) => seat.role !== 'partner_rep' && seat.participation === 'responsible')).toBe(
        true,
      );
    }
  });

  it('names as shared suffixes what is none on the Public Suffix List', () => {
    for (const suffix of sourceProgramme.domains.extraSharedSuffixes) {
      expect(readDomain(suffix, { extraSharedSuffixes: [] })).toMatchObject({ domain: suffix });
    }
  });
});
