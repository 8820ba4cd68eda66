import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closePortals, partnerPortal, startTwoPortals, vendorPortal } from './two-portals.ts';
import type { TwoPortals } from './two-portals.ts';

let portals: TwoPortals;

beforeEach(async () => {
  portals = await startTwoPortals({ installed: false });
});
afterEach(() => closePortals(portals));

describe('installing a portal', () => {
  it('makes what is missing, and nothing the second time', async () => {
    const { setup } = portals.crm;
    const first = await setup.installProperties(vendorPortal);
    expect(first).toEqual({ created: 24, existing: 0 });
    expect(await setup.installProperties(vendorPortal)).toEqual({ created: 0, existing: 24 });
    expect(await setup.installProperties(partnerPortal)).toEqual({ created: 16, existing: 0 });
  });

  it('makes the properties that are upserted on unique, in one group', async () => {
    await portals.crm.setup.installProperties(vendorPortal);
    const vendor = portals.standIn.portal(vendorPortal.portalId);
    const ours = (['deals', 'companies', 'contacts', 'tasks', 'notes'] as const).flatMap((type) =>
      vendor.propertyDefinitions(type).filter(({ groupName }) => groupName === 'shared_deals'),
    );
    expect(ours.filter(({ hasUniqueValue }) => hasUniqueValue).map(({ name }) => name)).toEqual([
      'shared_deal_id',
      'registrable_domain',
      'shared_deal_notice_id',
      'shared_deal_message_id',
    ]);
  });

  it("stores codes and labels them in the portal's language", async () => {
    await portals.crm.setup.installProperties(vendorPortal);
    await portals.crm.setup.installProperties(partnerPortal);
    const typeIn = (portalId: number) =>
      portals.standIn
        .portal(portalId)
        .propertyDefinitions('deals')
        .find(({ name }) => name === 'shared_deal_type');
    expect(typeIn(vendorPortal.portalId)).toMatchObject({
      label: 'Shared deal: type',
      options: expect.arrayContaining([expect.objectContaining({ value: 'channel', label: 'Channel deal' })]),
    });
    expect(typeIn(partnerPortal.portalId)).toMatchObject({
      label: 'Geteilter Deal: Art',
      options: expect.arrayContaining([expect.objectContaining({ value: 'channel', label: 'Channeldeal' })]),
    });
  });

  it('completes an installation that was cut off, and leaves alone what stands', async () => {
    const { setup } = portals.crm;
    portals.standIn.faults.inject({ path: '/properties/companies/batch/create', status: 500 });
    await expect(setup.installProperties(vendorPortal)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await setup.installProperties(vendorPortal)).toEqual({ created: 8, existing: 16 });
  });

  it('refuses a property of the same name that lets duplicates through', async () => {
    await portals.standIn.close();
    portals = await startTwoPortals({
      installed: false,
      vendorProperties: { deals: [{ name: 'shared_deal_id', label: 'Of somebody else', type: 'string' }] },
    });
    await expect(portals.crm.setup.installProperties(vendorPortal)).rejects.toThrow(
      /shared_deal_id on deals exists and is not unique/,
    );
  });
});

describe('reading a portal', () => {
  it('lists owners with their teams, deactivated ones marked', async () => {
    expect(await portals.crm.setup.listOwners(vendorPortal.portalId)).toEqual([
      {
        ownerId: '51',
        userId: '9051',
        name: 'Cam Ray',
        email: 'cam@vendor.example',
        active: true,
        teams: ['Channel'],
      },
      {
        ownerId: '52',
        userId: '9052',
        name: 'Gus Ohm',
        email: 'gone@vendor.example',
        active: false,
        teams: [],
      },
    ]);
  });

  it('pages through all companies, with owner and further domains', async () => {
    const vendor = portals.standIn.portal(vendorPortal.portalId);
    for (let index = 0; index < 250; index += 1) vendor.create('companies', { domain: `c${index}.example` });
    vendor.update('companies', '402', { hs_additional_domains: 'one.example;two.example' });

    const found = new Map<string, unknown>();
    const sizes = [];
    let after: string | null = null;
    do {
      const page = await portals.crm.setup.readCompanyPage(vendorPortal.portalId, after);
      sizes.push(page.companies.length);
      for (const company of page.companies) found.set(company.id, company);
      after = page.next;
    } while (after !== null);

    expect(sizes).toEqual([100, 100, 52]);
    expect(found.size).toBe(252);
    expect(found.get('401')).toEqual({
      id: '401',
      name: 'Standing Ltd',
      domain: 'standing.example',
      additionalDomains: [],
      ownerId: '51',
    });
    expect(found.get('402')).toMatchObject({
      additionalDomains: ['one.example', 'two.example'],
      ownerId: null,
    });
  });

  it('counts companies beyond the ten thousand that search shows, in one call', async () => {
    const vendor = portals.standIn.portal(vendorPortal.portalId);
    for (let index = 0; index < 10_100; index += 1)
      vendor.create('companies', { domain: `c${index}.example` });
    const before = portals.standIn.journal.length;
    expect(await portals.crm.setup.countCompanies(vendorPortal.portalId)).toBe(10_102);
    expect(portals.standIn.journal.length - before).toBe(1);
  });
});
