import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { inbox } from '#store/inbox.ts';
import { recurringWork } from '#store/recurring-work.ts';
import type { Inbox, InboxEvent } from '#sync/ports.ts';
import { onPostgres, useTestDatabase } from '../support/database.ts';
import { alphaPortalId, vendorPortalId } from './fixtures.ts';

const database = useTestDatabase();
const at = new Date('2026-11-24T10:00:00Z');
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);
const leaseMs = 30_000;
let box: Inbox;

beforeEach(async () => {
  box = inbox(database());
  await sql`
    insert into crm_records (portal_id, object, key, record_id) values
      (${alphaPortalId}, 'deal', 'one', '11'), (${alphaPortalId}, 'deal', 'two', '12'),
      (${alphaPortalId}, 'company', 'acme.de', '13'), (${vendorPortalId}, 'deal', 'one', '21')
  `.execute(database().kysely);
});

const anEvent = (key: string, changes: Partial<InboxEvent> = {}): InboxEvent => ({
  portalId: alphaPortalId,
  key,
  object: 'deal',
  kind: 'changed',
  recordIds: ['11'],
  property: 'hs_next_step',
  value: 'Call',
  at: '2026-11-24T09:59:00.000Z',
  by: 'userId:9',
  ...changes,
});

const take = (now = at, limit = 100, portalId = alphaPortalId) => box.take(portalId, now, limit, leaseMs);
const keys = (events: readonly { readonly key: string }[]) => events.map(({ key }) => key).toSorted();

