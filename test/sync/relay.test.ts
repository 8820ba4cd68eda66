import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Effect } from '#operations/effects.ts';
import { createRelay } from '#sync/relay.ts';
import type { Relay } from '#sync/relay.ts';
import { aCompany, aContact, aDeal, aNotice } from '#test/crm/two-portals.ts';
import { aLog, anError, entriesOf, MemoryCrm, MemoryOutbox } from './memory-outbox.ts';

const vendorId = 1001;
const partnerId = 2001;

let outbox: MemoryOutbox;
let writer: MemoryCrm;
let nowMs: number;
let relay: Relay;
const log = aLog();

beforeEach(() => {
  vi.clearAllMocks();
  nowMs = Date.parse('2026-11-24T10:00:00.000Z');
  outbox = new MemoryOutbox();
  writer = new MemoryCrm();
  relay = createRelay({ outbox, writer, clock: { now: () => new Date(nowMs) }, log, random: () => 1 });
});

function registration(sharedDealId: string, domain = `${sharedDealId}.example`): Effect[] {
  const email = `a@${domain}`;
  return [
    aCompany({ domain }),
    aDeal({ sharedDealId, domain, associations: [{ object: 'company', key: domain }] }),
    aNotice({ noticeId: `notice-${sharedDealId}`, sharedDealId, companyDomain: domain }),
    aContact({ email, companyDomain: domain, sharedDealId }),
  ];
}

const states = () => outbox.rows.map(({ state }) => state);
const dueInMs = (effectId: string) => outbox.row(effectId).dueAtMs - nowMs;

