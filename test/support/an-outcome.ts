import type { Outcome, RecordDomain, SharedDealBrief, TeamSeat } from '#contracts/values.ts';

/** The outcome of R2 for Max Mustermann of Alpha Digital: a free domain, room left, CAM Jana Winter. */
export function anOutcome(overrides: Partial<Outcome> = {}): Outcome {
  return {
    rule: 'R2',
    type: 'channel',
    reasons: [],
    claim: { action: 'claim', endsOn: '2027-05-23' },
    ownClaimEndsOn: null,
    capacity: { used: 3, usedAfter: 4, limit: 50 },
    team: [aPartnerSeat(), aCamSeat()],
    commission: aVerdict(),
    tierCredit: { ...aVerdict(), credit: 'sourced' },
    idleClaims: [],
    openSharedDeals: [],
    policyVersion: '2026-11',
    ...overrides,
  };
}

export function aVerdict(overrides: Partial<Outcome['commission']> = {}): Outcome['commission'] {
  return {
    verdict: 'eligible',
    reasons: ['claim_active'],
    remedies: [],
    changesOn: null,
    policyVersion: '2026-11',
    ...overrides,
  };
}

export function aPartnerSeat(overrides: Partial<TeamSeat> = {}): TeamSeat {
  return {
    role: 'partner_rep',
    side: 'partner',
    participation: 'responsible',
    vacant: false,
    name: 'Max Mustermann',
    email: 'max@alpha.example',
    ...overrides,
  };
}

export function aCamSeat(overrides: Partial<TeamSeat> = {}): TeamSeat {
  return {
    role: 'cam',
    side: 'vendor',
    participation: 'responsible',
    vacant: false,
    name: 'Jana Winter',
    email: 'jana@vendor.example',
    ...overrides,
  };
}

export function aRecordDomain(overrides: Partial<RecordDomain> = {}): RecordDomain {
  return {
    domain: 'acme.co.uk',
    unicode: 'acme.co.uk',
    mixedScripts: false,
    source: 'company_domain',
    ...overrides,
  };
}

export function anOpenSharedDeal(overrides: Partial<SharedDealBrief> = {}): SharedDealBrief {
  return {
    sharedDealId: 'sd-1',
    name: 'Acme – Marketing Hub',
    type: 'channel',
    motion: 'new_business',
    state: 'open',
    registeredOn: '2026-11-20',
    crmDealUrl: 'https://app.hubspot.com/contacts/101/record/0-3/9001',
    ...overrides,
  };
}
