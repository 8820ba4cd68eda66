import { sql, type RawBuilder } from 'kysely';
import type { ComparableDeal, ComparableDeals } from '#sync/ports.ts';
import type { HubDatabase } from './database.ts';

/** The shared deals as the reconciler reads them: their CRM deals, and what the hub believes that these show. */
export function comparableDeals({ kysely }: HubDatabase): ComparableDeals {
  const read = async (where: RawBuilder<unknown>, limit: number): Promise<ComparableDeal[]> => {
    const { rows } = await sql<ComparableDeal>`
      select d.shared_deal_id, (
        select coalesce(jsonb_agg(jsonb_build_object('portalId', r.portal_id, 'recordId', r.record_id,
          'presence', coalesce(c.presence, 'stands'), 'stageId', c.stage_id,
          'comparedAt', c.compared_at, 'isToRead', c.compared_at is null or c.written_at >= c.compared_at,
          'shown', (
            select coalesce(jsonb_object_agg(v.property, v.value), '{}') from crm_values v
            where v.shared_deal_id = d.shared_deal_id and v.portal_id = r.portal_id
          ))), '[]')
        from crm_records r
        left join crm_deals c on c.shared_deal_id = d.shared_deal_id and c.portal_id = r.portal_id
        where r.object = 'deal' and r.key = d.shared_deal_id::text
          and r.portal_id in (d.partner_portal_id, (select (document ->> 'portalId')::bigint from vendor))
      ) as crm_deals
      from shared_deals d
      where d.state <> 'removed' and ${where}
      order by d.shared_deal_id
      limit ${limit}
    `.execute(kysely);
    return rows;
  };
  return {
    readComparableDeals: (after, limit) =>
      read(after === null ? sql`true` : sql`d.shared_deal_id > ${after}::uuid`, limit),
    async readComparableDeal(sharedDealId) {
      const [deal] = await read(sql`d.shared_deal_id = ${sharedDealId}::uuid`, 1);
      return deal ?? null;
    },
    async markCompared(portalId, sharedDealIds, at) {
      await sql`
        insert into crm_deals as c (shared_deal_id, portal_id, compared_at)
        select id, ${portalId}::bigint, ${at}::timestamptz from unnest(${[...sharedDealIds]}::uuid[]) as id
        order by id
        on conflict (shared_deal_id, portal_id) do update set compared_at = excluded.compared_at
      `.execute(kysely);
    },
  };
}
