import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Client } from '@hubspot/api-client';
import { AssociationTypes } from '@hubspot/api-client';
import { AssociationSpecAssociationCategoryEnum } from '@hubspot/api-client/lib/codegen/crm/deals/index.js';
import { AssociationSpecAssociationCategoryEnum as ObjectsCategory } from '@hubspot/api-client/lib/codegen/crm/objects/index.js';
import { FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/companies/index.js';
import type { StandIn } from '#devkit/stand-in/stand-in.ts';
import { clientFor, partnerId, refusalOf, requireNoViolations, startSamples } from './sample-portals.ts';

let standIn: StandIn;
let client: Client;

beforeAll(async () => {
  standIn = await startSamples();
  client = clientFor(standIn);
});
afterEach(() => requireNoViolations(standIn));
afterAll(() => standIn.close());

const hubspotDefined = AssociationSpecAssociationCategoryEnum.HubspotDefined;

it('keeps what was created and answers it with the defaults that HubSpot adds', async () => {
  const created = await client.crm.contacts.basicApi.create({
    properties: { email: 'New@Example.com', firstname: 'Nia' },
  });
  const read = await client.crm.contacts.basicApi.getById(created.id, [
    'firstname',
    'phone',
    'no_such_property',
  ]);
  expect(created.properties['email']).toBe('new@example.com');
  expect(read.properties).toMatchObject({ firstname: 'Nia', phone: null, hs_object_id: created.id });
  expect(read.properties).not.toHaveProperty('no_such_property');
  expect(read.createdAt).toBeInstanceOf(Date);
});

it('associates a new deal in the call that creates it, the first company as the primary one', async () => {
  const deal = await client.crm.deals.basicApi.create({
    properties: { dealname: 'With company', dealstage: 'appointmentscheduled' },
    associations: [
      {
        to: { id: '202' },
        types: [{ associationCategory: hubspotDefined, associationTypeId: AssociationTypes.dealToCompany }],
      },
    ],
  });
  const page = await client.crm.associations.v4.basicApi.getPage('deals', deal.id, 'companies');
  const read = await client.crm.deals.basicApi.getById(
    deal.id,
    ['pipeline', 'hs_primary_associated_company'],
    undefined,
    ['companies'],
  );
  expect(page.results[0]?.toObjectId).toBe('202');
  expect(page.results[0]?.associationTypes.map(({ typeId }) => typeId).toSorted()).toEqual([341, 5]);
  expect(read.properties).toMatchObject({ pipeline: 'default', hs_primary_associated_company: '202' });
  expect(read.associations?.['companies']?.results.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['deal_to_company', 'deal_to_company_unlabeled']),
  );
});

it('refuses an unknown property with the error that names it and writes nothing', async () => {
  const count = standIn.portal(partnerId).records('deals').length;
  const refusal = await refusalOf(
    client.crm.deals.basicApi.create({ properties: { dealname: 'x', nope: '1' } }),
  );
  expect(refusal.code).toBe(400);
  expect(refusal.body.category).toBe('VALIDATION_ERROR');
  expect(refusal.body.errors).toMatchObject([
    { code: 'PROPERTY_DOESNT_EXIST', context: { propertyName: ['nope'] } },
  ]);
  expect(standIn.portal(partnerId).records('deals')).toHaveLength(count);
});

it.each([
  ['deals', { amount: '12,50' }, 'INVALID_LONG'],
  ['deals', { closedate: 'tomorrow' }, 'INVALID_DATE'],
  ['deals', { dealstage: 'somewhere' }, 'INVALID_OPTION'],
  ['deals', { dealtype: 'other' }, 'INVALID_OPTION'],
  ['deals', { hubspot_owner_id: '72' }, 'INVALID_OPTION'],
  ['deals', { deal_currency_code: 'XXX' }, 'INVALID_OPTION'],
  ['deals', { hs_object_id: '7' }, 'READ_ONLY_VALUE'],
  ['contacts', { email: 'no-email' }, 'INVALID_EMAIL'],
])('refuses on %s the value %o as %s', async (objectType, properties, code) => {
  const refusal = await refusalOf(client.crm.objects.basicApi.create(objectType, { properties }));
  expect(refusal.body.errors).toMatchObject([{ code }]);
});

it('answers a taken e-mail with 409 and the id of the contact that has it', async () => {
  const refusal = await refusalOf(
    client.crm.contacts.basicApi.create({ properties: { email: 'A@ACME.de' } }),
  );
  expect(refusal.code).toBe(409);
  expect(refusal.body).toMatchObject({
    category: 'CONFLICT',
    message: 'Contact already exists. Existing ID: 101',
  });
});

