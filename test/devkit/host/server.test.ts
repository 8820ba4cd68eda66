import http from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PortBusyError } from '#devkit/host/card-host.ts';
import { createFetchProxy } from '#devkit/host/fetch-proxy.ts';
import { createFunctionRuntime } from '#devkit/host/function-runtime.ts';
import type { HostClock, LoggedCall } from '#devkit/host/host-api.ts';
import { startCardHost } from '#devkit/host/server.ts';
import { partnerPortalId, startHostFixture, vendorPortalId } from './fixtures/host-fixture.ts';
import type { HostFixture } from './fixtures/host-fixture.ts';

let fixture: HostFixture;

beforeAll(async () => {
  fixture = await startHostFixture();
}, 60_000);

afterAll(async () => {
  await fixture.close();
});

async function get(path: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${fixture.host.url}${path}`);
  return { status: response.status, body: await response.json() };
}

async function post(path: string, body: unknown): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${fixture.host.url}/__host/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

const grace = { portalId: partnerPortalId, objectTypeId: '0-1', objectId: '101' };

describe('the card host’s server', () => {
  it('says in a sentence that its port is taken', async () => {
    const port = Number(new URL(fixture.host.url).port);
    const started = startCardHost({
      port,
      appName: 'Shared deals',
      standIn: fixture.standIn,
      clock: fixture.clock,
      assetsDir: '/nowhere',
      door: 'function',
      functions: createFunctionRuntime({ files: {} }),
      fetchProxy: createFetchProxy({ permittedUrls: [], localUrl: () => undefined }),
      portals: [],
      cards: [],
    });
    await expect(started).rejects.toBeInstanceOf(PortBusyError);
    await expect(started).rejects.toThrow(`Port ${port} on 127.0.0.1 is already in use`);
  });

  it('answers under no host name but its own', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      http
        .get(`${fixture.host.url}/__host/setup`, { headers: { host: 'evil.example' } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
        .on('error', reject);
    });
    expect(status).toBe(403);
  });

  it('lists portals, people and cards without a secret', async () => {
    const { body } = await get('/__host/setup');
    expect(body).toMatchObject({
      portals: [
        { portalId: partnerPortalId, name: 'Alpha Digital', side: 'partner' },
        { portalId: vendorPortalId, name: 'Northwind Cloud', side: 'vendor' },
      ],
      cards: [{ id: 'probe', bundleUrl: '/cards/probe.js' }, { id: 'faulty' }],
    });
    expect(JSON.stringify(body)).not.toContain('key-of-the-partner');
    expect(JSON.stringify(body)).not.toContain('token-partner');
  });

  it('finds records by what their line shows', async () => {
    const { body } = await get(`/__host/records?portal=${partnerPortalId}&object=0-1&query=acme`);
    expect(body).toMatchObject({ total: 1, lines: [{ id: '101', title: 'Grace Öztürk' }] });
  });

  it('shows a record with its properties and associations', async () => {
    const { body } = await get(`/__host/record?portal=${partnerPortalId}&object=0-1&record=101`);
    expect(body).toMatchObject({
      title: 'Grace Öztürk',
      associations: [{ objectTypeId: '0-2', lines: [{ id: '301', title: 'Acme GmbH' }] }, { lines: [] }],
    });
    expect((body as { properties: unknown[] }).properties).toContainEqual({
      name: 'hubspot_owner_id',
      label: 'Contact owner',
      value: { kind: 'text', text: 'Ada Berg' },
    });
  });

  it('shows what an app added in a group of its own, with what is empty in it', async () => {
    const { body } = await get(`/__host/record?portal=${partnerPortalId}&object=0-3&record=502`);
    expect(body).toMatchObject({
      appGroups: [
        {
          name: 'shared_deals',
          properties: [
            { label: 'Shared deal: id', value: { kind: 'text', text: 'shared-1' } },
            { label: 'Shared deal: domain', value: null },
          ],
        },
      ],
    });
    expect((body as { properties: { name: string }[] }).properties).not.toContainEqual(
      expect.objectContaining({ name: 'shared_deal_id' }),
    );
    expect(await get(`/__host/record?portal=${partnerPortalId}&object=0-3&record=501`)).toMatchObject({
      body: { appGroups: [], twins: [] },
    });
  });

  it('shows a task as its reader sees it, without its HTML, and the records that it is about', async () => {
    const { body } = await get(`/__host/record?portal=${partnerPortalId}&object=0-3&record=502`);
    expect(body).toMatchObject({
      tasks: [
        {
          title: 'Get in touch with Acme',
          body: ['They said: <b>soon</b>.', 'Type: Channel', 'deal'],
          ownerName: 'Ada Berg',
          dueAt: '2026-11-25T10:00:00.000Z',
          appGroups: [{ properties: [{ label: 'Notice: id' }] }],
          about: [{ objectTypeId: '0-3', id: '502' }],
        },
      ],
    });
  });

  it('leads from a shared deal to its CRM deals in the other portals', async () => {
    const { body } = await get(`/__host/record?portal=${partnerPortalId}&object=0-3&record=502`);
    expect(body).toMatchObject({
      twins: [{ portalId: vendorPortalId, portalName: 'Northwind Cloud', line: { id: '751' } }],
    });
  });

  it('shows an amount in its currency and a stage by its label', async () => {
    const { body } = await get(`/__host/record?portal=${partnerPortalId}&object=0-3&record=501`);
    expect(body).toMatchObject({
      facts: [
        { kind: 'money', amount: 12500, currency: 'EUR' },
        { kind: 'text', text: 'Qualifiziert zum Kauf' },
      ],
    });
  });

  it('refuses a record that the portal does not have, and a request that does not fit', async () => {
    expect(await get(`/__host/record?portal=${vendorPortalId}&object=0-1&record=101`)).toMatchObject({
      status: 404,
    });
    expect(await get(`/__host/record?portal=${partnerPortalId}&object=0-9&record=1`)).toMatchObject({
      status: 400,
    });
  });

  it('runs a function with the secrets of the portal that the card is in', async () => {
    const { body } = await post('serverless', {
      ...grace,
      name: 'probe',
      parameters: { what: 'read' },
      propertiesToSend: ['email'],
    });
    expect(body).toEqual({ result: { portalKey: 'key-of-the-partner', email: 'grace@acme.de', taskId: '' } });
  });

  it('answers a card’s associations and searches', async () => {
    expect(
      await post('associations', { ...grace, request: { toObjectType: '0-2', properties: ['name'] } }),
    ).toMatchObject({
      body: { results: [{ toObjectId: 301, properties: { name: 'Acme GmbH' } }], hasMore: false },
    });
    const filters = [{ propertyName: 'domain', operator: 'EQ', value: 'acme.de' }];
    expect(
      await post('search', { ...grace, request: { objectType: 'companies', filterGroups: [{ filters }] } }),
    ).toMatchObject({ body: { total: 1, results: [{ objectId: 301 }] } });
    const unknown = [{ propertyName: 'domain', operator: 'CONTAINS_TOKEN', value: 'acme' }];
    expect(
      await post('search', {
        ...grace,
        request: { objectType: 'companies', filterGroups: [{ filters: unknown }] },
      }),
    ).toMatchObject({ status: 500, body: { message: expect.stringContaining('CONTAINS_TOKEN') as string } });
  });

  it('logs each call to HubSpot and to the hub, with what became of it', async () => {
    const calls = async () => (await get('/__host/calls')).body as LoggedCall[];
    const before = (await calls()).length;
    await fetch(`${fixture.standIn.url}/crm/v3/objects/companies/batch/read`, {
      method: 'POST',
      headers: { authorization: 'Bearer token-vendor', 'content-type': 'application/json' },
      body: JSON.stringify({ properties: ['name'], propertiesWithHistory: [], inputs: [{ id: '701' }] }),
    });
    const ask = (what: string) => post('serverless', { ...grace, name: 'probe', parameters: { what } });
    await ask('read');
    await ask('refuse');
    await ask('throw');
    const added = (await calls()).slice(before);
    expect(added).toMatchObject([
      {
        kind: 'hubspot',
        portalId: vendorPortalId,
        method: 'POST',
        path: '/crm/v3/objects/companies/batch/read',
        status: 200,
        records: 1,
      },
      { kind: 'operation', portalId: partnerPortalId, operation: 'probe', outcome: 'ok', code: null },
      { kind: 'operation', outcome: 'refused', code: 'claim.not_yours' },
      { kind: 'operation', outcome: 'failed', code: null },
    ]);
    expect(added.map(({ number }) => number - before)).toEqual([1, 2, 3, 4]);
    expect(JSON.stringify(added)).not.toContain('token-vendor');
  });

  it('moves the hub’s clock to a day of the vendor’s time zone and back, and refuses what is no day', async () => {
    const { realToday } = (await get('/__host/clock')).body as HostClock;
    expect(await post('clock', { on: '2031-02-28' })).toMatchObject({
      status: 200,
      body: { today: '2031-02-28', realToday, timeZone: 'Europe/Berlin' },
    });
    expect(fixture.clock.offsetMs()).toBeGreaterThan(0);
    expect(await get('/__host/clock')).toMatchObject({ body: { today: '2031-02-28' } });
    expect(await post('clock', { on: '2031-02-30' })).toMatchObject({ status: 400 });
    expect(await post('clock', { on: null })).toMatchObject({ body: { today: realToday, offsetMs: 0 } });
    expect(fixture.clock.offsetMs()).toBe(0);
  });

  it('passes what the proxy answered on, and notes the call as one without an answer where it was refused', async () => {
    const asked = {
      ...grace,
      url: 'https://hub.example.com/operations/view-record',
      request: { method: 'POST' },
    };
    const { body } = await post('fetch', { ...asked, userId: 11 });
    expect(body).toMatchObject({ status: 400, body: expect.stringContaining('VALIDATION_ERROR') as string });
    expect(((await get('/__host/calls')).body as LoggedCall[]).at(-1)).toMatchObject({
      kind: 'operation',
      portalId: partnerPortalId,
      operation: 'view-record',
      outcome: 'failed',
    });
    expect(await post('fetch', { ...asked, userId: 21 })).toMatchObject({ status: 404 });
  });

  it('tells open pages of each change', async () => {
    const response = await fetch(`${fixture.host.url}/__host/events`);
    const reader = response.body?.getReader();
    await reader?.read();
    fixture.standIn.portal(vendorPortalId).create('companies', { name: 'Initech' });
    const chunk = await reader?.read();
    expect(Buffer.from(chunk?.value ?? []).toString()).toContain(
      `"portalId":${vendorPortalId},"objectType":"companies"`,
    );
    await reader?.cancel();
  });

  it('lets a card’s sandbox load scripts from here and connect nowhere', async () => {
    const worker = await fetch(`${fixture.host.url}/worker.js`);
    expect(worker.headers.get('content-security-policy')).toBe("default-src 'none'; script-src 'self'");
    const card = await fetch(`${fixture.host.url}/cards/probe.js`);
    expect(await card.text()).toContain('extend_V2');
  });
});
