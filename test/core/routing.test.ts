import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readDomain } from '#core/domain-key.ts';
import type { RegistrableDomain } from '#core/domain-key.ts';
import type { OpenSharedDeal, RegistrationFacts } from '#core/registration-facts.ts';
import { routingRules } from '#core/decision.ts';
import { decideRegistration, prospectReason, retyping, sameMotionDeal } from '#core/routing.ts';
import { holderOf, route, routingTable } from '#core/routing-table.ts';
import { sourceProgramme } from '#core/source-programme.ts';
import {
  aClaim,
  anOpenSharedDeal,
  aRegistration,
  decisionOf,
  defaultRep,
  inDays,
  lapsedClaim,
  refusingPolicy,
  releasedClaim,
  ruth,
  today,
} from './facts.ts';

function decide(facts: Partial<RegistrationFacts>) {
  return decisionOf(decideRegistration(aRegistration(facts), sourceProgramme, today));
}

function leader(facts: Partial<RegistrationFacts>): string | undefined {
  return decide(facts).team.find(({ role }) => role === 'direct_rep')?.person?.name;
}

const keep = { action: 'keep', endsOn: inDays(80) };
const renew = { action: 'renew', endsOn: inDays(180) };
const claim = { action: 'claim', endsOn: inDays(180) };
const none = { action: 'none', endsOn: null };

describe('who holds the domain decides type and claim', () => {
  test.each<[string, Partial<RegistrationFacts>, string, string, object, string[]]>([
    ['this partner', { ownClaim: aClaim() }, 'R1', 'channel', keep, []],
    [
      'this partner, in the renewal window',
      { ownClaim: aClaim({ endsOn: inDays(30) }) },
      'R1',
      'channel',
      renew,
      [],
    ],
    ['this partner, on the last day', { ownClaim: aClaim({ endsOn: today }) }, 'R1', 'channel', renew, []],
    ['this partner, at the limit', { ownClaim: aClaim(), activeClaims: 50 }, 'R1', 'channel', keep, []],
    ['nobody, room left', {}, 'R2', 'channel', claim, []],
    ['nobody, room for one', { activeClaims: 49 }, 'R2', 'channel', claim, []],
    ['nobody, own claim released', { ownClaim: releasedClaim }, 'R2', 'channel', claim, []],
    [
      'nobody, limit reached',
      { activeClaims: 50 },
      'R3',
      'partner_collaboration',
      none,
      ['capacity_reached'],
    ],
    [
      'nobody, over the limit',
      { activeClaims: 51 },
      'R3',
      'partner_collaboration',
      none,
      ['capacity_reached'],
    ],
    ['a direct rep', { directRep: ruth }, 'R4', 'partner_collaboration', none, []],
    [
      'a direct rep, at the limit',
      { directRep: ruth, activeClaims: 50 },
      'R4',
      'partner_collaboration',
      none,
      [],
    ],
    [
      'a direct rep, own claim lapsed',
      { directRep: ruth, ownClaim: lapsedClaim },
      'R4',
      'partner_collaboration',
      none,
      ['ownership_lapsed'],
    ],
    [
      'a direct rep, own claim released',
      { directRep: ruth, ownClaim: releasedClaim },
      'R4',
      'partner_collaboration',
      none,
      [],
    ],
    ['another partner', { otherPartnerHolds: true }, 'R5', 'best_partner_wins', none, []],
    [
      'another partner, at the limit',
      { otherPartnerHolds: true, activeClaims: 50 },
      'R5',
      'best_partner_wins',
      none,
      [],
    ],
    [
      'another partner, own claim lapsed',
      { otherPartnerHolds: true, ownClaim: lapsedClaim },
      'R5',
      'best_partner_wins',
      none,
      [],
    ],
    ['nobody, own claim lapsed, room left', { ownClaim: lapsedClaim }, 'R6', 'channel', claim, []],
    [
      'nobody, own claim lapsed, limit reached',
      { ownClaim: lapsedClaim, activeClaims: 50 },
      'R6',
      'partner_collaboration',
      none,
      ['capacity_reached'],
    ],
  ])('%s', (_holder, facts, rule, type, effect, reasons) => {
    expect(decide(facts)).toMatchObject({ rule, type, claim: effect, reasons });
  });

  test.each<[string, Partial<RegistrationFacts>, string]>([
    [
      "this partner's claim before another's",
      { ownClaim: aClaim(), otherPartnerHolds: true, directRep: ruth },
      'R1',
    ],
    ["another partner's claim before a direct rep", { otherPartnerHolds: true, directRep: ruth }, 'R5'],
    ['a direct rep before nobody', { directRep: ruth, activeClaims: 50 }, 'R4'],
    ['a lapsed claim holds nothing', { ownClaim: lapsedClaim, otherPartnerHolds: true }, 'R5'],
  ])('precedence: %s', (_title, facts, rule) => {
    expect(decide(facts).rule).toBe(rule);
  });
});

