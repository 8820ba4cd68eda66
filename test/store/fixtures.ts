import { uuidv7 } from 'uuidv7';
import { toCalendarDay, type CalendarDay } from '#core/calendar-day.ts';
import type { Claim } from '#core/claims.ts';
import type { RegistrationDecision } from '#core/decision.ts';
import type { RegistrationFacts } from '#core/registration-facts.ts';
import { sourceProgramme } from '#core/source-programme.ts';
import type { PartnerPerson } from '#core/team.ts';
import type { Effect, OutboxEntry } from '#operations/effects.ts';
import type { FactsQuery } from '#operations/store-ports.ts';
import type { SharedDeal } from '#operations/shared-deal/shared-deal.ts';
import type { Partner, Portal, Vendor, VendorUser } from '#operations/programme/programme.ts';
import type { ResolvedProgramme } from '#operations/programme/setup-ports.ts';

export const day = (text: string): CalendarDay => toCalendarDay(text);

export const today = day('2026-11-24');
export const yesterday = day('2026-11-23');

export const vendorPortalId = 1000;
export const alphaPortalId = 2000;

export function aUser(ownerId: string, changes: Partial<VendorUser> = {}): VendorUser {
  return {
    ownerId,
    userId: `u-${ownerId}`,
    name: `Person ${ownerId}`,
    email: `${ownerId}@vendor.test`,
    roles: [],
    active: true,
    ...changes,
  };
}

export const person = (ownerId: string) => {
  const { userId, name, email } = aUser(ownerId);
  return { ownerId, userId, name, email };
};

export function aVendor(changes: Partial<Vendor> = {}): Vendor {
  return {
    portalId: vendorPortalId,
    name: 'Vendor',
    timeZone: 'Europe/Berlin',
    domains: ['vendor.test'],
    dealPipelineId: null,
    dealStageId: null,
    defaultRepOwnerId: null,
    routing: [],
    products: [{ code: 'crm', name: { en: 'CRM', de: 'CRM' } }],
    links: { lesson: null, salesRules: null, feedback: null },
    ...changes,
  };
}

export function aPartner(id: string, changes: Partial<Partner> = {}): Partner {
  return {
    id,
    name: id,
    tier: 'gold',
    camOwnerId: null,
    pdmOwnerId: null,
    domains: [`${id}.test`],
    ...changes,
  };
}

export function aPortal(portalId: number, partnerId: string | null): Portal {
  return {
    portalId,
    side: partnerId === null ? 'vendor' : 'partner',
    partnerId,
    name: `Portal ${String(portalId)}`,
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    language: 'de',
    registrants: 'everybody',
  };
}

/** Alpha and Beta with one portal each, at a vendor without people. */
export function aProgramme(changes: Partial<ResolvedProgramme> = {}): ResolvedProgramme {
  return {
    vendor: aVendor(),
    users: [],
    partners: [aPartner('alpha'), aPartner('beta')],
    portals: [aPortal(vendorPortalId, null), aPortal(alphaPortalId, 'alpha'), aPortal(3000, 'beta')],
    policies: [sourceProgramme],
    claims: [],
    removals: [],
    ...changes,
  };
}

/** Active on `today` unless changed. */
export function aClaim(partnerId: string, changes: Partial<Claim> = {}): Claim {
  return {
    domain: 'acme.de',
    partnerId,
    claimedOn: day('2026-11-01'),
    endsOn: day('2027-04-30'),
    releasedOn: null,
    ...changes,
  };
}

export const lapsed = { claimedOn: day('2026-05-27'), endsOn: yesterday } as const;

const partnerRep: PartnerPerson = { userId: '7', ownerId: '71', name: 'Ada', email: 'ada@alpha.test' };

export function aFactsQuery(changes: Partial<FactsQuery> = {}): FactsQuery {
  return {
    partnerId: 'alpha',
    domain: 'acme.de',
    today,
    partnerRep,
    country: 'DE',
    companySize: '26_200',
    ...changes,
  };
}