describe('the inbox', () => {
  it('hands out what came in, as it came', async () => {
    const event = anEvent('a', { value: 'Ein „Anruf“ \\ 🙂' });
    await box.add([event]);
    expect(await take()).toEqual([{ ...event, attempt: 1 }]);
  });

  it('keeps an event once, told in one body, later, or after it was worked off', async () => {
    await box.add([anEvent('a'), anEvent('a'), anEvent('b')]);
    await box.add([anEvent('b')]);
    expect(keys(await take())).toEqual(['a', 'b']);
    await box.done(alphaPortalId, ['a', 'b']);
    await box.add([anEvent('a')]);
    expect(await take(later(3_600))).toEqual([]);
  });

  it('keeps the same of two portals twice', async () => {
    await box.add([anEvent('a'), anEvent('a', { portalId: vendorPortalId, recordIds: ['21'] })]);
    expect(await take()).toHaveLength(1);
    expect(await take(at, 100, vendorPortalId)).toHaveLength(1);
  });

  it('keeps nothing about CRM deals that nobody shares, and the rest of the same body', async () => {
    await box.add([
      anEvent('nobody’s', { recordIds: ['99'] }),
      anEvent('a company’s number', { recordIds: ['13'] }),
      anEvent('of another portal', { portalId: vendorPortalId, recordIds: ['11'] }),
      anEvent('merged', { recordIds: ['99', '12'] }),
      anEvent('company', { object: 'company', recordIds: ['99'] }),
    ]);
    const { rows } = await sql<{ eventKey: string }>`select event_key from inbox order by 1`.execute(
      database().kysely,
    );
    expect(rows.map(({ eventKey }) => eventKey)).toEqual(['company', 'merged']);
  });

  it('is empty after nothing', async () => {
    await box.add([]);
    expect(await box.portalsWaiting(at)).toEqual([]);
    expect(await box.nextDueAt()).toBeNull();
  });

  it('hands an event to nobody else while somebody works on it, and again when that one died', async () => {
    await box.add([anEvent('a')]);
    await take();
    expect(await take(later(29))).toEqual([]);
    expect(await box.portalsWaiting(later(29))).toEqual([]);
    expect(await box.nextDueAt()).toEqual(later(30));
    expect(await take(later(30))).toMatchObject([{ key: 'a', attempt: 2 }]);
  });

  it('hands out the oldest first, as many as are wanted', async () => {
    for (const key of ['a', 'b', 'c']) await box.add([anEvent(key)]);
    expect(keys(await take(at, 2))).toEqual(['a', 'b']);
    expect(keys(await take(at, 2))).toEqual(['c']);
  });

  it('gives what failed again at its time, and what is dead to nobody', async () => {
    await box.add([anEvent('a'), anEvent('b')]);
    await take();
    await box.failed(alphaPortalId, ['a'], 'trouble', later(5));
    await box.failed(alphaPortalId, ['b'], 'trouble', null);
    expect(await box.nextDueAt()).toEqual(later(5));
    expect(await take(later(4))).toEqual([]);
    expect(keys(await take(later(5)))).toEqual(['a']);
    expect(await take(later(99_999))).toMatchObject([{ key: 'a' }]);
    const { rows } = await sql`select event_key, state, last_error from inbox order by 1`.execute(
      database().kysely,
    );
    expect(rows).toMatchObject([
      { eventKey: 'a', state: 'waiting' },
      { eventKey: 'b', state: 'dead', lastError: 'trouble' },
    ]);
  });

  it('says what came of an event that another one has worked off meanwhile: that stays done', async () => {
    await box.add([anEvent('a')]);
    await take();
    await box.done(alphaPortalId, ['a']);
    await box.failed(alphaPortalId, ['a'], 'late', later(1));
    expect(await take(later(60))).toEqual([]);
  });

  it('names the portals of which something waits, the longest waiting first', async () => {
    await box.add([anEvent('a', { portalId: vendorPortalId, recordIds: ['21'] })]);
    await box.add([anEvent('a')]);
    expect(await box.portalsWaiting(at)).toEqual([vendorPortalId, alphaPortalId]);
  });

  it('forgets what was worked off long ago, and nothing else', async () => {
    await box.add([anEvent('done'), anEvent('waiting')]);
    await box.done(alphaPortalId, ['done']);
    await box.forgetBefore(new Date(Date.now() - 60_000));
    await box.add([anEvent('done')]);
    expect(keys(await take(later(0)))).toEqual(['waiting']);
    await box.forgetBefore(new Date(Date.now() + 60_000));
    await box.add([anEvent('done')]);
    expect(keys(await take(at))).toEqual(['done']);
  });

  it('knows which CRM deals are shared', async () => {
    expect(await box.sharedDealsOf(alphaPortalId, ['11', '12', '13', '21'])).toEqual(
      new Map([
        ['11', 'one'],
        ['12', 'two'],
      ]),
    );
  });

  it.runIf(onPostgres)(
    'keeps an event once that several hubs are told at once, and hands each out once',
    async () => {
      const events = Array.from({ length: 50 }, (_, index) => anEvent(`e${String(index)}`));
      await Promise.all([box.add(events), box.add(events.toReversed()), box.add(events), box.add(events)]);
      const taken = await Promise.all(Array.from({ length: 4 }, () => take(at, 20)));
      expect(keys(taken.flat())).toEqual(keys(events));
    },
  );
});

describe('what is done now and then', () => {
  it('is begun by whoever comes first, once an interval', async () => {
    const work = recurringWork(database());
    const asked = await Promise.all(Array.from({ length: 4 }, () => work.begin('compare', at, 60_000)));
    expect(asked.filter(Boolean)).toHaveLength(1);
    expect(await work.begin('compare', later(59), 60_000)).toBe(false);
    expect(await work.begin('forget', later(59), 60_000)).toBe(true);
    expect(await work.begin('compare', later(60), 60_000)).toBe(true);
  });

  it('and was stopped is begun anew at once, unless somebody has begun it since', async () => {
    const work = recurringWork(database());
    await work.begin('compare', at, 60_000);
    await work.giveBack('compare', at);
    expect(await work.begin('compare', later(1), 60_000)).toBe(true);
    await work.giveBack('compare', at);
    expect(await work.begin('compare', later(2), 60_000)).toBe(false);
  });
});