describe('registering is refused', () => {
  it('to a partner whom the vendor removed, whatever else is true', () => {
    for (const facts of [{}, { ownClaim: aClaim() }, { otherPartnerHolds: true }, { directRep: ruth }]) {
      const removed = aRegistration({ ...facts, removedByVendor: true });
      expect(decideRegistration(removed, sourceProgramme, today)).toEqual({ refused: 'removed_by_vendor' });
    }
  });

  test.each<[string, Partial<RegistrationFacts>]>([
    ['a free domain (R3)', { activeClaims: 50 }],
    ['a domain whose own claim lapsed (R6)', { activeClaims: 50, ownClaim: lapsedClaim }],
  ])('at the limit for %s, where the policy says so', (_title, facts) => {
    expect(decideRegistration(aRegistration(facts), refusingPolicy, today)).toEqual({
      refused: 'capacity_reached',
    });
  });

  test.each<[string, Partial<RegistrationFacts>, string]>([
    ['the own domain', { ownClaim: aClaim() }, 'R1'],
    ["a rep's domain", { directRep: ruth }, 'R4'],
    ["another partner's domain", { otherPartnerHolds: true }, 'R5'],
  ])('but never at the limit for %s (story 2)', (_title, facts, rule) => {
    const outcome = decideRegistration(aRegistration({ ...facts, activeClaims: 50 }), refusingPolicy, today);
    expect(decisionOf(outcome).rule).toBe(rule);
  });
});

describe('a decision says', () => {
  it('that one more claim is used, where one is made (story 1)', () => {
    expect(decide({}).capacity).toEqual({ used: 3, usedAfter: 4, limit: 50 });
    expect(decide({ ownClaim: aClaim() }).capacity).toEqual({ used: 3, usedAfter: 3, limit: 50 });
    expect(decide({ otherPartnerHolds: true }).capacity).toEqual({ used: 3, usedAfter: 3, limit: 50 });
  });

  it('that both are eligible on a new claim, until the day after its last (story 1)', () => {
    const { commission, tierCredit, policyVersion } = decide({});
    const eligible = {
      verdict: 'eligible',
      reasons: ['claim_active'],
      changesOn: inDays(181),
      policyVersion,
    };
    expect(commission).toEqual({ ...eligible, remedies: [] });
    expect(tierCredit).toEqual({ ...eligible, remedies: [], credit: 'sourced' });
  });

  it('the verdict of the claim as renewed, not as it was', () => {
    expect(decide({ ownClaim: aClaim({ endsOn: inDays(3) }) }).commission).toMatchObject({
      remedies: [],
      changesOn: inDays(181),
    });
  });

  test.each<[string, Partial<RegistrationFacts>]>([
    ['R3', { activeClaims: 50 }],
    ['R4', { directRep: ruth }],
    ['R5', { otherPartnerHolds: true }],
  ])('%s: conditional on a POI', (rule, facts) => {
    const conditional = { verdict: 'conditional', reasons: ['poi_missing'], remedies: ['submit_poi'] };
    expect(decide(facts)).toMatchObject({ rule, commission: conditional, tierCredit: conditional });
  });

  it('that commission is withheld from a partner long over its capacity, and tier credit is not', () => {
    const { commission, tierCredit } = decide({ ownClaim: aClaim(), overCapacitySince: inDays(-61) });
    expect(commission).toMatchObject({ verdict: 'ineligible', reasons: ['claim_active', 'over_capacity'] });
    expect(tierCredit).toMatchObject({ verdict: 'eligible' });
  });

  it('who leads: the rep who holds the domain (R4, story 3), the routed one where nobody does (R3)', () => {
    expect(leader({ directRep: ruth })).toBe(ruth.name);
    expect(leader({ activeClaims: 50 })).toBe(defaultRep.name);
    expect(leader({})).toBeUndefined();
  });

  it('that the seat of the direct rep is vacant, where the vendor has routed none', () => {
    const team = decide({ activeClaims: 50, routedRep: null }).team;
    expect(team).toContainEqual({
      role: 'direct_rep',
      side: 'vendor',
      participation: 'responsible',
      person: null,
    });
  });
});

