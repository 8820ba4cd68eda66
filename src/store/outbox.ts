import { sql, type Kysely, type Transaction } from 'kysely';
import { companyNameKey } from '#core/company-name.ts';
import type { CrmRecordReference, Effect } from '#operations/effects.ts';
import { referenceKey, type LeasedEffect, type Outbox } from '#sync/ports.ts';
import type { HubDatabase } from './database.ts';
import type { Tables } from './schema.ts';
import { saveWritten } from './sync-states.ts';
import { transact } from './transact.ts';

/**
 * The effects that decisions have caused in the CRMs, delivered in order per shared deal and portal. Only the first
 * unfinished effect of a shared deal in a portal is ever handed out; a dead one therefore holds back the later effects
 * of its own shared deal there, and nothing else. A dead `sync` holds back nothing: it says no more than that the CRM deal
 * is to be brought up to date, and so does the next one. A lease keeps other processes away until it runs out, so a process
 * that dies loses nothing; whoever was late may still report what HubSpot did.
 */

/** Waiting and the first unfinished of its shared deal in its portal. Speaks of the alias `o`. */
const isHead = sql`o.state = 'waiting' and not exists (
  select from outbox earlier
  where earlier.shared_deal_id = o.shared_deal_id and earlier.portal_id = o.portal_id
    and earlier.sequence < o.sequence and earlier.state <> 'delivered'
    and not (earlier.state = 'dead' and earlier.kind = 'sync')
)`;

/** When it may be leased next; null: at once. `greatest` passes over nulls. */
const readyAt = sql`greatest(o.due_at, o.leased_until)`;

export function outbox(database: HubDatabase): Outbox {
  const { kysely } = database;
  return {
    async portalsDue(now) {
      const { rows } = await sql<{ portalId: number }>`
        select o.portal_id from outbox o
        where ${isHead} and (${readyAt} is null or ${readyAt} <= ${now}::timestamptz)
        group by o.portal_id
        order by min(coalesce(${readyAt}, o.saved_at)), o.portal_id
      `.execute(kysely);
      return rows.map((row) => row.portalId);
    },
    async lease(portalId, now, limit, leaseMs) {
      const until = new Date(now.getTime() + leaseMs);
      const { rows } = await sql<LeasedEffect>`
        with due as (
          select o.shared_deal_id, o.portal_id, o.sequence from outbox o
          where o.portal_id = ${portalId} and ${isHead}
            and (${readyAt} is null or ${readyAt} <= ${now}::timestamptz)
          order by o.due_at nulls first, o.effect_id
          limit ${limit}
          for update of o skip locked
        )
        update outbox o set leased_until = ${until}::timestamptz, attempts = o.attempts + 1
        from due
        where o.shared_deal_id = due.shared_deal_id and o.portal_id = due.portal_id and o.sequence = due.sequence
        returning o.effect_id, o.shared_deal_id, o.portal_id, o.sequence, o.effect, o.attempts as attempt
      `.execute(kysely);
      return rows.toSorted((a, b) => (a.effectId < b.effectId ? -1 : 1));
    },
    resolve: (portalId, references) => resolve(kysely, portalId, references),
    settle: (portalId, settled, now) =>
      transact(database, (transaction) => settle(transaction, portalId, settled, now)),
    async nextDueAt() {
      const { rows } = await sql<{ dueAt: Date | null }>`
        select min(coalesce(${readyAt}, to_timestamp(0))) as due_at from outbox o where ${isHead}
      `.execute(kysely);
      return rows[0]?.dueAt ?? null;
    },
  };
}

