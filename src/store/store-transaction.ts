import { sql, type Transaction } from 'kysely';
import type { AnsweredOperation, StoredAnswer } from '#operations/request/answers.ts';
import type { StoreTransaction } from '#operations/store-ports.ts';
import { auditInsert } from './audit.ts';
import { insertClaimReminder, readClaimReminders } from './claim-reminders.ts';
import { countActiveClaims, readClaim, saveClaim } from './claims.ts';
import { crmDealLink, findSharedDealByCrmDeal } from './crm-deal-links.ts';
import { retryDeadEffects } from './dead-letters.ts';
import { readFacts } from './facts.ts';
import { laterWrites, type LaterWrites } from './later-writes.ts';
import { messageInsert, readingInsert } from './messages.ts';
import { toJson } from './json-column.ts';
import type { Tables } from './schema.ts';
import { noticeInserts, retypeSharedDeal, sharedDealInserts } from './shared-deals.ts';
import { lockSharedDeal, readLocked, readSyncStates, saveFolded, shownInserts } from './sync-states.ts';
import type { SendWake } from './wake.ts';

/**
 * What an operation may do inside one transaction. What it only writes is written together, before whatever it reads or
 * changes next and at the latest at its end. `sendWake` is called with the transaction where effects were written.
 */
export async function inStoreTransaction<T>(
  transaction: Transaction<Tables>,
  sendWake: SendWake,
  work: (transaction: StoreTransaction) => Promise<T>,
): Promise<T> {
  const writes = laterWrites(transaction);
  const result = await work(storeTransaction(transaction, sendWake, writes));
  await writes.flush();
  return result;
}

function storeTransaction(
  transaction: Transaction<Tables>,
  sendWake: SendWake,
  writes: LaterWrites,
): StoreTransaction {
  let isWakeSent = false;

  /** The transaction as it stands after all that was written. */
  async function flushed(): Promise<Transaction<Tables>> {
    await writes.flush();
    return transaction;
  }

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
      const row = await (
        await flushed()
      )
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
      writes.add((creator) =>
        creator
          .insertInto('answers')
          .values({ partnerId, operation, requestId, requestHash, answer: toJson(answer) }),
      );
    },
    readFacts: async (query) => readFacts(await flushed(), query),
    readClaim: async (partnerId, domain) => readClaim(await flushed(), partnerId, domain),
    countActiveClaims: async (partnerId, today) => countActiveClaims(await flushed(), partnerId, today),
    async isVendorCompanyKnown(domain) {
      const { rows } = await sql<{ known: boolean }>`
        select exists (select from vendor_companies o where o.domain = ${domain})
          or exists (select from shared_deals d where d.domain = ${domain}) as known
      `.execute(await flushed());
      return rows[0]?.known === true;
    },
    saveClaim: async (claim, today, sharedDealId) => saveClaim(await flushed(), claim, today, sharedDealId),
    async insertSharedDeal(deal, decision, facts) {
      writes.add(...sharedDealInserts(deal, decision, facts));
    },
    retypeSharedDeal: async (sharedDealId, decision, facts) =>
      retypeSharedDeal(await flushed(), sharedDealId, decision, facts),
    async readSharedDeal(sharedDealId) {
      const [record] = await readLocked(await flushed(), sql`d.shared_deal_id = ${sharedDealId}::uuid`);
      return record ?? null;
    },
    readOpenSharedDeals: async (partnerId, domain) =>
      readLocked(
        await flushed(),
        sql`d.partner_id = ${partnerId} and d.domain = ${domain} and d.state = 'open'`,
      ),
    readUnclosedSharedDeals: async (partnerId, domain) =>
      readLocked(
        await flushed(),
        sql`d.partner_id = ${partnerId} and d.domain = ${domain}
          and coalesce(d.state_before_tombstone, d.state) = 'open'`,
      ),
    findSharedDealByCrmDeal: async (portalId, crmDealId) =>
      findSharedDealByCrmDeal(await flushed(), portalId, crmDealId),
    async insertShown(sharedDealId, portalId, values, at) {
      writes.add(...shownInserts(sharedDealId, portalId, values, at));
    },
    async linkCrmDeal(portalId, sharedDealId, crmDealId) {
      writes.add(crmDealLink(portalId, sharedDealId, crmDealId));
    },
    readClaimReminders: async (claim) => readClaimReminders(await flushed(), claim),
    insertClaimReminder: async (claim, reminder) => insertClaimReminder(await flushed(), claim, reminder),
    async readPartnerName(partnerId) {
      const { name } = await (
        await flushed()
      )
        .selectFrom('partners')
        .select('name')
        .where('partnerId', '=', partnerId)
        .executeTakeFirstOrThrow();
      return name;
    },
    async lockSyncState(sharedDealId) {
      await lockSharedDeal(await flushed(), sharedDealId);
      const [state] = await readSyncStates(transaction, [sharedDealId]);
      return state ?? null;
    },
    saveFolded: async (before, folded) => saveFolded(await flushed(), before, folded),
    async insertNotices(notices) {
      writes.add(...noticeInserts(notices));
    },
    async insertMessage(sharedDealId, message) {
      writes.add(messageInsert(sharedDealId, message));
    },
    async insertReading(sharedDealId, reading, reader) {
      writes.add(readingInsert(sharedDealId, reading, reader));
    },
    retryDeadEffects: async (sharedDealId, portalId) =>
      retryDeadEffects(await flushed(), sharedDealId, portalId),
    async insertEffects(entries) {
      if (entries.length === 0) return;
      const rows = entries.map(({ effectId, sharedDealId, portalId, sequence, effect }) => ({
        effectId,
        sharedDealId,
        portalId,
        sequence,
        kind: effect.kind,
        effect: toJson(effect),
      }));
      writes.add((creator) => creator.insertInto('outbox').values(rows));
      // It stands when the transaction does, so that one call wakes for all effects of it.
      if (!isWakeSent) await sendWake(transaction);
      isWakeSent = true;
    },
    async nextSequence(sharedDealId, portalId) {
      await lockSharedDeal(await flushed(), sharedDealId);
      const { last } = await transaction
        .selectFrom('outbox')
        .select((the) => the.fn.max('sequence').as('last'))
        .where('sharedDealId', '=', sharedDealId)
        .where('portalId', '=', portalId)
        .executeTakeFirstOrThrow();
      return (last ?? 0) + 1;
    },
    async insertAudit(entry) {
      writes.add(auditInsert(entry));
    },
  };
}