const anyFacts: fc.Arbitrary<RegistrationFacts> = fc
  .record({
    removedByVendor: fc.boolean(),
    ownClaim: fc.option(
      fc
        .tuple(fc.integer({ min: -400, max: 0 }), fc.nat(400), fc.option(fc.nat(400)))
        .map(([claimedIn, length, releasedIn]) =>
          aClaim({
            claimedOn: inDays(claimedIn),
            endsOn: inDays(claimedIn + length),
            releasedOn: releasedIn === null ? null : inDays(claimedIn + Math.min(length, releasedIn)),
          }),
        ),
    ),
    otherPartnerHolds: fc.boolean(),
    directRep: fc.constantFrom(null, ruth),
    routedRep: fc.constantFrom(null, defaultRep),
    activeClaims: fc.integer({ min: 0, max: 60 }),
    tier: fc.constantFrom('untiered', 'gold', 'unheard of'),
  })
  .map((facts) => aRegistration(facts));

describe('the routing table', () => {
  it('has each row of the rules once', () => {
    expect(routingTable.map(({ id }) => id).toSorted()).toEqual([...routingRules]);
  });

  it('has exactly one row for all facts, and the decision names it', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { situation, row } = route(facts, sourceProgramme, today);
        expect(routingTable.filter(({ applies }) => applies(situation))).toEqual([row]);
        const decision = decide({ ...facts, removedByVendor: false });
        expect(decision.rule).toBe(row.id);
        seen.add(decision.rule);
      }),
      { numRuns: 500 },
    );
    expect([...seen].toSorted()).toEqual([...routingRules]);
  });

  it('claims only what is free, and never beyond the limit', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { claim: effect, capacity } = decide({ ...facts, removedByVendor: false });
        fc.pre(effect.action === 'claim');
        expect(holderOf(facts, today).kind).toBe('nobody');
        expect(capacity.usedAfter).toBeLessThanOrEqual(capacity.limit);
      }),
    );
  });

  it('never shortens a claim, and makes a Channel deal exactly where the partner holds the domain afterwards', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { type, claim: effect } = decide({ ...facts, removedByVendor: false });
        expect(type === 'channel').toBe(effect.action !== 'none');
        const before = holderOf(facts, today);
        const endBefore = before.kind === 'this_partner' ? before.claim.endsOn : '';
        expect((effect.endsOn ?? '') >= endBefore).toBe(true);
      }),
    );
  });

  it('gives the same answer to the same facts, and says nothing of the motion', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const decided = decideRegistration(facts, sourceProgramme, today);
        expect(decideRegistration(structuredClone(facts), sourceProgramme, today)).toEqual(decided);
      }),
    );
  });
});

