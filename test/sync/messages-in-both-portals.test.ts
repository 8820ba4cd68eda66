import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProgrammeDocument } from '#contracts/programme.ts';
import { sourceProgramme } from '#core/source-programme.ts';
import { operationHandlers, type OperationHandlers } from '#operations/handlers.ts';
import { loadProgramme } from '#operations/programme/load-programme.ts';
import type { Actor } from '#operations/ports.ts';
import { applyCrmChanges, type ApplyCrmChanges } from '#operations/sync/apply-crm-changes.ts';
import { hubStore } from '#store/hub-store.ts';
import { outbox } from '#store/outbox.ts';
import { sealer } from '#store/sealed-secret.ts';
import { setupStore } from '#store/setup-store.ts';
import { createRelay, type Relay } from '#sync/relay.ts';
import { closePortals, partnerPortal, startTwoPortals, vendorPortal } from '#test/crm/two-portals.ts';
import type { TwoPortals } from '#test/crm/two-portals.ts';
import { aRegisterDeal } from '#test/support/a-register-deal.ts';
import { useTestDatabase } from '#test/support/database.ts';
import { aLog } from './memory-outbox.ts';

/** Shared messages over the real store and the real client of both portals. */

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

const ada: Actor = {
  portal: partnerPortal,
  side: 'partner',
  partnerId: 'alpha',
  userId: '9071',
  userEmail: 'ada@alpha.example',
  userProof: 'asserted',
};
const cam: Actor = {
  portal: vendorPortal,
  side: 'vendor',
  partnerId: null,
  userId: '9051',
  userEmail: 'cam@vendor.example',
  userProof: 'asserted',
};

let portals: TwoPortals;
let handlers: OperationHandlers;
let relay: Relay;
let applyChanges: ApplyCrmChanges;
let nowMs: number;
let sharedDealId: string;

async function deliver(): Promise<void> {
  for (let tries = 0; tries < 4; tries += 1) {
    await Promise.all([partnerId, vendorId].map((portalId) => relay.drain(portalId)));
    nowMs += 15 * 60_000;
  }
}

beforeEach(async () => {
  portals = await startTwoPortals();
  nowMs = Date.parse('2026-11-24T11:00:00Z');
  const clock = { now: () => new Date(nowMs) };
  const { crm } = portals;
  const setup = setupStore(database(), sealer(new Uint8Array(32)));
  await loadProgramme({ clock, setup, crm: crm.setup }, programme, sourceProgramme, []);
  relay = createRelay({ outbox: outbox(database()), writer: crm.writer, clock, log: aLog() });
  const ports = {
    clock,
    ids: { next: uuidv7 },
    store: hubStore(database(), () => Promise.resolve()),
    crm: crm.reader,
  };
  applyChanges = applyCrmChanges(ports);
  handlers = operationHandlers({
    ...ports,
    drainOutbox: deliver,
    reconcile: () => Promise.resolve(),
  });
  const reply = await handlers['register-deal'](
    ada,
    aRegisterDeal({
      requestId: uuidv7(),
      record: { type: 'contact', id: '101' },
      deal: { pipelineId: 'default', stageId: 'appointmentscheduled' },
    }),
  );
  if (!('sharedDeal' in reply)) throw new Error(`Nothing was registered: ${JSON.stringify(reply)}`);
  ({ sharedDealId } = reply.sharedDeal);
});
afterEach(() => closePortals(portals));

const partner = () => portals.standIn.portal(partnerId);
const vendor = () => portals.standIn.portal(vendorId);
const post = (actor: Actor, body: string, requestId = uuidv7()) =>
  handlers['post-message'](actor, { requestId, sharedDealId, body });

const sharedDealIn = (portal: ReturnType<typeof partner>) =>
  portal.records('deals').find(({ properties }) => properties['shared_deal_id'] === sharedDealId)?.id ?? '';

/** Text and deal of each note of a portal, in the order of the timeline. */
function notesIn(portal: ReturnType<typeof partner>): [string, boolean][] {
  return portal
    .records('notes')
    .toSorted((a, b) =>
      String(a.properties['hs_timestamp']).localeCompare(String(b.properties['hs_timestamp'])),
    )
    .map(({ id, properties }) => [
      /<p>(?!<)(.*?)<\/p>/.exec(String(properties['hs_note_body']))?.[1] ?? '',
      portal.associatedIds('notes', id, 'deals').includes(sharedDealIn(portal)),
    ]);
}

const tasksAbout = (portal: ReturnType<typeof partner>, subject: RegExp) =>
  portal.records('tasks').filter(({ properties }) => subject.test(String(properties['hs_task_subject'])));

