import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProgrammeDocument } from '#contracts/programme.ts';
import { sourceProgramme } from '#core/source-programme.ts';
import type { Fault } from '#devkit/stand-in/stand-in.ts';
import { operationHandlers } from '#operations/handlers.ts';
import type { Ports } from '#operations/ports.ts';
import { loadProgramme } from '#operations/programme/load-programme.ts';
import { applyCrmChanges, type ApplyCrmChanges } from '#operations/sync/apply-crm-changes.ts';
import { readDueValues } from '#operations/sync/read-due-values.ts';
import { comparableDeals } from '#store/comparable-deals.ts';
import { hubStore } from '#store/hub-store.ts';
import { outbox } from '#store/outbox.ts';
import { sealer } from '#store/sealed-secret.ts';
import { setupStore } from '#store/setup-store.ts';
import { createReconciler, type Reconciler } from '#sync/reconciler.ts';
import { createRelay, type Relay } from '#sync/relay.ts';
import { closePortals, partnerPortal, startTwoPortals, vendorPortal } from '#test/crm/two-portals.ts';
import type { TwoPortals } from '#test/crm/two-portals.ts';
import { aRegisterDeal } from '#test/support/a-register-deal.ts';
import { useTestDatabase } from '#test/support/database.ts';
import { aLog } from './memory-outbox.ts';

/** Comparing over the real store and the real client of both portals, where nobody tells of anything: every event is lost. */

const database = useTestDatabase();
const sides = { partner: partnerPortal.portalId, vendor: vendorPortal.portalId } as const;
type Side = keyof typeof sides;

const programme = ProgrammeDocument.parse({
  vendor: {
    name: 'Vendor',
    portal: { portalId: sides.vendor, name: 'Vendor Inc.' },
    products: [{ code: 'marketing', name: { en: 'Marketing', de: 'Vermarktung' } }],
  },
  roles: [{ email: 'cam@vendor.example', roles: ['cam'] }],
  partners: [
    {
      id: 'alpha',
      name: 'Alpha GmbH',
      cam: 'cam@vendor.example',
      portals: [{ portalId: sides.partner, name: 'Alpha GmbH' }],
    },
  ],
});

let portals: TwoPortals;
let relay: Relay;
let ports: Ports;
let reconciler: Reconciler;
let apply: ApplyCrmChanges;
/** The hub's clock: later than that of the CRMs by as much. */
let aheadMs: number;
let sharedDealIds: string[];

async function deliver(): Promise<void> {
  for (let tries = 0; tries < 3; tries += 1) {
    await Promise.all(Object.values(sides).map((portalId) => relay.drain(portalId)));
    aheadMs += 60_000;
  }
}

async function register(motion: string): Promise<string> {
  const actor = {
    portal: partnerPortal,
    side: 'partner',
    partnerId: 'alpha',
    userId: '9071',
    userEmail: 'ada@alpha.example',
    userProof: 'asserted',
  } as const;
  const reply = await operationHandlers(ports)['register-deal'](
    actor,
    aRegisterDeal({
      requestId: uuidv7(),
      record: { type: 'contact', id: '101' },
      deal: { motion, pipelineId: 'default', stageId: 'appointmentscheduled' },
    }),
  );
  if (!('sharedDeal' in reply)) throw new Error(`Nothing was registered: ${JSON.stringify(reply)}`);
  return reply.sharedDeal.sharedDealId;
}

beforeEach(async () => {
  const store = hubStore(database(), () => Promise.resolve());
  aheadMs = 0;
  const clock = { now: () => new Date(Date.now() + aheadMs) };
  portals = await startTwoPortals({ readDueValues: readDueValues({ store, clock }) });
  const { crm } = portals;
  const setup = setupStore(database(), sealer(new Uint8Array(32)));
  await loadProgramme({ clock, setup, crm: crm.setup }, programme, sourceProgramme, []);
  ports = {
    clock,
    ids: { next: uuidv7 },
    store,
    crm: crm.reader,
    drainOutbox: deliver,
    reconcile: () => Promise.resolve(),
  };
  const takeIn = applyCrmChanges(ports);
  apply = takeIn;
  relay = createRelay({
    outbox: outbox(database()),
    writer: crm.writer,
    clock,
    log: aLog(),
    onGone: async (portalId, ids, at) => {
      for (const id of ids)
        await takeIn(portalId, id, [
          { kind: 'presence', presence: 'deleted', at: at.toISOString(), by: null },
        ]);
    },
  });
  reconciler = createReconciler({
    deals: comparableDeals(database()),
    reader: crm.dealReader,
    applyCrmChanges: (...change) => apply(...change),
    readPortal: (portalId) => store.readPortal(portalId),
    clock,
    log: aLog(),
    pausesMs: [1],
  });
  sharedDealIds = [await register('new_business'), await register('cross_sell')];
  await deliver();
  // The first time everything is read, since nobody knows what people changed right after it was made.
  await reconciler.reconcileAll();
  await deliver();
  await reconciler.reconcileAll();
  // Lately enough to be in step, not so lately that nobody looks.
  aheadMs += 60_000;
});
afterEach(() => closePortals(portals));

