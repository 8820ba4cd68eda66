import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRelay } from '#sync/relay.ts';
import { startWorker } from '#sync/worker.ts';
import type { Worker } from '#sync/worker.ts';
import { aDeal } from '#test/crm/two-portals.ts';
import { aLog, anError, entriesOf, MemoryCrm, MemoryOutbox } from './memory-outbox.ts';

const log = aLog();
let outbox: MemoryOutbox;
let writer: MemoryCrm;
let worker: Worker;
let wakeUp: () => Promise<void>;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-24T10:00:00.000Z') });
  vi.clearAllMocks();
  outbox = new MemoryOutbox();
  writer = new MemoryCrm();
});
afterEach(async () => {
  await worker.stop();
  vi.useRealTimers();
});

async function start(): Promise<void> {
  const clock = { now: () => new Date() };
  const relay = createRelay({ outbox, writer, clock, log, random: () => 1 });
  const wake = {
    onWake: (handler: () => Promise<void>) => {
      wakeUp = handler;
      return Promise.resolve();
    },
  };
  worker = await startWorker({ relay, outbox, clock, wake, log });
  await vi.advanceTimersByTimeAsync(0);
}

const deal = (id: string, portalId = 1) => entriesOf(id, portalId, [aDeal({ sharedDealId: id })]);
const states = () => outbox.rows.map(({ state }) => state);

describe('the worker', () => {
  it('delivers what was left behind, in all portals, when it starts', async () => {
    for (let portalId = 1; portalId <= 20; portalId += 1) outbox.add(...deal('one', portalId));
    await start();
    expect(new Set(states())).toEqual(new Set(['delivered']));
  });

  it('delivers at once what it is woken for', async () => {
    await start();
    outbox.add(...deal('one'));
    await wakeUp();
    expect(states()).toEqual(['delivered']);
  });

  it('comes back when the next attempt is due, and not before', async () => {
    outbox.add(...deal('one'));
    writer.fail = ({ attempt }) => (attempt === 1 ? anError({ kind: 'busy', retryAfterMs: 10_000 }) : null);
    await start();
    expect(states()).toEqual(['waiting']);
    await vi.advanceTimersByTimeAsync(10_900);
    expect(writer.batches).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(states()).toEqual(['delivered']);
  });

  it('finds within half a minute what a lost wake-up would have told', async () => {
    await start();
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
    await start();
    expect(states()).toEqual(['waiting', 'waiting']);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(states()).toEqual(['waiting', 'delivered']);
    expect(portalsDue.mock.calls.length).toBeLessThan(5);
  });

  it('looks once more when it is woken during a pass', async () => {
    const open = Promise.withResolvers<void>();
    writer.gate = () => open.promise;
    outbox.add(...deal('one', 1));
    await start();
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
    await start();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(outbox.leases - before).toBeLessThanOrEqual(1);
  });

  it('stops gracefully: what is under way is finished, nothing begins afterwards', async () => {
    const open = Promise.withResolvers<void>();
    writer.gate = () => open.promise;
    outbox.add(...deal('one'));
    await start();
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