it('finds a contact by e-mail, updates it, and keeps the history of the property', async () => {
  const updated = await client.crm.contacts.basicApi.update(
    'b@beta.example',
    { properties: { jobtitle: 'CTO' } },
    'email',
  );
  await client.crm.contacts.basicApi.update(updated.id, { properties: { jobtitle: 'CEO' } });
  const read = await client.crm.contacts.basicApi.getById('102', ['jobtitle'], ['jobtitle', 'email']);
  expect(read.propertiesWithHistory?.['jobtitle']?.map(({ value }) => value)).toEqual(['CEO', 'CTO']);
  expect(read.propertiesWithHistory?.['email']).toMatchObject([
    { value: 'b@beta.example', sourceType: 'IMPORT' },
  ]);
});

it('clears a property by the empty string', async () => {
  await client.crm.companies.basicApi.update('202', { properties: { city: 'Bern' } });
  await client.crm.companies.basicApi.update('202', { properties: { city: '' } });
  expect((await client.crm.companies.basicApi.getById('202', ['city'])).properties['city']).toBeNull();
});

it('hides an archived record, frees its e-mail, and shows it to those who ask for archived ones', async () => {
  const created = await client.crm.contacts.basicApi.create({ properties: { email: 'gone@example.com' } });
  await client.crm.contacts.basicApi.archive(created.id);
  expect((await refusalOf(client.crm.contacts.basicApi.getById(created.id))).code).toBe(404);
  const read = await client.crm.contacts.basicApi.getById(created.id, undefined, undefined, undefined, true);
  expect(read.archived).toBe(true);
  await client.crm.contacts.basicApi.create({ properties: { email: 'gone@example.com' } });
});

it('pages through every record once, in the order of ids', async () => {
  for (let number = 1; number <= 7; number += 1) {
    standIn.portal(partnerId).create('companies', { name: `Paged ${number}` });
  }
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await client.crm.companies.basicApi.getPage(3, after);
    ids.push(...page.results.map(({ id }) => id));
    after = page.paging?.next?.after;
  } while (after !== undefined);
  expect(ids).toEqual(
    standIn
      .portal(partnerId)
      .records('companies')
      .map(({ id }) => id),
  );
});

it('knows whether a deal is closed from its stage, as HubSpot calculates it', async () => {
  const read = await client.crm.deals.basicApi.getById('301', ['hs_is_closed', 'hs_is_closed_won']);
  expect(read.properties).toMatchObject({ hs_is_closed: 'true', hs_is_closed_won: 'true' });
});

it('creates a task with a due date, linked to a deal', async () => {
  const task = await client.crm.objects.basicApi.create('tasks', {
    properties: {
      hs_timestamp: '2026-12-01T08:00:00Z',
      hs_task_subject: 'Look',
      hs_task_status: 'NOT_STARTED',
    },
    associations: [
      {
        to: { id: '301' },
        types: [
          {
            associationCategory: ObjectsCategory.HubspotDefined,
            associationTypeId: AssociationTypes.taskToDeal,
          },
        ],
      },
    ],
  });
  expect(standIn.portal(partnerId).associatedIds('tasks', task.id, 'deals')).toEqual(['301']);
});

it('refuses associations with records that do not exist and creates nothing', async () => {
  const count = standIn.portal(partnerId).records('deals').length;
  const refusal = await refusalOf(
    client.crm.deals.basicApi.create({
      properties: { dealname: 'Lonely' },
      associations: [
        { to: { id: '999' }, types: [{ associationCategory: hubspotDefined, associationTypeId: 341 }] },
      ],
    }),
  );
  expect(refusal.body.errors).toMatchObject([{ code: 'INVALID_ASSOCIATION' }]);
  expect(standIn.portal(partnerId).records('deals')).toHaveLength(count);
});

const search = (filterGroups: object[], query?: string) =>
  client.crm.companies.searchApi.doSearch({
    filterGroups: filterGroups as never,
    properties: ['name'],
    limit: 1,
    after: '0',
    sorts: ['-createdate'],
    ...(query === undefined ? {} : { query }),
  });

it('searches by filter and by words and pages by offset', async () => {
  const byDomain = await search([
    { filters: [{ propertyName: 'domain', operator: FilterOperatorEnum.Eq, value: 'ACME.de' }] },
  ]);
  expect(byDomain.results.map(({ id }) => id)).toEqual(['201']);
  expect((await search([], 'acm')).total).toBe(1);
  const paged = await search([
    { filters: [{ propertyName: 'name', operator: FilterOperatorEnum.ContainsToken, value: 'pag*' }] },
  ]);
  expect(paged.paging?.next?.after).toBe('1');
});

it('refuses a body that does not fit the schema of the API client', async () => {
  const response = await client.apiRequest({
    method: 'POST',
    path: '/crm/v3/objects/deals/search',
    body: { filterGroups: 'all' },
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ category: 'VALIDATION_ERROR' });
});
