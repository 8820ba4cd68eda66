import { setTimeout as wait } from 'node:timers/promises';

/**
 * One run at a time per portal, shared by all who ask (group commit). A run goes on, round after round, until a round finds
 * nothing. Somebody who joins cannot rely on the round that is under way, since what they wrote may have come after it
 * looked; so they are done when a round that began after them found nothing, or after as many such rounds as a chain of
 * effects is long: by then their own effects have had their turn, however busy the portal is.
 */
export interface JoinedRuns {
  join(portalId: number): Promise<void>;
  /** Resolves when no run is under way. */
  idle(): Promise<void>;
}

/** A run waits before its first round until nobody has joined for `quietMs`, at most `longestMs`. */
export interface Gathering {
  readonly quietMs: number;
  readonly longestMs: number;
}

interface Waiter {
  turnsLeft: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export function createJoinedRuns(options: {
  /** False where nothing was to do. */
  readonly round: (portalId: number) => Promise<boolean>;
  readonly turns: number;
  /** None where nothing is said. */
  readonly gathering?: Gathering | undefined;
}): JoinedRuns {
  const { round, turns, gathering } = options;
  const waitersOf = new Map<number, Set<Waiter>>();
  const running = new Set<Promise<void>>();

  async function run(portalId: number, waiters: Set<Waiter>): Promise<void> {
    try {
      if (gathering !== undefined) await gather(waiters, gathering);
      for (;;) {
        const present = [...waiters];
        const foundWork = await round(portalId);
        for (const waiter of present) {
          waiter.turnsLeft -= 1;
          if (foundWork && waiter.turnsLeft > 0) continue;
          waiters.delete(waiter);
          waiter.resolve();
        }
        if (!foundWork && waiters.size === 0) return;
      }
    } catch (error) {
      for (const waiter of waiters) waiter.reject(error);
    } finally {
      // In the same turn as the last look at `waiters`, so that nobody joins a run that is over.
      waitersOf.delete(portalId);
    }
  }

  return {
    join(portalId) {
      return new Promise((resolve, reject) => {
        const waiter: Waiter = { turnsLeft: turns, resolve, reject };
        const waiters = waitersOf.get(portalId);
        if (waiters !== undefined) {
          waiters.add(waiter);
          return;
        }
        const joined = new Set([waiter]);
        waitersOf.set(portalId, joined);
        const current = run(portalId, joined).finally(() => running.delete(current));
        running.add(current);
      });
    },

    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

async function gather(waiters: ReadonlySet<Waiter>, { quietMs, longestMs }: Gathering): Promise<void> {
  const startedAtMs = performance.now();
  let present: number;
  do {
    present = waiters.size;
    await wait(quietMs);
  } while (waiters.size > present && performance.now() - startedAtMs < longestMs);
}
