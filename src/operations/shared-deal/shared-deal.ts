import type { CalendarDay } from '#core/calendar-day.ts';
import type { Claim } from '#core/claims.ts';
import type { DealType, Motion, SharedDealState } from '#core/deal-type.ts';
import type { CloseFacts } from '#core/eligibility.ts';
import type { Policy } from '#core/policy.ts';
import type { RegistrationDecision, RoutingRule } from '#core/decision.ts';
import type { NoticeEvent } from '#core/notice-events.ts';
import type { PartnerPerson, TeamSeat } from '#core/team.ts';
import type { Conversation } from '../messages/conversation.ts';
import type { ReadOffer } from '../offers/offer.ts';
import type { Actor } from '../ports.ts';
import type { CrmDealPresence } from '../sync/crm-deal-sync.ts';

/** Why it is won or lost, frozen: verdicts are judged by it from then on, whatever changes (rules section 3). */
export interface DealClose {
  readonly facts: CloseFacts;
  readonly policy: Policy;
}

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
  /** Null while the vendor's stage has not closed it. */
  readonly close: DealClose | null;
  /** What it was before a CRM deal of it was deleted; null where none is. */
  readonly stateBeforeTombstone: SharedDealState | null;
}

/** A person was or is to be told of something, once. */
export interface Notice {
  readonly noticeId: string;
  readonly sharedDealId: string;
  readonly event: NoticeEvent;
  readonly portalId: number;
  readonly recipient: {
    readonly ownerId: string | null;
    readonly name: string;
    readonly role: string | null;
  };
  /** ISO moment of the event; that of a message is the one at which it was posted. */
  readonly happenedAt: string;
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
  readonly presence: CrmDealPresence;
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
  /** Oldest first. */
  readonly notices: readonly Notice[];
  readonly conversation: Conversation;
  /** What the vendor offers on it; null where that was never read. */
  readonly offered: ReadOffer | null;
  readonly crmDeals: readonly CrmDealProgress[];
}

/** The shared deal of a CRM deal, with the domain that it keeps whatever becomes of the record's. */
export interface LinkedSharedDeal {
  readonly sharedDealId: string;
  readonly domain: string;
}
