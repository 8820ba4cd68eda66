import type { Clock } from '#operations/ports.ts';
import type { Outbox } from './ports.ts';
import type { Relay, RelayLog } from './relay.ts';

/** Calls back soon after effects were written, by whatever process; a call may be lost or come for nothing. */
interface Wake {
  onWake(handler: () => Promise<void>): Promise<void>;
}

export interface WorkerOptions {
  readonly relay: Pick<Relay, 'drain' | 'stop'>;
  readonly outbox: Pick<Outbox, 'portalsDue' | 'nextDueAt'>;
  readonly clock: Clock;
  readonly wake: Wake;
  readonly log: RelayLog;
}

export interface Worker {
  /** Begins nothing new and waits for the pass that is under way. */
  stop(): Promise<void>;
}

/** A lost wake-up, or a clock that was moved, costs this much at most. */
const longestPauseMs = 30_000;
/** What is due but leased by another process, or failed at once, must not make a busy loop. */
const shortestPauseMs = 250;
/** After a pass that failed (the database is away). */
const failurePauseMs = 5_000;
/** Portals are independent, but each drain holds a database connection now and then. */
const portalsAtOnce = 8;

/**
 * Delivers all that is due: when woken, when the next attempt of something comes up, and now and then in any case. Passes
 * never overlap; waking during a pass makes it look once more.
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { relay, outbox, clock, wake, log } = options;
  const state = { stopped: false, wokenDuringPass: false };
  let timer: NodeJS.Timeout | undefined;
  let passing: Promise<void> | null = null;

  async function drainDue(): Promise<void> {
    const waiting = [...(await outbox.portalsDue(clock.now()))];
    const lanes = Array.from({ length: Math.min(portalsAtOnce, waiting.length) }, async () => {
      for (
        let portalId = waiting.shift();
        portalId !== undefined && !state.stopped;
        portalId = waiting.shift()
      ) {
        await drainPortal(portalId);
      }
    });
    await Promise.all(lanes);
  }

  /** One portal's trouble is not another's. */
  async function drainPortal(portalId: number): Promise<void> {
    try {
      await relay.drain(portalId);
    } catch (error) {
      log.error({ err: error, portalId }, 'draining the outbox failed');
    }
  }

  async function pauseMs(): Promise<number> {
    const next = await outbox.nextDueAt();
    if (next === null) return longestPauseMs;
    return Math.min(longestPauseMs, Math.max(shortestPauseMs, next.getTime() - clock.now().getTime()));
  }

  async function pass(): Promise<void> {
    clearTimeout(timer);
    let nextMs = failurePauseMs;
    try {
      do {
        state.wokenDuringPass = false;
        await drainDue();
      } while (state.wokenDuringPass && !state.stopped);
      nextMs = await pauseMs();
    } catch (error) {
      log.error({ err: error }, 'looking for due effects failed');
    } finally {
      passing = null;
      if (!state.stopped) {
        timer = setTimeout(() => void begin(), state.wokenDuringPass ? shortestPauseMs : nextMs);
      }
    }
  }

  function begin(): Promise<void> {
    if (state.stopped) return Promise.resolve();
    if (passing === null) passing = pass();
    else state.wokenDuringPass = true;
    return passing;
  }

  await wake.onWake(begin);
  void begin();

  return {
    async stop() {
      state.stopped = true;
      clearTimeout(timer);
      await relay.stop();
      await passing;
    },
  };
}
