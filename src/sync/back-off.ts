import type { DeliveryError } from './ports.ts';

/** Why an effect waits: HubSpot's answer, or a record it names that does not stand yet. */
export type Hindrance =
  Pick<DeliveryError, 'kind' | 'retryAfterMs'> | { readonly kind: 'unresolved'; readonly retryAfterMs: null };

interface Patience {
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  readonly attempts: number;
}

const minuteMs = 60_000;

const patience: Readonly<Record<Hindrance['kind'], Patience>> = {
  /**
   * An outage, a limit or a token that nobody renewed: quickly at first, so that a hiccup costs two seconds, then every
   * quarter of an hour; 300 attempts are three days, so that a long weekend loses nothing.
   */
  busy: { firstDelayMs: 2_000, longestDelayMs: 15 * minuteMs, attempts: 300 },
  unavailable: { firstDelayMs: 2_000, longestDelayMs: 15 * minuteMs, attempts: 300 },
  /** A refusal mostly stands; a few more tries cover a property being installed or a record being merged right now. */
  refused: { firstDelayMs: 30_000, longestDelayMs: 10 * minuteMs, attempts: 4 },
  /** Another shared deal is about to make the record; if it does not within some ten minutes, a person has to look. */
  unresolved: { firstDelayMs: 1_000, longestDelayMs: minuteMs, attempts: 15 },
};

/**
 * When to try again, or null for a dead letter. Delays double; half of each is random, so that effects that failed together
 * do not come back together. Where HubSpot said how long to wait, it is that and up to a tenth more.
 */
export function retryAt(hindrance: Hindrance, attempt: number, now: Date, random: () => number): Date | null {
  const { firstDelayMs, longestDelayMs, attempts } = patience[hindrance.kind];
  if (attempt >= attempts) return null;
  const doubledMs = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(attempt - 1, 30));
  const delayMs =
    hindrance.retryAfterMs === null
      ? doubledMs * (0.5 + random() / 2)
      : Math.max(hindrance.retryAfterMs, 1) * (1 + random() / 10);
  return new Date(now.getTime() + Math.ceil(delayMs));
}
