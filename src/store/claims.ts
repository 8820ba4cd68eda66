import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { CalendarDay } from '#core/calendar-day.ts';
import type { Claim } from '#core/claims.ts';
import type { IdleClaim } from '#operations/store-ports.ts';
import type { Tables } from './schema.ts';

/**
 * One row a domain says who holds it, so two can never hold one; `claim_history` keeps every change, so that a claim
 * overwritten by another partner's stays known to the one who had it.
 */

/** True in SQL where `isClaimActive` is true of the row, which goes by the given alias. */
export function activeOn(alias: string, today: CalendarDay | RawBuilder<unknown>) {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql<boolean>`(
    ${column('claimed_on')} <= ${today}::date and ${today}::date <= ${column('ends_on')}
    and (${column('released_on')} is null or ${today}::date < ${column('released_on')})
  )`;
}

/** The last claim that this partner had on a domain, whoever has it now. `partner` is SQL for the partner's id. */
export function ownClaim(domain: RawBuilder<unknown>, partner: RawBuilder<unknown>) {
  return sql`(
    select jsonb_build_object('domain', h.domain, 'partnerId', h.partner_id, 'claimedOn', h.claimed_on,
      'endsOn', h.ends_on, 'releasedOn', h.released_on)
    from claim_history h where h.domain = ${domain} and h.partner_id = ${partner}
    order by h.epoch desc limit 1
  )`;
}

export async function readClaim(
  kysely: Kysely<Tables>,
  partnerId: string,
  domain: string,
): Promise<Claim | null> {
  const { rows } = await sql<{ claim: Claim | null }>`
    select ${ownClaim(sql`${domain}`, sql`${partnerId}`)} as claim
  `.execute(kysely);
  return rows[0]?.claim ?? null;
}

export async function countActiveClaims(
  kysely: Kysely<Tables>,
  partnerId: string,
  today: CalendarDay,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from claims c where c.partner_id = ${partnerId} and ${activeOn('c', today)}
  `.execute(kysely);
  return rows[0]?.count ?? 0;
}

/** Of equally idle claims the one that ends first. */
export async function readIdleClaims(
  kysely: Kysely<Tables>,
  partnerId: string,
  today: CalendarDay,
  count: number,
): Promise<IdleClaim[]> {
  const { rows } = await sql<IdleClaim>`
    select c.domain, c.ends_on, greatest(
      (select max(h.changed_on) from claim_history h where h.domain = c.domain and h.partner_id = c.partner_id),
      (
        select max((d.registered_at at time zone (select document ->> 'timeZone' from vendor))::date)
        from shared_deals d where d.domain = c.domain and d.partner_id = c.partner_id
      )
    ) as last_activity_on
    from claims c
    where c.partner_id = ${partnerId} and ${activeOn('c', today)}
    order by last_activity_on, c.ends_on, c.domain
    limit ${count}
  `.execute(kysely);
  return rows;
}

/** Waits for whoever is claiming the domain right now. False where another partner's claim is active after that. */
export async function saveClaim(
  kysely: Kysely<Tables>,
  claim: Claim,
  today: CalendarDay,
  sharedDealId: string | null,
): Promise<boolean> {
  const { rows } = await sql`
    with saved as (
      insert into claims as c (domain, partner_id, claimed_on, ends_on, released_on, shared_deal_id, epoch)
      values (${claim.domain}, ${claim.partnerId}, ${claim.claimedOn}::date, ${claim.endsOn}::date,
        ${claim.releasedOn}::date, ${sharedDealId}::uuid, 1)
      on conflict (domain) do update
        set partner_id = excluded.partner_id, claimed_on = excluded.claimed_on, ends_on = excluded.ends_on,
            released_on = excluded.released_on, epoch = c.epoch + 1,
            shared_deal_id = case when c.partner_id = excluded.partner_id
              then coalesce(excluded.shared_deal_id, c.shared_deal_id) else excluded.shared_deal_id end
        where c.partner_id = excluded.partner_id or not ${activeOn('c', today)}
      returning *, ${today}::date as changed_on
    )
    ${recordSaved}
  `.execute(kysely);
  return rows.length === 1;
}

/**
 * Adds claims that stood before the hub did. Whatever the hub already knows of a partner on a domain stays, and so does
 * another partner's claim that had not ended when the imported one began.
 */
export async function importClaims(kysely: Kysely<Tables>, claims: readonly Claim[]): Promise<void> {
  for (const round of oncePerDomain(claims)) {
    await sql`
      with imported as (
        select * from jsonb_to_recordset(${JSON.stringify(round)}::jsonb)
          as r(domain text, "partnerId" text, "claimedOn" date, "endsOn" date, "releasedOn" date)
      ), saved as (
        insert into claims as c (domain, partner_id, claimed_on, ends_on, released_on, shared_deal_id, epoch)
        select domain, "partnerId", "claimedOn", "endsOn", "releasedOn", null, 1 from imported i
        where not exists (
          select from claim_history h where h.domain = i.domain and h.partner_id = i."partnerId"
        )
        order by domain
        on conflict (domain) do update
          set partner_id = excluded.partner_id, claimed_on = excluded.claimed_on, ends_on = excluded.ends_on,
              released_on = excluded.released_on, shared_deal_id = null, epoch = c.epoch + 1
          where c.ends_on < excluded.claimed_on or c.released_on <= excluded.claimed_on
        returning *, coalesce(released_on, claimed_on) as changed_on
      )
      ${recordSaved}
    `.execute(kysely);
  }
}

const recordSaved = sql`
  insert into claim_history (domain, epoch, partner_id, claimed_on, ends_on, released_on, shared_deal_id, changed_on)
  select domain, epoch, partner_id, claimed_on, ends_on, released_on, shared_deal_id, changed_on from saved
  returning domain`;

/** Oldest first, and each domain once in a round: one statement cannot change a row twice. */
function oncePerDomain(claims: readonly Claim[]): Claim[][] {
  const rounds: Claim[][] = [];
  const seen = new Map<string, number>();
  for (const claim of claims.toSorted((a, b) =>
    a.claimedOn < b.claimedOn ? -1 : a.claimedOn > b.claimedOn ? 1 : 0,
  )) {
    const round = seen.get(claim.domain) ?? 0;
    seen.set(claim.domain, round + 1);
    (rounds[round] ??= []).push(claim);
  }
  return rounds;
}
