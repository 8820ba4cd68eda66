import { addDays, toCalendarDay } from '#core/calendar-day.ts';
import type { CalendarDay } from '#core/calendar-day.ts';
import type { Claim } from '#core/claims.ts';
import type { RegistrationDecision, RegistrationOutcome } from '#core/decision.ts';
import type { CloseFacts, EligibilityFacts } from '#core/eligibility.ts';
import type { Policy } from '#core/policy.ts';
import type { OpenSharedDeal, RegistrationFacts } from '#core/registration-facts.ts';
import { sourceProgramme } from '#core/source-programme.ts';
import type { VendorPerson } from '#core/team.ts';

export const today = toCalendarDay('2026-11-24');

export function inDays(days: number): CalendarDay {
  return addDays(today, days);
}

export function aVendorPerson(name: string): VendorPerson {
  const key = name.toLowerCase().replace(' ', '.');
  return { ownerId: `owner-${key}`, userId: `user-${key}`, name, email: `${key}@vendor.example` };
}

export const jana = aVendorPerson('Jana Winter');
export const ruth = aVendorPerson('Ruth Lang');
export const defaultRep = aVendorPerson('Dan Default');

export function aClaim(over: Partial<Claim> = {}): Claim {
  return {
    domain: 'acme.de',
    partnerId: 'alpha',
    claimedOn: inDays(-100),
    endsOn: inDays(80),
    releasedOn: null,
    ...over,
  };
}

export const lapsedClaim = aClaim({ claimedOn: inDays(-181), endsOn: inDays(-1) });
export const releasedClaim = aClaim({ releasedOn: inDays(-5) });

/** Alpha, untiered, holds 3 of 50 and registers a free domain. */
export function aRegistration(over: Partial<RegistrationFacts> = {}): RegistrationFacts {
  return {
    domain: 'acme.de',
    partnerId: 'alpha',
    tier: 'untiered',
    removedByVendor: false,
    ownClaim: null,
    otherPartnerHolds: false,
    directRep: null,
    routedRep: defaultRep,
    cam: jana,
    pdm: null,
    partnerRep: { userId: '7', ownerId: '70', name: 'Paul Partner', email: 'paul@alpha.example' },
    activeClaims: 3,
    openSharedDeals: [],
    ...over,
  };
}

export function anOpenSharedDeal(over: Partial<OpenSharedDeal> = {}): OpenSharedDeal {
  return {
    sharedDealId: 'deal-1',
    name: 'Acme – CRM',
    type: 'channel',
    motion: 'new_business',
    registeredOn: inDays(-20),
    ...over,
  };
}

/** A Channel deal, open, with an active claim and nothing else. */
export function anEligibility(over: Partial<EligibilityFacts> = {}): EligibilityFacts {
  return {
    type: 'channel',
    claim: aClaim(),
    addedByVendor: false,
    removedByVendor: false,
    poi: null,
    involvementConfirmedOn: null,
    upMarketReferral: false,
    overCapacitySince: null,
    close: null,
    ...over,
  };
}

export function aClose(over: Partial<CloseFacts> = {}): CloseFacts {
  return { closedOn: inDays(-10), claim: aClaim(), wonByOther: false, ...over };
}

export const refusingPolicy: Policy = {
  ...sourceProgramme,
  capacity: { ...sourceProgramme.capacity, atLimit: 'refuse' },
};

export function decisionOf(outcome: RegistrationOutcome): RegistrationDecision {
  if ('refused' in outcome) throw new Error(`Refused: ${outcome.refused}`);
  return outcome.decision;
}
