import { sql, type Kysely } from 'kysely';
import type { LaterInsert } from './later-writes.ts';
import type { Tables } from './schema.ts';

/**
 * Which CRM deal is the shared deal's in a portal. Where the hub made it, the outbox writes that down on delivery; a CRM deal
 * that stood before is linked with the decision, so that its effects find it.
 */

/** The newest, should several shared deals have come to one CRM deal because its people merged records. */
export async function findSharedDealByCrmDeal(
  kysely: Kysely<Tables>,
  portalId: number,
  crmDealId: string,
): Promise<{ readonly sharedDealId: string; readonly domain: string } | null> {
  const { rows } = await sql<{ sharedDealId: string; domain: string }>`
    select d.shared_deal_id, d.domain
    from crm_records r join shared_deals d on d.shared_deal_id = r.key::uuid
    where r.portal_id = ${portalId} and r.object = 'deal' and r.record_id = ${crmDealId}
    order by d.registered_at desc, d.shared_deal_id desc limit 1
  `.execute(kysely);
  return rows[0] ?? null;
}

export function crmDealLink(portalId: number, sharedDealId: string, crmDealId: string): LaterInsert {
  return (creator) =>
    creator
      .insertInto('crmRecords')
      .values({ portalId, object: 'deal', key: sharedDealId, recordId: crmDealId });
}