async function resolve(
  kysely: Kysely<Tables>,
  portalId: number,
  references: readonly CrmRecordReference[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = references.flatMap((reference) =>
    'key' in reference ? [{ object: reference.object, key: reference.key }] : [],
  );
  if (wanted.length === 0) return new Map();
  // A company that the vendor had before the hub stands in the mirror only; the lowest record id speaks for a domain.
  const { rows } = await sql<{ object: CrmRecordReference['object']; key: string; recordId: string | null }>`
    select w.object, w.key, coalesce(
      (select r.record_id from crm_records r where r.portal_id = ${portalId} and r.object = w.object and r.key = w.key),
      case when w.object = 'company' and exists (select from portals where portal_id = ${portalId} and side = 'vendor')
        then (select o.company_id from vendor_companies o where o.domain = w.key
              order by length(o.company_id), o.company_id limit 1)
      end
    ) as record_id
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(object text, key text)
  `.execute(kysely);
  return new Map(
    rows.flatMap(({ object, key, recordId }) =>
      recordId === null ? [] : [[referenceKey({ object, key }), recordId] as const],
    ),
  );
}

type Settled = Parameters<Outbox['settle']>[1];

async function settle(
  transaction: Transaction<Tables>,
  portalId: number,
  settled: Settled,
  now: Date,
): Promise<void> {
  // Always in the same order, so that two processes which settle the same effects do not lock each other out.
  const sorted = settled.toSorted((a, b) => (a.entry.effectId < b.entry.effectId ? -1 : 1));
  const delivered = sorted.flatMap(({ result, entry }) =>
    result.delivered
      ? [
          {
            effectId: entry.effectId,
            sharedDealId: entry.sharedDealId,
            recordId: result.recordId,
            shown: result.shown ?? null,
            // A task may stand in the outbox by itself; its notice stands with the shared deal.
            noticeOf: entry.effect.kind === 'notice' ? entry.effect.sharedDealId : null,
            ...recordOf(entry.effect),
          },
        ]
      : [],
  );
  const failed = sorted.flatMap(({ result, entry, retryAt }) =>
    result.delivered
      ? []
      : [
          {
            effectId: entry.effectId,
            sharedDealId: entry.sharedDealId,
            attempt: entry.attempt,
            error: result.error,
            retryAt,
          },
        ],
  );
  if (delivered.length > 0) {
    await settleDelivered(transaction, portalId, delivered, now);
    await saveWritten(transaction, portalId, delivered, now);
    await mirrorMadeCompanies(transaction, sorted);
  }
  if (failed.length > 0) await settleFailed(transaction, portalId, failed);
}

async function settleDelivered(
  transaction: Transaction<Tables>,
  portalId: number,
  delivered: readonly {
    readonly effectId: string;
    readonly sharedDealId: string;
    readonly recordId: string;
    readonly noticeOf: string | null;
    readonly object: string;
    readonly key: string;
  }[],
  now: Date,
): Promise<void> {
  const records = sql`jsonb_to_recordset(${JSON.stringify(delivered)}::jsonb)
    as d("effectId" uuid, "sharedDealId" uuid, "recordId" text, "noticeOf" uuid, object text, key text)`;
  await sql`
    update outbox o set state = 'delivered', leased_until = null, last_error = null
    from ${records}
    where o.shared_deal_id = d."sharedDealId" and o.effect_id = d."effectId" and o.portal_id = ${portalId}
  `.execute(transaction);
  await sql`
    insert into crm_records (portal_id, object, key, record_id)
    select distinct on (object, key) ${portalId}::bigint, object, key, "recordId" from ${records}
    order by object, key, "effectId" desc
    on conflict (portal_id, object, key) do update set record_id = excluded.record_id
    where crm_records.record_id <> excluded.record_id
  `.execute(transaction);
  await sql`
    update notices n set told_at = ${now}::timestamptz
    from ${records}
    where n.shared_deal_id = d."noticeOf" and n.notice_id::text = d.key and n.told_at is null
  `.execute(transaction);
}

/**
 * The mirror knows at once the companies that the app itself made, so that a prospect whom two partners register under two
 * domains is seen as one. It gives them no owner, as the app does, and what the mirror knows already stays.
 */
async function mirrorMadeCompanies(transaction: Transaction<Tables>, settled: Settled): Promise<void> {
  const companies = settled.flatMap(({ result, entry: { effect } }) =>
    result.delivered && effect.kind === 'company'
      ? [
          {
            domain: effect.domain,
            companyId: result.recordId,
            name: effect.name,
            nameKey: companyNameKey(effect.name),
          },
        ]
      : [],
  );
  if (companies.length === 0) return;
  await sql`
    insert into vendor_companies (domain, company_id, name, name_key)
    select distinct on (domain, "companyId") domain, "companyId", name, "nameKey"
    from jsonb_to_recordset(${JSON.stringify(companies)}::jsonb)
      as c(domain text, "companyId" text, name text, "nameKey" text)
    order by domain, "companyId"
    on conflict do nothing
  `.execute(transaction);
}

/** Only for whoever still holds the lease: a later attempt may have succeeded meanwhile. */
async function settleFailed(
  transaction: Transaction<Tables>,
  portalId: number,
  failed: readonly {
    readonly effectId: string;
    readonly sharedDealId: string;
    readonly attempt: number;
    readonly error: object;
    readonly retryAt: Date | null;
  }[],
): Promise<void> {
  await sql`
    update outbox o
    set state = case when f."retryAt" is null then 'dead' else 'waiting' end,
        due_at = f."retryAt", leased_until = null, last_error = f.error
    from jsonb_to_recordset(${JSON.stringify(failed)}::jsonb)
      as f("effectId" uuid, "sharedDealId" uuid, attempt integer, error jsonb, "retryAt" timestamptz)
    where o.shared_deal_id = f."sharedDealId" and o.effect_id = f."effectId" and o.portal_id = ${portalId}
      and o.state = 'waiting' and o.attempts = f.attempt
  `.execute(transaction);
}

/** Under which object and key the record that an effect made is found again. */
function recordOf(effect: Effect): { object: CrmRecordReference['object']; key: string } {
  if (effect.kind === 'company' || effect.kind === 'company_standing')
    return { object: 'company', key: effect.domain };
  if (effect.kind === 'contact') return { object: 'contact', key: effect.email };
  if (effect.kind === 'notice') return { object: 'task', key: effect.noticeId };
  if (effect.kind === 'message') return { object: 'note', key: effect.messageId };
  return { object: 'deal', key: effect.sharedDealId };
}