const portal = (side: Side) => portals.standIn.portal(sides[side]);
const recordOf = (side: Side, index = 0) => {
  const record = portal(side)
    .records('deals')
    .find(({ properties }) => properties['shared_deal_id'] === sharedDealIds[index]);
  if (record === undefined) throw new Error('There is no such CRM deal.');
  return record;
};
const valueAt = (side: Side, property: string, index = 0) => recordOf(side, index).properties[property];
const edit = (side: Side, values: Readonly<Record<string, string>>, index = 0) =>
  portal(side).update('deals', recordOf(side, index).id, values);
const inject = (fault: Partial<Fault>) => portals.standIn.faults.inject({ path: '/', ...fault });

async function reconcile() {
  const result = await reconciler.reconcileAll();
  await deliver();
  return result;
}

/** Paths of the calls that something makes. */
async function callsOf(work: () => Promise<unknown>): Promise<string[]> {
  const before = portals.standIn.journal.length;
  await work();
  return portals.standIn.journal.slice(before).map(({ portalId, path }) => `${String(portalId)} ${path}`);
}

const aCallInEach = Object.values(sides)
  .map((portalId) => `${String(portalId)} /crm/v3/objects/deals/batch/read`)
  .toSorted();

describe('where nothing differs', () => {
  it('a call in each portal says so, and no history is read', async () => {
    const calls = await callsOf(reconcile);
    expect(calls.toSorted()).toEqual(aCallInEach);
  });

  it('the clock of the hub may be anywhere', async () => {
    aheadMs += 30 * 24 * 3_600_000;
    expect(await reconcile()).toEqual({ compared: 2, differed: 0 });
  });
});

describe('what nobody told', () => {
  it('is found and goes over, each change by its own moment', async () => {
    edit('partner', { hs_next_step: 'Call Clara' });
    edit('vendor', { hs_next_step: 'Send the offer', amount: '4200' });
    edit('partner', { closedate: '2027-05-01T09:00:00.000Z' });
    expect(await reconcile()).toMatchObject({ differed: 2 });
    for (const side of ['partner', 'vendor'] as const) {
      expect(valueAt(side, 'hs_next_step')).toBe('Send the offer');
      expect(valueAt(side, 'amount')).toBe('4200');
      expect(valueAt(side, 'closedate')).toMatch(/^2027-05-01/);
    }
    expect((await reconcile()).differed).toBe(0);
  });

  it('costs a history only of the deals that differ', async () => {
    edit('vendor', { hs_next_step: 'Send the offer' }, 1);
    const reads: number[] = [];
    const stop = portals.standIn.onCall(({ path, portalId, inputs }) => {
      if (path.endsWith('/batch/read') && portalId === sides.vendor) reads.push(inputs ?? 0);
    });
    await reconciler.reconcileAll();
    stop();
    expect(reads).toEqual([2, 1]);
  });

  it('and was emptied meanwhile leaves the value before it, where nothing may take its place', async () => {
    edit('vendor', { amount: '900' });
    edit('vendor', { amount: '' });
    edit('partner', { shared_deal_intro_note: '' });
    await reconcile();
    expect([valueAt('partner', 'amount'), valueAt('vendor', 'amount')]).toEqual(['900', '900']);
    expect(valueAt('vendor', 'shared_deal_intro_note')).toBeUndefined();
  });

  it('is found under what the app wrote over it', async () => {
    edit('partner', { hs_next_step: 'Call Clara' });
    edit('vendor', { hs_next_step: 'Demo' });
    const { id } = recordOf('vendor');
    // Heard late: it loses, but is written over the newer one of which nobody knows.
    await apply(sides.partner, sharedDealIds[0] ?? '', [
      {
        kind: 'value',
        property: 'next_steps',
        value: 'Call Clara',
        at: new Date(Date.now() - 5).toISOString(),
        by: null,
      },
    ]);
    await deliver();
    portal('vendor').update('deals', id, { hs_next_step: 'Demo on Friday' });
    await reconcile();
    expect([valueAt('partner', 'hs_next_step'), valueAt('vendor', 'hs_next_step')]).toEqual([
      'Demo on Friday',
      'Demo on Friday',
    ]);
  });

  it('of the vendor’s stage closes and opens the deal for both', async () => {
    edit('vendor', { dealstage: 'closedwon' });
    await reconcile();
    expect([valueAt('partner', 'shared_deal_state'), valueAt('vendor', 'shared_deal_state')]).toEqual([
      'won',
      'won',
    ]);
    edit('vendor', { dealstage: 'qualifiedtobuy' });
    await reconcile();
    expect(valueAt('partner', 'shared_deal_state')).toBe('open');
  });

  it('of a deletion leaves a tombstone, and is undone where it is restored', async () => {
    const { id } = recordOf('partner');
    portal('partner').archive('deals', id);
    await reconcile();
    expect(valueAt('vendor', 'shared_deal_state')).toBe('tombstoned');
    edit('vendor', { hs_next_step: 'Still ours' });
    await reconcile();
    portal('partner').restore('deals', id);
    await reconcile();
    expect(valueAt('vendor', 'shared_deal_state')).toBe('open');
    expect(valueAt('partner', 'hs_next_step')).toBe('Still ours');
  });

  it('of a deletion shows where something is written to it, and all of that is told when it is back', async () => {
    const { id } = recordOf('partner');
    portal('partner').archive('deals', id);
    edit('vendor', { hs_next_step: 'Still ours', dealstage: 'closedlost' });
    const { value } = { value: recordOf('vendor').properties['hs_next_step'] ?? '' };
    await apply(sides.vendor, sharedDealIds[0] ?? '', [
      { kind: 'value', property: 'next_steps', value, at: new Date().toISOString(), by: null },
      { kind: 'stage', stageId: 'closedlost', at: new Date().toISOString(), by: null },
    ]);
    await deliver();
    expect(valueAt('vendor', 'shared_deal_state')).toBe('tombstoned');
    portal('partner').restore('deals', id);
    await reconcile();
    expect(valueAt('partner', 'hs_next_step')).toBe('Still ours');
    expect([valueAt('partner', 'shared_deal_state'), valueAt('vendor', 'shared_deal_state')]).toEqual([
      'lost',
      'lost',
    ]);
  });
});

