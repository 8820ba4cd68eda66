import type { CalendarDay } from '#core/calendar-day.ts';
import type { Claim } from '#core/claims.ts';
import type { CompanySize } from '#core/company-size.ts';
import type { DealType, Motion, SharedDealState, Side } from '#core/deal-type.ts';
import type { RegistrationDecision, RoutingRule } from '#core/decision.ts';
import type { Policy } from '#core/policy.ts';
import type { RegistrationFacts } from '#core/registration-facts.ts';
import type { PartnerPerson, TeamSeat } from '#core/team.ts';
import type { OutboxEntry } from './effects.ts';
import type { Partner, Portal, Vendor, VendorUser } from './programme.ts';

/** Who calls, from the signed part of the request only (never from its body). */
export interface Actor {
  readonly portal: Portal;
  readonly side: Side;
  /** Set on the partner's side. */
  readonly partnerId: string | null;
  readonly userId: string;
  readonly userEmail: string;
  readonly userProof: 'platform' | 'asserted';
}

export interface Clock {
  now(): Date;
}

/** Time-ordered UUIDs (version 7). */
export interface Ids {
  next(): string;
}

export interface FactsQuery {
  readonly partnerId: string;
  readonly domain: string;
  readonly today: CalendarDay;
  readonly partnerRep: PartnerPerson;
  /** For the vendor's routing table; null where the record does not say. */
  readonly country: string | null;
  readonly companySize: CompanySize | null;
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

/** All that a card shows of a shared deal, read together. */
export interface SharedDealRecord {
  readonly sharedDeal: SharedDeal;
  readonly team: readonly TeamSeat[];
  /** This partner's claim on the domain, active or not. */
  readonly claim: Claim | null;
  readonly notices: readonly Notice[];
  readonly crmDeals: readonly CrmDealProgress[];
}

export interface AuditEntry {
  readonly auditId: string;
  /** ISO moment. */
  readonly at: string;
  readonly partnerId: string | null;
  readonly portalId: number;
  readonly userId: string;
  readonly userEmail: string;
  readonly userProof: 'platform' | 'asserted';
  readonly action: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What an earlier, identical request came to; rendered afresh, so that the answer is the same but its progress current. */
export interface StoredAnswer {
  readonly requestHash: string;
  readonly answer: { readonly result: 'registered' | 'open_deal_offered'; readonly sharedDealId: string };
}

/** Reads and writes inside one transaction, in which the partner's row is locked first (rules: order = commit order). */
export interface StoreTransaction {
  /** Serialises everything that counts or spends the partner's capacity; later reads see what was committed before. */
  lockPartner(partnerId: string): Promise<void>;
  findAnswer(partnerId: string, operation: string, requestId: string): Promise<StoredAnswer | null>;
  saveAnswer(partnerId: string, operation: string, requestId: string, stored: StoredAnswer): Promise<void>;
  readFacts(query: FactsQuery): Promise<RegistrationFacts>;
  /** Claims or renews. False where another partner's active claim stands by now: read the facts again and decide anew. */
  saveClaim(claim: Claim, today: CalendarDay, sharedDealId: string | null): Promise<boolean>;
  insertSharedDeal(deal: SharedDeal, decision: RegistrationDecision, facts: RegistrationFacts): Promise<void>;
  /** R7: the type no longer fits the first decision. */
  retypeSharedDeal(sharedDealId: string, decision: RegistrationDecision): Promise<void>;
  readSharedDeal(sharedDealId: string): Promise<SharedDealRecord | null>;
  insertNotices(notices: readonly Notice[]): Promise<void>;
  insertEffects(entries: readonly OutboxEntry[]): Promise<void>;
  /** The next free sequence of a shared deal in a portal. */
  nextSequence(sharedDealId: string, portalId: number): Promise<number>;
  insertAudit(entry: AuditEntry): Promise<void>;
}

export interface Store {
  /** Retried on serialization failure and deadlock, so the work must be free of outside effects. */
  transact<T>(work: (transaction: StoreTransaction) => Promise<T>): Promise<T>;
  readVendor(): Promise<Vendor>;
  readVendorUsers(): Promise<readonly VendorUser[]>;
  readPartner(partnerId: string): Promise<Partner>;
  /** The registrable domains of all partners but this one, asked for one domain (rules section 2: no prospect). */
  isPartnerDomain(domain: string): Promise<boolean>;
  readPortal(portalId: number): Promise<Portal | null>;
  /** The policy in force on a day. */
  readPolicy(on: CalendarDay): Promise<Policy>;
  /** Unlocked, for the preview. */
  readFacts(query: FactsQuery): Promise<RegistrationFacts>;
  /** This partner's shared deals on the domains, newest first. */
  readSharedDeals(partnerId: string, domains: readonly string[]): Promise<readonly SharedDealRecord[]>;
  readSharedDeal(partnerId: string, sharedDealId: string): Promise<SharedDealRecord | null>;
  /** Counts one preview of the day; false where the quota is used up, and then nothing is counted. */
  countPreview(partnerId: string, on: CalendarDay, quota: number): Promise<boolean>;
  insertAudit(entry: AuditEntry): Promise<void>;
}

/** A record of the caller's own portal with what a registration needs of its company and contact. */
export interface CrmRecord {
  readonly type: 'contact' | 'company' | 'deal';
  readonly id: string;
  readonly name: string;
  readonly company: {
    readonly id: string;
    readonly name: string | null;
    readonly domain: string | null;
    readonly website: string | null;
    readonly additionalDomains: readonly string[];
    /** As it stands in the CRM, in any language. */
    readonly country: string | null;
    readonly employees: number | null;
  } | null;
  readonly contact: {
    readonly id: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly email: string | null;
    readonly country: string | null;
  } | null;
}

export interface CrmPipeline {
  readonly id: string;
  readonly label: string;
  readonly stages: readonly { readonly id: string; readonly label: string }[];
}

/** Reads from HubSpot. Failures are `HubError` `crm.unavailable`, `crm.not_permitted`, or a plain Error. */
export interface Crm {
  /** Null where the record does not exist (or is archived). */
  readRecord(
    portalId: number,
    record: { type: 'contact' | 'company' | 'deal'; id: string },
  ): Promise<CrmRecord | null>;
  /** Deal pipelines, kept for a while. */
  readPipelines(portalId: number): Promise<readonly CrmPipeline[]>;
  /** The owner behind a user of the portal, kept for a while; null where the user owns nothing. */
  findOwner(
    portalId: number,
    user: { userId: string; email: string },
  ): Promise<{ readonly ownerId: string; readonly name: string; readonly email: string } | null>;
  /** The link under which a person opens the record in HubSpot. */
  readonly recordUrl: (portalId: number, object: 'contact' | 'company' | 'deal', id: string) => string;
}

/** Delivers what is due for these portals within the hub's time budget; what does not finish is finished by the worker. */
type DrainOutbox = (portalIds: readonly number[]) => Promise<void>;

export interface Ports {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly store: Store;
  readonly crm: Crm;
  readonly drainOutbox: DrainOutbox;
}
