import { randomUUID } from 'node:crypto';
import type { PortalLimits } from './portal-seed.ts';

export interface Admission {
  headers: Record<string, string>;
  /** Body of the 429 when the call is refused. */
  refusal?: Record<string, unknown>;
}

const dayMs = 86_400_000;

/** Searches of a whole account in a second. Their replies carry no headers: a caller cannot steer by them. */
export class SearchLimiter {
  readonly #mostPerSecond: number;
  #searches: number[] = [];

  constructor(mostPerSecond: number) {
    this.#mostPerSecond = mostPerSecond;
  }

  admit(now: number): Admission {
    this.#searches = this.#searches.filter((at) => at > now - 1000);
    if (this.#searches.length >= this.#mostPerSecond) {
      return { headers: {}, refusal: refusal('SECONDLY', 'You have reached your secondly limit.') };
    }
    this.#searches.push(now);
    return { headers: {} };
  }
}

/**
 * What one app may call in one account: a rolling window and, for private apps, a day. Refused calls do not
 * count. An app that is installed by OAuth has no daily limit and no headers of one.
 */
export class RateLimiter {
  readonly #limits: PortalLimits;
  readonly #hasDailyLimit: boolean;
  #calls: number[] = [];
  #day = 0;
  #callsToday = 0;

  constructor(limits: PortalLimits, hasDailyLimit: boolean) {
    this.#limits = limits;
    this.#hasDailyLimit = hasDailyLimit;
  }

  admit(now: number): Admission {
    const { burst, windowMs, daily } = this.#limits;
    this.#calls = this.#calls.filter((at) => at > now - windowMs);
    const day = Math.floor(now / dayMs);
    if (day !== this.#day) {
      this.#day = day;
      this.#callsToday = 0;
    }
    const isOverDay = this.#hasDailyLimit && this.#callsToday >= daily;
    const isOver = isOverDay || this.#calls.length >= burst;
    if (!isOver) {
      this.#calls.push(now);
      this.#callsToday += 1;
    }
    const headers = {
      'X-HubSpot-RateLimit-Max': String(burst),
      'X-HubSpot-RateLimit-Remaining': String(burst - this.#calls.length),
      'X-HubSpot-RateLimit-Interval-Milliseconds': String(windowMs),
      ...(this.#hasDailyLimit ? dailyHeaders(daily, this.#callsToday) : {}),
    };
    if (isOverDay) {
      return { headers, refusal: refusal('DAILY', 'You have reached your daily limit.') };
    }
    return isOver ? { headers, refusal: burstRefusal() } : { headers };
  }
}

function dailyHeaders(daily: number, callsToday: number): Record<string, string> {
  return {
    'X-HubSpot-RateLimit-Daily': String(daily),
    'X-HubSpot-RateLimit-Daily-Remaining': String(daily - callsToday),
  };
}

/** Body of the 429 of who called too often in the window. */
export function burstRefusal(): Record<string, unknown> {
  return refusal('TEN_SECONDLY_ROLLING', 'You have reached your ten_secondly_rolling limit.');
}

function refusal(policyName: string, message: string): Record<string, unknown> {
  return {
    status: 'error',
    message,
    errorType: 'RATE_LIMIT',
    correlationId: randomUUID(),
    policyName,
    requestId: randomUUID(),
  };
}
