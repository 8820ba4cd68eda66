import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApplyCrmChanges } from '#operations/sync/apply-crm-changes.ts';
import { createIntake, type Intake, type IntakeOptions } from '#sync/intake.ts';
import type { Inbox, InboxEvent, TakenEvent } from '#sync/ports.ts';
import { aPortal } from '#test/store/fixtures.ts';
import { aLog } from './memory-outbox.ts';

const vendorId = 1000;
const partnerId = 2000;
const nowMs = Date.parse('2026-11-24T10:00:00Z');
const log = aLog();

/** What came of each event; the record `r1` is the CRM deal of the shared deal `deal r1`. */
class MemoryInbox {
  waiting: TakenEvent[] = [];
  readonly settled: [key: string, became: string][] = [];
  readonly inbox: Inbox = {
    add: () => Promise.reject(new Error('Nothing comes in here.')),
    portalsWaiting: () => Promise.resolve([]),
    nextDueAt: () => Promise.resolve(null),
    take: (portalId, _now, limit) => Promise.resolve(this.waiting.splice(0, portalId > 0 ? limit : 0)),
    done: (_portalId, keys) =>
      Promise.resolve(void this.settled.push(...keys.map((key) => [key, 'done'] as [string, string]))),
    failed: (_portalId, keys, error, retryAt) => {
      const became =
        retryAt === null ? `dead: ${error}` : `again in ${String((retryAt.getTime() - nowMs) / 1000)} s`;
      return Promise.resolve(void this.settled.push(...keys.map((key) => [key, became] as [string, string])));
    },
    forgetBefore: () => Promise.resolve(),
    sharedDealsOf: (_portalId, recordIds) =>
      Promise.resolve(new Map(recordIds.filter((id) => id.startsWith('r')).map((id) => [id, `deal ${id}`]))),
  };
}

let box: MemoryInbox;
let applied: [sharedDealId: string, changes: number][];
let apply: ApplyCrmChanges;
let options: IntakeOptions;
let intake: Intake;

beforeEach(() => {
  vi.clearAllMocks();
  box = new MemoryInbox();
  applied = [];
  apply = (_portalId, sharedDealId, changes) =>
    Promise.resolve(void applied.push([sharedDealId, changes.length]));
  options = {
    inbox: box.inbox,
    applyCrmChanges: (...change) => apply(...change),
    readDealChange: ({ at, by, value }) =>
      value === null ? null : { kind: 'value', property: 'next_steps', value, at, by },
    refreshCompanies: vi.fn<IntakeOptions['refreshCompanies']>(() => Promise.resolve()),
    refreshOffers: vi.fn<IntakeOptions['refreshOffers']>(() => Promise.resolve()),
    readPortal: (portalId) => Promise.resolve(aPortal(portalId, portalId === vendorId ? null : 'alpha')),
    clock: { now: () => new Date(nowMs) },
    log,
    random: () => 1,
  };
  intake = createIntake(options);
});

let count = 0;
function told(recordIds: readonly string[], changes: Partial<TakenEvent & InboxEvent> = {}): string {
  const key = `event ${String((count += 1))}`;
  box.waiting.push({
    portalId: partnerId,
    key,
    object: 'deal',
    kind: 'changed',
    recordIds,
    property: 'hs_next_step',
    value: 'Call',
    at: '2026-11-24T09:59:00.000Z',
    by: null,
    attempt: 1,
    ...changes,
  });
  return key;
}
const became = (key: string) => box.settled.filter(([one]) => one === key).map(([, what]) => what);

describe('what HubSpot told', () => {
  it('of one shared deal becomes one change of it', async () => {
    told(['r1']);
    told(['r2']);
    told(['r1'], { value: 'Demo' });
    expect(await intake.workOff(partnerId)).toBe(false);
    expect(applied).toEqual([
      ['deal r1', 2],
      ['deal r2', 1],
    ]);
    expect(box.settled.map(([, what]) => what)).toEqual(['done', 'done', 'done']);
  });

  it('of one deal may fail: it comes again, and the others are taken in', async () => {
    const [bad, good] = [told(['r1']), told(['r2'])];
    const right = apply;
    apply = (portalId, id, changes) =>
      id === 'deal r1' ? Promise.reject(new Error('trouble')) : right(portalId, id, changes);
    await intake.workOff(partnerId);
    expect(became(bad)).toEqual(['again in 2 s']);
    expect(became(good)).toEqual(['done']);
  });

  it('and cannot be understood is like what fails', async () => {
    const [bad, good] = [told(['r1'], { value: 'no value' }), told(['r2'])];
    const right = options.readDealChange;
    intake = createIntake({
      ...options,
      readDealChange: (event, portal) => {
        if (event.value === 'no value') throw new RangeError('no day');
        return right(event, portal);
      },
    });
    await intake.workOff(partnerId);
    expect(became(bad)).toEqual(['again in 2 s']);
    expect(became(good)).toEqual(['done']);
  });

  it('needs a person after three days of attempts', async () => {
    apply = () => Promise.reject(new Error('trouble'));
    const [last, next] = [told(['r1'], { attempt: 300 }), told(['r2'], { attempt: 299 })];
    await intake.workOff(partnerId);
    expect(became(last)).toEqual(['dead: trouble']);
    expect(became(next)).toEqual(['again in 900 s']);
    expect(log.error).toHaveBeenCalledTimes(1);
  });

  it('of a merge concerns each shared deal that went into it; where one fails all of it comes again', async () => {
    const key = told(['r1', 'r2', '9'], { kind: 'merged' });
    const right = apply;
    apply = (portalId, id, changes) =>
      id === 'deal r2' ? Promise.reject(new Error('trouble')) : right(portalId, id, changes);
    await intake.workOff(partnerId);
    expect(applied).toEqual([['deal r1', 1]]);
    expect(became(key)).toEqual(['again in 2 s']);
  });

  it('of companies is asked anew of the vendor, once; of a partner’s it is nothing', async () => {
    for (const id of ['1', '2', '1']) told([id], { object: 'company', portalId: vendorId });
    await intake.workOff(vendorId);
    expect(options.refreshCompanies).toHaveBeenCalledExactlyOnceWith(vendorId, ['1', '2']);
    const key = told(['3'], { object: 'company' });
    await intake.workOff(partnerId);
    expect(options.refreshCompanies).toHaveBeenCalledTimes(1);
    expect(became(key)).toEqual(['done']);
  });

  it('of what is offered is read anew, by deal, line item and quote', async () => {
    told(['r1'], { kind: 'associated', property: 'line_item', value: null });
    told(['7'], { object: 'line_item' });
    told(['8'], { object: 'quote' });
    await intake.workOff(vendorId);
    expect(options.refreshOffers).toHaveBeenCalledExactlyOnceWith(vendorId, {
      sharedDealIds: ['deal r1'],
      lineItemIds: ['7'],
      quoteIds: ['8'],
    });
    expect(applied).toEqual([]);
  });

  it('in a portal that is not in the programme any more is forgotten', async () => {
    const key = told(['r1']);
    intake = createIntake({ ...options, readPortal: () => Promise.resolve(null) });
    await intake.workOff(partnerId);
    expect(became(key)).toEqual(['done']);
    expect(applied).toEqual([]);
  });

  it('is taken in by parts, and says so', async () => {
    for (let index = 0; index < 1_001; index += 1) told(['9']);
    expect(await intake.workOff(partnerId)).toBe(true);
    expect(await intake.workOff(partnerId)).toBe(false);
    expect(box.settled).toHaveLength(1_001);
  });
});
