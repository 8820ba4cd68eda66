import { sql, type Kysely, type RawBuilder, type Selectable } from 'kysely';
import type { Claim } from '#core/claims.ts';
import type { RegistrationDecision } from '#core/decision.ts';
import type { RegistrationFacts } from '#core/registration-facts.ts';
import type { TeamSeat } from '#core/team.ts';
import type {
  CrmDealProgress,
  DealDecision,
  Notice,
  SharedDeal,
  SharedDealRecord,
} from '#operations/shared-deal/shared-deal.ts';
import type { Conversation } from '#operations/messages/conversation.ts';
import type { ReadOffer } from '#operations/offers/offer.ts';
import { ownClaim } from './claims.ts';
import type { LaterInsert } from './later-writes.ts';
import { conversation, conversationOf } from './messages.ts';
import { offerOf, readOffer } from './offers.ts';
import { toJson } from './json-column.ts';
import type { Tables } from './schema.ts';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Ids come from outside; PostgreSQL would refuse to compare something else with a UUID. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}

type SharedDealRow = Selectable<Tables['sharedDeals']>;

interface RecordRow extends SharedDealRow {
  readonly decisions: readonly DealDecision[];
  readonly team: readonly TeamSeat[];
  readonly claim: Claim | null;
  readonly notices: readonly Notice[];
  readonly crmDeals: readonly CrmDealProgress[];
  readonly conversation: Conversation;
  readonly offered: ReadOffer | null;
}

/** With its first decision, the facts of that, and its team. */
export function sharedDealInserts(
  deal: SharedDeal,
  decision: RegistrationDecision,
  facts: RegistrationFacts,
): LaterInsert[] {
  const { sharedDealId } = deal;
  return [
    (creator) =>
      creator.insertInto('sharedDeals').values({
        ...deal,
        products: toJson(deal.products),
        registeredBy: toJson(deal.registeredBy),
        source: toJson(deal.source),
        close: deal.close === null ? null : toJson(deal.close),
      }),
    (creator) =>
      creator
        .insertInto('dealDecisions')
        .values({ sharedDealId, number: 1, decision: toJson(decision), facts: toJson(facts) }),
    ...teamInserts(sharedDealId, decision.team),
  ];
}

/** The deal follows the new decision, team included; the earlier decisions stay. */
export async function retypeSharedDeal(
  kysely: Kysely<Tables>,
  sharedDealId: string,
  decision: RegistrationDecision,
  facts: RegistrationFacts,
): Promise<void> {
  const { numUpdatedRows } = await kysely
    .updateTable('sharedDeals')
    .set({ type: decision.type, rule: decision.rule, policyVersion: decision.policyVersion })
    .where('sharedDealId', '=', sharedDealId)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Error(`There is no shared deal ${sharedDealId} to retype.`);
  await sql`
    insert into deal_decisions (shared_deal_id, number, decision, facts)
    select ${sharedDealId}::uuid, max(number) + 1, ${JSON.stringify(decision)}::jsonb, ${JSON.stringify(facts)}::jsonb
    from deal_decisions where shared_deal_id = ${sharedDealId}::uuid
  `.execute(kysely);
  await kysely.deleteFrom('dealTeam').where('sharedDealId', '=', sharedDealId).execute();
  for (const insert of teamInserts(sharedDealId, decision.team)) await insert(kysely).execute();
}

function teamInserts(sharedDealId: string, team: readonly TeamSeat[]): LaterInsert[] {
  if (team.length === 0) return [];
  const seats = team.map(({ role, side, participation, person }, index) => ({
    sharedDealId,
    position: index + 1,
    role,
    side,
    participation,
    person: person === null ? null : toJson(person),
  }));
  return [(creator) => creator.insertInto('dealTeam').values(seats)];
}

export function noticeInserts(notices: readonly Notice[]): LaterInsert[] {
  if (notices.length === 0) return [];
  const rows = notices.map((notice) => ({ ...notice, recipient: toJson(notice.recipient) }));
  return [(creator) => creator.insertInto('notices').values(rows)];
}

