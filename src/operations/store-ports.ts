import type { CalendarDay } from '#core/calendar-day.ts';
import type { ClaimReminder } from '#core/claim-reminders.ts';
import type { Claim } from '#core/claims.ts';
import type { CompanySize } from '#core/company-size.ts';
import type { RegistrationDecision } from '#core/decision.ts';
import type { Policy } from '#core/policy.ts';
import type { RegistrationFacts } from '#core/registration-facts.ts';
import type { PartnerPerson } from '#core/team.ts';
import type { AttributionReads } from './attribution/attribution-ports.ts';
import type { OutboxEntry } from './effects.ts';
import type { PostedMessage, Reading } from './messages/conversation.ts';
import type { Partner, Portal, Vendor, VendorUser } from './programme/programme.ts';
import type { AnsweredOperation, StoredAnswer } from './request/answers.ts';
import type { AuditEntry } from './request/audit-entry.ts';
import type { DealChange, SyncState } from './sync/crm-deal-sync.ts';
import type { SyncedValues } from './sync/deal-values.ts';
import type { Folded } from './sync/fold-changes.ts';
import type { SharedDeal, Notice, SharedDealRecord, LinkedSharedDeal } from './shared-deal/shared-deal.ts';

export interface FactsQuery {
  readonly partnerId: string;
  readonly domain: string;
  readonly today: CalendarDay;
  readonly partnerRep: PartnerPerson;
  /** For the vendor's routing table; null where the record does not say. */
  readonly country: string | null;
  readonly companySize: CompanySize | null;
}

/** An active claim and how long nothing has happened on it. */
export interface IdleClaim {
  readonly domain: string;
  readonly endsOn: CalendarDay;
  /** The last day on which a shared deal was registered on it, or it was claimed or renewed. */
  readonly lastActivityOn: CalendarDay;
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
  /**
   * The vendor's CRM has a company with the domain, as far as the hub knows, or a shared deal on the domain is about to make
   * one.
   */
  isVendorCompanyKnown(domain: string): Promise<boolean>;
  /** Claims or renews. False where another partner's active claim stands by now: read the facts again and decide anew. */
  saveClaim(claim: Claim, today: CalendarDay, sharedDealId: string | null): Promise<boolean>;
  insertSharedDeal(deal: SharedDeal, decision: RegistrationDecision, facts: RegistrationFacts): Promise<void>;
  /** R7: the type no longer fits the first decision. */
  retypeSharedDeal(
    sharedDealId: string,
    decision: RegistrationDecision,
    facts: RegistrationFacts,
  ): Promise<void>;
  /** Locks it: nobody changes it until the transaction ends. */
  readSharedDeal(sharedDealId: string): Promise<SharedDealRecord | null>;
  /** This partner's open shared deals on the domain, newest first; locks them. */
  readOpenSharedDeals(partnerId: string, domain: string): Promise<readonly SharedDealRecord[]>;
  /** Like the open ones, with those that would be open if a CRM deal of theirs were not deleted. */
  readUnclosedSharedDeals(partnerId: string, domain: string): Promise<readonly SharedDealRecord[]>;
  /** The shared deal whose CRM deal in the portal this is; null where it is not shared. */
  findSharedDealByCrmDeal(portalId: number, crmDealId: string): Promise<LinkedSharedDeal | null>;
  /** A CRM deal that stands already is the shared deal's in its portal; effects then write to that one. */
  linkCrmDeal(portalId: number, sharedDealId: string, crmDealId: string): Promise<void>;
  /** What a CRM deal showed when it was read, of which nothing is known yet. */
  insertShown(sharedDealId: string, portalId: number, values: SyncedValues, at: Date): Promise<void>;
  /** Reminders that were given for this end of the claim. */
  readClaimReminders(claim: Claim): Promise<readonly ClaimReminder[]>;
  insertClaimReminder(claim: Claim, reminder: ClaimReminder): Promise<void>;
  readPartnerName(partnerId: string): Promise<string>;
  /** Locks the shared deal; null where there is none. */
  lockSyncState(sharedDealId: string): Promise<SyncState | null>;
  /** Of a shared deal that is locked. */
  saveFolded(before: SyncState, folded: Folded): Promise<void>;
  insertNotices(notices: readonly Notice[]): Promise<void>;
  insertMessage(sharedDealId: string, message: PostedMessage): Promise<void>;
  /** Further than the side has read before. */
  insertReading(
    sharedDealId: string,
    reading: Reading,
    reader: { readonly userId: string; readonly email: string },
  ): Promise<void>;
  insertEffects(entries: readonly OutboxEntry[]): Promise<void>;
  /** Effects about the shared deal that were given up in the portal are tried again. */
  retryDeadEffects(sharedDealId: string, portalId: number): Promise<void>;
  /** The next free sequence of a shared deal in a portal; locks the shared deal, so that nobody else takes it. */
  nextSequence(sharedDealId: string, portalId: number): Promise<number>;
  insertAudit(entry: AuditEntry): Promise<void>;
}

export interface Store extends AttributionReads {
  /** Retried on serialization failure and deadlock, so the work must be free of outside effects. */
  transact<T>(work: (transaction: StoreTransaction) => Promise<T>): Promise<T>;
  /** False before a programme was loaded: then there is nobody to work for. */
  isProgrammeLoaded(): Promise<boolean>;
  readVendor(): Promise<Vendor>;
  readVendorUsers(): Promise<readonly VendorUser[]>;
  readPartner(partnerId: string): Promise<Partner>;
  /** What a partner's operations begin with, in one read: the policy is the one in force on the vendor's day. */
  readProgramme(
    partnerId: string,
    now: Date,
  ): Promise<{ readonly partner: Partner; readonly vendor: Vendor; readonly policy: Policy }>;
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
  /** Newest first. */
  readDealChanges(sharedDealId: string, count: number): Promise<readonly DealChange[]>;
  /** In any order; an id that nobody knows is left out. */
  readSyncStates(sharedDealIds: readonly string[]): Promise<readonly SyncState[]>;
  /** The partner's active claims that were idle longest, the idlest first. */
  readIdleClaims(partnerId: string, today: CalendarDay, count: number): Promise<readonly IdleClaim[]>;
  /**
   * Counts one preview of the day and audits it; false where the quota is used up, and then nothing is counted and the audit
   * gets the entry with `refusedAction` in place of its action.
   */
  countPreview(
    partnerId: string,
    on: CalendarDay,
    quota: number,
    entry: AuditEntry,
    refusedAction: string,
  ): Promise<boolean>;
  insertAudit(entry: AuditEntry): Promise<void>;
}
