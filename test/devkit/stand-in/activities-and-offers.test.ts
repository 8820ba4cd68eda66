import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Client } from '@hubspot/api-client';
import { AssociationTypes } from '@hubspot/api-client';
import { AssociationSpecAssociationCategoryEnum } from '@hubspot/api-client/lib/codegen/crm/objects/index.js';
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

beforeEach(async () => {
  standIn = await startSamples({
    portals: [
      {
        ...partnerSeed,
        properties: {
          notes: [{ name: 'shared_message_id', label: 'Message', type: 'string', hasUniqueValue: true }],
        },
      },
      { ...vendorSeed, lacks: ['quotes'] },
    ],
  });
  client = clientFor(standIn);
});
afterEach(async () => {
  await standIn.close();
  requireNoViolations(standIn);
});

const toDeal = (associationTypeId: number) => [
  {
    to: { id: '301' },
    types: [
      { associationCategory: AssociationSpecAssociationCategoryEnum.HubspotDefined, associationTypeId },
    ],
  },
];
const moment = '2026-11-24T10:00:00.000Z';

it('creates notes in a batch, linked to a deal, and finds them again by a unique property', async () => {
  const note = (id: string) => ({
    properties: { hs_note_body: `Message ${id}`, hs_timestamp: moment, shared_message_id: id },
    associations: toDeal(AssociationTypes.noteToDeal),
  });
  const created = await client.crm.objects.batchApi.create('notes', { inputs: [note('m1'), note('m2')] });
  expect(created.results).toHaveLength(2);
  const again = await client.crm.objects.batchApi.upsert('notes', {
    inputs: [{ id: 'm1', idProperty: 'shared_message_id', properties: { hs_note_body: 'Changed' } }],
  });
  expect(again.results[0]?._new).toBe(false);
  const read = await client.crm.objects.batchApi.read('notes', {
    inputs: [{ id: 'm1' }],
    idProperty: 'shared_message_id',
    properties: ['hs_note_body', 'hs_timestamp'],
    propertiesWithHistory: [],
  });
  expect(read.results[0]?.properties).toMatchObject({ hs_note_body: 'Changed', hs_timestamp: moment });
  const ids = created.results.map(({ id }) => id);
  expect(standIn.portal(partnerId).associatedIds('deals', '301', 'notes')).toEqual(ids);
  const page = await client.crm.associations.v4.basicApi.getPage('deals', '301', 'notes');
  expect(page.results.map(({ toObjectId }) => toObjectId).toSorted()).toEqual(ids.toSorted());
});

it.each(['notes', 'tasks', 'emails', 'calls', 'meetings'])(
  'refuses %s of an app without a moment',
  async (type) => {
    const refusal = await refusalOf(client.crm.objects.basicApi.create(type, { properties: {} }));
    expect(refusal.body).toMatchObject({
      category: 'VALIDATION_ERROR',
      context: { properties: ['hs_timestamp'] },
    });
  },
);

it('takes 65,536 characters in a note and refuses one more', async () => {
  const create = (length: number) =>
    client.crm.objects.basicApi.create('notes', {
      properties: { hs_note_body: 'x'.repeat(length), hs_timestamp: moment },
    });
  expect((await create(65_536)).id).not.toBe('');
  expect((await refusalOf(create(65_537))).code).toBe(400);
});

it('lets people log without naming a moment', () => {
  const call = standIn.portal(partnerId).create('calls', { hs_call_title: 'First call' });
  expect(call.properties['hs_timestamp']).toBeDefined();
});

it('works out the net price of a line item and leaves the amount of its deal alone', async () => {
  const item = await client.crm.objects.basicApi.create('line_items', {
    properties: {
      name: 'Seats',
      quantity: '3',
      price: '19.9',
      recurringbillingfrequency: 'monthly',
      hs_recurring_billing_period: 'P12M',
      hs_line_item_currency_code: 'EUR',
    },
    associations: toDeal(AssociationTypes.lineItemToDeal),
  });
  expect(item.properties['amount']).toBe('59.7');
  const portal = standIn.portal(partnerId);
  portal.update('line_items', item.id, { quantity: '4', hs_discount_percentage: '50' });
  expect(portal.record('line_items', item.id)?.properties['amount']).toBe('39.8');
  expect(portal.associatedIds('deals', '301', 'line_items')).toEqual([item.id]);
  expect(portal.record('deals', '301')?.properties['amount']).toBe('1000');
  const refusal = await refusalOf(
    client.crm.lineItems.basicApi.update(item.id, { properties: { amount: '1' } }),
  );
  expect(refusal.body.errors).toMatchObject([{ code: 'READ_ONLY_VALUE' }]);
});

it('gives a quote a public page when it is published', async () => {
  const portal = standIn.portal(partnerId);
  const quote = portal.create('quotes', {
    hs_title: 'Offer',
    hs_status: 'DRAFT',
    hs_currency: 'EUR',
    hs_quote_amount: '716.4',
    hs_expiration_date: '2026-12-31',
  });
  portal.associate('quotes', quote.id, 'deals', '301');
  const read = () =>
    client.crm.quotes.basicApi.getById(quote.id, ['hs_quote_link', 'hs_quote_amount', 'hs_public_url_key']);
  expect((await read()).properties).toMatchObject({ hs_quote_link: null, hs_quote_amount: '716.4' });
  portal.update('quotes', quote.id, { hs_status: 'APPROVAL_NOT_NEEDED' });
  const published = (await read()).properties;
  expect(published['hs_quote_link']).toContain(published['hs_public_url_key']);
  portal.update('quotes', quote.id, { hs_title: 'Offer, renamed' });
  expect((await read()).properties['hs_quote_link']).toBe(published['hs_quote_link']);
});

it('answers in an account without quotes as HubSpot answers for want of scopes, also about associations', async () => {
  const vendor = clientFor(standIn, vendorSeed.token);
  const refusal = await refusalOf(vendor.crm.quotes.basicApi.getPage());
  expect(refusal).toMatchObject({ code: 403, body: { category: 'MISSING_SCOPES' } });
  const body = { inputs: [{ id: '1' }] };
  const associations = await refusalOf(vendor.crm.associations.v4.batchApi.getPage('deals', 'quotes', body));
  expect(associations.code).toBe(403);
  expect((await vendor.crm.lineItems.basicApi.getPage()).results).toEqual([]);
});

it('asks for the scopes of line items, not of deals', async () => {
  await standIn.close();
  const scopes = ['crm.objects.deals.read', 'crm.objects.contacts.read'];
  standIn = await startSamples({ portals: [{ ...partnerSeed, scopes }, vendorSeed] });
  const refusal = await refusalOf(clientFor(standIn).crm.lineItems.basicApi.getPage());
  expect(refusal.body.errors).toMatchObject([
    { context: { requiredGranularScopes: ['crm.objects.line_items.read'] } },
  ]);
  expect((await clientFor(standIn).crm.objects.basicApi.getPage('notes')).results).toEqual([]);
});
