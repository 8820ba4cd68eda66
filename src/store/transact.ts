import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import type { HubDatabase } from './database.ts';
import { retryUndone } from './retry.ts';
import type { Tables } from './schema.ts';

/**
 * Runs the work in one transaction and again, from its beginning, where the database asks for that. So it must do
 * nothing outside the transaction, and ask nothing there either: PGlite has a single connection, and whoever waits for
 * it inside of a transaction waits for himself. What it throws rolls back and comes out.
 */
export async function transact<T>(
  database: HubDatabase,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return retryUndone(async () => {
    // PGlite answers within the same turn: a queue of transactions would keep timers and sockets waiting.
    if (database.engine.kind === 'pglite') await nextTurn();
    // Said each time, whatever the server's default is: who waited for a lock has to see what the one before committed.
    return database.kysely.transaction().setIsolationLevel('read committed').execute(work);
  });
}
