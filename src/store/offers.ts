import { sql } from 'kysely';
import type { OfferStore } from '#operations/offers/offer-ports.ts';
import type { ReadOffer } from '#operations/offers/offer.ts';
import type { HubDatabase } from './database.ts';

/** What vendors offer on shared deals, as it was last read in their CRM. */
export function offerStore({ kysely }: HubDatabase): OfferStore {
  return {
    async findOfferedDeals(portalId, { sharedDealIds, crmDealIds, lineItemIds, quoteIds }) {
      const { rows } = await sql<{ sharedDealId: string; crmDealId: string }>`
        with named as (
          select unnest(${[...sharedDealIds]}::text[]) as key
          union
          select key from crm_records
          where portal_id = ${portalId}::bigint and object = 'deal' and record_id = any(${[...crmDealIds]}::text[])
          union
          select shared_deal_id::text from deal_offers
          where jsonb_path_query_array(offer, '$.*[*].id') ?| ${[...lineItemIds, ...quoteIds]}::text[]
        )
        select d.shared_deal_id, r.record_id as crm_deal_id
        from named n
        join shared_deals d on d.shared_deal_id = n.key::uuid
        join crm_records r on r.portal_id = ${portalId}::bigint and r.object = 'deal' and r.key = n.key
        left join crm_deals c on c.shared_deal_id = d.shared_deal_id and c.portal_id = r.portal_id
        where d.state <> 'removed' and coalesce(c.presence, 'stands') = 'stands'
        order by d.shared_deal_id
      `.execute(kysely);
      return rows;
    },
    async saveOffers(offers, readAt) {
      if (offers.length === 0) return;
      await sql`
        insert into deal_offers as o (shared_deal_id, offer, read_at)
        select "sharedDealId", offer, ${readAt}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(offers)}::jsonb) as s("sharedDealId" uuid, offer jsonb)
        order by "sharedDealId"
        on conflict (shared_deal_id) do update set offer = excluded.offer, read_at = excluded.read_at
          where o.read_at <= excluded.read_at
      `.execute(kysely);
    },
  };
}

/** As `offerOf` takes it; null where it was never read. Speaks of the alias `d`. */
export const readOffer = sql`(
  select jsonb_build_object('offer', o.offer, 'readAt', o.read_at) from deal_offers o
  where o.shared_deal_id = d.shared_deal_id
)`;

/** JSON has PostgreSQL's own way of writing moments. */
export function offerOf(read: ReadOffer | null): ReadOffer | null {
  return read === null ? null : { offer: read.offer, readAt: new Date(read.readAt).toISOString() };
}
