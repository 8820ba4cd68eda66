import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CompanyStanding } from '#operations/attribution/attribution-ports.ts';
import { toCalendarDay } from '#core/calendar-day.ts';
import {
  aCompany,
  closePortals,
  onlyId,
  recordIds,
  startTwoPortals,
  toDeliver,
  vendorPortal,
} from './two-portals.ts';
import type { TwoPortals } from './two-portals.ts';

let portals: TwoPortals;

beforeEach(async () => {
  portals = await startTwoPortals();
});
afterEach(() => closePortals(portals));

const vendor = () => portals.standIn.portal(vendorPortal.portalId);
const deliver = (...effects: Parameters<typeof portals.crm.writer.deliver>[1]) =>
  portals.crm.writer.deliver(vendorPortal.portalId, effects);

const alphaHolds: CompanyStanding = {
  holders: ['Alpha GmbH'],
  claimEndsOn: toCalendarDay('2027-05-23'),
  types: ['best_partner_wins', 'channel'],
};
const nobodyHolds: CompanyStanding = { holders: [], claimEndsOn: null, types: ['channel'] };

const says = (id: string) => {
  const values = vendor().record('companies', id)?.properties ?? {};
  return [values['shared_deal_holder'], values['shared_deal_claim_ends_on'], values['shared_deal_types']];
};

const aStanding = (domain: string) => ({ kind: 'company_standing', domain }) as const;

describe("what the company in the vendor's portal says", () => {
  it('is who holds it, until when, and what is shared on it, in the request that makes it', async () => {
    portals.standings.set('acme.de', alphaHolds);
    const before = portals.standIn.journal.length;
    const id = onlyId(await deliver(toDeliver(aCompany())));
    expect(says(id)).toEqual(['Alpha GmbH', '2027-05-23', 'best_partner_wins;channel']);
    expect(portals.standIn.journal.length - before).toBe(2);
  });

  it('comes to one that stands in the request that marks it', async () => {
    portals.standings.set('standing.example', alphaHolds);
    const before = portals.standIn.journal.length;
    await deliver(toDeliver(aCompany({ domain: 'standing.example' })));
    expect(says('401')).toEqual(['Alpha GmbH', '2027-05-23', 'best_partner_wins;channel']);
    expect(vendor().record('companies', '401')?.properties).toMatchObject({
      registrable_domain: 'standing.example',
      name: 'Standing Ltd',
      hubspot_owner_id: '51',
    });
    expect(portals.standIn.journal.length - before).toBe(2);
  });

  it('is not written again where nothing of it changed', async () => {
    portals.standings.set('acme.de', alphaHolds);
    const id = onlyId(await deliver(toDeliver(aCompany())));
    const before = portals.standIn.journal.length;
    expect(onlyId(await deliver(toDeliver(aCompany(), { knownId: id })))).toBe(id);
    expect(portals.standIn.journal.slice(before).map(({ path }) => path)).toEqual([
      expect.stringContaining('companies/batch/read'),
    ]);
  });

  it('follows what the hub knows when it is delivered, and forgets a claim that was given up', async () => {
    portals.standings.set('acme.de', alphaHolds);
    const id = onlyId(await deliver(toDeliver(aCompany())));
    portals.standings.set('acme.de', nobodyHolds);
    expect(onlyId(await deliver(toDeliver(aStanding('acme.de'), { knownId: id })))).toBe(id);
    const [holder, claimEndsOn, types] = says(id);
    expect([holder || null, claimEndsOn || null, types]).toEqual([null, null, 'channel']);
  });

  it('is one request for a company that several shared deals speak of', async () => {
    portals.standings.set('acme.de', alphaHolds);
    const id = onlyId(await deliver(toDeliver(aCompany())));
    const before = portals.standIn.journal.length;
    const results = await deliver(
      toDeliver(aStanding('acme.de'), { effectId: 'a', knownId: id }),
      toDeliver(aStanding('acme.de'), { effectId: 'b', knownId: id }),
    );
    expect(recordIds(results)).toEqual([id, id]);
    expect(portals.standIn.journal.length - before).toBe(1);
  });

  it('stands in properties that filters and reports can take apart', () => {
    const definitions = vendor().propertyDefinitions('companies');
    expect(definitions.find(({ name }) => name === 'shared_deal_types')).toMatchObject({
      type: 'enumeration',
      fieldType: 'checkbox',
      options: expect.arrayContaining([expect.objectContaining({ value: 'channel', label: 'Channel deal' })]),
    });
    expect(definitions.find(({ name }) => name === 'shared_deal_claim_ends_on')?.type).toBe('date');
  });
});
