import type { ColumnType, Generated } from 'kysely';
import type { CalendarDay } from '#core/calendar-day.ts';
import type { Branded } from '#core/brand.ts';
import type { DealType, Motion, SharedDealState } from '#core/deal-type.ts';
import type { RegistrationDecision, RoutingRule } from '#core/decision.ts';
import type { Policy } from '#core/policy.ts';
import type { RegistrationFacts } from '#core/registration-facts.ts';
import type { Participation, PartnerPerson, TeamRole, TeamSeat, VendorRole } from '#core/team.ts';
import type { CrmObject, Effect, EffectKind } from '#operations/effects.ts';
import type { AuditEntry } from '#operations/request/audit-entry.ts';
import type { Notice, SharedDeal } from '#operations/shared-deal/shared-deal.ts';
import type { StoredAnswer } from '#operations/request/answers.ts';
import type { Portal, Vendor } from '#operations/programme/programme.ts';
import type { DeliveryError } from '#sync/ports.ts';

/**
 * The tables as TypeScript sees them: camel case here, snake case in SQL, converted by Kysely's plugin. Documents stand
 * in `jsonb` and are written as text made by `toJson`, because the two drivers would encode arrays differently.
 */

type JsonText<T> = Branded<string, 'JsonText'> & { readonly holds?: T };
type Json<T> = ColumnType<T, JsonText<T>, JsonText<T>>;
type NullableJson<T> = ColumnType<T | null, JsonText<T> | null, JsonText<T> | null>;

/** Text for a `jsonb` column, typed by what it holds, so that a document cannot land in another column or encoded twice. */
export function toJson<T>(value: T): JsonText<T> {
  return JSON.stringify(value) as JsonText<T>;
}

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
}

interface PortalSetupTable {
  portalId: number;
  installedAt: Date | null;
  mirrorCursor: string | null;
  mirroredAt: Date | null;
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

export interface Tables {
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
}
