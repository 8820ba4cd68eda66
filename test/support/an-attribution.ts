import type { ReplyOf } from '#contracts/operation.ts';
import type {
  AttributedDeal,
  ClaimStep,
  DomainAttribution,
  viewAttribution,
} from '#contracts/view-attribution.ts';
import type { DecisionReceipt } from '#contracts/decision-receipt.ts';
import { aConversation } from './a-conversation.ts';
import { aCamSeat, aPartnerSeat, aRecordDomain, aVerdict } from './an-outcome.ts';

export type AttributionReply = ReplyOf<typeof viewAttribution>;

const alpha = { id: 'alpha', name: '#Alpha Digital#' };
const beta = { id: 'beta', name: '#Beta Consulting#' };

/**
 * What the hub answers on the CRM deal of Alpha's Channel deal (R2), for a CAM. Words of the fixture carry a `#`, to tell data
 * from labels.
 */
export function anAttribution(overrides: Partial<AttributionReply> = {}): AttributionReply {
  return {
    vendor: { name: '#Vendor#', timeZone: 'Europe/Berlin', today: '2026-11-24' },
    viewer: { roles: ['cam'] },
    record: { type: 'deal', id: '501', name: '#Acme – Marketing Hub#', companyName: '#Acme#' },
    domains: [aDomainAttribution()],
    deals: [anAttributedDeal()],
    sync: null,
    unsharedDeal: null,
    ...overrides,
  };
}

export function anAttributedDeal(overrides: Partial<AttributedDeal> = {}): AttributedDeal {
  return {
    sharedDealId: 'sd-1',
    partner: { ...alpha, tier: 'gold' },
    name: '#Acme – Marketing Hub#',
    type: 'channel',
    motion: 'new_business',
    state: 'open',
    domain: 'acme.co.uk',
    domainUnicode: 'acme.co.uk',
    registeredAt: '2026-11-20T13:01:00Z',
    registeredBy: { name: '#Max Mustermann#', email: 'max@alpha.example' },
    closeOn: '2027-01-31',
    claimEndsOn: '2027-05-23',
    team: [aPartnerSeat({ name: '#Max Mustermann#' }), aCamSeat({ name: '#Jana Winter#' })],
    commission: aVerdict(),
    tierCredit: { ...aVerdict(), credit: 'sourced' },
    lastActivityAt: '2026-11-24T12:05:00Z',
    receipt: aReceipt(),
    notices: [],
    messages: aConversation(),
    vendorCrmDeal: {
      state: 'stands',
      crmDealId: '501',
      url: 'https://app.hubspot.com/contacts/900/record/0-3/501',
      delayReason: null,
    },
    isThisRecord: true,
    partnerSees: {
      responsible: ['#Max Mustermann#', '#Jana Winter#'],
      introNote: '#We met at a fair.#',
      painOrOpportunity: '#Leads are lost.#',
      nextSteps: '#Demo on Thursday.#',
      products: ['#Marketing Hub#'],
      difference: null,
      contactShared: true,
      offered: { lineItems: 2, quotes: 1 },
    },
    ...overrides,
  };
}

/** Beta's shared deal on the domain that Alpha holds (R5). */
export function aBestPartnerWinsDeal(overrides: Partial<AttributedDeal> = {}): AttributedDeal {
  const conditional = aVerdict({
    verdict: 'conditional',
    reasons: ['poi_missing'],
    remedies: ['submit_poi'],
  });
  return anAttributedDeal({
    sharedDealId: 'sd-2',
    partner: { ...beta, tier: 'untiered' },
    name: '#Acme by Beta#',
    type: 'best_partner_wins',
    registeredAt: '2026-11-22T09:00:00Z',
    registeredBy: { name: '#Bea Berg#', email: 'bea@beta.example' },
    claimEndsOn: null,
    team: [
      aPartnerSeat({ name: '#Bea Berg#', email: 'bea@beta.example' }),
      aCamSeat({ name: '#Jana Winter#' }),
    ],
    commission: conditional,
    tierCredit: { ...conditional, credit: 'sourced' },
    receipt: aReceipt({
      rule: 'R5',
      type: 'best_partner_wins',
      holder: 'other_partner',
      capacity: { used: 7, usedAfter: 7, limit: 50 },
      claimEndsOn: null,
    }),
    vendorCrmDeal: {
      state: 'stands',
      crmDealId: '502',
      url: 'https://app.hubspot.com/contacts/900/record/0-3/502',
      delayReason: null,
    },
    isThisRecord: false,
    ...overrides,
  });
}

export function aReceipt(overrides: Partial<DecisionReceipt> = {}): DecisionReceipt {
  return {
    rule: 'R2',
    type: 'channel',
    reasons: [],
    decidedAt: '2026-11-20T13:01:00Z',
    policyVersion: '2026-11',
    holder: 'nobody',
    capacity: { used: 3, usedAfter: 4, limit: 500 },
    claimEndsOn: '2027-05-23',
    userProof: 'asserted',
    earlier: [],
    ...overrides,
  };
}

export function aDomainAttribution(overrides: Partial<DomainAttribution> = {}): DomainAttribution {
  return {
    domain: aRecordDomain(),
    holder: { kind: 'partner', partner: alpha, endsOn: '2027-05-23' },
    claimHistory: [aClaimStep()],
    lookalikes: [],
    ...overrides,
  };
}

export function aClaimStep(overrides: Partial<ClaimStep> = {}): ClaimStep {
  return { partner: alpha, step: 'claimed', on: '2026-11-20', endsOn: '2027-05-23', ...overrides };
}