/** Newest first, in one statement. `where` speaks of the alias `d`. */
export async function readSharedDealRecords(
  kysely: Kysely<Tables>,
  where: RawBuilder<unknown>,
): Promise<SharedDealRecord[]> {
  const { rows } = await sql<RecordRow>`
    select d.*,
      ${decisions} as decisions,
      (
        select coalesce(jsonb_agg(jsonb_build_object('role', t.role, 'side', t.side, 'participation', t.participation,
          'person', t.person) order by t.position), '[]')
        from deal_team t where t.shared_deal_id = d.shared_deal_id
      ) as team,
      ${ownClaim(sql`d.domain`, sql`d.partner_id`)} as claim,
      (
        select coalesce(jsonb_agg(jsonb_build_object('noticeId', n.notice_id, 'sharedDealId', n.shared_deal_id,
          'event', n.event, 'portalId', n.portal_id, 'recipient', n.recipient, 'happenedAt', n.happened_at,
          'toldAt', n.told_at) order by n.happened_at, n.notice_id), '[]')
        from notices n where n.shared_deal_id = d.shared_deal_id
      ) as notices,
      ${conversation} as conversation,
      ${readOffer} as offered,
      ${crmDeals} as crm_deals
    from shared_deals d
    where ${where}
    order by d.registered_at desc, d.shared_deal_id desc
  `.execute(kysely);
  return rows.map(toRecord);
}

/**
 * Newest first. Each decision was audited in the transaction that made it, so that the n-th one was made when the n-th such
 * entry says, and by whoever stands there.
 */
const decisions = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('decision', decided.decision, 'decidedAt', made.at,
    'userProof', made.user_proof) order by decided.number desc), '[]')
  from deal_decisions decided
  join (
    select a.at, a.user_proof, row_number() over (order by a.at, a.audit_id) as number from audit a
    where a.subject = d.shared_deal_id::text
      and a.action in ('shared_deal.registered', 'shared_deal.converted', 'shared_deal.retyped')
  ) made on made.number = decided.number
  where decided.shared_deal_id = d.shared_deal_id
)`;

/**
 * A portal's CRM deal is made by the first effect of kind `deal`; what holds it up is the first unfinished effect up to
 * that one (its company may be refused, for instance), so that one's attempts and error are told.
 */
const crmDeals = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('portalId', made.portal_id, 'crmDealId', r.record_id,
    'attempts', coalesce(held.attempts, made.attempts), 'lastError', held.last_error ->> 'kind',
    'presence', coalesce(c.presence, 'stands')) order by made.sequence, made.portal_id), '[]')
  from outbox made
  left join crm_records r
    on r.portal_id = made.portal_id and r.object = 'deal' and r.key = made.shared_deal_id::text
  left join crm_deals c on c.shared_deal_id = made.shared_deal_id and c.portal_id = made.portal_id
  left join lateral (
    select o.attempts, o.last_error from outbox o
    where o.shared_deal_id = made.shared_deal_id and o.portal_id = made.portal_id
      and o.sequence <= made.sequence and o.state <> 'delivered'
    order by o.sequence limit 1
  ) held on true
  where made.shared_deal_id = d.shared_deal_id and made.kind = 'deal'
    and not exists (
      select from outbox earlier
      where earlier.shared_deal_id = made.shared_deal_id and earlier.portal_id = made.portal_id
        and earlier.kind = 'deal' and earlier.sequence < made.sequence
    )
)`;

function toRecord({
  decisions: decided,
  team,
  claim,
  notices,
  crmDeals: progress,
  conversation: said,
  offered,
  registeredAt,
  ...deal
}: RecordRow): SharedDealRecord {
  return {
    sharedDeal: { ...deal, registeredAt: registeredAt.toISOString() },
    decisions: decided.map((one) => ({ ...one, decidedAt: new Date(one.decidedAt).toISOString() })),
    team,
    claim,
    notices: notices.map((notice) => ({
      ...notice,
      happenedAt: new Date(notice.happenedAt).toISOString(),
      toldAt: notice.toldAt === null ? null : new Date(notice.toldAt).toISOString(),
    })),
    crmDeals: progress,
    conversation: conversationOf(said),
    offered: offerOf(offered),
  };
}
