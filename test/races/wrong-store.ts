import type { StoreTransaction } from '#operations/store-ports.ts';
import { hubStore as rightStore } from '#store/hub-store.ts';

/**
 * Stores that are wrong on purpose and pass whatever is asked of them one after the other. The races have to find each of
 * them out; a race that does not, shows nothing of the right store either. Which one it is, stands in the environment.
 */
const wrongStores = {
  /**
   * What the earlier answers and the claims are, is read before the partner's lock was waited for, as a single statement
   * that locks and counts would do.
   */
  reads_then_locks: (transaction: StoreTransaction): StoreTransaction => ({
    ...transaction,
    lockPartner: () => Promise.resolve(),
    async readFacts(query) {
      const facts = await transaction.readFacts(query);
      await transaction.lockPartner(query.partnerId);
      return facts;
    },
  }),
  /** Whoever found the domain free takes it to be theirs, although another partner's claim came first. */
  believes_what_it_read: (transaction: StoreTransaction): StoreTransaction => ({
    ...transaction,
    async saveClaim(claim, today, sharedDealId) {
      await transaction.saveClaim(claim, today, sharedDealId);
      return true;
    },
  }),
};
export type WrongStore = keyof typeof wrongStores;

/** In the place of the hub's own `hubStore`. */
export const hubStore: typeof rightStore = (...parts) => {
  const wrong = wrongStores[process.env['WRONG_STORE'] as WrongStore];
  const store = rightStore(...parts);
  return { ...store, transact: (work) => store.transact((transaction) => work(wrong(transaction))) };
};
