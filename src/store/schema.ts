import type { ColumnType, Generated } from 'kysely';
import type { CalendarDay } from '#core/calendar-day.ts';
import type { DealType, Motion, SharedDealState } from '#core/deal-type.ts';
import type { RegistrationDecision, RoutingRule } from '#core/decision.ts';
import type { Policy } from '#core/policy.ts';
import type { RegistrationFacts } from '#core/registration-facts.ts';
import type { Participation, PartnerPerson, TeamRole, TeamSeat, VendorRole } from '#core/team.ts';
import type { CrmObject, Effect, EffectKind } from '#operations/effects.ts';
import type { AuditEntry } from '#operations/request/audit-entry.ts';
import type { DealClose, Notice, SharedDeal } from '#operations/shared-deal/shared-deal.ts';
import type { StoredAnswer } from '#operations/request/answers.ts';
import type { Portal, Vendor } from '#operations/programme/programme.ts';
import type { DeliveryError } from '#sync/ports.ts';
import type { Json, JsonText, NullableJson } from './json-column.ts';
import type { SyncTables } from './sync-schema.ts';

/**
 * The tables as TypeScript sees them: camel case here, snake case in SQL, converted by Kysely's plugin.
 */

interface VendorTable {
  /** Always true: there is one vendor. */
  onlyRow: Generated<boolean>;
  document: Json<Vendor>;
}

interface PolicyTable {
  version: string;
  effectiveOn: CalendarDay;
  document: Json<Policy>;
}

interface PortalTable {
  portalId: number;
  side: Portal['side'];
  partnerId: string | null;
  name: string;
  currency: string;
  timeZone: string;
  language: Portal['language'];
  registrants: Json<Portal['registrants']>;
}

/** Both tokens are sealed. */
interface PortalGrantTable {
  portalId: number;
  accessToken: string;
  refreshToken: string;
  accessEndsAt: Date;
  renewingUntil: Date | null;
}

/** All but the portal id is sealed. */
interface PortalSecretTable {
  portalId: number;
  crmToken: string;
  portalKey: string;
  previousPortalKey: string | null;
  /** Of an app that the portal has for itself. */
  clientSecret: string | null;
}

interface PortalSetupTable {
  portalId: number;
  installedAt: Date | null;
  mirrorCursor: string | null;
  /** Companies that the round has read. */
  mirrorRead: Generated<number>;
  /** Null while no round is under way. */
  mirrorBeganAt: Date | null;
  mirroredAt: Date | null;
  /** HubSpot's id of the app there, as its webhooks say it. */
  appId: string | null;
}

interface PartnerTable {
  partnerId: string;
  name: string;
  tier: string;
  camOwnerId: string | null;
  pdmOwnerId: string | null;
}

interface PartnerDomainTable {
  domain: string;
  partnerId: string;
}

interface VendorUserTable {
  ownerId: string;
  userId: string;
  name: string;
  email: string;
  roles: VendorRole[];
  active: boolean;
}

interface VendorCompanyTable {
  domain: string;
  companyId: string;
  ownerId: string | null;
  name: string | null;
  /** By `companyNameKey`; null where the name tells nothing. */
  nameKey: string | null;
  /** When it was last read from HubSpot; null for what the app made and has not read yet. */
  refreshedAt: Date | null;
}

interface RemovalTable {
  partnerId: string;
  domain: string;
}

interface ClaimTable {
  domain: string;
  partnerId: string;
  claimedOn: CalendarDay;
  endsOn: CalendarDay;
  releasedOn: CalendarDay | null;
  sharedDealId: string | null;
  /** Counts every change of the claim, whoever holds it. */
  epoch: number;
}

interface ClaimHistoryTable extends ClaimTable {
  changedOn: CalendarDay;
  savedAt: Generated<Date>;
}

interface AnswerTable {
  partnerId: string;
  operation: string;
  requestId: string;
  requestHash: string;
  answer: Json<StoredAnswer['answer']>;
  savedAt: Generated<Date>;
}

