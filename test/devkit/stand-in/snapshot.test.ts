import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { clientFor, partnerId, refusalOf, startSamples } from './sample-portals.ts';

let folder: string;
let snapshotFile: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stand-in-'));
  snapshotFile = path.join(folder, 'deeper', 'portals.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('finds records, history, associations and definitions again after a restart', async () => {
  const before = await startSamples({ snapshotFile });
  expect(before.restoredFromSnapshot).toBe(false);
  const client = clientFor(before);
  await client.crm.properties.groupsApi.create('deals', { name: 'ours', label: 'Ours' });
  const property = { name: 'our_id', label: 'Our id', groupName: 'ours', hasUniqueValue: true };
  await client.apiRequest({
    method: 'POST',
    path: '/crm/v3/properties/deals',
    body: { ...property, type: 'string', fieldType: 'text' },
  });
  const upsert = { inputs: [{ id: 'one', idProperty: 'our_id', properties: { dealname: 'Kept' } }] };
  const [deal] = (await client.crm.deals.batchApi.upsert(upsert)).results;
  const dealId = deal?.id ?? '';
  await client.crm.deals.basicApi.update(dealId, { properties: { dealname: 'Kept and renamed' } });
  await client.crm.associations.v4.basicApi.createDefault('deals', dealId, 'companies', '202');
  await client.crm.contacts.basicApi.archive('102');
  await before.close();

  const after = await startSamples({ snapshotFile });
  expect(after.restoredFromSnapshot).toBe(true);
  const again = clientFor(after);
  const read = await again.crm.deals.basicApi.getById(dealId, ['dealname'], ['dealname']);
  expect(read.propertiesWithHistory?.['dealname']?.map(({ value }) => value)).toEqual([
    'Kept and renamed',
    'Kept',
  ]);
  expect(after.portal(partnerId).associatedIds('deals', dealId, 'companies')).toEqual(['202']);
  expect((await refusalOf(again.crm.contacts.basicApi.getById('102'))).code).toBe(404);
  expect((await again.crm.deals.batchApi.upsert(upsert)).results).toMatchObject([
    { id: dealId, _new: false },
  ]);
  const next = await again.crm.deals.basicApi.create({ properties: { dealname: 'Next' } });
  expect(Number(next.id)).toBeGreaterThan(Number(dealId));
  expect(after.violations).toEqual([]);
  await after.close();
});

it('saves soon after a write without being asked, so that a kill loses little', async () => {
  const standIn = await startSamples({ snapshotFile });
  await clientFor(standIn).crm.companies.basicApi.create({ properties: { name: 'Written at once' } });
  await vi.waitFor(
    async () => expect(await readFile(snapshotFile, 'utf8')).toContain('Written at once'),
    5000,
  );
  await standIn.close();
});

it('brings the samples back on reset, for the next start as well', async () => {
  const first = await startSamples({ snapshotFile });
  const portal = first.portal(partnerId);
  portal.archive('deals', '301');
  portal.create('companies', { name: 'Extra' });
  await first.reset();
  expect(portal.records('companies').map(({ id }) => id)).toEqual(['201', '202']);
  await first.close();
  const second = await startSamples({ snapshotFile });
  expect(second.portal(partnerId).record('deals', '301')?.properties['dealname']).toBe('Acme first');
  await second.close();
});

it('refuses a file that is no snapshot instead of overwriting it', async () => {
  const file = path.join(folder, 'other.json');
  await writeFile(file, '{"hello":1}');
  await expect(startSamples({ snapshotFile: file })).rejects.toThrow('no snapshot');
  expect(await readFile(file, 'utf8')).toBe('{"hello":1}');
});