describe('a drain', () => {
  it('delivers a whole registration, each record before those that name it', async () => {
    outbox.add(...entriesOf('one', vendorId, registration('one')));
    await relay.drain(vendorId);
    expect(writer.kinds).toEqual(['company', 'deal', 'notice', 'contact']);
    expect(new Set(states())).toEqual(new Set(['delivered']));
    const [company, deal] = outbox.rows.map(({ recordId }) => recordId);
    expect(writer.batches.map(({ effects }) => effects[0]?.associations)).toEqual([
      [],
      [{ object: 'company', id: company }],
      [
        { object: 'deal', id: deal },
        { object: 'company', id: company },
      ],
      [
        { object: 'company', id: company },
        { object: 'deal', id: deal },
      ],
    ]);
  });

  it('sends what is due together in the same batches, up to a hundred', async () => {
    for (let index = 0; index < 150; index += 1) {
      outbox.add(...entriesOf(`deal-${index}`, vendorId, registration(`deal-${index}`)));
    }
    await relay.drain(vendorId);
    expect(new Set(states())).toEqual(new Set(['delivered']));
    expect(writer.batches.map(({ effects }) => effects.length)).toEqual([100, 50, 100, 50, 100, 50, 100, 50]);
  });

  it('touches no other portal', async () => {
    outbox.add(...entriesOf('one', vendorId, registration('one')), ...entriesOf('one', partnerId, [aDeal()]));
    await relay.drain(partnerId);
    expect(writer.batches.map(({ portalId }) => portalId)).toEqual([partnerId]);
    expect(states()).toEqual(['waiting', 'waiting', 'waiting', 'waiting', 'delivered']);
  });

  it('tells the writer what the hub knows already, and which attempt it is', async () => {
    outbox.add(...entriesOf('one', vendorId, registration('one', 'same.example')));
    await relay.drain(vendorId);
    outbox.add(...entriesOf('two', vendorId, registration('two', 'same.example')));
    writer.fail = ({ effect, attempt }) => (effect.kind === 'company' && attempt === 1 ? anError() : null);
    await relay.drain(vendorId);
    nowMs += 10_000;
    await relay.drain(vendorId);
    const company = outbox.row(`one/${vendorId}/1`).recordId;
    const sent = writer.batches.slice(4).flatMap(({ effects }) => effects);
    expect(sent.slice(0, 2)).toMatchObject([
      { knownId: company, attempt: 1 },
      { knownId: company, attempt: 2 },
    ]);
    expect(outbox.row(`two/${vendorId}/1`).recordId).toBe(company);
  });

  it('keeps the order within a shared deal whatever fails in between, and writes everything in the end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 2 })),
        async (dealsOfEffects, dice) => {
          const memory = new MemoryOutbox();
          const crm = new MemoryCrm();
          let time = 0;
          const finished: string[] = [];
          crm.fail = ({ effectId }) => {
            if ((dice.next().value ?? 0) === 0) return anError();
            finished.push(effectId);
            return null;
          };
          const sequences = new Map<number, number>();
          for (const deal of dealsOfEffects) {
            const sequence = (sequences.get(deal) ?? 0) + 1;
            sequences.set(deal, sequence);
            memory.add(
              ...entriesOf(`deal-${deal}`, vendorId, [aDeal({ sharedDealId: `${deal}` })], sequence),
            );
          }
          const once = createRelay({
            outbox: memory,
            writer: crm,
            clock: { now: () => new Date(time) },
            log,
          });
          for (
            let round = 0;
            round < 200 && memory.rows.some(({ state }) => state === 'waiting');
            round += 1
          ) {
            await once.drain(vendorId);
            time += 20 * 60_000;
          }
          for (const deal of sequences.keys()) {
            const mine = finished.filter((effectId) => effectId.startsWith(`deal-${deal}/`));
            const expected = Array.from({ length: sequences.get(deal) ?? 0 }, (_, index) => index + 1);
            expect(mine.map((effectId) => Number(effectId.split('/')[2]))).toEqual(expected);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('an effect that fails', () => {
  it('stops neither the other effects of its batch nor other shared deals', async () => {
    for (const id of ['one', 'two', 'three']) outbox.add(...entriesOf(id, vendorId, registration(id)));
    writer.fail = ({ effectId }) => (effectId.startsWith('two/') ? anError({ kind: 'refused' }) : null);
    await relay.drain(vendorId);
    expect(outbox.rows.filter(({ state }) => state === 'delivered')).toHaveLength(8);
    expect(outbox.row(`two/${vendorId}/1`)).toMatchObject({ state: 'waiting', attempts: 1 });
    expect(outbox.row(`two/${vendorId}/2`).attempts).toBe(0);
  });

  it('comes again ever later, a quarter of an hour apart at last, for about three days', async () => {
    outbox.add(...entriesOf('one', vendorId, [aDeal()]));
    writer.fail = () => anError();
    const delays: number[] = [];
    const startedAtMs = nowMs;
    const { entry } = outbox.row(`one/${vendorId}/1`);
    while (outbox.row(entry.effectId).state === 'waiting') {
      await relay.drain(vendorId);
      delays.push(dueInMs(entry.effectId));
      nowMs = Math.max(nowMs, outbox.row(entry.effectId).dueAtMs);
    }
    expect(delays.slice(0, 4)).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(delays.at(-2)).toBe(15 * 60_000);
    expect((nowMs - startedAtMs) / (24 * 60 * 60_000)).toBeGreaterThan(2.9);
    expect(outbox.row(entry.effectId).state).toBe('dead');
    expect(log.error).toHaveBeenCalledOnce();
  });

  it('comes again when HubSpot said, where it said so', async () => {
    outbox.add(...entriesOf('one', vendorId, [aDeal()]));
    writer.fail = () => anError({ kind: 'busy', retryAfterMs: 10_000 });
    await relay.drain(vendorId);
    expect(dueInMs(`one/${vendorId}/1`)).toBe(11_000);
  });

  it('is given up after four refusals, and then holds back the rest of its own shared deal only', async () => {
    outbox.add(...entriesOf('one', vendorId, registration('one')), ...entriesOf('two', vendorId, [aDeal()]));
    writer.fail = ({ effect }) =>
      effect.kind === 'deal' && effect.sharedDealId === 'one' ? anError({ kind: 'refused' }) : null;
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await relay.drain(vendorId);
      nowMs += 60 * 60_000;
    }
    expect(states()).toEqual(['delivered', 'dead', 'waiting', 'waiting', 'delivered']);
    expect(outbox.row(`one/${vendorId}/2`).attempts).toBe(4);
  });

  it('for want of a record waits for it, but not for ever', async () => {
    const deal = aDeal({ associations: [{ object: 'company', key: 'later.example' }] });
    outbox.add(...entriesOf('one', vendorId, [deal]), ...entriesOf('two', vendorId, [deal]));
    await relay.drain(vendorId);
    expect(writer.batches).toEqual([]);
    expect(outbox.row(`one/${vendorId}/1`)).toMatchObject({
      state: 'waiting',
      lastError: { message: 'company:later.example does not stand yet' },
    });

    outbox.records.set(`${vendorId} company:later.example`, '77');
    nowMs += 5_000;
    await relay.drain(vendorId);
    expect(states()).toEqual(['delivered', 'delivered']);

    outbox.add(
      ...entriesOf('three', vendorId, [aDeal({ associations: [{ object: 'contact', key: 'never' }] })]),
    );
    for (let attempt = 0; attempt < 20; attempt += 1) {
      await relay.drain(vendorId);
      nowMs += 60 * 60_000;
    }
    expect(outbox.row(`three/${vendorId}/1`)).toMatchObject({ state: 'dead', attempts: 15 });
  });

  it('because the writer broke is tried again, and the error is logged', async () => {
    outbox.add(...entriesOf('one', vendorId, [aDeal()]));
    writer.gate = () => Promise.reject(new Error('defect'));
    await relay.drain(vendorId);
    expect(outbox.row(`one/${vendorId}/1`)).toMatchObject({ state: 'waiting', attempts: 1 });
    expect(log.error).toHaveBeenCalledOnce();
  });
});

describe('drains of one portal at the same time', () => {
  it('share their batches, and each sees its own effects delivered', async () => {
    const open = Promise.withResolvers<void>();
    writer.gate = () => open.promise;
    outbox.add(...entriesOf('first', vendorId, [aDeal({ sharedDealId: 'first' })]));
    const first = relay.drain(vendorId);
    await vi.waitFor(() => expect(writer.batches).toHaveLength(1));

    const stateAfterDrain = async (id: string) => {
      outbox.add(...entriesOf(id, vendorId, [aDeal({ sharedDealId: id })]));
      await relay.drain(vendorId);
      return outbox.row(`${id}/${vendorId}/1`).state;
    };
    const others = ['two', 'three', 'four'].map(stateAfterDrain);
    open.resolve();
    await first;
    expect(await Promise.all(others)).toEqual(['delivered', 'delivered', 'delivered']);
    expect(writer.batches.map(({ effects }) => effects.length)).toEqual([1, 3]);
  });

  it('do not rely on a look into the outbox that began before their effects were written', async () => {
    const looked = Promise.withResolvers<void>();
    const lease = outbox.lease.bind(outbox);
    outbox.lease = async (...looking) => {
      const due = await lease(...looking);
      await looked.promise;
      return due;
    };
    const first = relay.drain(vendorId);
    await vi.waitFor(() => expect(outbox.leases).toBe(1));
    outbox.add(...entriesOf('late', vendorId, [aDeal()]));
    const second = relay.drain(vendorId);
    looked.resolve();
    await first;
    await second;
    expect(states()).toEqual(['delivered']);
  });

  it('end for those whose effects had their turn, however busy the portal stays', async () => {
    let next = 0;
    const keepBusy = () => {
      next += 1;
      if (next < 200)
        outbox.add(...entriesOf(`busy-${next}`, vendorId, [aDeal({ sharedDealId: `busy-${next}` })]));
      return Promise.resolve();
    };
    writer.gate = keepBusy;
    outbox.add(...entriesOf('mine', vendorId, registration('mine')));
    await relay.drain(vendorId);
    expect(outbox.rows.slice(0, 4).map(({ state }) => state)).toEqual(Array(4).fill('delivered'));
    expect(next).toBeLessThan(50);
    await relay.idle();
    expect(next).toBeGreaterThanOrEqual(200);
  });
});

describe('a drain that gathers', () => {
  const gathering = { quietMs: 30, longestMs: 300 };

  it('takes along who comes right after it, in the same batches', async () => {
    relay = createRelay({ outbox, writer, clock: { now: () => new Date(nowMs) }, log, gathering });
    const ids = ['one', 'two', 'three'];
    const drains = ids.map(async (id) => {
      outbox.add(...entriesOf(id, vendorId, registration(id)));
      await relay.drain(vendorId);
    });
    await Promise.all(drains);
    expect(states().every((state) => state === 'delivered')).toBe(true);
    expect(writer.batches.map(({ effects }) => effects.length)).toEqual([3, 3, 3, 3]);
  });

  it('sets out in the end, however many keep coming', async () => {
    relay = createRelay({ outbox, writer, clock: { now: () => new Date(nowMs) }, log, gathering });
    outbox.add(...entriesOf('first', vendorId, [aDeal({ sharedDealId: 'first' })]));
    const first = relay.drain(vendorId);
    const stream = setInterval(() => void relay.drain(vendorId), 5);
    await first;
    clearInterval(stream);
    expect(outbox.row(`first/${String(vendorId)}/1`).state).toBe('delivered');
    await relay.idle();
  });
});

describe('draining within a budget', () => {
  it('waits no longer than the budget, and the work goes on', async () => {
    const open = Promise.withResolvers<void>();
    writer.gate = () => open.promise;
    outbox.add(...entriesOf('one', vendorId, [aDeal()]));
    await relay.drainOutbox([vendorId], 20);
    expect(states()).toEqual(['waiting']);
    open.resolve();
    await relay.idle();
    expect(states()).toEqual(['delivered']);
  });

  it('ends as soon as all portals are done, and does not fail where the outbox does', async () => {
    outbox.add(...entriesOf('one', vendorId, [aDeal()]), ...entriesOf('one', partnerId, [aDeal()]));
    const lease = outbox.lease.bind(outbox);
    outbox.lease = (portalId, ...rest) =>
      portalId === partnerId ? Promise.reject(new Error('database away')) : lease(portalId, ...rest);
    await relay.drainOutbox([vendorId, partnerId, vendorId], 60_000);
    expect(states()).toEqual(['delivered', 'waiting']);
    expect(log.error).toHaveBeenCalledOnce();
  });
});

it('begins nothing new once it is stopped, and waits for what is under way', async () => {
  const open = Promise.withResolvers<void>();
  writer.gate = () => open.promise;
  outbox.add(...entriesOf('one', vendorId, registration('one')));
  void relay.drain(vendorId);
  await vi.waitFor(() => expect(writer.batches).toHaveLength(1));
  const stopped = relay.stop();
  open.resolve();
  await stopped;
  expect(states()).toEqual(['delivered', 'waiting', 'waiting', 'waiting']);
});

describe('a CRM deal that is gone', () => {
  const gone = async (onGone: (portalId: number, ids: readonly string[], at: Date) => Promise<void>) => {
    const told = createRelay({
      outbox,
      writer: {
        deliver: (portalId, effects) => {
          nowMs += 1_000;
          return Promise.resolve(
            effects.map(({ effectId, effect }) => ({
              effectId,
              delivered: true as const,
              recordId: `${String(portalId)} ${effectId}`,
              ...('sharedDealId' in effect && effect.sharedDealId === 'one' ? { isGone: true as const } : {}),
            })),
          );
        },
      },
      clock: { now: () => new Date(nowMs) },
      log,
      random: () => 1,
      onGone,
    });
    outbox.records.set(`${String(vendorId)} deal:one`, '1').set(`${String(vendorId)} deal:two`, '2');
    for (const id of ['one', 'two'])
      outbox.add(...entriesOf(id, vendorId, [{ kind: 'sync', sharedDealId: id }]));
    await told.drain(vendorId);
  };

  it('is told of before its effect counts as delivered, with a moment before it was found out', async () => {
    const startedAt = new Date(nowMs);
    const heard: unknown[] = [];
    await gone((...what) => {
      heard.push([...what, states()]);
      return Promise.resolve();
    });
    expect(heard).toEqual([[vendorId, ['one'], startedAt, ['waiting', 'waiting']]]);
    expect(states()).toEqual(['delivered', 'delivered']);
  });

  it('and cannot be told of is delivered once more', async () => {
    await gone(() => Promise.reject(new Error('the database is away')));
    expect(states()).toEqual(['waiting', 'delivered']);
  });
});
