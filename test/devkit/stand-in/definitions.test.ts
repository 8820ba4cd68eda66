import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Client } from '@hubspot/api-client';
import {
  PropertyCreateFieldTypeEnum,
  PropertyCreateTypeEnum,
} from '@hubspot/api-client/lib/codegen/crm/properties/index.js';
import type { StandIn } from '#devkit/stand-in/stand-in.ts';
import {
  clientFor,
  partnerId,
  partnerSeed,
  refusalOf,
  requireNoViolations,
  startSamples,
  vendorSeed,
} from './sample-portals.ts';

let standIn: StandIn;
let client: Client;

beforeAll(async () => {
  standIn = await startSamples();
  client = clientFor(standIn);
});
afterEach(() => requireNoViolations(standIn));
afterAll(() => standIn.close());

const property = (name: string) => ({
  name,
  label: name,
  groupName: 'companyinformation',
  type: PropertyCreateTypeEnum.String,
  fieldType: PropertyCreateFieldTypeEnum.Text,
});

const stageIds = (pipeline: { stages: { id: string }[] } | undefined) => pipeline?.stages.map(({ id }) => id);

it("lists HubSpot's own properties, read-only ones marked", async () => {
  const { results } = await client.crm.properties.coreApi.getAll('contacts');
  const email = results.find(({ name }) => name === 'email');
  const created = results.find(({ name }) => name === 'createdate');
  expect(email).toMatchObject({ hasUniqueValue: true, hubspotDefined: true });
  expect(created?.modificationMetadata?.readOnlyValue).toBe(true);
});

it('creates a group and a unique property in it, and upserts on the property from then on', async () => {
  const { coreApi, groupsApi } = client.crm.properties;
  await groupsApi.create('companies', { name: 'shared_deals', label: 'Shared deals' });
  await coreApi.create('companies', {
    ...property('registrable_domain'),
    groupName: 'shared_deals',
    hasUniqueValue: true,
  });
  expect((await groupsApi.getAll('companies')).results.map(({ name }) => name)).toContain('shared_deals');
  expect(await coreApi.getByName('companies', 'registrable_domain')).toMatchObject({ hasUniqueValue: true });

  const input = { id: 'acme.de', idProperty: 'registrable_domain', properties: { name: 'Acme AG' } };
  const first = await client.crm.companies.batchApi.upsert({ inputs: [input] });
  const second = await client.crm.companies.batchApi.upsert({ inputs: [input] });
  expect([first.results[0]?._new, second.results[0]?._new]).toEqual([true, false]);
});

it('answers 409 where the property or group exists', async () => {
  const { coreApi, groupsApi } = client.crm.properties;
  expect((await refusalOf(coreApi.create('companies', property('domain')))).code).toBe(409);
  const group = { name: 'companyinformation', label: 'again' };
  expect((await refusalOf(groupsApi.create('companies', group))).code).toBe(409);
});

it('refuses a property in a group that does not exist, and a name that is none', async () => {
  const { coreApi } = client.crm.properties;
  const lost = { ...property('lost'), groupName: 'nowhere' };
  expect((await refusalOf(coreApi.create('companies', lost))).code).toBe(400);
  expect((await refusalOf(coreApi.create('companies', property('Not A Name')))).code).toBe(400);
});

it('creates the missing properties of a batch and reports those that exist', async () => {
  const inputs = [property('batch_one'), property('domain'), property('batch_two')];
  const reply = await client.crm.properties.batchApi.create('companies', { inputs });
  expect(reply.results.map(({ name }) => name)).toEqual(['batch_one', 'batch_two']);
  expect(reply).toMatchObject({ numErrors: 1, errors: [{ category: 'OBJECT_ALREADY_EXISTS' }] });
});

it('validates the options of an enumeration of our own', async () => {
  await client.crm.properties.coreApi.create('companies', {
    ...property('our_state'),
    type: PropertyCreateTypeEnum.Enumeration,
    fieldType: PropertyCreateFieldTypeEnum.Select,
    options: [{ label: 'Open', value: 'open', hidden: false }],
  });
  await client.crm.companies.basicApi.update('201', { properties: { our_state: 'open' } });
  const refusal = await refusalOf(
    client.crm.companies.basicApi.update('201', { properties: { our_state: 'ajar' } }),
  );
  expect(refusal.body.errors).toMatchObject([{ code: 'INVALID_OPTION' }]);
});

