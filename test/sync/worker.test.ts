import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRelay } from '#sync/relay.ts';
import { startWorker } from '#sync/worker.ts';
import type { RecurringJob, Worker } from '#sync/worker.ts';
import { aDeal } from '#test/crm/two-portals.ts';
import { aLog, anError, entriesOf, MemoryCrm, MemoryOutbox } from './memory-outbox.ts';

const log = aLog();
let outbox: MemoryOutbox;
let writer: MemoryCrm;
let worker: Worker;
let wakeUp: () => Promise<void>;
/** By portal: how many parts of what HubSpot told wait. */
let told: Map<number, number>;
let retriedAt: Date | null;
/** What the worker did, in order. */
let done: string[];
let jobs: RecurringJob[];
/** Of all workers: when a job was last begun. */
let begun: Map<string, number>;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T10:00:00.000Z') });
  vi.clearAllMocks();
  outbox = new MemoryOutbox();
  writer = new MemoryCrm();
  told = new Map();
  retriedAt = null;
  done = [];
  jobs = [];
  begun = new Map();
});
afterEach(async () => {
  await worker.stop();
  vi.useRealTimers();
});

const inbox = {
  portalsWaiting: (now: Date) => {
    if (retriedAt !== null && now < retriedAt) return Promise.resolve([]);
    return Promise.resolve([...told].flatMap(([portalId, parts]) => (parts > 0 ? [portalId] : [])));
  },
  nextDueAt: () => Promise.resolve(retriedAt),
};
const intake = {
  workOff(portalId: number) {
    done.push(`took in ${String(portalId)}`);
    const left = (told.get(portalId) ?? 0) - 1;
    told.set(portalId, left);
    return Promise.resolve(left > 0);
  },
};
const recurringWork = {
  begin(name: string, now: Date, everyMs: number) {
    const isDue = (begun.get(name) ?? Number.NEGATIVE_INFINITY) <= now.getTime() - everyMs;
    if (isDue) begun.set(name, now.getTime());
    return Promise.resolve(isDue);
  },
  giveBack(name: string, beganAt: Date) {
    if (begun.get(name) === beganAt.getTime()) begun.delete(name);
    return Promise.resolve();
  },
};

async function start(): Promise<Worker> {
  const clock = { now: () => new Date() };
  const relay = createRelay({ outbox, writer, clock, log, random: () => 1 });
  const wake = {
    onWake: (handler: () => Promise<void>) => {
      wakeUp = handler;
      return Promise.resolve();
    },
  };
  const started = await startWorker({
    relay,
    outbox,
    intake,
    inbox,
    recurringWork,
    jobs,
    clock,
    wake,
    log,
  });
  await vi.advanceTimersByTimeAsync(0);
  return started;
}

const deal = (id: string, portalId = 1) => entriesOf(id, portalId, [aDeal({ sharedDealId: id })]);
const states = () => outbox.rows.map(({ state }) => state);

describe('the worker', () => {
  it('delivers what was left behind, in all portals, when it starts', async () => {
    for (let portalId = 1; portalId <= 20; portalId += 1) outbox.add(...deal('one', portalId));
    worker = await start();
    expect(new Set(states())).toEqual(new Set(['delivered']));
  });

  it('delivers at once what it is woken for', async () => {
    worker = await start();
    outbox.add(...deal('one'));
    await wakeUp();
    expect(states()).toEqual(['delivered']);
  });

  it('comes back when the next attempt is due, and not before', async () => {
    outbox.add(...deal('one'));
    writer.fail = ({ attempt }) => (attempt === 1 ? anError({ kind: 'busy', retryAfterMs: 10_000 }) : null);
    worker = await start();
    expect(states()).toEqual(['waiting']);
    await vi.advanceTimersByTimeAsync(10_900);
    expect(writer.batches).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(states()).toEqual(['delivered']);
  });

  it('finds within half a minute what a lost wake-up would have told', async () => {
    worker = await start();
    outbox.add(...deal('one'));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(states()).toEqual(['delivered']);
  });

  it('goes on after the database was away, and is not stopped by one portal', async () => {
    outbox.add(...deal('one', 1), ...deal('one', 2));
    const lease = outbox.lease.bind(outbox);
    outbox.lease = (portalId, ...rest) =>
      portalId === 1 ? Promise.reject(new Error('trouble')) : lease(portalId, ...rest);
    const portalsDue = vi.spyOn(outbox, 'portalsDue').mockRejectedValueOnce(new Error('database away'));
    worker = await start();
    expect(states()).toEqual(['waiting', 'waiting']);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(states()).toEqual(['waiting', 'delivered']);
    expect(portalsDue.mock.calls.length).toBeLessThan(5);
  });

  it('looks once more when it is woken during a pass', async () => {
    const open = Promise.withResolvers<void>();
    writer.gate = () => open.promise;
    outbox.add(...deal('one', 1));
    worker = await start();
    outbox.add(...deal('two', 2));
    const woken = wakeUp();
    open.resolve();
    await woken;
    expect(states()).toEqual(['delivered', 'delivered']);
  });

  it('does not spin on what another process has leased', async () => {
    outbox.add(...deal('one'));
    await outbox.lease(1, new Date(), 10, 120_000);
    const before = outbox.leases;
    worker = await start();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(outbox.leases - before).toBeLessThanOrEqual(1);
  });

  it('stops gracefully: what is under way is finished, nothing begins afterwards', async () => {
    const open = Promise.withResolvers<void>();
    writer.gate = () => open.promise;
    outbox.add(...deal('one'));
    worker = await start();
    const stopped = worker.stop();
    open.resolve();
    await stopped;
    expect(states()).toEqual(['delivered']);
    outbox.add(...deal('two'));
    await wakeUp();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(states()).toEqual(['delivered', 'waiting']);
  });
});

