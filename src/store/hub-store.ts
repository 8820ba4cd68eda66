import { sql } from 'kysely';
import type { Store } from '#operations/store-ports.ts';
import { attributionReads } from './attribution.ts';
import { insertAudit } from './audit.ts';
import { readIdleClaims } from './claims.ts';
import { findSharedDealByCrmDeal } from './crm-deal-links.ts';
import type { HubDatabase } from './database.ts';
import { readFacts } from './facts.ts';
import { readSharedDealRecords } from './shared-deals.ts';
import { storeTransaction } from './store-transaction.ts';
import { transact } from './transact.ts';
import type { SendWake } from './wake.ts';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The reads outside a transaction, and the door to one. */
export function hubStore(database: HubDatabase, sendWake: SendWake): Store {
  const { kysely } = database;
  return {
    transact: (work) => transact(database, (transaction) => work(storeTransaction(transaction, sendWake))),
    async readVendor() {
      const row = await kysely.selectFrom('vendor').select('document').executeTakeFirst();
      if (row === undefined) throw new Error('No programme is saved yet.');
      return row.document;
    },
    readVendorUsers: () =>
      kysely
        .selectFrom('vendorUsers')
        .select(['ownerId', 'userId', 'name', 'email', 'roles', 'active'])
        .orderBy('name')
        .orderBy('ownerId')
        .execute(),
    async readPartner(partnerId) {
      const row = await kysely
        .selectFrom('partners as p')
        .select(['p.partnerId as id', 'p.name', 'p.tier', 'p.camOwnerId', 'p.pdmOwnerId'])
        .select(
          sql<string[]>`array(
          select domain from partner_domains where partner_id = p.partner_id order by domain
        )`.as('domains'),
        )
        .where('p.partnerId', '=', partnerId)
        .executeTakeFirst();
      if (row === undefined) throw new Error(`Partner ${partnerId} is not in the programme.`);
      return row;
    },
    async isPartnerDomain(domain) {
      const row = await kysely
        .selectFrom('partnerDomains')
        .select('domain')
        .where('domain', '=', domain)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    async readPortal(portalId) {
      const row = await kysely
        .selectFrom('portals')
        .select(['portalId', 'side', 'partnerId', 'name', 'currency', 'timeZone', 'language', 'registrants'])
        .where('portalId', '=', portalId)
        .executeTakeFirst();
      return row ?? null;
    },
    async readPolicy(on) {
      const row = await kysely
        .selectFrom('policies')
        .select('document')
        .where('effectiveOn', '<=', on)
        .orderBy('effectiveOn', 'desc')
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (row === undefined) throw new Error(`No policy is in force on ${on}.`);
      return row.document;
    },
    readFacts: (query) => readFacts(kysely, query),
    readSharedDeals: (partnerId, domains) =>
      readSharedDealRecords(
        kysely,
        sql`d.partner_id = ${partnerId} and d.domain = any(${[...domains]}::text[])`,
      ),
    async readSharedDeal(partnerId, sharedDealId) {
      // The id comes from outside; PostgreSQL would refuse to compare something else with a UUID.
      if (!uuid.test(sharedDealId)) return null;
      const [record] = await readSharedDealRecords(
        kysely,
        sql`d.partner_id = ${partnerId} and d.shared_deal_id = ${sharedDealId}::uuid`,
      );
      return record ?? null;
    },
    findSharedDealByCrmDeal: (portalId, crmDealId) => findSharedDealByCrmDeal(kysely, portalId, crmDealId),
    readIdleClaims: (partnerId, today, count) => readIdleClaims(kysely, partnerId, today, count),
    async countPreview(partnerId, on, quota) {
      if (quota < 1) return false;
      const { numInsertedOrUpdatedRows } = await kysely
        .insertInto('previews')
        .values({ partnerId, onDay: on, count: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(['partnerId', 'onDay'])
            .doUpdateSet((the) => ({ count: the('previews.count', '+', 1) }))
            .where('previews.count', '<', quota),
        )
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    insertAudit: (entry) => insertAudit(kysely, entry),
    ...attributionReads(kysely),
  };
}
