import { sql } from 'kysely';
import type { Policy } from '#core/policy.ts';
import type { Partner, Vendor } from '#operations/programme/programme.ts';
import type { Store } from '#operations/store-ports.ts';
import { attributionReads } from './attribution.ts';
import { auditInsert } from './audit.ts';
import { readIdleClaims } from './claims.ts';
import { findSharedDealByCrmDeal } from './crm-deal-links.ts';
import type { HubDatabase } from './database.ts';
import { readFacts } from './facts.ts';
import { toJson } from './json-column.ts';
import { isUuid, readSharedDealRecords } from './shared-deals.ts';
import { readDealChanges, readSyncStates } from './sync-states.ts';
import { inStoreTransaction } from './store-transaction.ts';
import { transact } from './transact.ts';
import type { SendWake } from './wake.ts';

/** The reads outside a transaction, and the door to one. */
export function hubStore(database: HubDatabase, sendWake: SendWake): Store {
  const { kysely } = database;
  return {
    transact: (work) => transact(database, (transaction) => inStoreTransaction(transaction, sendWake, work)),
    async isProgrammeLoaded() {
      return (await kysely.selectFrom('vendor').select('onlyRow').executeTakeFirst()) !== undefined;
    },
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
    async readProgramme(partnerId, now) {
      const { rows } = await sql<{ partner: Partner; vendor: Vendor; policy: Policy | null }>`
        select v.document as vendor,
          jsonb_build_object('id', p.partner_id, 'name', p.name, 'tier', p.tier, 'camOwnerId', p.cam_owner_id,
            'pdmOwnerId', p.pdm_owner_id, 'domains', array(
              select d.domain from partner_domains d where d.partner_id = p.partner_id order by d.domain
            )) as partner,
          (
            select y.document from policies y
            where y.effective_on <= (${now}::timestamptz at time zone (v.document ->> 'timeZone'))::date
            order by y.effective_on desc, y.version desc limit 1
          ) as policy
        from partners p cross join (select document from vendor limit 1) v
        where p.partner_id = ${partnerId}
      `.execute(kysely);
      const [programme] = rows;
      if (programme === undefined) throw new Error(`Partner ${partnerId} is not in the programme.`);
      const { policy } = programme;
      if (policy === null) throw new Error(`No policy is in force at ${now.toISOString()}.`);
      return { ...programme, policy };
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
      if (!isUuid(sharedDealId)) return null;
      const [record] = await readSharedDealRecords(
        kysely,
        sql`d.partner_id = ${partnerId} and d.shared_deal_id = ${sharedDealId}::uuid`,
      );
      return record ?? null;
    },
    readDealChanges: (sharedDealId, count) => readDealChanges(kysely, sharedDealId, count),
    readSyncStates: (sharedDealIds) => readSyncStates(kysely, sharedDealIds),
    findSharedDealByCrmDeal: (portalId, crmDealId) => findSharedDealByCrmDeal(kysely, portalId, crmDealId),
    readIdleClaims: (partnerId, today, count) => readIdleClaims(kysely, partnerId, today, count),
    async countPreview(partnerId, on, quota, entry, refusedAction) {
      const { portalId, auditId, at, userId, userEmail, userProof, action, subject, data } = entry;
      const { rows } = await sql<{ within: boolean }>`
        with counted as (
          insert into previews as p (partner_id, on_day, count)
          select ${partnerId}::text, ${on}::date, 1 where ${quota}::integer > 0
          on conflict (partner_id, on_day) do update set count = p.count + 1 where p.count < ${quota}::integer
          returning count
        )
        insert into audit (portal_id, audit_id, at, partner_id, user_id, user_email, user_proof, action, subject, data)
        select ${portalId}::bigint, ${auditId}::uuid, ${at}::timestamptz, ${entry.partnerId}::text, ${userId}::text,
          ${userEmail}::text, ${userProof}::text,
          case when exists (select from counted) then ${action}::text else ${refusedAction}::text end,
          ${subject}::text, ${toJson(data)}::jsonb
        returning exists (select from counted) as within
      `.execute(kysely);
      return rows[0]?.within === true;
    },
    async insertAudit(entry) {
      await auditInsert(entry)(kysely).execute();
    },
    ...attributionReads(kysely),
  };
}
