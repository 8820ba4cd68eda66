import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { daysFrom } from '#core/calendar-day.ts';
import type { CalendarDay } from '#core/calendar-day.ts';
import { commissionVerdict } from '#core/commission.ts';
import { dealTypes } from '#core/deal-type.ts';
import type { EligibilityFacts } from '#core/eligibility.ts';
import { sourceProgramme } from '#core/source-programme.ts';
import { tierCreditVerdict } from '#core/tier-credit.ts';
import type { Verdict } from '#core/verdicts.ts';
import { aClaim, aClose, anEligibility, inDays, lapsedClaim, releasedClaim, today } from './facts.ts';

function commission(facts: Partial<EligibilityFacts>, day = today) {
  return commissionVerdict(anEligibility(facts), sourceProgramme, day);
}

function tierCredit(facts: Partial<EligibilityFacts>, day = today) {
  return tierCreditVerdict(anEligibility(facts), sourceProgramme, day);
}

function inWords({ verdict, reasons, remedies, changesOn }: Verdict): string {
  const change = changesOn === null ? '' : `; changes in ${daysFrom(today, changesOn)} days`;
  return `${verdict}: ${reasons.join(', ')}${remedies.map((remedy) => ` > ${remedy}`).join('')}${change}`;
}

type Row = readonly [string, Partial<EligibilityFacts>, string];

const valid = { submittedOn: inDays(-12), confirmedOn: inDays(-11) };

/** Channel, on the claim; the same for commission and tier credit. */
const channelRows: readonly Row[] = [
  ['active claim', {}, 'eligible: claim_active; changes in 81 days'],
  [
    'active claim in its renewal window',
    { claim: aClaim({ endsOn: inDays(30) }) },
    'eligible: claim_active > renew_claim; changes in 31 days',
  ],
  [
    'last day of the claim',
    { claim: aClaim({ endsOn: today }) },
    'eligible: claim_active > renew_claim; changes in 1 days',
  ],
  ['claim lapsed', { claim: lapsedClaim }, 'ineligible: ownership_lapsed > register_again'],
  ['claim released', { claim: releasedClaim }, 'ineligible: ownership_released > register_again'],
  [
    'claim released, and its day has passed since',
    { claim: aClaim({ endsOn: inDays(-1), releasedOn: inDays(-5) }) },
    'ineligible: ownership_released > register_again',
  ],
  ['never a claim', { claim: null }, 'ineligible: no_claim > register_again'],
  ['added by the vendor, without a claim', { claim: null, addedByVendor: true }, 'eligible: added_by_vendor'],
  [
    'added by the vendor, claim lapsed',
    { claim: lapsedClaim, addedByVendor: true },
    'eligible: added_by_vendor',
  ],
  [
    'closed under an active claim that has lapsed since',
    { claim: lapsedClaim, close: aClose({ claim: aClaim({ endsOn: inDays(-1) }) }) },
    'eligible: claim_active',
  ],
  [
    'closed on the last day of the claim',
    { close: aClose({ claim: aClaim({ endsOn: inDays(-10) }) }) },
    'eligible: claim_active',
  ],
  [
    'closed after the claim, held again since',
    { close: aClose({ claim: aClaim({ endsOn: inDays(-11) }) }) },
    'ineligible: ownership_lapsed > ask_vendor',
  ],
  [
    'closed after the claim was released',
    { close: aClose({ claim: aClaim({ releasedOn: inDays(-20) }) }) },
    'ineligible: ownership_released > ask_vendor',
  ],
  [
    'closed before the claim was made',
    { close: aClose({ claim: aClaim({ claimedOn: inDays(-9) }) }) },
    'ineligible: no_claim > ask_vendor',
  ],
  [
    'closed for another partner (story 5)',
    { close: aClose({ wonByOther: true }) },
    'ineligible: won_by_other',
  ],
  ['removed by the vendor', { removedByVendor: true }, 'ineligible: removed_by_vendor > ask_vendor'],
  [
    'removed by the vendor, and won by another',
    { removedByVendor: true, close: aClose({ wonByOther: true }) },
    'ineligible: removed_by_vendor > ask_vendor',
  ],
];

