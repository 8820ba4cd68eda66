import { randomUUID } from 'node:crypto';
import type { PortalLimits } from './portal-seed.ts';

export interface Admission {
  headers: Record<string, string>;
  /** Body of the 429 when the call is refused. */
  refusal?: Record<string, unknown>;
}

const dayMs = 86_400_000;

/**
 * What one private app may call in one portal: a rolling window, a day, and searches a second.
 * Refused calls do not count. Search has a limit of its own, and its replies carry no headers,
 * so that a caller cannot steer by them.
 */
export class RateLimiter {
  readonly #limits: PortalLimits;
  #calls: number[] = [];
  #searches: number[] = [];
  #day = 0;
  #callsToday = 0;

  constructor(limits: PortalLimits) {
    this.#limits = limits;
  }

  admit(isSearch: boolean, now: number): Admission {
    return isSearch ? this.#admitSearch(now) : this.#admitCall(now);
  }

  #admitSearch(now: number): Admission {
    this.#searches = this.#searches.filter((at) => at > now - 1000);
    if (this.#searches.length >= this.#limits.searchesPerSecond) {
      return { headers: {}, refusal: refusal('SECONDLY', 'You have reached your secondly limit.') };
    }
    this.#searches.push(now);
    return { headers: {} };
  }

  #admitCall(now: number): Admission {
    const { burst, windowMs, daily } = this.#limits;
    this.#calls = this.#calls.filter((at) => at > now - windowMs);
    const day = Math.floor(now / dayMs);
    if (day !== this.#day) {
      this.#day = day;
      this.#callsToday = 0;
    }
    const isOverDay = this.#callsToday >= daily;
    const isOver = isOverDay || this.#calls.length >= burst;
    if (!isOver) {
      this.#calls.push(now);
      this.#callsToday += 1;
    }
    const headers = {
      'X-HubSpot-RateLimit-Max': String(burst),
      'X-HubSpot-RateLimit-Remaining': String(burst - this.#calls.length),
      'X-HubSpot-RateLimit-Interval-Milliseconds': String(windowMs),
      'X-HubSpot-RateLimit-Daily': String(daily),
      'X-HubSpot-RateLimit-Daily-Remaining': String(daily - this.#callsToday),
    };
    if (isOverDay) {
      return { headers, refusal: refusal('DAILY', 'You have reached your daily limit.') };
    }
    if (isOver) {
      return { headers, refusal: burstRefusal() };
    }
    return { headers };
  }
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
