import { afterEach, expect, it, vi } from 'vitest';
import type { Call, Change, StandIn, StandInOptions } from '#devkit/stand-in/stand-in.ts';
import {
  clientFor,
  partnerId,
  partnerSeed,
  refusalOf,
  requireNoViolations,
  startSamples,
  vendorId,
  vendorSeed,
} from './sample-portals.ts';

let standIn: StandIn | undefined;

async function started(options: Partial<StandInOptions> = {}): Promise<StandIn> {
  standIn = await startSamples(options);
  return standIn;
}

afterEach(async () => {
  const running = standIn;
  standIn = undefined;
  await running?.close();
  if (running !== undefined) {
    requireNoViolations(running);
  }
});

it('keeps the portals apart: a token sees and changes its own portal only', async () => {
  const running = await started();
  const partner = clientFor(running);
  const vendor = clientFor(running, vendorSeed.token);
  const inPartner = await partner.crm.companies.basicApi.create({ properties: { name: 'Partner only' } });
  const inVendor = await vendor.crm.companies.basicApi.create({ properties: { name: 'Vendor only' } });
  expect((await refusalOf(vendor.crm.companies.basicApi.getById(inPartner.id))).code).toBe(404);
  expect((await refusalOf(partner.crm.companies.basicApi.getById(inVendor.id))).code).toBe(404);
  expect(
    running
      .portal(vendorId)
      .records('companies')
      .map(({ id }) => id),
  ).toEqual([inVendor.id]);
});

it('answers an unknown token with 401', async () => {
  const running = await started();
  const refusal = await refusalOf(clientFor(running, 'stolen').crm.deals.basicApi.getPage());
  expect(refusal).toMatchObject({ code: 401, body: { category: 'INVALID_AUTHENTICATION' } });
});

it('answers a missing scope with 403 and names it', async () => {
  const running = await started({ portals: [{ ...partnerSeed, scopes: ['crm.objects.deals.read'] }] });
  const client = clientFor(running);
  await client.crm.deals.basicApi.getPage();
  const refusal = await refusalOf(client.crm.deals.basicApi.create({ properties: { dealname: 'x' } }));
  expect(refusal).toMatchObject({ code: 403, body: { category: 'MISSING_SCOPES' } });
  expect(JSON.stringify(refusal.body.errors)).toContain('crm.objects.deals.write');
});

it('tells in headers what is left of the window and answers 429 when nothing is', async () => {
  let now = Date.parse('2026-11-01T10:00:00Z');
  const running = await started({
    portals: [{ ...partnerSeed, limits: { burst: 3 } }, vendorSeed],
    now: () => now,
  });
  const client = clientFor(running);
  const response = await client.apiRequest({ method: 'GET', path: '/crm/v3/owners' });
  expect(response.headers.get('x-hubspot-ratelimit-max')).toBe('3');
  expect(response.headers.get('x-hubspot-ratelimit-remaining')).toBe('2');
  expect(response.headers.get('x-hubspot-ratelimit-interval-milliseconds')).toBe('10000');
  await client.crm.deals.basicApi.getPage();
  await client.crm.deals.basicApi.getPage();

  const refusal = await refusalOf(client.crm.deals.basicApi.getPage());
  expect(refusal).toMatchObject({
    code: 429,
    body: { errorType: 'RATE_LIMIT', policyName: 'TEN_SECONDLY_ROLLING' },
  });
  await clientFor(running, vendorSeed.token).crm.deals.basicApi.getPage();
  now += 10_001;
  await client.crm.deals.basicApi.getPage();
});

it('allows five searches a second, without headers to steer by', async () => {
  const running = await started({ now: () => Date.parse('2026-11-01T10:00:00Z') });
  const client = clientFor(running);
  const search = () => client.apiRequest({ method: 'POST', path: '/crm/v3/objects/deals/search', body: {} });
  const replies = await Promise.all(Array.from({ length: 6 }, search));
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(5);
  expect(replies.filter(({ status }) => status === 429)).toHaveLength(1);
  expect(replies[0]?.headers.has('x-hubspot-ratelimit-remaining')).toBe(false);
});

it('shows a write to search only after the lag, while reading shows it at once', async () => {
  let now = Date.parse('2026-11-01T10:00:00Z');
  const limits = { searchLagMs: 3000 };
  const running = await started({ portals: [{ ...partnerSeed, limits }], now: () => now });
  const client = clientFor(running);
  const found = async (value: string) => {
    now += 250;
    const filters = [{ propertyName: 'dealname', operator: 'EQ', value }];
    const body = { filterGroups: [{ filters }], properties: ['dealname'] };
    const response = await client.apiRequest({ method: 'POST', path: '/crm/v3/objects/deals/search', body });
    return ((await response.json()) as { total: number }).total;
  };
  await client.crm.deals.basicApi.update('301', { properties: { dealname: 'Renamed' } });
  expect((await client.crm.deals.basicApi.getById('301')).properties['dealname']).toBe('Renamed');
  expect([await found('Acme first'), await found('Renamed')]).toEqual([1, 0]);
  now += 3000;
  expect([await found('Acme first'), await found('Renamed')]).toEqual([0, 1]);
});

it('does the work and loses the reply where a fault says so, once', async () => {
  const running = await started();
  const client = clientFor(running);
  running.faults.inject({ name: 'lost', method: 'POST', path: '/crm/v3/objects/deals$', loseReply: true });
  await expect(client.crm.deals.basicApi.create({ properties: { dealname: 'Lost' } })).rejects.toThrow(
    'fetch failed',
  );
  const dealNames = running
    .portal(partnerId)
    .records('deals')
    .map(({ properties }) => properties['dealname']);
  expect(dealNames).toContain('Lost');
  await vi.waitFor(() => expect(running.journal.at(-1)).toMatchObject({ status: 0, fault: 'lost' }));
  await client.crm.deals.basicApi.create({ properties: { dealname: 'Lost' } });
  expect(
    running
      .portal(partnerId)
      .records('deals')
      .filter(({ properties }) => properties['dealname'] === 'Lost'),
  ).toHaveLength(2);
});

