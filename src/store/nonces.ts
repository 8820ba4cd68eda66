import type { HubDatabase } from './database.ts';

export interface Nonces {
  /** False where this portal's nonce was seen before; of two at the same instant one is true. */
  openNonce(portalId: number, nonce: string, now: Date): Promise<boolean>;
}

/** Signed requests are refused five minutes before and after their time; twice that is past any use of a nonce. */
const keptMs = 10 * 60_000;
/** Often enough to keep the table small, seldom enough not to matter. */
const purgeEveryMs = 60_000;

export function nonces(database: HubDatabase): Nonces {
  let purgedAt = Number.NEGATIVE_INFINITY;

  return {
    async openNonce(portalId, nonce, now) {
      if (Math.abs(now.getTime() - purgedAt) >= purgeEveryMs) {
        purgedAt = now.getTime();
        await database.kysely
          .deleteFrom('nonces')
          .where('seenAt', '<', new Date(now.getTime() - keptMs))
          .execute();
      }
      const { numInsertedOrUpdatedRows } = await database.kysely
        .insertInto('nonces')
        .values({ portalId, nonce, seenAt: now })
        .onConflict((conflict) => conflict.columns(['portalId', 'nonce']).doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
  };
}
