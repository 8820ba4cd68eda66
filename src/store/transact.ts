import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import type { HubDatabase } from './database.ts';
import type { Tables } from './schema.ts';

/** Serialization failure and deadlock: PostgreSQL undid everything, and the same work can succeed now. */
const retryableCodes = new Set(['40001', '40P01']);

/** With five attempts even many partners on one hot domain came through; beyond that something else is wrong. */
const attemptLimit = 5;
const firstDelayMs = 5;

/**
 * Runs the work in one transaction and again, from its beginning, where the database asks for that. So it must do
 * nothing outside the transaction, and ask nothing there either: PGlite has a single connection, and whoever waits for
 * it inside of a transaction waits for himself. What it throws rolls back and comes out.
 */
export async function transact<T>(
  database: HubDatabase,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    // PGlite answers within the same turn: a queue of transactions would keep timers and sockets waiting.
    if (database.engine.kind === 'pglite') await nextTurn();
    try {
      return await database.kysely.transaction().execute(work);
    } catch (error) {
      if (attempt >= attemptLimit || !isRetryable(error)) throw error;
      // Jittered, so that the two who collided do not meet again.
      await wait(firstDelayMs * 2 ** (attempt - 1) * (0.5 + Math.random()));
    }
  }
}

function isRetryable(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    retryableCodes.has(error.code)
  );
}
