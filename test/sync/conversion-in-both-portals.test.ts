import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProgrammeDocument } from '#contracts/programme.ts';
import { sourceProgramme } from '#core/source-programme.ts';
import { operationHandlers, type OperationHandlers } from '#operations/handlers.ts';
import { loadProgramme } from '#operations/programme/load-programme.ts';
import type { Actor } from '#operations/ports.ts';
import { applyCrmChanges } from '#operations/sync/apply-crm-changes.ts';
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
import { aConvertDeal } from '#test/support/a-convert-deal.ts';
import { useTestDatabase } from '#test/support/database.ts';
import { aLog } from './memory-outbox.ts';

const database = useTestDatabase();
const partnerId = partnerPortal.portalId;
const vendorId = vendorPortal.portalId;

const programme = ProgrammeDocument.parse({
  vendor: {
    name: 'Vendor',
    portal: { portalId: vendorId, name: 'Vendor Inc.' },
    products: [{ code: 'marketing', name: { en: 'Marketing', de: 'Vermarktung' } }],
  },
  roles: [{ email: 'cam@vendor.example', roles: ['cam'] }],
  partners: [
    {
      id: 'alpha',
      name: 'Alpha GmbH',
      cam: 'cam@vendor.example',
      portals: [{ portalId: partnerId, name: 'Alpha GmbH' }],
    },
  ],
});

const actor: Actor = {
  portal: partnerPortal,
  side: 'partner',
  partnerId: 'alpha',
  userId: '9071',
  userEmail: 'ada@alpha.example',
  userProof: 'asserted',
};

let portals: TwoPortals;
let handlers: OperationHandlers;
let nowMs: number;
let relay: Relay;
let reconciler: Reconciler;
/** What people do while the hub has decided and not delivered. */
let beforeDelivery: () => void;

/** The hub over its real store and the real client; time passes with every delivery, so that what failed is due again. */
beforeEach(async () => {
  nowMs = Date.parse('2026-11-24T11:00:00Z');
  const clock = { now: () => new Date(nowMs) };
  const store = hubStore(database(), () => Promise.resolve());
  portals = await startTwoPortals({ readDueValues: readDueValues({ store, clock }) });
  const { crm } = portals;
  const setup = setupStore(database(), sealer(new Uint8Array(32)));
  await loadProgramme({ clock, setup, crm: crm.setup }, programme, sourceProgramme, []);
  beforeDelivery = () => undefined;
  relay = createRelay({ outbox: outbox(database()), writer: crm.writer, clock, log: aLog() });
  const ports = { clock, ids: { next: uuidv7 }, store, crm: crm.reader };
  reconciler = createReconciler({
    deals: comparableDeals(database()),
    reader: crm.dealReader,
    applyCrmChanges: applyCrmChanges(ports),
    readPortal: (portalId) => store.readPortal(portalId),
    clock,
    log: aLog(),
  });
  handlers = operationHandlers({
    ...ports,
    reconcile: () => Promise.resolve(),
    async drainOutbox(portalIds) {
      beforeDelivery();
      for (let tries = 0; tries < 4; tries += 1) {
        await Promise.all(portalIds.map((portalId) => relay.drain(portalId)));
        nowMs += 15 * 60_000;
      }
    },
  });
});
afterEach(() => closePortals(portals));

const partner = () => portals.standIn.portal(partnerId);
const vendor = () => portals.standIn.portal(vendorId);

/** A deal of Alpha's that its people have worked on. */
const worked = {
  dealname: 'Acme relaunch',
  amount: '4500',
  deal_currency_code: 'EUR',
  closedate: '2027-02-26T09:30:00.000Z',
  pipeline: 'default',
  dealstage: 'contractsent',
  hubspot_owner_id: '71',
  description: 'Notes of the people of Alpha.',
};

function aWorkedDeal(
  values: Readonly<Record<string, string>> = worked,
  on: { readonly company: boolean; readonly contact: boolean } = { company: true, contact: true },
): string {
  const { id } = partner().create('deals', values);
  if (on.company) partner().associate('deals', id, 'companies', '201');
  if (on.contact) partner().associate('deals', id, 'contacts', '101');
  return id;
}

const convert = (id: string, closeOn: string | null = null) =>
  handlers['convert-deal'](
    actor,
    aConvertDeal({ requestId: uuidv7(), record: { type: 'deal', id }, deal: { closeOn } }),
  );

const callsThatWrite = () =>
  portals.standIn.journal.filter(
    ({ method, path }) => method !== 'GET' && !path.endsWith('/search') && !path.endsWith('/read'),
  );

