import { afterEach, expect, it } from 'vitest';
import type { StandIn, StandInOptions } from '#devkit/stand-in/stand-in.ts';
import { partnerId, partnerSeed, requireNoViolations, startSamples, vendorSeed } from './sample-portals.ts';

let standIn: StandIn;

const oauthApp = { clientId: 'client', clientSecret: 'secret', appId: 88 };

async function started(limits: object, options: Partial<StandInOptions> = {}): Promise<StandIn> {
  standIn = await startSamples({
    portals: [{ ...partnerSeed, appId: 77, limits }, vendorSeed],
    apps: [oauthApp],
    ...options,
  });
  return standIn;
}

afterEach(async () => {
  await standIn.close();
  requireNoViolations(standIn);
});

const read = (token: string, path = '/crm/v3/owners') =>
  fetch(`${standIn.url}${path}`, { headers: { authorization: `Bearer ${token}` } });

async function installed(): Promise<string> {
  const redirectUri = 'http://127.0.0.1/back';
  const code = standIn.agreeToInstall({ portalId: partnerId, clientId: oauthApp.clientId, redirectUri });
  const response = await fetch(`${standIn.url}/oauth/v1/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: oauthApp.clientId,
      client_secret: oauthApp.clientSecret,
      redirect_uri: redirectUri,
      code,
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

it('counts the calls of a private app for a day and then refuses them until the next', async () => {
  let now = Date.parse('2026-11-24T12:00:00Z');
  await started({ daily: 2 }, { now: () => now });
  const first = await read(partnerSeed.token);
  expect(first.headers.get('x-hubspot-ratelimit-daily')).toBe('2');
  expect(first.headers.get('x-hubspot-ratelimit-daily-remaining')).toBe('1');
  await read(partnerSeed.token);
  const refused = await read(partnerSeed.token);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('x-hubspot-ratelimit-daily-remaining')).toBe('0');
  expect(await refused.json()).toMatchObject({ errorType: 'RATE_LIMIT', policyName: 'DAILY' });
  now = Date.parse('2026-11-25T00:00:00Z');
  expect((await read(partnerSeed.token)).status).toBe(200);
});

it('tells the limits on replies of every kind but search, errors included', async () => {
  await started({});
  for (const path of ['/crm/v3/objects/deals/999', '/crm/v3/nowhere', '/crm/v3/pipelines/deals']) {
    const reply = await read(partnerSeed.token, path);
    expect(reply.headers.get('x-hubspot-ratelimit-remaining')).not.toBeNull();
    expect(reply.headers.get('x-hubspot-ratelimit-daily-remaining')).not.toBeNull();
  }
});

it('limits each app by itself, an app installed by OAuth to 110 calls and to no day', async () => {
  await started({ daily: 1 });
  const token = await installed();
  expect((await read(partnerSeed.token)).status).toBe(200);
  expect((await read(partnerSeed.token)).status).toBe(429);
  await read(token);
  const reply = await read(token);
  expect(reply.status).toBe(200);
  expect(reply.headers.get('x-hubspot-ratelimit-max')).toBe('110');
  expect(reply.headers.get('x-hubspot-ratelimit-remaining')).toBe('108');
  expect(reply.headers.get('x-hubspot-ratelimit-daily')).toBeNull();
});

it('tells an app its number, by which it recognises what it wrote', async () => {
  await started({});
  const token = await installed();
  const granted = await fetch(`${standIn.url}/oauth/v1/access-tokens/${token}`);
  expect(await granted.json()).toMatchObject({ app_id: 88, hub_id: partnerId });
  const own = await fetch(`${standIn.url}/oauth/v2/private-apps/get/access-token-info`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ tokenKey: partnerSeed.token }),
  });
  expect(await own.json()).toMatchObject({ appId: 77, hubId: partnerId });
  await fetch(`${standIn.url}/crm/v3/objects/deals/301`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ properties: { amount: '9' } }),
  });
  const history = await read(partnerSeed.token, '/crm/v3/objects/deals/301?propertiesWithHistory=amount');
  expect(await history.json()).toMatchObject({
    propertiesWithHistory: { amount: [{ sourceType: 'INTEGRATION', sourceId: '88' }, { value: '1000' }] },
  });
});

it('creates a pipeline whose stages close at a probability of nought and of one', async () => {
  await started({});
  const response = await fetch(`${standIn.url}/crm/v3/pipelines/deals`, {
    method: 'POST',
    headers: { authorization: `Bearer ${partnerSeed.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      label: 'Shared deals',
      displayOrder: 1,
      stages: ['0.2', '1.0', '0.0'].map((probability, displayOrder) => ({
        label: `Stage ${displayOrder}`,
        displayOrder,
        metadata: { probability },
      })),
    }),
  });
  expect(response.status).toBe(201);
  const pipeline = (await response.json()) as { id: string; stages: { id: string; metadata: object }[] };
  expect(pipeline.stages.map(({ metadata }) => metadata)).toEqual([
    { isClosed: 'false', probability: '0.2' },
    { isClosed: 'true', probability: '1.0' },
    { isClosed: 'true', probability: '0.0' },
  ]);
  const deal = standIn.portal(partnerId).create('deals', {
    dealname: 'In it',
    pipeline: pipeline.id,
    dealstage: pipeline.stages[1]?.id ?? '',
  });
  expect(deal.properties).toMatchObject({ hs_is_closed: 'true', hs_is_closed_won: 'true' });
});