describe('a conversation', () => {
  it('stands as notes in both CRMs, and each side is told of the other’s by one task', async () => {
    await post(ada, 'Demo on Friday?');
    await post(ada, 'Or Monday?');
    await post(cam, 'Friday.');
    await deliver();
    const said = [
      ['Demo on Friday?', true],
      ['Or Monday?', true],
      ['Friday.', true],
    ];
    expect(notesIn(partner())).toEqual(said);
    expect(notesIn(vendor())).toEqual(said);
    expect(tasksAbout(vendor(), /^Alpha GmbH wrote a message/)).toMatchObject([
      { properties: { hubspot_owner_id: '51' } },
    ]);
    expect(tasksAbout(partner(), /^Vendor hat eine Nachricht geschrieben/)).toMatchObject([
      { properties: { hubspot_owner_id: '71' } },
    ]);
  });

  it.each([
    '/notes/batch/upsert',
    '/associations/notes/deals',
    '/tasks/batch/upsert',
    '/associations/tasks/deals',
  ])('stands once, although the reply to %s is lost in both portals, twice', async (path) => {
    for (const portalId of [partnerId, vendorId]) {
      portals.standIn.faults.inject({ path, portalId, loseReply: true, times: 2 });
    }
    await post(ada, 'Demo on Friday?');
    await post(cam, 'Gladly.');
    await deliver();
    for (const portal of [partner(), vendor()]) {
      expect(notesIn(portal)).toEqual([
        ['Demo on Friday?', true],
        ['Gladly.', true],
      ]);
      expect(tasksAbout(portal, /message|Nachricht/)).toHaveLength(1);
    }
  });

  it('is one message, one note in each CRM and one task, however often it is sent at once', async () => {
    const requestId = uuidv7();
    await Promise.all([
      ...Array.from({ length: 6 }, () => post(ada, 'Demo on Friday?', requestId)),
      deliver(),
    ]);
    await deliver();
    expect(notesIn(partner())).toHaveLength(1);
    expect(notesIn(vendor())).toHaveLength(1);
    expect(tasksAbout(vendor(), /message/)).toHaveLength(1);
  });

  it('goes on while a CRM is away, and stands there later', async () => {
    portals.standIn.faults.inject({ path: '/crm/', portalId: vendorId, status: 503, times: 6 });
    const { messages } = await post(cam, 'Written while HubSpot was down');
    expect(messages.messages).toMatchObject([{ body: 'Written while HubSpot was down' }]);
    await deliver();
    await deliver();
    expect(notesIn(vendor())).toEqual([['Written while HubSpot was down', true]]);
  });

  it('holds nothing up that is the deal’s, where HubSpot refuses its task', async () => {
    portals.standIn.faults.inject({
      path: '/tasks/batch/upsert',
      portalId: vendorId,
      status: 400,
      times: 50,
    });
    await post(ada, 'Demo on Friday?');
    await deliver();
    await handlers['release-claim'](ada, { requestId: uuidv7(), domain: 'acme.de' });
    expect(vendor().record('deals', sharedDealIn(vendor()))?.properties['shared_deal_commission']).toBe(
      'ineligible',
    );
  });

  it('reaches a CRM deal that was deleted when it is restored, once', async () => {
    const dealId = sharedDealIn(partner());
    partner().archive('deals', dealId);
    await post(ada, 'Are you still there?');
    await deliver();
    expect(notesIn(partner()).filter(([, isOnDeal]) => isOnDeal)).toEqual([]);

    partner().restore('deals', dealId);
    const presence = {
      kind: 'presence',
      presence: 'stands',
      at: new Date(nowMs).toISOString(),
      by: null,
    } as const;
    await applyChanges(partnerId, sharedDealId, [presence]);
    await deliver();
    expect(notesIn(partner())).toEqual([['Are you still there?', true]]);
  });
});

describe('what a person writes in one CRM', () => {
  it.each(['notes', 'tasks'] as const)('never crosses: a %s causes no call at all', async (type) => {
    const [ofPartner, ofVendor] = [partner(), vendor()];
    const before = portals.standIn.journal.length;
    const body = type === 'notes' ? { hs_note_body: 'Between us' } : { hs_task_subject: 'Between us' };
    const { id } = ofPartner.create(type, { hs_timestamp: '2026-11-24T12:00:00.000Z', ...body });
    ofPartner.associate(type, id, 'deals', sharedDealIn(ofPartner));
    await deliver();
    expect(portals.standIn.journal.length).toBe(before);
    expect(ofVendor.records('notes')).toEqual([]);
    const [deal] = (
      await handlers['view-record'](ada, {
        record: { type: 'deal', id: sharedDealIn(ofPartner) },
        language: 'en',
      })
    ).sharedDeals;
    expect(deal?.messages.messages).toEqual([]);
  });
});
