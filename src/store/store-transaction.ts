import { sql, type Transaction } from 'kysely';
import type { AnsweredOperation, StoredAnswer } from '#operations/request/answers.ts';
import type { StoreTransaction } from '#operations/store-ports.ts';
import { insertAudit } from './audit.ts';
import { countActiveClaims, readClaim, saveClaim } from './claims.ts';
import { findSharedDealByCrmDeal, linkCrmDeal } from './crm-deal-links.ts';
import { readFacts } from './facts.ts';
import { toJson, type Tables } from './schema.ts';
import { insertNotices, insertSharedDeal, readSharedDealRecords, retypeSharedDeal } from './shared-deals.ts';
import type { SendWake } from './wake.ts';

/** What an operation may do inside one transaction. `sendWake` is called with the transaction once effects are written. */
export function storeTransaction(transaction: Transaction<Tables>, sendWake: SendWake): StoreTransaction {
  return {
    async lockPartner(partnerId) {
      // `no key update`: nothing that merely refers to the partner has to wait.
      const locked = await transaction
        .selectFrom('partners')
        .select('partnerId')
        .where('partnerId', '=', partnerId)
        .forNoKeyUpdate()
        .executeTakeFirst();
      if (locked === undefined) throw new Error(`Partner ${partnerId} is not in the programme.`);
    },
    async findAnswer<Operation extends AnsweredOperation>(
      partnerId: string,
      operation: Operation,
      requestId: string,
    ) {
      const row = await transaction
        .selectFrom('answers')
        .select(['requestHash', 'answer'])
        .where('partnerId', '=', partnerId)
        .where('operation', '=', operation)
        .where('requestId', '=', requestId)
        .executeTakeFirst();
      // The key says which operation's answer it is.
      return (row ?? null) as StoredAnswer<Operation> | null;
    },
    async saveAnswer(partnerId, operation, requestId, { requestHash, answer }) {
      await transaction
        .insertInto('answers')
        .values({ partnerId, operation, requestId, requestHash, answer: toJson(answer) })
        .execute();
    },
    readFacts: (query) => readFacts(transaction, query),
    readClaim: (partnerId, domain) => readClaim(transaction, partnerId, domain),
    countActiveClaims: (partnerId, today) => countActiveClaims(transaction, partnerId, today),
    async isVendorCompanyKnown(domain) {
      const { rows } = await sql<{ known: boolean }>`
        select exists (select from vendor_companies o where o.domain = ${domain})
          or exists (select from shared_deals d where d.domain = ${domain}) as known
      `.execute(transaction);
      return rows[0]?.known === true;
    },
    saveClaim: (claim, today, sharedDealId) => saveClaim(transaction, claim, today, sharedDealId),
    insertSharedDeal: (deal, decision, facts) => insertSharedDeal(transaction, deal, decision, facts),
    retypeSharedDeal: (sharedDealId, decision, facts) =>
      retypeSharedDeal(transaction, sharedDealId, decision, facts),
    async readSharedDeal(sharedDealId) {
      const [record] = await readSharedDealRecords(
        transaction,
        sql`d.shared_deal_id = ${sharedDealId}::uuid`,
      );
      return record ?? null;
    },
    readOpenSharedDeals: (partnerId, domain) =>
      readSharedDealRecords(
        transaction,
        sql`d.partner_id = ${partnerId} and d.domain = ${domain} and d.state = 'open'`,
      ),
    findSharedDealByCrmDeal: (portalId, crmDealId) =>
      findSharedDealByCrmDeal(transaction, portalId, crmDealId),
    linkCrmDeal: (portalId, sharedDealId, crmDealId) =>
      linkCrmDeal(transaction, portalId, sharedDealId, crmDealId),
    insertNotices: (notices) => insertNotices(transaction, notices),
    async insertEffects(entries) {
      if (entries.length === 0) return;
      await transaction
        .insertInto('outbox')
        .values(
          entries.map(({ effectId, sharedDealId, portalId, sequence, effect }) => ({
            effectId,
            sharedDealId,
            portalId,
            sequence,
            kind: effect.kind,
            effect: toJson(effect),
          })),
        )
        .execute();
      await sendWake(transaction);
    },
    async nextSequence(sharedDealId, portalId) {
      const { last } = await transaction
        .selectFrom('outbox')
        .select((the) => the.fn.max('sequence').as('last'))
        .where('sharedDealId', '=', sharedDealId)
        .where('portalId', '=', portalId)
        .executeTakeFirstOrThrow();
      return (last ?? 0) + 1;
    },
    insertAudit: (entry) => insertAudit(transaction, entry),
  };
}
