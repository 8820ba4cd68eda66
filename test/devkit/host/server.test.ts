import http from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PortBusyError } from '#devkit/host/card-host.ts';
import { createFunctionRuntime } from '#devkit/host/function-runtime.ts';
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
      assetsDir: '/nowhere',
      functions: createFunctionRuntime({ files: {} }),
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
      custom: false,
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

  it('says that hubspot.fetch is not there yet', async () => {
    expect(await post('fetch', { ...grace, url: 'https://hub.example.com/', request: {} })).toMatchObject({
      status: 501,
      body: { message: expect.stringContaining('hubspot.fetch is not part') as string },
    });
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
