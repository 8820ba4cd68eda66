import type { CalendarDay } from '#core/calendar-day.ts';
import type { Claim } from '#core/claims.ts';
import type { CompanySize } from '#core/company-size.ts';
import type { DealType, Motion, SharedDealState, Side } from '#core/deal-type.ts';
import type { RegistrationDecision, RoutingRule } from '#core/decision.ts';
import type { Policy } from '#core/policy.ts';
import type { RegistrationFacts } from '#core/registration-facts.ts';
import type { PartnerPerson, TeamSeat } from '#core/team.ts';
import type { AttributionReads } from './attribution-ports.ts';
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

/** What a shared deal was registered on: the decision, and the facts as they were. */
export interface DealReceipt {
  readonly decision: RegistrationDecision;
  readonly facts: RegistrationFacts;
  /** How well the user who registered was proven. */
  readonly userProof: AuditEntry['userProof'];
}

/** All that a card shows of a shared deal, read together. */
export interface SharedDealRecord {
  readonly sharedDeal: SharedDeal;
  /** Null where the hub did not decide it. */
  readonly receipt: DealReceipt | null;
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

/** An active claim and how long nothing has happened on it. */
export interface IdleClaim {
  readonly domain: string;
  readonly endsOn: CalendarDay;
  /** The last day on which a shared deal was registered on it, or it was claimed or renewed. */
  readonly lastActivityOn: CalendarDay;
}

/** Rendered afresh for a repeated request, so that the answer is the same but its progress current. */
interface SharedDealAnswer {
  readonly result: 'registered' | 'open_deal_offered';
  readonly sharedDealId: string;
}

interface ReleaseAnswer {
  readonly result: 'released';
  readonly domain: string;
  readonly releasedOn: CalendarDay;
  readonly capacity: { readonly used: number; readonly limit: number };
}

/** What the writing operations keep of a request that they carried out. */
export interface Answers {
  readonly 'register-deal': SharedDealAnswer;
  readonly 'convert-deal': SharedDealAnswer;
  readonly 'release-claim': ReleaseAnswer;
}
export type AnsweredOperation = keyof Answers;

/** What an earlier, identical request came to. */
export interface StoredAnswer<Operation extends AnsweredOperation = AnsweredOperation> {
  readonly requestHash: string;
  readonly answer: Answers[Operation];
}

/** The shared deal of a CRM deal, with the domain that it keeps whatever becomes of the record's. */
interface LinkedSharedDeal {
  readonly sharedDealId: string;
  readonly domain: string;
}

/** Reads and writes inside one transaction, in which the partner's row is locked first (rules: order = commit order). */
export interface StoreTransaction {
  /** Serialises everything that counts or spends the partner's capacity; later reads see what was committed before. */
  lockPartner(partnerId: string): Promise<void>;
  findAnswer<Operation extends AnsweredOperation>(
    partnerId: string,
    operation: Operation,
    requestId: string,
  ): Promise<StoredAnswer<Operation> | null>;
  saveAnswer<Operation extends AnsweredOperation>(
    partnerId: string,
    operation: Operation,
    requestId: string,
    stored: StoredAnswer<Operation>,
  ): Promise<void>;
  readFacts(query: FactsQuery): Promise<RegistrationFacts>;
  /** This partner's claim on the domain, active or not; null if there never was one. */
  readClaim(partnerId: string, domain: string): Promise<Claim | null>;
  countActiveClaims(partnerId: string, today: CalendarDay): Promise<number>;
  /** Claims or renews. False where another partner's active claim stands by now: read the facts again and decide anew. */
  saveClaim(claim: Claim, today: CalendarDay, sharedDealId: string | null): Promise<boolean>;
  insertSharedDeal(deal: SharedDeal, decision: RegistrationDecision, facts: RegistrationFacts): Promise<void>;
  /** R7: the type no longer fits the first decision. */
  retypeSharedDeal(sharedDealId: string, decision: RegistrationDecision): Promise<void>;
  readSharedDeal(sharedDealId: string): Promise<SharedDealRecord | null>;
  /** This partner's open shared deals on the domain, newest first. */
  readOpenSharedDeals(partnerId: string, domain: string): Promise<readonly SharedDealRecord[]>;
  /** The shared deal whose CRM deal in the portal this is; null where it is not shared. */
  findSharedDealByCrmDeal(portalId: number, crmDealId: string): Promise<LinkedSharedDeal | null>;
  /** A CRM deal that stands already is the shared deal's in its portal; effects then write to that one. */
  linkCrmDeal(portalId: number, sharedDealId: string, crmDealId: string): Promise<void>;
  insertNotices(notices: readonly Notice[]): Promise<void>;
  insertEffects(entries: readonly OutboxEntry[]): Promise<void>;
  /** The next free sequence of a shared deal in a portal. */
  nextSequence(sharedDealId: string, portalId: number): Promise<number>;
  insertAudit(entry: AuditEntry): Promise<void>;
}

export interface Store extends AttributionReads {
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
  /** The shared deal whose CRM deal in the portal this is; null where it is not shared. */
  findSharedDealByCrmDeal(portalId: number, crmDealId: string): Promise<LinkedSharedDeal | null>;
  /** The partner's active claims that were idle longest, the idlest first. */
  readIdleClaims(partnerId: string, today: CalendarDay, count: number): Promise<readonly IdleClaim[]>;
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
  /** On a deal; null on other records. */
  readonly crmDeal: {
    readonly amount: number | null;
    /** Null where the portal has one currency only. */
    readonly currency: string | null;
    /** ISO moment; which day that is, the portal's time zone says. */
    readonly closesAt: string | null;
    readonly pipelineId: string | null;
    readonly stageId: string | null;
    readonly ownerId: string | null;
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