it('fails without doing the work as often as a fault says, in its portal only', async () => {
  const running = await started();
  const client = clientFor(running);
  running.faults.inject({ path: '/deals', portalId: partnerId, times: 2, status: 503, delayMs: 1 });
  await clientFor(running, vendorSeed.token).crm.deals.basicApi.getPage();
  expect((await refusalOf(client.crm.deals.basicApi.create({ properties: { dealname: 'x' } }))).code).toBe(
    503,
  );
  expect((await refusalOf(client.crm.deals.basicApi.getPage())).code).toBe(503);
  expect((await client.crm.deals.basicApi.getPage()).results).toHaveLength(1);
  expect(running.faults.pending()).toEqual([]);
});

it('takes faults, and tells its journal, over a route that is not of HubSpot', async () => {
  const running = await started();
  const post = (fault: object) =>
    fetch(`${running.url}/__stand-in/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
  expect((await post({ path: '(' })).status).toBe(400);
  expect((await post({ path: 'owners', status: 500 })).status).toBe(204);
  expect((await refusalOf(clientFor(running).crm.owners.ownersApi.getPage())).code).toBe(500);
  await vi.waitFor(async () => {
    const journal = (await (await fetch(`${running.url}/__stand-in/journal`)).json()) as Call[];
    expect(journal).toMatchObject([{ path: '/crm/v3/owners', status: 500, portalId: partnerId }]);
  });
});

it('journals each call with its portal and keeps the latest only', async () => {
  const running = await started({ journalSize: 2 });
  const heard: number[] = [];
  running.onCall((call) => heard.push(call.number));
  const client = clientFor(running);
  await client.crm.deals.basicApi.getPage();
  await client.crm.owners.ownersApi.getPage();
  await client.crm.companies.batchApi.read({
    inputs: [{ id: '201' }, { id: '202' }],
    properties: [],
    propertiesWithHistory: [],
  });
  await vi.waitFor(() => expect(heard).toEqual([1, 2, 3]));
  expect(running.journal).toMatchObject([
    { method: 'GET', path: '/crm/v3/owners', status: 200, portalId: partnerId, inputs: undefined },
    { method: 'POST', path: '/crm/v3/objects/companies/batch/read', status: 200, inputs: 2 },
  ]);
});

it('tells of changes by the app and by people, and not of writes that change nothing', async () => {
  const running = await started();
  const heard: Change[] = [];
  const stop = running.onChange((change) => heard.push(change));
  await clientFor(running).crm.deals.basicApi.update('301', { properties: { amount: '2000' } });
  await clientFor(running).crm.deals.basicApi.update('301', { properties: { amount: '2000' } });
  running.portal(partnerId).update('deals', '301', { dealstage: 'closedlost' });
  running.portal(partnerId).archive('deals', '301');
  stop();
  running.portal(partnerId).restore('deals', '301');
  expect(heard).toMatchObject([
    { id: '301', kind: 'updated', properties: ['amount'], source: 'INTEGRATION', portalId: partnerId },
    { id: '301', kind: 'updated', source: 'CRM_UI' },
    { id: '301', kind: 'archived' },
  ]);
  expect(heard[1]?.properties).toEqual([
    'dealstage',
    'closedate',
    'hs_is_closed_won',
    'hs_is_closed_lost',
    'hs_deal_stage_probability',
  ]);
  expect(heard[1]).toMatchObject({ values: { dealstage: 'closedlost' }, sourceId: 'userId:9071' });
});

it('says so when it does not serve a path, and does not pretend to be HubSpot there', async () => {
  const running = await started();
  const response = await clientFor(running).apiRequest({
    method: 'GET',
    path: '/crm/v3/objects/deals/1/2/3',
  });
  expect(response.status).toBe(501);
  expect(await response.json()).toMatchObject({ category: 'STAND_IN_NOT_SERVED' });
});

it('seeds thousands of records in a moment', async () => {
  const count = 5000;
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const companies = numbers.map((number) => ({
    id: String(number),
    properties: { domain: `d${number}.example` },
  }));
  const contacts = numbers.map((number) => ({
    id: String(count + number),
    properties: { email: `a@d${number}.example` },
    associations: [{ to: 'companies' as const, id: String(number) }],
  }));
  const startedAt = performance.now();
  const running = await started({ portals: [{ ...vendorSeed, companies, contacts }] });
  // Takes less than a tenth of this; the rest is for a machine that has other things to do.
  expect(performance.now() - startedAt).toBeLessThan(5000);
  expect(running.portal(vendorId).records('contacts')).toHaveLength(count);
});

it('refuses to start with seeds that do not fit, and lists what does not', async () => {
  const wrong = {
    ...vendorSeed,
    deals: [
      { id: '1', properties: { dealname: 'x', nope: '1' } },
      { id: '1', properties: { dealname: 'twice' } },
      {
        id: '2',
        properties: { dealstage: 'nowhere' },
        associations: [{ to: 'companies' as const, id: '77' }],
      },
    ],
  };
  const message = await startSamples({ portals: [wrong] }).then(
    () => '',
    (error: unknown) => String(error),
  );
  expect(message).toContain('4 problems');
  expect(message).toContain('deals 1: unknown property nope');
  expect(message).toContain('no association with companies 77');
});
