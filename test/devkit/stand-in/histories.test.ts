import { afterEach, expect, it } from 'vitest';
import type { StandIn } from '#devkit/stand-in/stand-in.ts';
import { clientFor, partnerId, refusalOf, requireNoViolations, startSamples } from './sample-portals.ts';

let standIn: StandIn;

afterEach(async () => {
  await standIn.close();
  requireNoViolations(standIn);
});

const historyOf = async (objectType: string, id: string, name: string) => {
  const read = await clientFor(standIn).crm.objects.basicApi.getById(objectType, id, [], [name]);
  return read.propertiesWithHistory?.[name] ?? [];
};

it('says of each version when it was written and by whom, newest first', async () => {
  let now = Date.parse('2026-11-24T10:00:00.000Z');
  standIn = await startSamples({ now: () => now });
  const { appId } = standIn.portal(partnerId);
  now += 1234;
  await clientFor(standIn).crm.deals.basicApi.update('301', { properties: { amount: '2' } });
  now += 1;
  standIn.portal(partnerId).update('deals', '301', { amount: '3' }, { userId: 9071 });
  expect(await historyOf('deals', '301', 'amount')).toEqual([
    {
      value: '3',
      timestamp: new Date('2026-11-24T10:00:01.235Z'),
      sourceType: 'CRM_UI',
      sourceId: 'userId:9071',
      updatedByUserId: 9071,
    },
    {
      value: '2',
      timestamp: new Date('2026-11-24T10:00:01.234Z'),
      sourceType: 'INTEGRATION',
      sourceId: String(appId),
    },
    {
      value: '1000',
      timestamp: new Date('2026-11-24T10:00:00.000Z'),
      sourceType: 'IMPORT',
      sourceId: '1',
    },
  ]);
});

it('orders two writes of a property in one millisecond, and leaves other properties their moment', async () => {
  standIn = await startSamples({ now: () => Date.parse('2026-11-24T10:00:00.000Z') });
  const portal = standIn.portal(partnerId);
  portal.update('companies', '201', { city: 'Bonn' });
  portal.update('companies', '201', { city: 'Köln', phone: '1' });
  portal.update('companies', '201', { country: 'DE' });
  const moments = async (name: string) =>
    (await historyOf('companies', '201', name)).map(({ value, timestamp }) => [
      value,
      timestamp.getMilliseconds(),
    ]);
  expect(await moments('city')).toEqual([
    ['Köln', 1],
    ['Bonn', 0],
  ]);
  expect(await moments('country')).toEqual([['DE', 0]]);
});

it.each([
  ['deals', '301', 'amount', 20],
  ['companies', '201', 'annualrevenue', 20],
  ['contacts', '101', 'numemployees', 45],
] as const)('keeps of %s as many versions as HubSpot', async (objectType, id, name, length) => {
  standIn = await startSamples();
  for (let number = 1; number <= 50; number += 1) {
    standIn.portal(partnerId).update(objectType, id, { [name]: String(number) });
  }
  const history = await historyOf(objectType, id, name);
  expect(history).toHaveLength(length);
  expect(history[0]?.value).toBe('50');
});

it('reads histories of at most fifty records in a batch', async () => {
  standIn = await startSamples();
  const read = (count: number) =>
    clientFor(standIn).crm.objects.batchApi.read('deals', {
      inputs: Array.from({ length: count }, (_, index) => ({ id: String(301 + index) })),
      properties: [],
      propertiesWithHistory: ['amount'],
    });
  const { results } = await read(50);
  expect(results[0]?.propertiesWithHistory?.['amount']).toMatchObject([
    { value: '1000', sourceType: 'IMPORT' },
  ]);
  expect((await refusalOf(read(51))).body.message).toContain('property histories is 50');
});

it('sets the close date when a person closes a deal, and not between stages of one outcome or for an app', async () => {
  let now = Date.parse('2026-11-24T10:00:00.000Z');
  standIn = await startSamples({ now: () => now });
  const portal = standIn.portal(partnerId);
  const open = portal.create('deals', {
    dealname: 'Open',
    dealstage: 'contractsent',
    closedate: '2027-01-01',
  });
  const closeDate = (id: string) => portal.record('deals', id)?.properties['closedate'];
  portal.update('deals', open.id, { dealstage: 'closedwon' });
  expect(closeDate(open.id)).toBe('2026-11-24T10:00:00.000Z');
  expect(portal.record('deals', open.id)?.properties).toMatchObject({
    hs_is_closed: 'true',
    hs_is_closed_won: 'true',
    hs_is_closed_lost: 'false',
  });
  now += 60_000;
  portal.update('deals', open.id, { dealstage: 'closedlost' });
  expect(closeDate(open.id)).toBe('2026-11-24T10:01:00.000Z');
  now += 60_000;
  portal.update('deals', open.id, { dealstage: 'contractsent' });
  await clientFor(standIn).crm.deals.basicApi.update(open.id, { properties: { dealstage: 'closedwon' } });
  expect(closeDate(open.id)).toBe('2026-11-24T10:01:00.000Z');
  now += 60_000;
  portal.update('deals', open.id, { dealstage: 'closedlost', closedate: '2026-12-31' });
  expect(closeDate(open.id)).toBe('2026-12-31T00:00:00.000Z');
});
