import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Client } from '@hubspot/api-client';
import { AssociationTypes } from '@hubspot/api-client';
import { AssociationSpecAssociationCategoryEnum } from '@hubspot/api-client/lib/codegen/crm/associations/v4/index.js';
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

const spec = (associationTypeId: number) => ({
  associationCategory: AssociationSpecAssociationCategoryEnum.HubspotDefined,
  associationTypeId,
});

async function typesBetween(from: string, fromId: string, to: string, toId: string): Promise<number[]> {
  const page = await client.crm.associations.v4.basicApi.getPage(from, fromId, to);
  const target = page.results.find(({ toObjectId }) => toObjectId === toId);
  return (target?.associationTypes ?? []).map(({ typeId }) => typeId).toSorted((left, right) => left - right);
}

async function newContact(): Promise<string> {
  return (await client.crm.contacts.basicApi.create({ properties: { firstname: 'New' } })).id;
}

it('associates by default in both directions, each with a type of its own', async () => {
  const reply = await client.crm.associations.v4.basicApi.createDefault('deals', '301', 'contacts', '102');
  expect(
    reply.results.map(({ _from, to, associationSpec }) => [
      _from.id,
      to.id,
      associationSpec.associationTypeId,
    ]),
  ).toEqual([
    ['301', '102', AssociationTypes.dealToContact],
    ['102', '301', AssociationTypes.contactToDeal],
  ]);
  expect(await typesBetween('contacts', '102', 'deals', '301')).toEqual([AssociationTypes.contactToDeal]);
});

it('makes the first company primary and moves the label when another is named', async () => {
  const contactId = await newContact();
  await client.crm.associations.v4.basicApi.createDefault('contacts', contactId, 'companies', '201');
  await client.crm.associations.v4.basicApi.createDefault('contacts', contactId, 'companies', '202');
  expect(await typesBetween('contacts', contactId, 'companies', '201')).toEqual([1, 279]);
  expect(await typesBetween('contacts', contactId, 'companies', '202')).toEqual([279]);

  const primary = [spec(AssociationTypes.primaryContactToCompany)];
  await client.crm.associations.v4.basicApi.create('contacts', contactId, 'companies', '202', primary);
  expect(await typesBetween('contacts', contactId, 'companies', '201')).toEqual([279]);
  expect(await typesBetween('companies', '202', 'contacts', contactId)).toEqual([2, 280]);
  const contact = standIn.portal(partnerId).record('contacts', contactId);
  expect(contact?.properties['associatedcompanyid']).toBe('202');
  expect(standIn.portal(partnerId).associatedIds('contacts', contactId, 'companies')).toEqual(['202', '201']);
});

it('creates labelled associations in a batch and reports pairs that do not exist', async () => {
  const reply = await client.crm.associations.v4.batchApi.create('deals', 'companies', {
    inputs: [
      { _from: { id: '301' }, to: { id: '202' }, types: [spec(AssociationTypes.primaryDealToCompany)] },
      { _from: { id: '301' }, to: { id: '9' }, types: [spec(AssociationTypes.dealToCompany)] },
    ],
  });
  expect(reply.results).toMatchObject([{ fromObjectId: '301', toObjectId: '202', labels: ['Primary'] }]);
  expect(reply).toMatchObject({ numErrors: 1, errors: [{ category: 'OBJECT_NOT_FOUND' }] });
  expect(await typesBetween('deals', '301', 'companies', '202')).toEqual([5, 341]);
});

it('associates by default in a batch and reads the associations of many records at once', async () => {
  const contactId = await newContact();
  await client.crm.associations.v4.batchApi.createDefault('contacts', 'companies', {
    inputs: [{ _from: { id: contactId }, to: { id: '201' } }],
  });
  const reply = await client.crm.associations.v4.batchApi.getPage('contacts', 'companies', {
    inputs: [{ id: '101' }, { id: contactId }, { id: await newContact() }],
  });
  expect(reply.results.map(({ _from, to }) => [_from.id, to.map(({ toObjectId }) => toObjectId)])).toEqual([
    ['101', ['201']],
    [contactId, ['201']],
  ]);
});

it('takes an association away on both sides', async () => {
  const contactId = await newContact();
  await client.crm.associations.v4.basicApi.createDefault('contacts', contactId, 'companies', '201');
  await client.crm.associations.v4.basicApi.archive('contacts', contactId, 'companies', '201');
  expect(await typesBetween('companies', '201', 'contacts', contactId)).toEqual([]);
  expect(
    standIn.portal(partnerId).record('contacts', contactId)?.properties['associatedcompanyid'],
  ).toBeUndefined();
});

it('shows no archived record among the associated ones', async () => {
  const contactId = await newContact();
  await client.crm.associations.v4.basicApi.createDefault('contacts', contactId, 'deals', '301');
  await client.crm.contacts.basicApi.archive(contactId);
  expect(await typesBetween('deals', '301', 'contacts', contactId)).toEqual([]);
});

it('refuses a type that does not belong to the pair, and missing records', async () => {
  const { basicApi } = client.crm.associations.v4;
  const wrongType = await refusalOf(
    basicApi.create('deals', '301', 'companies', '201', [spec(AssociationTypes.dealToContact)]),
  );
  expect(wrongType.code).toBe(400);
  expect((await refusalOf(basicApi.createDefault('deals', '301', 'companies', '9'))).code).toBe(404);
});

it('pages through many associations', async () => {
  const inputs = Array.from({ length: 5 }, (_, index) => ({ properties: { firstname: `Many ${index}` } }));
  const created = await client.crm.contacts.batchApi.create({ inputs });
  await client.crm.associations.v4.batchApi.createDefault('contacts', 'companies', {
    inputs: created.results.map(({ id }) => ({ _from: { id }, to: { id: '202' } })),
  });
  const first = await client.crm.associations.v4.basicApi.getPage(
    'companies',
    '202',
    'contacts',
    undefined,
    3,
  );
  const after = first.paging?.next?.after;
  const second = await client.crm.associations.v4.basicApi.getPage('companies', '202', 'contacts', after, 3);
  expect(first.results).toHaveLength(3);
  expect(
    second.results.some(({ toObjectId }) => first.results.some((one) => one.toObjectId === toObjectId)),
  ).toBe(false);
});
