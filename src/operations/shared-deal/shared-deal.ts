import type { CalendarDay } from '#core/calendar-day.ts';
import type { Claim } from '#core/claims.ts';
import type { DealType, Motion, SharedDealState } from '#core/deal-type.ts';
import type { RegistrationDecision, RoutingRule } from '#core/decision.ts';
import type { PartnerPerson, TeamSeat } from '#core/team.ts';
import type { Actor } from '../ports.ts';

/** A shared deal as the hub keeps it. */
export interface SharedDeal {
  readonly sharedDealId: string;
  readonly partnerId: string;
  readonly partnerPortalId: number;
  readonly domain: string;
  readonly type: DealType;
  readonly motion: Motion;
  readonly state: SharedDealState;
  readonly rule: RoutingRule;
  readonly name: string;
  readonly amount: number | null;
  readonly currency: string;
  readonly closeOn: CalendarDay;
  readonly products: readonly string[];
  readonly introNote: string;
  readonly painOrOpportunity: string;
  readonly nextSteps: string;
  readonly clientKnowsVendor: boolean;
  /** R7: how it differs from the one that was open. */
  readonly difference: string | null;
  readonly registeredBy: PartnerPerson;
  /** ISO moment. */
  readonly registeredAt: string;
  /** The record it was registered from, in the partner's portal. */
  readonly source: { readonly type: string; readonly id: string };
  readonly policyVersion: string;
}

/** A person was or is to be told of something, once. */
export interface Notice {
  readonly noticeId: string;
  readonly sharedDealId: string;
  readonly event: 'registration';
  readonly portalId: number;
  readonly recipient: {
    readonly ownerId: string | null;
    readonly name: string;
    readonly role: string | null;
  };
  /** ISO moment at which the task stood in the CRM, or null. */
  readonly toldAt: string | null;
}

/** The CRM deal of a shared deal in one portal, as far as it stands. */
export interface CrmDealProgress {
  readonly portalId: number;
  readonly crmDealId: string | null;
  /** Attempts so far on what leads to it, and why the last one failed. */
  readonly attempts: number;
  readonly lastError: 'busy' | 'unavailable' | 'refused' | null;
}

/** A decision that gave a shared deal its type: the registration, or a retyping (R7). */
export interface DealDecision {
  readonly decision: RegistrationDecision;
  /** ISO moment. */
  readonly decidedAt: string;
  /** How well the user whose request led to it was proven. */
  readonly userProof: Actor['userProof'];
}

/** All that a card shows of a shared deal, read together. */
export interface SharedDealRecord {
  readonly sharedDeal: SharedDeal;
  /** The one that holds first, the registration last; empty where the hub did not decide it. */
  readonly decisions: readonly DealDecision[];
  readonly team: readonly TeamSeat[];
  /** This partner's claim on the domain, active or not. */
  readonly claim: Claim | null;
  readonly notices: readonly Notice[];
  readonly crmDeals: readonly CrmDealProgress[];
}

/** The shared deal of a CRM deal, with the domain that it keeps whatever becomes of the record's. */
export interface LinkedSharedDeal {
  readonly sharedDealId: string;
  readonly domain: string;
}
