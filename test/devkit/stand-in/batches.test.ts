import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Client } from '@hubspot/api-client';
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
  standIn = await startSamples({
    portals: [
      {
        ...partnerSeed,
        properties: {
          deals: [{ name: 'shared_deal_id', label: 'Shared deal', type: 'string', hasUniqueValue: true }],
        },
      },
      vendorSeed,
    ],
  });
  client = clientFor(standIn);
});
afterEach(() => requireNoViolations(standIn));
afterAll(() => standIn.close());

const deals = () => standIn.portal(partnerId).records('deals');
const upsertInput = (id: string, properties: Record<string, string> = {}) => ({
  id,
  idProperty: 'shared_deal_id',
  properties: { dealname: `Deal ${id}`, ...properties },
});

const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ properties: { name: `Row ${index}` } }));

/** The batch types that the client declares do not have the fields of a 207. */
function errorsOf(reply: unknown) {
  return reply as {
    numErrors?: number;
    errors?: { category: string; message: string; context: Record<string, string[]> }[];
  };
}

it('upserts on a unique property: new the first time, the same record afterwards', async () => {
  const first = await client.crm.deals.batchApi.upsert({ inputs: [upsertInput('one'), upsertInput('two')] });
  const again = await client.crm.deals.batchApi.upsert({
    inputs: [upsertInput('one', { amount: '5' }), upsertInput('three')],
  });
  expect(first.results.map((result) => result._new)).toEqual([true, true]);
  expect(again.results.map((result) => result._new)).toEqual([false, true]);
  expect(again.results[0]?.id).toBe(first.results[0]?.id);
  expect(standIn.portal(partnerId).record('deals', first.results[0]?.id ?? '')?.properties['amount']).toBe(
    '5',
  );
});

it('upserts contacts on their e-mail, in any case', async () => {
  const reply = await client.crm.contacts.batchApi.upsert({
    inputs: [{ id: 'A@acme.de', idProperty: 'email', properties: { phone: '1' } }],
  });
  expect(reply.results).toMatchObject([{ id: '101', _new: false }]);
});

it.each(['domain', 'hs_object_id', undefined])(
  'refuses to upsert companies on %s, which is not unique',
  async (idProperty) => {
    const input = {
      id: 'acme.de',
      properties: { name: 'x' },
      ...(idProperty === undefined ? {} : { idProperty }),
    };
    const refusal = await refusalOf(client.crm.companies.batchApi.upsert({ inputs: [input] }));
    expect(refusal.code).toBe(400);
    expect(refusal.body.message).toContain('non-unique 0-2 property');
  },
);

it('answers 207 with one error for all missing records and reads the others', async () => {
  const reply = await client.crm.companies.batchApi.read({
    inputs: [{ id: '201' }, { id: '8' }, { id: '9' }],
    properties: ['name'],
    propertiesWithHistory: [],
  });
  expect(reply.results.map(({ id }) => id)).toEqual(['201']);
  expect(errorsOf(reply)).toMatchObject({
    numErrors: 1,
    errors: [{ category: 'OBJECT_NOT_FOUND', context: { ids: ['8', '9'] } }],
  });
});

it('creates the good rows of a batch and reports the bad ones by their trace id', async () => {
  const reply = await client.crm.contacts.batchApi.create({
    inputs: [
      { objectWriteTraceId: 'good', properties: { email: 'batch@example.com' } },
      { objectWriteTraceId: 'taken', properties: { email: 'a@acme.de' } },
      { objectWriteTraceId: 'unknown', properties: { nope: '1' } },
    ],
  });
  expect(reply.results).toMatchObject([{ objectWriteTraceId: 'good' }]);
  expect(
    errorsOf(reply).errors?.map(({ category, context }) => [category, context['objectWriteTraceId']]),
  ).toEqual([
    ['CONFLICT', ['taken']],
    ['VALIDATION_ERROR', ['unknown']],
  ]);
});

it('refuses a whole batch without trace ids for one bad row and writes none of it', async () => {
  const count = deals().length;
  const inputs = [upsertInput('fresh'), upsertInput('bad', { amount: 'much' })];
  const refusal = await refusalOf(client.crm.deals.batchApi.upsert({ inputs }));
  expect(refusal.code).toBe(400);
  expect(deals()).toHaveLength(count);
});

it('keeps the rows before the fault when only the writing finds it, since a batch is no transaction', async () => {
  const inputs = ['twice@example.com', 'twice@example.com'].map((email) => ({ properties: { email } }));
  const refusal = await refusalOf(client.crm.contacts.batchApi.create({ inputs }));
  expect(refusal.code).toBe(409);
  const contacts = standIn.portal(partnerId).records('contacts');
  expect(contacts.filter(({ properties }) => properties['email'] === 'twice@example.com')).toHaveLength(1);
});

it('updates by record id and leaves out the missing ones', async () => {
  const reply = await client.crm.deals.batchApi.update({
    inputs: [
      { id: '301', properties: { hs_next_step: 'Call' } },
      { id: '9', properties: { hs_next_step: 'Call' } },
    ],
  });
  expect(reply.results.map(({ id }) => id)).toEqual(['301']);
  expect(errorsOf(reply).numErrors).toBe(1);
});

it('refuses a value that another record has on a unique property', async () => {
  await client.crm.deals.batchApi.upsert({ inputs: [upsertInput('held')] });
  const refusal = await refusalOf(
    client.crm.deals.basicApi.update('301', { properties: { shared_deal_id: 'held' } }),
  );
  expect(refusal.body.errors).toMatchObject([{ code: 'CONFLICTING_UNIQUE_VALUE' }]);
});

it('takes a hundred rows at once and not one more', async () => {
  expect((await client.crm.companies.batchApi.create({ inputs: rows(100) })).results).toHaveLength(100);
  expect((await refusalOf(client.crm.companies.batchApi.create({ inputs: rows(101) }))).code).toBe(400);
});

it('refuses the same id twice in one upsert', async () => {
  const refusal = await refusalOf(
    client.crm.deals.batchApi.upsert({ inputs: [upsertInput('same'), upsertInput('same')] }),
  );
  expect(refusal.body.message).toContain('IDs must be unique');
});

it('archives a batch and is content with ids that are gone', async () => {
  const created = await client.crm.companies.batchApi.create({
    inputs: [{ properties: { name: 'Short-lived' } }],
  });
  const id = created.results[0]?.id ?? '';
  await client.crm.companies.batchApi.archive({ inputs: [{ id }, { id: '9' }] });
  expect(standIn.portal(partnerId).record('companies', id)).toBeUndefined();
});