interface SharedDealTable {
  sharedDealId: string;
  partnerId: string;
  partnerPortalId: number;
  domain: string;
  type: DealType;
  motion: Motion;
  state: SharedDealState;
  rule: RoutingRule;
  name: string;
  amount: number | null;
  currency: string;
  closeOn: CalendarDay;
  products: Json<readonly string[]>;
  introNote: string;
  painOrOpportunity: string;
  nextSteps: string;
  clientKnowsVendor: boolean;
  difference: string | null;
  registeredBy: Json<PartnerPerson>;
  registeredAt: ColumnType<Date, string, never>;
  source: Json<SharedDeal['source']>;
  policyVersion: string;
  /** Null while it is not closed. */
  close: ColumnType<DealClose | null, JsonText<DealClose> | null | undefined, JsonText<DealClose> | null>;
  /** What it was before a CRM deal of it was deleted. */
  stateBeforeTombstone: ColumnType<
    SharedDealState | null,
    SharedDealState | null | undefined,
    SharedDealState | null
  >;
}

/** What was told of a claim that ends on a day; `daysLeft` 0: that it has lapsed. */
interface ClaimReminderTable {
  domain: string;
  partnerId: string;
  endsOn: CalendarDay;
  daysLeft: number;
}

/** When something that is done now and then was last begun, by whichever process. */
interface RecurringWorkTable {
  name: string;
  lastBeganAt: ColumnType<Date, string, string>;
}

/** The receipts: each decision with the facts it was made of, never changed. */
interface DealDecisionTable {
  sharedDealId: string;
  number: number;
  decision: Json<RegistrationDecision>;
  facts: NullableJson<RegistrationFacts>;
  savedAt: Generated<Date>;
}

interface DealTeamTable {
  sharedDealId: string;
  position: number;
  role: TeamRole;
  side: TeamSeat['side'];
  participation: Participation;
  person: NullableJson<NonNullable<TeamSeat['person']>>;
}

interface NoticeTable {
  sharedDealId: string;
  noticeId: string;
  event: Notice['event'];
  portalId: number;
  recipient: Json<Notice['recipient']>;
  happenedAt: ColumnType<Date, string, never>;
  toldAt: Date | string | null;
}

interface OutboxTable {
  sharedDealId: string;
  portalId: number;
  sequence: number;
  effectId: string;
  kind: EffectKind;
  effect: Json<Effect>;
  state: Generated<'waiting' | 'delivered' | 'dead'>;
  attempts: Generated<number>;
  /** Null: at once. */
  dueAt: Date | null;
  leasedUntil: Date | null;
  lastError: NullableJson<DeliveryError>;
  savedAt: Generated<Date>;
}

interface CrmRecordTable {
  portalId: number;
  object: CrmObject;
  key: string;
  recordId: string;
}

interface AuditTable {
  portalId: number;
  auditId: string;
  at: ColumnType<Date, string, never>;
  partnerId: string | null;
  userId: string;
  userEmail: string;
  userProof: AuditEntry['userProof'];
  action: string;
  subject: string;
  data: Json<AuditEntry['data']>;
}

interface NonceTable {
  portalId: number;
  nonce: string;
  seenAt: Date;
}

interface PreviewTable {
  partnerId: string;
  onDay: CalendarDay;
  count: number;
}

interface RateBucketTable {
  portalId: number;
  kind: string;
  tokens: number;
  refilledAt: Date;
}

export interface Tables extends SyncTables {
  vendor: VendorTable;
  policies: PolicyTable;
  portals: PortalTable;
  portalSecrets: PortalSecretTable;
  portalGrants: PortalGrantTable;
  portalSetups: PortalSetupTable;
  partners: PartnerTable;
  partnerDomains: PartnerDomainTable;
  vendorUsers: VendorUserTable;
  vendorCompanies: VendorCompanyTable;
  removals: RemovalTable;
  claims: ClaimTable;
  claimHistory: ClaimHistoryTable;
  answers: AnswerTable;
  sharedDeals: SharedDealTable;
  dealDecisions: DealDecisionTable;
  dealTeam: DealTeamTable;
  notices: NoticeTable;
  outbox: OutboxTable;
  crmRecords: CrmRecordTable;
  audit: AuditTable;
  nonces: NonceTable;
  previews: PreviewTable;
  rateBuckets: RateBucketTable;
  claimReminders: ClaimReminderTable;
  recurringWork: RecurringWorkTable;
}
