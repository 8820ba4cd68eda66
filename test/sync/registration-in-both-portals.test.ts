import { afterEach, describe, expect, it } from 'vitest';
import type { SeedObjectType } from '#devkit/stand-in/portal-seed.ts';
import { createRelay } from '#sync/relay.ts';
import {
  aCompany,
  aContact,
  aDeal,
  aNotice,
  closePortals,
  partnerPortal,
  startTwoPortals,
  vendorPortal,
} from '#test/crm/two-portals.ts';
import type { TwoPortals } from '#test/crm/two-portals.ts';
import { aLog, entriesOf, MemoryOutbox } from './memory-outbox.ts';

const partnerId = partnerPortal.portalId;
const vendorId = vendorPortal.portalId;
let portals: TwoPortals;

afterEach(() => closePortals(portals));

/** A registration as the hub writes it, delivered until nothing is left to try; time passes between the drains. */
async function register(): Promise<MemoryOutbox> {
  const outbox = new MemoryOutbox();
  const sharedDealId = '0193-shared-deal-1';
  const ofPartner = [
    { object: 'company', id: '201' },
    { object: 'contact', id: '101' },
  ] as const;
  outbox.add(
    ...entriesOf(sharedDealId, partnerId, [aDeal({ ownerId: '71', associations: ofPartner })]),
    ...entriesOf(sharedDealId, vendorId, [
      aCompany(),
      aDeal({ ownerId: '51', associations: [{ object: 'company', key: 'acme.de' }] }),
      aNotice(),
      aContact(),
    ]),
  );
  let nowMs = 0;
  const clock = { now: () => new Date(nowMs) };
  const relay = createRelay({ outbox, writer: portals.crm.writer, clock, log: aLog() });
  for (let tries = 0; tries < 10 && outbox.rows.some(({ state }) => state === 'waiting'); tries += 1) {
    await Promise.all([relay.drain(partnerId), relay.drain(vendorId)]);
    nowMs += 15 * 60_000;
  }
  return outbox;
}

const onePair = {
  unfinished: [],
  records: { deals: [2, 1], companies: [2, 3], contacts: [2, 2], tasks: [0, 1] },
  partnerDealOn: { companies: ['201'], contacts: ['101'] },
  vendorContactOn: ['the company'],
  vendorDealOn: { companies: ['the company'], contacts: ['the contact'] },
  taskOn: { companies: ['the company'], deals: ['the deal'] },
  companyOwner: undefined,
};

/** How many records the partner's and the vendor's portal hold, those from before included, and what belongs together. */
function standing(outbox: MemoryOutbox): unknown {
  const [partner, vendor] = [portals.standIn.portal(partnerId), portals.standIn.portal(vendorId)];
  const partnerDeal = partner.records('deals').find(({ id }) => id !== '301');
  const vendorDeal = vendor.records('deals')[0];
  const company = vendor.records('companies').find(({ properties }) => properties['domain'] === 'acme.de');
  const contact = vendor.records('contacts').find(({ properties }) => properties['email'] === 'a@acme.de');
  const task = vendor.records('tasks')[0];
  const names = new Map([
    [company?.id, 'the company'],
    [contact?.id, 'the contact'],
    [vendorDeal?.id, 'the deal'],
  ]);
  const inVendor = (type: 'deals' | 'contacts' | 'tasks', id: string | undefined, to: SeedObjectType) =>
    vendor.associatedIds(type, id ?? '', to).map((found) => names.get(found) ?? found);
  const count = (type: SeedObjectType) => [partner.records(type).length, vendor.records(type).length];

  return {
    unfinished: outbox.rows.filter(({ state }) => state !== 'delivered'),
    records: {
      deals: count('deals'),
      companies: count('companies'),
      contacts: count('contacts'),
      tasks: count('tasks'),
    },
    partnerDealOn: {
      companies: partner.associatedIds('deals', partnerDeal?.id ?? '', 'companies'),
      contacts: partner.associatedIds('deals', partnerDeal?.id ?? '', 'contacts'),
    },
    vendorContactOn: inVendor('contacts', contact?.id, 'companies'),
    vendorDealOn: {
      companies: inVendor('deals', vendorDeal?.id, 'companies'),
      contacts: inVendor('deals', vendorDeal?.id, 'contacts'),
    },
    taskOn: {
      companies: inVendor('tasks', task?.id, 'companies'),
      deals: inVendor('tasks', task?.id, 'deals'),
    },
    companyOwner: company?.properties['hubspot_owner_id'],
  };
}

/** Requests of a registration for which nothing goes wrong; each may lose its reply. */
const paths = [
  '/pipelines/deals',
  '/companies/search',
  '/companies/batch/upsert',
  '/contacts/batch/read',
  '/contacts/batch/upsert',
  '/associations/contacts/companies',
  '/associations/contacts/deals',
  '/deals/batch/upsert',
  '/associations/deals/companies',
  '/associations/deals/contacts',
  '/tasks/batch/upsert',
  '/associations/tasks/deals',
  '/associations/tasks/companies',
];

describe('a registration', () => {
  it('stands in both portals, in few requests', async () => {
    portals = await startTwoPortals();
    const before = portals.standIn.journal.length;
    expect(standing(await register())).toEqual(onePair);
    const made = portals.standIn.journal.slice(before).map(({ path }) => path);
    expect(made.filter((path) => !paths.some((known) => path.includes(known)))).toEqual([]);
    expect(made.length).toBeLessThanOrEqual(16);
  });

  it.each(paths)('stands once, although the reply to %s is lost in both portals, twice', async (path) => {
    portals = await startTwoPortals();
    for (const portalId of [partnerId, vendorId]) {
      portals.standIn.faults.inject({ path, portalId, loseReply: true, times: 2 });
    }
    expect(standing(await register())).toEqual(onePair);
    expect(portals.standIn.journal.some(({ status }) => status === 0)).toBe(true);
  });

  it('stands once, although HubSpot is down for a while', async () => {
    portals = await startTwoPortals();
    portals.standIn.faults.inject({ path: '/crm/', status: 503, times: 8 });
    expect(standing(await register())).toEqual(onePair);
  });
});