export function someFacts(changes: Partial<RegistrationFacts> = {}): RegistrationFacts {
  return {
    domain: 'acme.de',
    partnerId: 'alpha',
    tier: 'gold',
    removedByVendor: false,
    ownClaim: null,
    otherPartnerHolds: false,
    directRep: null,
    routedRep: null,
    cam: null,
    pdm: null,
    partnerRep,
    activeClaims: 0,
    openSharedDeals: [],
    ...changes,
  };
}

export function aDecision(changes: Partial<RegistrationDecision> = {}): RegistrationDecision {
  const verdict = {
    verdict: 'eligible',
    reasons: ['claim_active'],
    remedies: [],
    changesOn: null,
    policyVersion: 'p1',
  } as const;
  return {
    rule: 'R2',
    type: 'channel',
    reasons: [],
    claim: { action: 'claim', endsOn: day('2027-05-23') },
    capacity: { used: 0, usedAfter: 1, limit: 500 },
    team: [
      {
        role: 'partner_rep',
        side: 'partner',
        participation: 'responsible',
        person: { ownerId: '71', name: 'Ada', email: 'ada@alpha.test' },
      },
      { role: 'cam', side: 'vendor', participation: 'responsible', person: null },
    ],
    commission: verdict,
    tierCredit: { ...verdict, credit: 'sourced' },
    openSharedDeals: [],
    policyVersion: 'p1',
    ...changes,
  };
}

export function aSharedDeal(changes: Partial<SharedDeal> = {}): SharedDeal {
  return {
    sharedDealId: uuidv7(),
    partnerId: 'alpha',
    partnerPortalId: alphaPortalId,
    domain: 'acme.de',
    type: 'channel',
    motion: 'new_business',
    state: 'open',
    rule: 'R2',
    name: 'Acme – Marketing Hub',
    amount: 12_000.5,
    currency: 'EUR',
    closeOn: day('2027-03-31'),
    products: ['crm', 'marketing'],
    introNote: 'We know them.',
    painOrOpportunity: 'Leads get lost.',
    nextSteps: 'Demo on Thursday.',
    clientKnowsVendor: true,
    difference: null,
    registeredBy: partnerRep,
    registeredAt: '2026-11-24T23:30:00.000Z',
    source: { type: 'contact', id: '501' },
    policyVersion: 'p1',
    close: null,
    stateBeforeTombstone: null,
    ...changes,
  };
}

export function anEntry(
  sharedDealId: string,
  sequence: number,
  changes: Partial<OutboxEntry> = {},
): OutboxEntry {
  return {
    effectId: uuidv7(),
    sharedDealId,
    portalId: vendorPortalId,
    sequence,
    effect: aCompanyEffect(),
    ...changes,
  };
}

export function aCompanyEffect(domain = 'acme.de'): Effect {
  return { kind: 'company', domain, name: 'Acme', country: 'DE' };
}

export function aDealEffect(sharedDealId: string): Effect {
  return {
    kind: 'deal',
    sharedDealId,
    name: 'Acme',
    amount: 1,
    currency: 'EUR',
    closeOn: day('2027-03-31'),
    pipelineId: null,
    stageId: null,
    ownerId: null,
    type: 'channel',
    rule: 'R2',
    state: 'open',
    motion: 'new_business',
    domain: 'acme.de',
    counterpart: 'Alpha',
    claimEndsOn: null,
    commission: 'eligible',
    tierCredit: 'eligible',
    credit: 'sourced',
    products: [],
    introNote: '',
    painOrOpportunity: '',
    nextSteps: '',
    associations: [],
  };
}

export function aNoticeEffect(sharedDealId: string, noticeId: string): Effect {
  return {
    kind: 'notice',
    noticeId,
    event: 'registration',
    ownerId: null,
    at: '2026-11-24T10:00:00.000Z',
    from: 'Alpha',
    dealName: 'Acme',
    domain: 'acme.de',
    type: 'channel',
    sharedDealId,
    companyDomain: 'acme.de',
    detail: null,
  };
}