it("changes and archives its own properties and none of HubSpot's", async () => {
  const { coreApi } = client.crm.properties;
  await coreApi.create('companies', property('passing'));
  expect((await coreApi.update('companies', 'passing', { label: 'Renamed' })).label).toBe('Renamed');
  await coreApi.archive('companies', 'passing');
  expect((await refusalOf(coreApi.getByName('companies', 'passing'))).code).toBe(404);
  expect((await refusalOf(coreApi.archive('companies', 'name'))).code).toBe(400);
});

it('keeps the options that a seed brings beyond those of HubSpot', () => {
  const definitions = standIn.portal(partnerId).propertyDefinitions('contacts');
  const status = definitions.find(({ name }) => name === 'hs_lead_status');
  expect(status?.options.map(({ value }) => value)).toContain('Wiedervorlage');
});

it("labels the sales pipeline in the portal's language and keeps its ids", async () => {
  const german = await client.crm.pipelines.pipelinesApi.getAll('deals');
  const english = await clientFor(standIn, vendorSeed.token).crm.pipelines.pipelinesApi.getById(
    'deals',
    'default',
  );
  expect(german.results[0]).toMatchObject({ id: 'default', label: 'Vertriebspipeline' });
  expect(english.label).toBe('Sales Pipeline');
  expect(stageIds(german.results[0])).toEqual(stageIds(english));
  expect(english.stages.find(({ id }) => id === 'closedwon')?.metadata).toEqual({
    isClosed: 'true',
    probability: '1.0',
  });
});

it('takes deals into a pipeline that was created, with its stages only', async () => {
  const pipeline = await client.crm.pipelines.pipelinesApi.create('deals', {
    label: 'Shared deals',
    displayOrder: 1,
    stages: [
      { label: 'Open', displayOrder: 0, metadata: { probability: '0.5' } },
      { label: 'Won', displayOrder: 1, metadata: { probability: '1.0' } },
    ],
  });
  const stage = pipeline.stages[0]?.id ?? '';
  await client.crm.deals.basicApi.create({
    properties: { dealname: 'In it', pipeline: pipeline.id, dealstage: stage },
  });
  const mixed = { properties: { dealname: 'Mixed', pipeline: 'default', dealstage: stage } };
  expect((await refusalOf(client.crm.deals.basicApi.create(mixed))).code).toBe(400);
});

it('lists owners by e-mail, with user id and teams, and archived ones apart', async () => {
  const { ownersApi } = client.crm.owners;
  const byEmail = await ownersApi.getPage('ADA@alpha.example');
  expect(byEmail.results).toMatchObject([
    { id: '71', userId: 9071, teams: [{ name: 'Vertrieb', primary: true }] },
  ]);
  expect((await ownersApi.getPage()).results.map(({ id }) => id)).toEqual(['71']);
  const archived = await ownersApi.getPage(undefined, undefined, undefined, true);
  expect(archived.results).toMatchObject([{ id: '72', archived: true, userIdIncludingInactive: 9072 }]);
  expect((await ownersApi.getById(9071, 'userId')).id).toBe('71');
  expect((await refusalOf(ownersApi.getById(1))).code).toBe(404);
});

it('pages through owners', async () => {
  const owners = [1, 2, 3].map((number) => ({
    id: String(number),
    userId: number,
    email: `${number}@alpha.example`,
    firstName: 'O',
    lastName: String(number),
  }));
  const many = await startSamples({ portals: [{ ...vendorSeed, owners }] });
  const { ownersApi } = clientFor(many, vendorSeed.token).crm.owners;
  const first = await ownersApi.getPage(undefined, undefined, 2);
  const second = await ownersApi.getPage(undefined, first.paging?.next?.after, 2);
  await many.close();
  expect([...first.results, ...second.results].map(({ id }) => id)).toEqual(['1', '2', '3']);
});

it('tells time zone and currency of the account', async () => {
  const response = await client.apiRequest({ method: 'GET', path: '/account-info/v3/details' });
  expect(await response.json()).toMatchObject({
    portalId: partnerSeed.portalId,
    timeZone: 'Europe/Berlin',
    companyCurrency: 'EUR',
  });
});