describe('R7: an open shared deal on the domain', () => {
  const newBusiness = anOpenSharedDeal({ sharedDealId: 'a', motion: 'new_business' });
  const crossSell = anOpenSharedDeal({ sharedDealId: 'b', motion: 'cross_sell' });

  it('is offered where it has the same motion', () => {
    const openSharedDeals = [newBusiness, crossSell];
    expect(sameMotionDeal({ openSharedDeals }, 'cross_sell')).toBe(crossSell);
    expect(sameMotionDeal({ openSharedDeals }, 'up_sell')).toBeNull();
  });

  it('of several the newest, in whatever order they come', () => {
    const newer = anOpenSharedDeal({ sharedDealId: 'c', registeredOn: inDays(-2) });
    const sameDay = anOpenSharedDeal({ sharedDealId: 'd', registeredOn: inDays(-2) });
    expect(sameMotionDeal({ openSharedDeals: [newBusiness, sameDay, newer] }, 'new_business')).toBe(sameDay);
    expect(sameMotionDeal({ openSharedDeals: [newer, sameDay, newBusiness] }, 'new_business')).toBe(sameDay);
  });

  test.each<[string, Partial<OpenSharedDeal>, Partial<RegistrationFacts>, string | null]>([
    [
      "Alpha's claim lapsed and Beta took the domain",
      { type: 'channel' },
      { ownClaim: lapsedClaim, otherPartnerHolds: true },
      'best_partner_wins',
    ],
    ['a Best Partner Wins partner gets the freed domain', { type: 'best_partner_wins' }, {}, 'channel'],
    [
      'a lapsed claim, and a direct rep took over',
      { type: 'channel' },
      { ownClaim: lapsedClaim, directRep: ruth },
      'partner_collaboration',
    ],
    [
      'a Partner Collaboration deal whose domain became free',
      { type: 'partner_collaboration' },
      {},
      'channel',
    ],
    ['the type still fits', { type: 'channel' }, { ownClaim: aClaim() }, null],
    ['a lapsed claim that is made anew (R6)', { type: 'channel' }, { ownClaim: lapsedClaim }, null],
    [
      'a lapsed claim without a new one stays as it is (R6)',
      { type: 'channel' },
      { ownClaim: lapsedClaim, activeClaims: 50 },
      null,
    ],
    ['a DIFM deal is for the vendor to change', { type: 'difm' }, { directRep: ruth }, null],
    [
      'a Channel deal to which the vendor added the partner too',
      { type: 'channel', addedByVendor: true },
      { directRep: ruth },
      null,
    ],
  ])('retyped? %s', (_title, deal, facts, type) => {
    expect(retyping(anOpenSharedDeal(deal), decide(facts))).toBe(type);
  });

  it('once retyped needs no retyping', () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.constantFrom('channel', 'partner_collaboration', 'best_partner_wins'),
        (facts, type) => {
          const decision = decide({ ...facts, removedByVendor: false });
          const retyped = retyping(anOpenSharedDeal({ type }), decision);
          expect(retyping(anOpenSharedDeal({ type: retyped ?? type }), decision)).toBeNull();
        },
      ),
    );
  });
});

describe('those who sell are no prospects', () => {
  const sellers = {
    ownDomains: ['alpha.de'],
    vendorDomains: ['vendor.com'],
    partnerDomains: ['beta.co.uk', 'alpha.de'],
  };

  test.each([
    ['alpha.de', 'own_domain'],
    ['www.vendor.com', 'vendor_domain'],
    ['shop.beta.co.uk', 'partner_domain'],
    ['acme.de', null],
  ])('%s: %s', (written, reason) => {
    const reading = readDomain(written, sourceProgramme.domains);
    expect(reading.ok && prospectReason(reading.domain satisfies RegistrableDomain, sellers)).toBe(reason);
  });
});