describe('what HubSpot told', () => {
  it('is taken in before what is due is delivered', async () => {
    told.set(1, 1);
    outbox.add(...deal('one'));
    writer.gate = () => Promise.resolve(void done.push('delivered'));
    worker = await start();
    expect(done).toEqual(['took in 1', 'delivered']);
  });

  it('holds nothing else up, however much it is', async () => {
    told.set(1, 3);
    outbox.add(...deal('one'), ...deal('two', 2));
    writer.gate = () => Promise.resolve(void done.push('delivered'));
    worker = await start();
    expect(done).toEqual(['took in 1', 'delivered', 'delivered', 'took in 1', 'took in 1']);
  });

  it('and failed is taken in again when its time comes', async () => {
    told.set(1, 1);
    retriedAt = new Date(Date.now() + 2_000);
    worker = await start();
    expect(done).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_300);
    expect(done).toEqual(['took in 1']);
  });

  it('in one portal may fail; the others are taken in', async () => {
    told.set(1, 1).set(2, 1);
    const workOff = vi.spyOn(intake, 'workOff').mockRejectedValueOnce(new Error('trouble'));
    worker = await start();
    workOff.mockRestore();
    expect(done).toEqual(['took in 2']);
  });
});

describe('what is done now and then', () => {
  const everyMs = 60_000;
  const job = (run: RecurringJob['run']): RecurringJob => ({ name: 'compare', everyMs, run });

  it('is done by one of two workers each time', async () => {
    jobs = [job(() => Promise.resolve(void done.push('compared')))];
    worker = await start();
    const other = await start();
    expect(done).toEqual(['compared']);
    await vi.advanceTimersByTimeAsync(3 * everyMs);
    await other.stop();
    expect(done.length).toBeGreaterThanOrEqual(3);
    expect(done.length).toBeLessThanOrEqual(4);
  });

  it('goes on beside deliveries, and is waited for in the end', async () => {
    const open = Promise.withResolvers<void>();
    jobs = [job(() => open.promise.then(() => void done.push('compared')))];
    worker = await start();
    outbox.add(...deal('one'));
    await wakeUp();
    expect(states()).toEqual(['delivered']);
    const stopped = worker.stop();
    open.resolve();
    await stopped;
    expect(done).toEqual(['compared']);
  });

  it('may fail: it is done again in its next turn, and nothing else suffers', async () => {
    const run = vi
      .fn<RecurringJob['run']>()
      .mockRejectedValueOnce(new Error('trouble'))
      .mockResolvedValue(undefined);
    jobs = [job(run)];
    worker = await start();
    outbox.add(...deal('one'));
    await vi.advanceTimersByTimeAsync(2 * everyMs);
    expect(run.mock.calls.length).toBeGreaterThanOrEqual(2);
    expect(states()).toEqual(['delivered']);
    expect(log.error).toHaveBeenCalledOnce();
  });

  it('leaves off when the worker is told to stop, is no failure then, and is begun anew by the next one at once', async () => {
    jobs = [
      job(async (signal) => {
        done.push('began');
        await wait(everyMs, undefined, { signal });
        done.push('compared');
      }),
    ];
    worker = await start();
    await worker.stop();
    expect(done).toEqual(['began']);
    expect(log.error).not.toHaveBeenCalled();
    worker = await start();
    expect(done).toEqual(['began', 'began']);
  });

  it('is done for its interval where it ended although the worker was told to stop', async () => {
    const open = Promise.withResolvers<void>();
    jobs = [job(() => open.promise.then(() => void done.push('compared')))];
    worker = await start();
    const stopped = worker.stop();
    open.resolve();
    await stopped;
    worker = await start();
    expect(done).toEqual(['compared']);
  });

  it('and fails while the worker stops has failed all the same', async () => {
    const open = Promise.withResolvers<void>();
    jobs = [job(() => open.promise)];
    worker = await start();
    const stopped = worker.stop();
    open.reject(new Error('trouble'));
    await stopped;
    expect(log.error).toHaveBeenCalledOnce();
  });

  it('is not begun by a pass during which the worker is told to stop', async () => {
    const open = Promise.withResolvers<void>();
    writer.gate = () => open.promise;
    outbox.add(...deal('one'));
    jobs = [job(() => Promise.resolve(void done.push('compared')))];
    worker = await start();
    const stopped = worker.stop();
    open.resolve();
    await stopped;
    expect([...begun.keys()]).toEqual([]);
    expect(done).toEqual([]);
  });
});
