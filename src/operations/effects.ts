import type { CalendarDay } from '#core/calendar-day.ts';
import type { DealType, Motion, SharedDealState } from '#core/deal-type.ts';
import type { RoutingRule } from '#core/decision.ts';
import type { NoticeEvent } from '#core/notice-events.ts';
import type { CreditKind, VerdictKind } from '#core/verdicts.ts';

/**
 * What a decision causes in a CRM, in the words of the programme; `crm/` knows how HubSpot calls it. Effects are written
 * with the decision and delivered by the relay, in order per shared deal and portal, once in effect however often tried.
 */

export type CrmObject = 'company' | 'contact' | 'deal' | 'task' | 'note';

/** A record in the effect's own portal: by HubSpot's id, or by our key once an earlier effect has made it. */
export type CrmRecordReference =
  | { readonly object: CrmObject; readonly id: string }
  /** Keys: company → registrable domain, contact → e-mail, deal → shared deal id, task → notice id, note → message id. */
  | { readonly object: CrmObject; readonly key: string };

/** The company in the vendor's portal: matched by our unique domain, else by HubSpot's domain, else made, without owner. */
export interface CompanyEffect {
  readonly kind: 'company';
  readonly domain: string;
  readonly name: string;
  readonly country: string | null;
}

/**
 * The contact in the vendor's portal, only where a legal basis was stated; made non-marketing, on the company and the deal.
 * It comes last: an address that HubSpot does not take must not hold back the deal and the notice.
 */
export interface ContactEffect {
  readonly kind: 'contact';
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly companyDomain: string;
  readonly sharedDealId: string;
  readonly legalBasis: string;
  readonly wordingVersion: string;
  readonly statedBy: string;
  readonly statedAt: string;
}

/** The CRM deal of one portal with all that the shared deal shows there, and its associations. */
export interface DealEffect {
  readonly kind: 'deal';
  readonly sharedDealId: string;
  readonly name: string;
  readonly amount: number | null;
  readonly currency: string;
  readonly closeOn: CalendarDay;
  /** Null: the portal's first pipeline or stage. */
  readonly pipelineId: string | null;
  readonly stageId: string | null;
  readonly ownerId: string | null;
  readonly type: DealType;
  readonly rule: RoutingRule;
  readonly state: SharedDealState;
  readonly motion: Motion;
  readonly domain: string;
  /** The partner's name in the vendor's portal, the vendor's in the partner's. */
  readonly counterpart: string;
  readonly claimEndsOn: CalendarDay | null;
  readonly commission: VerdictKind;
  readonly tierCredit: VerdictKind;
  readonly credit: CreditKind;
  readonly products: readonly string[];
  readonly introNote: string;
  readonly painOrOpportunity: string;
  readonly nextSteps: string;
  readonly associations: readonly CrmRecordReference[];
  /** R8: the CRM deal stood before. What is its people's stays; only what the form asked is written besides. */
  readonly conversion?: {
    /** The CRM deal had no close date, so the form's is written. */
    readonly closeOnStated: boolean;
  };
}

/** A shared deal that stands already takes on what changed around it: its type (R7), state, claim's end and verdicts. */
export interface StandingEffect {
  readonly kind: 'standing';
  readonly sharedDealId: string;
  readonly type: DealType;
  readonly state: SharedDealState;
  readonly claimEndsOn: CalendarDay | null;
  readonly commission: VerdictKind;
  readonly tierCredit: VerdictKind;
  readonly credit: CreditKind;
  /** Only where it was retyped (R7). */
  readonly retyped?: {
    readonly rule: RoutingRule;
    /** Who owns the CRM deal from now on; null: whoever owns it. */
    readonly ownerId: string | null;
  };
}

/**
 * The company in the vendor's portal says anew who holds it and what is shared on it. What that is, is read when it is
 * delivered: effects of different shared deals come in any order, and the last word must be the right one.
 */
export interface CompanyStandingEffect {
  readonly kind: 'company_standing';
  readonly domain: string;
}

/** Tells a person of either side, once, by a task on the deal. */
export interface NoticeEffect {
  readonly kind: 'notice';
  readonly noticeId: string;
  readonly event: NoticeEvent;
  readonly ownerId: string | null;
  /** ISO moment of the event. */
  readonly at: string;
  /** The counterpart's company, by name: the partner's in the vendor's portal, the vendor's in the partner's. */
  readonly from: string;
  readonly dealName: string;
  readonly domain: string;
  readonly type: DealType;
  readonly sharedDealId: string;
  /** The company on which the task stands besides; null in the partner's portal, where it stands on the deal alone. */
  readonly companyDomain: string | null;
  /**
   * Message: its author's name. Closed: the state, `won` or `lost`. Claim ending or lapsed: its last day. Null with the others,
   * and where it is not known.
   */
  readonly detail: string | null;
}

/** Mirrors a shared message, one way, as a note on the deal; people answer in the card (rules section 9). */
export interface MessageEffect {
  readonly kind: 'message';
  readonly messageId: string;
  readonly sharedDealId: string;
  /** The author and the author's company, by name. */
  readonly author: string;
  readonly company: string;
  /** As it was typed. */
  readonly body: string;
  /** ISO moment at which it was posted. */
  readonly at: string;
}

/**
 * The CRM deal takes on the values that both sides are to have (rules section 9). Which those are, is read when it is delivered,
 * so that several changes are one write and the last word is the right one.
 */
export interface SyncEffect {
  readonly kind: 'sync';
  readonly sharedDealId: string;
}

export type Effect =
  | SyncEffect
  | CompanyEffect
  | CompanyStandingEffect
  | ContactEffect
  | DealEffect
  | StandingEffect
  | NoticeEffect
  | MessageEffect;
export type EffectKind = Effect['kind'];

/** An effect as the outbox keeps it. `sequence` orders the effects of one shared deal in one portal, from 1. */
export interface OutboxEntry {
  readonly effectId: string;
  /** An effect that belongs to no shared deal stands alone, under its own id. */
  readonly sharedDealId: string;
  readonly portalId: number;
  readonly sequence: number;
  readonly effect: Effect;
}