describe('a converted CRM deal (story 10)', () => {
  it('that was edited before the hub wrote to it, unheard, is found out of step and brought back', async () => {
    const id = aWorkedDeal();
    beforeDelivery = () =>
      partner().update('deals', id, { amount: '9999', closedate: '2027-03-31T12:00:00.000Z' });
    await convert(id);
    await reconciler.reconcileAll();
    for (const portalId of [partnerId, vendorId]) await relay.drain(portalId);

    const [ofVendor] = vendor().records('deals');
    // The amount is the vendor's by now; the close date is whoever changed it last.
    const expected = { amount: '4500', closedate: expect.stringMatching(/^2027-03-31/) };
    expect(partner().record('deals', id)?.properties).toMatchObject(expected);
    expect(ofVendor?.properties).toMatchObject(expected);
  });

  it('is the same record, untouched but for what the hub decided and what the form asked', async () => {
    const id = aWorkedDeal();
    const before = partner().records('deals').length;
    const reply = await convert(id);

    expect(reply).toMatchObject({
      result: 'registered',
      sharedDeal: { crmDeals: { partner: { state: 'stands', crmDealId: id }, vendor: { state: 'stands' } } },
    });
    expect(partner().records('deals')).toHaveLength(before);
    const after = partner().record('deals', id);
    expect(after?.properties).toMatchObject({
      ...worked,
      shared_deal_id: 'sharedDeal' in reply ? reply.sharedDeal.sharedDealId : '',
      shared_deal_type: 'channel',
      shared_deal_rule: 'R2',
      shared_deal_state: 'open',
      shared_deal_counterpart: 'Vendor',
      shared_deal_claim_ends_on: '2027-05-23',
      shared_deal_products: 'marketing',
      shared_deal_intro_note: expect.stringMatching(/./),
      hs_next_step: 'Demo on Thursday with the head of sales.',
    });
    expect(partner().associatedIds('deals', id, 'companies')).toEqual(['201']);
    expect(partner().associatedIds('deals', id, 'contacts')).toEqual(['101']);
    expect(vendor().records('deals')).toMatchObject([
      { properties: { dealname: 'Acme relaunch', amount: '4500', hubspot_owner_id: '51' } },
    ]);
    expect(vendor().records('tasks')).toHaveLength(1);
  });

  it('gets the form’s close date where it had none', async () => {
    const { closedate: _, ...undated } = worked;
    const id = aWorkedDeal(undated);
    await convert(id, '2027-06-30');
    const closesAt = partner().record('deals', id)?.properties['closedate'] ?? '';
    expect(closesAt).toContain('2027-06-30T12:00:00');
  });

  it('is written once, although the reply to its writing is lost in both portals, twice', async () => {
    const id = aWorkedDeal();
    const before = partner().records('deals').length;
    for (const portalId of [partnerId, vendorId]) {
      portals.standIn.faults.inject({ path: '/deals/batch/', portalId, loseReply: true, times: 2 });
    }
    await convert(id);
    expect(partner().records('deals')).toHaveLength(before);
    expect(partner().record('deals', id)?.properties).toMatchObject({ ...worked, shared_deal_rule: 'R2' });
    expect(vendor().records('deals')).toHaveLength(1);
  });

  it('may be renamed and moved on, which never reaches the vendor, when its standing is written again', async () => {
    const id = aWorkedDeal();
    await convert(id);
    partner().update('deals', id, { dealname: 'Renamed by Alpha', dealstage: 'closedlost', amount: '1' });
    await handlers['release-claim'](actor, { requestId: uuidv7(), domain: 'acme.de' });

    expect(partner().record('deals', id)?.properties).toMatchObject({
      dealname: 'Renamed by Alpha',
      dealstage: 'closedlost',
      amount: '1',
      shared_deal_commission: 'ineligible',
    });
    expect(vendor().records('deals')[0]?.properties).toMatchObject({
      dealname: 'Acme relaunch',
      amount: '4500',
      shared_deal_commission: 'ineligible',
    });
  });

  it.each([
    ['a company', { company: false, contact: true }],
    ['a contact', { company: true, contact: false }],
  ])('without %s stays as it was: zero writes in either CRM', async (_, on) => {
    const id = aWorkedDeal(worked, on);
    const [before, calls] = [partner().record('deals', id), callsThatWrite()];
    await expect(convert(id)).rejects.toMatchObject({ code: 'conversion.incomplete' });
    expect(partner().record('deals', id)).toEqual(before);
    expect(callsThatWrite()).toEqual(calls);
    expect(await database().kysely.selectFrom('outbox').selectAll().execute()).toEqual([]);
  });
});
