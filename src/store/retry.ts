import { setTimeout as wait } from 'node:timers/promises';

/** Serialization failure and deadlock: PostgreSQL undid everything, and the same work can succeed now. */
const retryableCodes = new Set(['40001', '40P01']);

/** With five attempts even many partners on one hot domain came through; beyond that something else is wrong. */
const attemptLimit = 5;
const firstDelayMs = 5;

/** Does the work again where the database has undone it. The last attempt's error comes out, and any other at once. */
export async function retryUndone<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
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