/** Partner Collaboration and Best Partner Wins, on the POI; the claim does not matter. */
const poiRows: readonly Row[] = [
  ['no POI', {}, 'conditional: poi_missing > submit_poi'],
  [
    'POI not confirmed yet',
    { poi: { submittedOn: today, confirmedOn: null } },
    'conditional: poi_unconfirmed > ask_vendor; changes in 93 days',
  ],
  ['valid POI', { poi: valid }, 'eligible: poi_valid; changes in 81 days'],
  [
    'valid POI of 92 days ago',
    { poi: { ...valid, submittedOn: inDays(-92) } },
    'eligible: poi_valid; changes in 1 days',
  ],
  [
    'POI of 93 days ago',
    { poi: { ...valid, submittedOn: inDays(-93) } },
    'conditional: poi_too_old > submit_poi',
  ],
  ['closed with a valid POI', { poi: valid, close: aClose() }, 'eligible: poi_valid'],
  [
    'closed on the day of the POI, confirmed later',
    { poi: { submittedOn: inDays(-10), confirmedOn: today }, close: aClose() },
    'eligible: poi_valid',
  ],
  [
    'closed with a POI not confirmed yet',
    { poi: { ...valid, confirmedOn: null }, close: aClose() },
    'conditional: poi_unconfirmed > ask_vendor',
  ],
  ['closed without a POI', { close: aClose() }, 'ineligible: poi_missing > ask_vendor'],
  [
    'POI after the close',
    { poi: { submittedOn: inDays(-9), confirmedOn: inDays(-9) }, close: aClose() },
    'ineligible: poi_after_close > ask_vendor',
  ],
  [
    'POI over 92 days old at the close',
    { poi: { ...valid, submittedOn: inDays(-103) }, close: aClose() },
    'ineligible: poi_too_old > ask_vendor',
  ],
  [
    'POI of 92 days at the close, older since',
    { poi: { ...valid, submittedOn: inDays(-102) }, close: aClose() },
    'eligible: poi_valid',
  ],
  [
    'closed for another partner, POI or not',
    { poi: valid, close: aClose({ wonByOther: true }) },
    'ineligible: won_by_other',
  ],
  [
    'removed by the vendor',
    { poi: valid, removedByVendor: true },
    'ineligible: removed_by_vendor > ask_vendor',
  ],
];

describe('Channel: commission and tier credit need an active claim now and at close, or added_by_vendor', () => {
  test.each(channelRows)('%s', (_title, facts, expected) => {
    expect(inWords(commission(facts))).toBe(expected);
    expect(inWords(tierCredit(facts))).toBe(expected);
    expect(tierCredit(facts).credit).toBe('sourced');
  });
});

describe.each(['partner_collaboration', 'best_partner_wins'] as const)(
  '%s: commission and tier credit need a valid POI before close',
  (type) => {
    test.each(poiRows)('%s', (_title, facts, expected) => {
      for (const claim of [null, lapsedClaim]) {
        expect(inWords(commission({ ...facts, type, claim }))).toBe(expected);
        expect(inWords(tierCredit({ ...facts, type, claim }))).toBe(expected);
        expect(tierCredit({ ...facts, type, claim }).credit).toBe('sourced');
      }
    });
  },
);

describe('DIFM (story 8)', () => {
  test.each<Row>([
    ['no revenue share', {}, 'ineligible: difm_no_revenue_share'],
    ['an up-market referral', { upMarketReferral: true }, 'eligible: difm_up_market_referral'],
    [
      'removed by the vendor',
      { upMarketReferral: true, removedByVendor: true },
      'ineligible: removed_by_vendor > ask_vendor',
    ],
  ])('commission: %s', (_title, facts, expected) => {
    expect(inWords(commission({ ...facts, type: 'difm', claim: null }))).toBe(expected);
  });

  test.each<Row>([
    ['no confirmation', {}, 'conditional: confirmation_missing > confirm_involvement'],
    ['confirmed by the client', { involvementConfirmedOn: today }, 'eligible: confirmation_valid'],
    [
      'closed and confirmed before',
      { involvementConfirmedOn: inDays(-10), close: aClose() },
      'eligible: confirmation_valid',
    ],
    [
      'confirmed after the close',
      { involvementConfirmedOn: inDays(-9), close: aClose() },
      'ineligible: confirmation_missing > ask_vendor',
    ],
    ['closed without a confirmation', { close: aClose() }, 'ineligible: confirmation_missing > ask_vendor'],
    [
      'removed by the vendor',
      { involvementConfirmedOn: today, removedByVendor: true },
      'ineligible: removed_by_vendor > ask_vendor',
    ],
  ])('tier credit is assisted: %s', (_title, facts, expected) => {
    const verdict = tierCredit({ ...facts, type: 'difm', claim: null });
    expect(inWords(verdict)).toBe(expected);
    expect(verdict.credit).toBe('assisted');
  });
});

