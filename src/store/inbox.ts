import { sql } from 'kysely';
import type { Inbox, InboxEvent, TakenEvent } from '#sync/ports.ts';
import type { HubDatabase } from './database.ts';

/**
 * What HubSpot told of changes. An event stands once, however often it is told, because its key is made of what was changed,
 * where and when. Changes of CRM deals that nobody shares are not kept at all: they are nobody's business here.
 */
export function inbox(database: HubDatabase): Inbox {
  const { kysely } = database;
  return {
    async add(events) {
      if (events.length === 0) return;
      await sql`
        insert into inbox (portal_id, event_key, event)
        select distinct on (portal_id, event_key) portal_id, event_key, event
        from jsonb_array_elements(${JSON.stringify(events)}::jsonb) as e(event),
          lateral (select (event ->> 'portalId')::bigint as portal_id, event ->> 'key' as event_key) as named
        where event ->> 'object' <> 'deal' or exists (
          select from jsonb_array_elements_text(event -> 'recordIds') as about(record_id)
          where exists (
            select from crm_records r
            where r.portal_id = named.portal_id and r.object = 'deal' and r.record_id = about.record_id
            -- Each by its own key: a join would go through all CRM deals of the portal for every event.
            offset 0
          )
        )
        order by portal_id, event_key
        on conflict do nothing
      `.execute(kysely);
    },
    async portalsWaiting(now) {
      const { rows } = await sql<{ portalId: number }>`
        select portal_id from inbox
        where state = 'waiting' and (leased_until is null or leased_until <= ${now}::timestamptz)
        group by portal_id order by min(received_at), portal_id
      `.execute(kysely);
      return rows.map((row) => row.portalId);
    },
    async nextDueAt() {
      const { rows } = await sql<{ dueAt: Date | null }>`
        select min(coalesce(leased_until, to_timestamp(0))) as due_at from inbox where state = 'waiting'
      `.execute(kysely);
      return rows[0]?.dueAt ?? null;
    },
    async take(portalId, now, limit, leaseMs) {
      const until = new Date(now.getTime() + leaseMs);
      const { rows } = await sql<{ event: InboxEvent; attempt: number }>`
        with due as (
          select portal_id, event_key from inbox
          where portal_id = ${portalId} and state = 'waiting'
            and (leased_until is null or leased_until <= ${now}::timestamptz)
          order by received_at, event_key
          limit ${limit}
          for update skip locked
        )
        update inbox i set leased_until = ${until}::timestamptz, attempts = i.attempts + 1
        from due where i.portal_id = due.portal_id and i.event_key = due.event_key
        returning i.event, i.attempts as attempt
      `.execute(kysely);
      return rows.map(({ event, attempt }): TakenEvent => ({ ...event, attempt }));
    },
    async done(portalId, keys) {
      await sql`
        update inbox set state = 'done', leased_until = null, last_error = null
        where portal_id = ${portalId} and event_key = any(${[...keys]}::text[])
      `.execute(kysely);
    },
    async failed(portalId, keys, error, retryAt) {
      await sql`
        update inbox
        set state = case when ${retryAt}::timestamptz is null then 'dead' else 'waiting' end,
          leased_until = ${retryAt}::timestamptz, last_error = ${error}
        where portal_id = ${portalId} and event_key = any(${[...keys]}::text[]) and state = 'waiting'
      `.execute(kysely);
    },
    async sharedDealsOf(portalId, recordIds) {
      const { rows } = await sql<{ recordId: string; key: string }>`
        select record_id, key from crm_records
        where portal_id = ${portalId} and object = 'deal' and record_id = any(${[...recordIds]}::text[])
      `.execute(kysely);
      return new Map(rows.map(({ recordId, key }) => [recordId, key]));
    },
    async forgetBefore(moment) {
      await sql`delete from inbox where state = 'done' and received_at < ${moment}::timestamptz`.execute(
        kysely,
      );
    },
  };
}
