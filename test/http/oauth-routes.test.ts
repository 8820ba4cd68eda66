import express from 'express';
import { pino } from 'pino';
import { pinoHttp } from 'pino-http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listen, type Listening } from '#http/listen.ts';
import { oauthRoutes } from '#http/oauth-routes.ts';
import { connectPortal, type ConnectPorts } from '#operations/programme/connect-portal.ts';
import { portals } from './an-app.ts';

/** An administrator's way through an install, with HubSpot's part of it in memory. */
const app = { clientId: 'client-1', clientSecret: 'secret-1' };

let hub: Listening;
let done: string[];
/** The portal whose administrator agreed; null: HubSpot refuses the code. */
let grantedBy: number | null;

beforeAll(async () => {
  const ports: ConnectPorts = {
    clock: { now: () => new Date('2026-11-24T10:00:00Z') },
    oauth: {
      exchange: (_app, code, redirectUri) => {
        done.push(`exchange ${code} ${new URL(redirectUri).pathname}`);
        if (grantedBy === null) return Promise.reject(new Error('HubSpot exchange code: 400'));
        const tokens = { accessToken: 'a', refreshToken: 'r', expiresInMs: 1_800_000 };
        return Promise.resolve({ portalId: grantedBy, ...tokens });
      },
      revoke: (token) => Promise.resolve(void done.push(`revoke ${token}`)),
    },
    readPortal: (portalId) => Promise.resolve(portals[portalId] ?? null),
    saveGrant: (portalId, grant) =>
      Promise.resolve(void done.push(`save ${portalId} until ${grant.accessEndsAt.toISOString()}`)),
    install: ({ portalId }) => Promise.resolve(void done.push(`install ${portalId}`)),
  };
  const connect = connectPortal(ports);
  const server = express();
  server.use(pinoHttp({ logger: pino({ level: 'silent' }) }));
  server.use(
    oauthRoutes({
      publicUrl: () => 'https://hub.example.com',
      authorizeUrl: 'https://app.hubspot.com/oauth/authorize',
      scopes: { required: ['oauth', 'crm.objects.deals.read'], optional: ['crm.objects.quotes.read'] },
      clientId: (side) => (side === 'partner' ? app.clientId : null),
      connect: (side, code, redirectUri) => connect(side, app, code, redirectUri),
    }),
  );
  hub = await listen(server, '127.0.0.1', 0);
});

afterAll(() => hub.close());

beforeEach(() => {
  done = [];
  grantedBy = 1001;
});

async function begin(side = 'partner') {
  const response = await fetch(`${hub.url}/oauth/install/${side}`, { redirect: 'manual' });
  const [cookie = ''] = response.headers.getSetCookie();
  const location = new URL(response.headers.get('location') ?? 'https://nowhere.example');
  return { status: response.status, cookie, location, state: location.searchParams.get('state') ?? '' };
}

async function come(query: Record<string, string>, cookie: string, language = 'en') {
  const response = await fetch(`${hub.url}/oauth/callback?${new URLSearchParams(query).toString()}`, {
    headers: { cookie: cookie.split(';')[0] ?? '', 'accept-language': language },
  });
  return { status: response.status, text: await response.text() };
}

describe('an install', () => {
  it('begins at HubSpot, with what the app asks for and where to come back', async () => {
    const { status, location, cookie, state } = await begin();
    expect(status).toBe(302);
    expect(location.origin + location.pathname).toBe('https://app.hubspot.com/oauth/authorize');
    expect(Object.fromEntries(location.searchParams)).toEqual({
      client_id: 'client-1',
      redirect_uri: 'https://hub.example.com/oauth/callback',
      scope: 'oauth crm.objects.deals.read',
      optional_scope: 'crm.objects.quotes.read',
      state,
    });
    expect(cookie).toMatch(/HttpOnly; Secure; SameSite=Lax/);
  });

  it('is not offered to a side whose app is not installed in this way', async () => {
    expect((await begin('vendor')).status).toBe(404);
    expect((await begin('anybody')).status).toBe(404);
  });

  it('keeps the grant, makes the portal ready, and says what a super admin has to do', async () => {
    const { cookie, state } = await begin();
    const { status, text } = await come({ code: 'c-1', state }, cookie);
    expect(status).toBe(200);
    expect(text).toContain('Cards do not appear by themselves');
    expect(done).toEqual([
      'exchange c-1 /oauth/callback',
      'save 1001 until 2026-11-24T10:30:00.000Z',
      'install 1001',
    ]);
  });

  it.each([
    ['a portal that the programme does not name', 4711],
    ['a portal of the other side', 9001],
  ])('of %s keeps nothing and gives the grant back', async (_what, portalId) => {
    grantedBy = portalId;
    const { cookie, state } = await begin();
    const { status, text } = await come({ code: 'c-1', state }, cookie, 'de-DE,de;q=0.9');
    expect(status).toBe(403);
    expect(text).toContain('gehört nicht zum Partnerprogramm');
    expect(done).toEqual(['exchange c-1 /oauth/callback', 'revoke r']);
  });

  it.each([
    ['without the cookie', (state: string) => ({ query: { code: 'c', state }, cookie: '' })],
    [
      'with another state',
      () => ({ query: { code: 'c', state: 'partner.guess' }, cookie: 'oauth_state=partner.x' }),
    ],
    ['without a code', (state: string) => ({ query: { state }, cookie: `oauth_state=${state}` })],
    ['without a state', () => ({ query: { code: 'c' }, cookie: 'oauth_state=' })],
  ])('that ends %s was not begun here and reaches nobody', async (_what, ending) => {
    const { state } = await begin();
    const { query, cookie } = ending(state);
    expect((await come(query as Record<string, string>, cookie)).status).toBe(400);
    expect(done).toEqual([]);
  });

  it('that HubSpot refuses says so with an id to quote, and no more', async () => {
    grantedBy = null;
    const { cookie, state } = await begin();
    const { status, text } = await come({ code: 'c-1', state }, cookie);
    expect(status).toBe(502);
    expect(text).toContain('did not succeed');
    expect(text).not.toContain('exchange code');
  });
});