describe('a partner over its capacity: commission is withheld after 60 days of grace', () => {
  test.each<Row>([
    [
      'in its grace',
      { overCapacitySince: today },
      'eligible: claim_active, over_capacity > release_claims; changes in 61 days',
    ],
    [
      'on the last day of grace',
      { overCapacitySince: inDays(-60) },
      'eligible: claim_active, over_capacity > release_claims; changes in 1 days',
    ],
    [
      'after it',
      { overCapacitySince: inDays(-61) },
      'ineligible: claim_active, over_capacity > release_claims; changes in 81 days',
    ],
    [
      'after it, and a POI is missing',
      { type: 'best_partner_wins', overCapacitySince: inDays(-61) },
      'ineligible: poi_missing, over_capacity > submit_poi > release_claims',
    ],
    [
      'without a claim, the claim is what is missing',
      { claim: null, overCapacitySince: inDays(-61) },
      'ineligible: no_claim > register_again',
    ],
    [
      'closed in its grace',
      { overCapacitySince: inDays(-61), close: aClose() },
      'eligible: claim_active, over_capacity > ask_vendor',
    ],
    [
      'closed before it was over capacity',
      { overCapacitySince: inDays(-5), close: aClose() },
      'eligible: claim_active',
    ],
  ])('%s', (_title, facts, expected) => {
    expect(inWords(commission(facts))).toBe(expected);
  });

  it('and tier credit is not affected', () => {
    for (const type of dealTypes) {
      expect(tierCredit({ type, overCapacitySince: inDays(-200) })).toEqual(tierCredit({ type }));
    }
  });
});

const pastDay = fc.integer({ min: -250, max: 0 }).map(inDays);
const anyClaim = fc
  .tuple(fc.integer({ min: -250, max: 0 }), fc.nat(300), fc.option(fc.nat(300)))
  .map(([claimedIn, length, releasedIn]) =>
    aClaim({
      claimedOn: inDays(claimedIn),
      endsOn: inDays(claimedIn + length),
      releasedOn: releasedIn === null ? null : inDays(Math.min(0, claimedIn + Math.min(length, releasedIn))),
    }),
  );
const anyFacts: fc.Arbitrary<EligibilityFacts> = fc.record({
  type: fc.constantFrom(...dealTypes),
  claim: fc.option(anyClaim),
  addedByVendor: fc.boolean(),
  removedByVendor: fc.constantFrom(false, false, false, true),
  poi: fc.option(fc.record({ submittedOn: pastDay, confirmedOn: fc.option(fc.constant(today)) })),
  involvementConfirmedOn: fc.option(pastDay),
  upMarketReferral: fc.boolean(),
  overCapacitySince: fc.option(pastDay),
  close: fc.option(fc.record({ closedOn: pastDay, claim: fc.option(anyClaim), wonByOther: fc.boolean() })),
});

function essence({ verdict, reasons }: Verdict): string {
  return [verdict, ...reasons].join(' ');
}

describe.each([
  ['commission', commissionVerdict],
  ['tier credit', tierCreditVerdict],
] as const)('the verdict on %s', (_kind, verdictOf) => {
  const on = (facts: EligibilityFacts, day: CalendarDay) => verdictOf(facts, sourceProgramme, day);
  it('exists for all facts, with a reason, and where it is conditional with a remedy', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const verdict = on(facts, today);
        expect(verdict.reasons).not.toHaveLength(0);
        expect(verdict.policyVersion).toBe(sourceProgramme.version);
        expect(verdict.verdict === 'conditional' && verdict.remedies.length === 0).toBe(false);
      }),
    );
  });

  /** Further than any term of these facts reaches. */
  const comingDays = Array.from({ length: 400 }, (_, days) => inDays(days + 1));

  it('changes on the day that it names and on no day before', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const now = on(facts, today);
        const firstOther = comingDays.find((day) => essence(on(facts, day)) !== essence(now));
        expect(now.changesOn).toBe(firstOther ?? null);
      }),
      { numRuns: 200 },
    );
  });

  it('only gets worse by waiting', () => {
    const rank = { ineligible: 0, conditional: 1, eligible: 2 };
    fc.assert(
      fc.property(anyFacts, fc.nat(400), fc.nat(400), (facts, wait, longer) => {
        const [sooner, later] = [on(facts, inDays(wait)), on(facts, inDays(wait + longer))];
        expect(rank[later.verdict]).toBeLessThanOrEqual(rank[sooner.verdict]);
      }),
    );
  });

  it('is frozen at close: neither time nor a later claim moves it', () => {
    fc.assert(
      fc.property(anyFacts, fc.option(anyClaim), fc.nat(700), (facts, laterClaim, days) => {
        fc.pre(facts.close !== null);
        const frozen = on(facts, today);
        expect(frozen.changesOn).toBeNull();
        expect(on({ ...facts, claim: laterClaim }, inDays(days))).toEqual(frozen);
      }),
    );
  });

  it('never says who won while the prospect is open', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(on({ ...facts, close: null }, today).reasons).not.toContain('won_by_other');
      }),
    );
  });
});
