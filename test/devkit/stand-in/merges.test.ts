import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { StandIn } from '#devkit/stand-in/stand-in.ts';
import { clientFor, partnerId, refusalOf, requireNoViolations, startSamples } from './sample-portals.ts';
import { startReceiver } from './webhook-receiver.ts';

let standIn: StandIn;

afterEach(async () => {
  await standIn.close();
  requireNoViolations(standIn);
});

async function startedWithTwoDeals() {
  standIn = await startSamples({ webhookTimings: { gatherMs: 5 } });
  const portal = standIn.portal(partnerId);
  portal.update('deals', '301', { description: '' });
  const other = portal.create('deals', { dealname: 'Acme twin', amount: '7', description: 'Only here' });
  portal.associate('deals', other.id, 'companies', '202');
  return { portal, otherId: other.id };
}

it('merges two deals into a new one with the values of the primary and what it leaves empty', async () => {
  const { portal, otherId } = await startedWithTwoDeals();
  const merged = await clientFor(standIn).crm.deals.basicApi.merge({
    primaryObjectId: '301',
    objectIdToMerge: otherId,
  });
  expect([merged.id === '301', merged.id === otherId]).toEqual([false, false]);
  expect(portal.record('deals', merged.id)?.properties).toMatchObject({
    dealname: 'Acme first',
    amount: '1000',
    description: 'Only here',
    hs_object_id: merged.id,
    hs_merged_object_ids: `301;${otherId}`,
    hs_primary_associated_company: '201',
  });
  expect(portal.records('deals').map(({ id }) => id)).toEqual([merged.id]);
  expect(portal.record('deals', '301')).toBeUndefined();
  expect(portal.mergedInto('deals', '301')).toBe(merged.id);
  expect(portal.associatedIds('deals', merged.id, 'companies')).toEqual(['201', '202']);
  expect(portal.associatedIds('contacts', '101', 'deals')).toEqual([merged.id]);
});

it('answers the merged record under both earlier ids, singly and in batches, but no associations', async () => {
  const { portal, otherId } = await startedWithTwoDeals();
  const merged = portal.merge('deals', '301', otherId);
  const client = clientFor(standIn);
  expect((await client.crm.deals.basicApi.getById('301', ['dealname'])).id).toBe(merged.id);
  const batch = await client.crm.objects.batchApi.read('deals', {
    inputs: [{ id: otherId }],
    properties: ['dealname'],
    propertiesWithHistory: [],
  });
  expect(batch.results.map(({ id }) => id)).toEqual([merged.id]);
  await client.crm.deals.basicApi.update('301', { properties: { dealname: 'By the old id' } });
  expect(portal.record('deals', merged.id)?.properties['dealname']).toBe('By the old id');
  const page = await client.crm.associations.v4.basicApi.getPage('deals', '301', 'companies');
  expect(page.results).toEqual([]);
});

it('follows a chain of merges, also after a restart', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'merges-'));
  const snapshotFile = path.join(folder, 'portals.json');
  standIn = await startSamples({ snapshotFile });
  const portal = standIn.portal(partnerId);
  const first = portal.merge('deals', '301', portal.create('deals', { dealname: 'Two' }).id);
  const second = portal.merge('deals', portal.create('deals', { dealname: 'Three' }).id, first.id);
  await standIn.close();
  standIn = await startSamples({ snapshotFile });
  expect((await clientFor(standIn).crm.deals.basicApi.getById('301')).id).toBe(second.id);
  await standIn.close();
  await rm(folder, { recursive: true });
});

it('keeps the histories of both, what stands in front', async () => {
  const { portal, otherId } = await startedWithTwoDeals();
  const merged = portal.merge('deals', '301', otherId);
  const read = await clientFor(standIn).crm.deals.basicApi.getById(
    merged.id,
    [],
    ['dealname', 'description'],
  );
  expect(read.propertiesWithHistory?.['dealname']?.map(({ value }) => value)).toEqual([
    'Acme first',
    'Acme twin',
    'Acme first',
  ]);
  expect(read.propertiesWithHistory?.['description']?.map(({ value }) => value)).toEqual(['Only here']);
});

it('tells a merge and the deletion of what was merged away, and no single values', async () => {
  const { portal, otherId } = await startedWithTwoDeals();
  const receiver = await startReceiver();
  standIn.subscribeWebhooks(receiver.app());
  const merged = portal.merge('deals', '301', otherId, { userId: 9071 });
  await standIn.webhooks.idle();
  await receiver.close();
  expect(receiver.events).toMatchObject([
    {
      subscriptionType: 'object.merge',
      objectTypeId: '0-3',
      primaryObjectId: 301,
      mergedObjectIds: [Number(otherId)],
      newObjectId: Number(merged.id),
      numberOfPropertiesMoved: 1,
      changeSource: 'CRM_UI',
      sourceId: 'userId:9071',
    },
    { subscriptionType: 'object.deletion', objectId: Number(otherId) },
  ]);
});

it('keeps the second e-mail of contacts and the second domain of companies that were merged', async () => {
  standIn = await startSamples();
  const portal = standIn.portal(partnerId);
  const contact = portal.merge('contacts', '101', '102');
  expect(contact.properties).toMatchObject({ email: 'a@acme.de', hs_additional_emails: 'b@beta.example' });
  const company = portal.merge('companies', '202', '201');
  expect(company.properties).toMatchObject({ domain: 'beta.example', hs_additional_domains: 'acme.de' });
  expect(portal.record('deals', '301')?.properties['hs_primary_associated_company']).toBe(company.id);
});

it('refuses to merge what is missing, one record with itself, and what cannot be merged', async () => {
  standIn = await startSamples();
  const client = clientFor(standIn);
  const merge = (objectType: string, primaryObjectId: string, objectIdToMerge: string) =>
    client.apiRequest({
      method: 'POST',
      path: `/crm/v3/objects/${objectType}/merge`,
      body: { primaryObjectId, objectIdToMerge },
    });
  expect((await merge('deals', '301', '999')).status).toBe(404);
  expect((await merge('deals', '301', '301')).status).toBe(400);
  const note = standIn.portal(partnerId).create('notes', {});
  expect((await merge('notes', note.id, note.id)).status).toBe(400);
});

it('reads archived records in batches for those who ask for them, and then no others', async () => {
  standIn = await startSamples();
  standIn.portal(partnerId).archive('companies', '202');
  const client = clientFor(standIn);
  const body = {
    inputs: [{ id: '201' }, { id: '202' }],
    properties: ['name'],
    propertiesWithHistory: [],
  };
  const archived = await client.crm.objects.batchApi.read('companies', body, true);
  expect(archived.results).toMatchObject([{ id: '202', archived: true }]);
  const live = await client.crm.objects.batchApi.read('companies', body);
  expect(live.results.map(({ id }) => id)).toEqual(['201']);
  expect((await refusalOf(client.crm.companies.basicApi.getById('202'))).code).toBe(404);
});