describe('trouble', () => {
  it('with one deal is no other deal’s; it is compared again in the next turn', async () => {
    edit('vendor', { hs_next_step: 'First' }, 0);
    edit('vendor', { hs_next_step: 'Second' }, 1);
    const right = apply;
    apply = (portalId, id, changes) =>
      id === sharedDealIds[0] ? Promise.reject(new Error('trouble')) : right(portalId, id, changes);
    await reconcile();
    expect([valueAt('partner', 'hs_next_step', 0), valueAt('partner', 'hs_next_step', 1)]).toEqual([
      'Demo on Thursday with the head of sales.',
      'Second',
    ]);
    apply = right;
    await reconcile();
    expect(valueAt('partner', 'hs_next_step', 0)).toBe('First');
  });

  it('in one portal is no other portal’s', async () => {
    edit('partner', { hs_next_step: 'Call Clara' });
    edit('vendor', { amount: '900' });
    inject({ portalId: sides.vendor, path: '/deals/batch/read', status: 503, times: 2 });
    await reconcile();
    expect(valueAt('vendor', 'hs_next_step')).toBe('Call Clara');
    expect(valueAt('partner', 'amount')).not.toBe('900');
  });

  it('that passes is waited for', async () => {
    edit('vendor', { amount: '900' });
    inject({ portalId: sides.vendor, path: '/deals/batch/read', status: 503, times: 1 });
    await reconcile();
    expect(valueAt('partner', 'amount')).toBe('900');
  });

  it('with one deal is told to whoever asked for it', async () => {
    edit('vendor', { hs_next_step: 'First' });
    apply = () => Promise.reject(new Error('trouble'));
    await expect(reconciler.reconcile(sharedDealIds[0] ?? '')).rejects.toThrow('trouble');
  });
});

describe('one deal, asked for', () => {
  it('is compared alone', async () => {
    edit('vendor', { hs_next_step: 'First' }, 0);
    edit('vendor', { hs_next_step: 'Second' }, 1);
    await reconciler.reconcile(sharedDealIds[0] ?? '');
    await deliver();
    expect(valueAt('partner', 'hs_next_step', 0)).toBe('First');
    expect(valueAt('partner', 'hs_next_step', 1)).not.toBe('Second');
    await reconciler.reconcile(uuidv7());
  });

  it('again and again costs a comparison in ten seconds, and what came to light in none of them does in the next', async () => {
    const ask = () => reconciler.reconcile(sharedDealIds[0] ?? '');
    const first = await callsOf(() => Promise.all([ask(), ask(), ask()]));
    expect(first.toSorted()).toEqual(aCallInEach);
    edit('vendor', { hs_next_step: 'First' });
    aheadMs += 8_000;
    expect(await callsOf(ask)).toEqual([]);
    aheadMs += 2_000;
    expect(await callsOf(ask)).toContain(`${String(sides.vendor)} /crm/v3/objects/deals/batch/read`);
    await deliver();
    expect(valueAt('partner', 'hs_next_step')).toBe('First');
  });

  it('is compared however lately that was in the portal that did not answer, and there alone', async () => {
    const ask = () => reconciler.reconcile(sharedDealIds[0] ?? '');
    inject({ portalId: sides.vendor, path: '/deals/batch/read', status: 503, times: 1 });
    await expect(ask()).rejects.toMatchObject({ code: 'crm.unavailable' });
    expect(await callsOf(ask)).toEqual([`${String(sides.vendor)} /crm/v3/objects/deals/batch/read`]);
  });

  it('is compared where the hub’s clock was set back behind the last comparison', async () => {
    aheadMs -= 3_600_000;
    const calls = await callsOf(() => reconciler.reconcile(sharedDealIds[0] ?? ''));
    expect(calls.toSorted()).toEqual(aCallInEach);
  });
});
