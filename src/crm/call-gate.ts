import { setTimeout as wait } from 'node:timers/promises';
import { CrmError } from './crm-error.ts';
import type { LimitKind, RateLimiter } from './ports.ts';

/**
 * Every call to HubSpot passes here first. The gate asks the shared token buckets and keeps what HubSpot itself said about
 * its limits (headers, 429 bodies) as pauses of this process. Whoever cannot pass before the deadline is turned away as
 * `busy` at once, with the time after which it is worth trying again, and not kept waiting for nothing.
 */
export interface CallGate {
  /** Resolves when the call may be made. `deadlineMs` is on the scale of `performance.now()`. */
  pass(portalId: number, kind: 'burst' | 'search', deadlineMs: number): Promise<void>;
  /** Reads the limits out of a reply; answers how long a refused call (429) has to wait, else null. */
  learn(portalId: number, kind: 'burst' | 'search', reply: LimitedReply): number | null;
}

interface LimitedReply {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** HubSpot's windows: ten rolling seconds for all calls, one second for search. */
const burstWindowMs = 10_000;
const searchWindowMs = 1_000;
/** The day's quota comes back at midnight of the account, which we do not know: look again in a quarter of an hour. */
const dailyPauseMs = 15 * 60_000;
/** The day's quota is taken in portions, so that it does not cost a question per call. */
const dailyPortion = 100;

export function createCallGate(
  rateLimiter: RateLimiter,
  nowMs: () => number = () => performance.now(),
): CallGate {
  const pausedUntilMs = new Map<string, number>();
  const dailyLeft = new Map<number, number>();

  function pause(portalId: number, kind: LimitKind, pauseMs: number): void {
    const key = `${portalId}/${kind}`;
    pausedUntilMs.set(key, Math.max(pausedUntilMs.get(key) ?? 0, nowMs() + pauseMs));
  }

  /** How long the call has to wait yet; 0 once it holds its token. */
  async function tryTake(portalId: number, kind: LimitKind): Promise<number> {
    const pauseMs = (pausedUntilMs.get(`${portalId}/${kind}`) ?? 0) - nowMs();
    if (pauseMs > 0) return pauseMs;
    if (kind === 'daily') return takeDaily(portalId);
    const grant = await rateLimiter.take(portalId, kind, 1);
    return grant.granted ? 0 : Math.max(1, grant.waitMs);
  }

  async function takeDaily(portalId: number): Promise<number> {
    const left = dailyLeft.get(portalId) ?? 0;
    if (left > 0) {
      dailyLeft.set(portalId, left - 1);
      return 0;
    }
    const grant = await rateLimiter.take(portalId, 'daily', dailyPortion);
    if (!grant.granted) return Math.max(1, grant.waitMs);
    dailyLeft.set(portalId, (dailyLeft.get(portalId) ?? 0) + dailyPortion - 1);
    return 0;
  }

  return {
    async pass(portalId, kind, deadlineMs) {
      const needed: readonly LimitKind[] =
        kind === 'search' ? ['daily', 'search', 'burst'] : ['daily', 'burst'];
      for (const limit of needed) {
        for (;;) {
          const waitMs = await tryTake(portalId, limit);
          if (waitMs === 0) break;
          if (nowMs() + waitMs > deadlineMs) {
            throw new CrmError({
              kind: 'busy',
              message: `HubSpot portal ${portalId}: the ${limit} limit is used up`,
              category: 'OWN_RATE_LIMIT',
              retryAfterMs: Math.ceil(waitMs),
            });
          }
          await wait(waitMs);
        }
      }
    },

    learn(portalId, kind, { status, headers, body }) {
      const windowMs = numberOf(headers['x-hubspot-ratelimit-interval-milliseconds']) ?? burstWindowMs;
      if (numberOf(headers['x-hubspot-ratelimit-daily-remaining']) === 0)
        pause(portalId, 'daily', dailyPauseMs);
      if (status !== 429) {
        // The window rolls, so that some of it comes back soon: a tenth of it is enough of a pause.
        if (numberOf(headers['x-hubspot-ratelimit-remaining']) === 0) pause(portalId, 'burst', windowMs / 10);
        return null;
      }
      const retryAfterS = numberOf(headers['retry-after']);
      const limit = limitThatRefused(kind, body);
      const pauseMs =
        retryAfterS !== null
          ? retryAfterS * 1000
          : { daily: dailyPauseMs, search: searchWindowMs, burst: windowMs }[limit];
      pause(portalId, limit, pauseMs);
      return pauseMs;
    },
  };
}

/** `policyName` is DAILY, TEN_SECONDLY_ROLLING or SECONDLY; the last is how search refuses. */
function limitThatRefused(kind: 'burst' | 'search', body: unknown): LimitKind {
  const policy =
    typeof body === 'object' && body !== null && 'policyName' in body
      ? String(body.policyName).toUpperCase()
      : '';
  if (policy.includes('DAILY')) return 'daily';
  if (policy.includes('TEN_SECONDLY')) return 'burst';
  if (policy.includes('SECONDLY')) return 'search';
  return kind;
}

function numberOf(text: string | undefined): number | null {
  if (text === undefined || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 ? value : null;
}
