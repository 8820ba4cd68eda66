import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closePortals, partnerPortal, startTwoPortals, vendorPortal } from './two-portals.ts';
import type { TwoPortals } from './two-portals.ts';

let portals: TwoPortals;
let callsBefore: number;
const partnerId = partnerPortal.portalId;

beforeAll(async () => {
  portals = await startTwoPortals({ installed: false });
});
beforeEach(() => {
  callsBefore = portals.standIn.journal.length;
});
afterAll(() => closePortals(portals));

const calls = () => portals.standIn.journal.length - callsBefore;
const acme = {
  id: '201',
  name: 'Acme AG',
  domain: 'acme.de',
  website: 'https://www.acme.de',
  additionalDomains: [],
  country: 'Deutschland',
  employees: 120,
};
const anna = {
  id: '101',
  firstName: 'Anna',
  lastName: 'Amt',
  email: 'a@acme.de',
  country: 'Deutschland',
};

describe('a record of the portal', () => {
  it('that is a contact comes with its primary company, not with its oldest', async () => {
    const record = await portals.crm.reader.readRecord(partnerId, { type: 'contact', id: '101' });
    expect(record).toEqual({
      type: 'contact',
      id: '101',
      name: 'Anna Amt',
      company: acme,
      contact: anna,
      crmDeal: null,
    });
    expect(calls()).toBe(2);
  });

  it('that is a contact without a company or a name has neither', async () => {
    const record = await portals.crm.reader.readRecord(partnerId, { type: 'contact', id: '102' });
    expect(record).toMatchObject({ name: 'b@beta.example', company: null, contact: { firstName: '' } });
    expect(calls()).toBe(1);
  });

  it('that is a company has no contact', async () => {
    const record = await portals.crm.reader.readRecord(partnerId, { type: 'company', id: '201' });
    expect(record).toEqual({
      type: 'company',
      id: '201',
      name: 'Acme AG',
      company: acme,
      contact: null,
      crmDeal: null,
    });
    expect(calls()).toBe(1);
  });

  it('that is a deal comes with company and contact', async () => {
    const record = await portals.crm.reader.readRecord(partnerId, { type: 'deal', id: '301' });
    expect(record).toEqual({
      type: 'deal',
      id: '301',
      name: 'First Acme deal',
      company: acme,
      contact: anna,
      crmDeal: {
        amount: null,
        currency: null,
        closesAt: null,
        pipelineId: 'default',
        stageId: 'closedwon',
        ownerId: null,
      },
    });
    expect(calls()).toBe(3);
  });

  it('that is a deal comes with what its people wrote on it, numbers and moments read', async () => {
    const { id } = portals.standIn.portal(partnerId).create('deals', {
      dealname: 'Acme relaunch',
      amount: '12000.5',
      deal_currency_code: 'EUR',
      closedate: '2027-02-26T12:00:00Z',
      pipeline: 'default',
      dealstage: 'contractsent',
      hubspot_owner_id: '71',
    });
    const record = await portals.crm.reader.readRecord(partnerId, { type: 'deal', id });
    expect(record?.crmDeal).toEqual({
      amount: 12_000.5,
      currency: 'EUR',
      closesAt: '2027-02-26T12:00:00.000Z',
      pipelineId: 'default',
      stageId: 'contractsent',
      ownerId: '71',
    });
    portals.standIn.portal(partnerId).archive('deals', id);
  });

  it('is null where it does not exist, was deleted, or stands in another portal', async () => {
    const { reader } = portals.crm;
    const gone = portals.standIn.portal(partnerId).create('companies', { name: 'Gone' });
    portals.standIn.portal(partnerId).archive('companies', gone.id);
    expect(await reader.readRecord(partnerId, { type: 'contact', id: '99999' })).toBeNull();
    expect(await reader.readRecord(partnerId, { type: 'company', id: gone.id })).toBeNull();
    expect(await reader.readRecord(vendorPortal.portalId, { type: 'contact', id: '101' })).toBeNull();
  });

  it('has a link under which people open it', () => {
    expect(portals.crm.reader.recordUrl(partnerId, 'deal', '301')).toBe(
      'https://app.hubspot.example/contacts/2001/record/0-3/301',
    );
  });
});

describe('pipelines and owners', () => {
  it('are read once and kept for a while, each portal for itself', async () => {
    const { reader } = portals.crm;
    const [first] = await reader.readPipelines(partnerId);
    expect(first).toMatchObject({ id: 'default', stages: expect.arrayContaining([expect.any(Object)]) });
    const both = await Promise.all([
      reader.readPipelines(partnerId),
      reader.readPipelines(vendorPortal.portalId),
    ]);
    expect(both[0]?.[0]?.label).not.toBe(both[1]?.[0]?.label);
    expect(calls()).toBe(2);
  });

  it('are read anew on request, and from then on that is kept', async () => {
    const { reader } = portals.crm;
    await reader.readPipelines(partnerId);
    const before = calls();
    await reader.readPipelines(partnerId, { anew: true });
    expect(calls()).toBe(before + 1);
    await reader.readPipelines(partnerId);
    expect(calls()).toBe(before + 1);
  });

  it('finds the owner behind a user, else behind the e-mail address, else nobody', async () => {
    const { reader } = portals.crm;
    const ada = { ownerId: '71', name: 'Ada Lind', email: 'ada@alpha.example' };
    expect(await reader.findOwner(partnerId, { userId: '9071', email: 'ada@alpha.example' })).toEqual(ada);
    expect(await reader.findOwner(partnerId, { userId: '1', email: 'ada@alpha.example' })).toEqual(ada);
    expect(await reader.findOwner(partnerId, { userId: 'x', email: 'nobody@alpha.example' })).toBeNull();
    const before = calls();
    await reader.findOwner(partnerId, { userId: '9071', email: 'ada@alpha.example' });
    expect(calls()).toBe(before);
  });
});

describe('a reading that fails', () => {
  it('says that the CRM is unavailable where HubSpot is, and is not kept', async () => {
    const { reader } = portals.crm;
    portals.standIn.faults.inject({ path: '/objects/contacts/101$', status: 503 });
    await expect(reader.readRecord(partnerId, { type: 'contact', id: '101' })).rejects.toMatchObject({
      code: 'crm.unavailable',
      cause: { kind: 'unavailable', status: 503 },
    });
    expect(await reader.readRecord(partnerId, { type: 'contact', id: '101' })).not.toBeNull();
  });

  it('says that the app is not permitted where a scope is missing or the portal was never connected', async () => {
    const scopeless = await startTwoPortals({ installed: false, scopes: ['crm.objects.owners.read'] });
    const { reader } = scopeless.crm;
    await expect(reader.readRecord(partnerId, { type: 'contact', id: '101' })).rejects.toMatchObject({
      code: 'crm.not_permitted',
      cause: { category: 'MISSING_SCOPES', correlationId: expect.any(String) },
    });
    await expect(reader.readRecord(7, { type: 'contact', id: '101' })).rejects.toMatchObject({
      code: 'crm.not_permitted',
    });
    await scopeless.standIn.close();
  });
});
