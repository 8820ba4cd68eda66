import { sql } from 'kysely';
import type { HubDatabase } from './database.ts';

/**
 * Token buckets in the database, so that all processes that talk to a portal share its limits. Time is the database's
 * own clock: processes need not agree on theirs. Taking is one statement; who comes second waits for the row and counts
 * what the first left.
 */

type RateKind = 'burst' | 'search' | 'daily';

/** `capacity` is what may be taken at once; it refills evenly. Ten seconds let capacity + 10 × refill pass. */
interface RateLimit {
  readonly capacity: number;
  readonly refillPerSecond: number;
}

interface RateLimiter {
  /**
   * Takes `amount` or nothing; a RangeError where the bucket can never hold as much. `waitMs`: when asking again can
   * succeed, if nobody else takes meanwhile.
   */
  take(
    portalId: number,
    kind: RateKind,
    amount: number,
  ): Promise<{ readonly granted: true } | { readonly granted: false; readonly waitMs: number }>;
}

export interface RateBuckets {
  limiter(limits: Readonly<Record<RateKind, RateLimit>>): RateLimiter;
}

export function rateBuckets(database: HubDatabase): RateBuckets {
  return {
    limiter: (limits) => ({
      async take(portalId, kind, amount) {
        const { capacity, refillPerSecond } = limits[kind];
        if (amount > capacity) {
          throw new RangeError(
            `${String(amount)} at once is more than the ${kind} bucket holds (${String(capacity)}).`,
          );
        }
        // Where the row was locked, "now" may lie before the other's: then nothing is refilled, and time does not go back.
        const refilled = sql`least(${capacity}::double precision, b.tokens
          + greatest(0, extract(epoch from excluded.refilled_at - b.refilled_at)) * ${refillPerSecond}::double precision)`;
        const { rows } = await sql<{ granted: boolean; available: number | null }>`
          with taken as (
            insert into rate_buckets as b (portal_id, kind, tokens, refilled_at)
            values (${portalId}, ${kind}, ${capacity}::double precision - ${amount}::double precision, clock_timestamp())
            on conflict (portal_id, kind) do update
              set tokens = ${refilled} - ${amount}::double precision,
                  refilled_at = greatest(b.refilled_at, excluded.refilled_at)
              where ${refilled} >= ${amount}::double precision
            returning tokens
          )
          select exists (select from taken) as granted,
            (select tokens + greatest(0, extract(epoch from clock_timestamp() - refilled_at)) * ${refillPerSecond}::double precision
               from rate_buckets where portal_id = ${portalId} and kind = ${kind}) as available
        `.execute(database.kysely);
        const [row] = rows;
        if (row?.granted === true) return { granted: true };
        const missing = amount - Math.min(row?.available ?? 0, amount - Number.EPSILON);
        return { granted: false, waitMs: Math.max(1, Math.ceil((missing / refillPerSecond) * 1000)) };
      },
    }),
  };
}
