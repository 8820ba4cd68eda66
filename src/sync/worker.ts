import type { Clock } from '#operations/ports.ts';
import type { Intake } from './intake.ts';
import type { Inbox, Outbox, RecurringWork } from './ports.ts';
import type { Relay, RelayLog } from './relay.ts';

/** Calls back soon after effects or events were written, by whatever process; a call may be lost or come for nothing. */
interface Wake {
  onWake(handler: () => Promise<void>): Promise<void>;
}

export interface WorkerOptions {
  readonly relay: Pick<Relay, 'drain' | 'stop'>;
  readonly outbox: Pick<Outbox, 'portalsDue' | 'nextDueAt'>;
  readonly intake: Intake;
  readonly inbox: Pick<Inbox, 'portalsWaiting' | 'nextDueAt'>;
  readonly recurringWork: RecurringWork;
  readonly jobs: readonly RecurringJob[];
  readonly clock: Clock;
  readonly wake: Wake;
  readonly log: RelayLog;
}

/** Done every so often by one of all workers. */
export interface RecurringJob {
  readonly name: string;
  readonly everyMs: number;
  /**
   * `signal`: the worker is told to stop. Whoever throws its `AbortError` then has left off half-way, which is no failure; the
   * next worker that looks begins the job anew.
   */
  run(signal: AbortSignal): Promise<void>;
}

export interface Worker {
  /** Begins nothing new, tells the jobs to leave off, and waits for them and for the pass that is under way. */
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
 * Takes in what HubSpot told, then delivers all that is due: when woken, when the next attempt of something comes up, and now
 * and then in any case; what is done at intervals is begun beside it. Passes never overlap; waking during a pass makes it look
 * once more.
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { relay, outbox, intake, inbox, clock, wake, log } = options;
  const state = { stopped: false, wokenDuringPass: false };
  let timer: NodeJS.Timeout | undefined;
  let passing: Promise<void> | null = null;
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();

  async function workOffPortals(
    portals: readonly number[],
    workOff: (portalId: number) => Promise<void>,
  ): Promise<void> {
    const waiting = [...portals];
    const lanes = Array.from({ length: Math.min(portalsAtOnce, waiting.length) }, async () => {
      for (
        let portalId = waiting.shift();
        portalId !== undefined && !state.stopped;
        portalId = waiting.shift()
      ) {
        await workOffPortal(portalId, workOff);
      }
    });
    await Promise.all(lanes);
  }

  /** One portal's trouble is not another's. */
  async function workOffPortal(
    portalId: number,
    workOff: (portalId: number) => Promise<void>,
  ): Promise<void> {
    try {
      await workOff(portalId);
    } catch (error) {
      log.error({ err: error, portalId }, 'working off a portal failed');
    }
  }

  async function workOffDue(): Promise<void> {
    await workOffPortals(await inbox.portalsWaiting(clock.now()), async (portalId) => {
      if (await intake.workOff(portalId)) state.wokenDuringPass = true;
    });
    await workOffPortals(await outbox.portalsDue(clock.now()), (portalId) => relay.drain(portalId));
  }

  /** Begins what its turn has come for; the passes go on meanwhile. */
  async function beginJobs(): Promise<void> {
    for (const job of options.jobs) {
      if (state.stopped) return;
      if (running.has(job.name)) continue;
      const now = clock.now();
      if (!(await options.recurringWork.begin(job.name, now, job.everyMs))) continue;
      running.set(
        job.name,
        runJob(job, now).finally(() => running.delete(job.name)),
      );
    }
  }

  async function runJob(job: RecurringJob, beganAt: Date): Promise<void> {
    const { name } = job;
    try {
      await job.run(stopping.signal);
    } catch (error) {
      if (!isStop(error, stopping.signal)) {
        log.error({ err: error, job: name }, 'a recurring job failed');
        return;
      }
      log.info({ job: name }, 'a recurring job was stopped; it is begun anew by whoever looks next');
      await options.recurringWork.giveBack(name, beganAt).catch((failure: unknown) => {
        log.warn(
          { err: failure, job: name },
          'a stopped job could not be given back; it waits for its next turn',
        );
      });
    }
  }

  async function pauseMs(): Promise<number> {
    const nowMs = clock.now().getTime();
    const dueInMs = [await outbox.nextDueAt(), await inbox.nextDueAt()].flatMap((next) =>
      next === null ? [] : [next.getTime() - nowMs],
    );
    return Math.max(shortestPauseMs, Math.min(longestPauseMs, ...dueInMs));
  }

  async function pass(): Promise<void> {
    clearTimeout(timer);
    let nextMs = failurePauseMs;
    try {
      do {
        state.wokenDuringPass = false;
        await workOffDue();
        await beginJobs();
      } while (state.wokenDuringPass && !state.stopped);
      nextMs = await pauseMs();
    } catch (error) {
      log.error({ err: error }, 'looking for due work failed');
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
      stopping.abort();
      await relay.stop();
      await passing;
      await Promise.all(running.values());
    },
  };
}

/** Pauses that are ended early throw an error of their own, which has only its name in common with that of the signal. */
function isStop(error: unknown, signal: AbortSignal): boolean {
  return signal.aborted && error instanceof Error && error.name === 'AbortError';
}
