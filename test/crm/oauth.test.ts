import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOAuth, type OAuth } from '#crm/oauth.ts';
import type { Log, PortalGrant, PortalGrants } from '#crm/ports.ts';
import { createPortalTokens } from '#crm/portal-tokens.ts';
import { optionalScopes, requiredScopes } from '#crm/scopes.ts';
import { startStandIn, type StandIn } from '#devkit/stand-in/stand-in.ts';

/** An app that portals install, against the stand-in's OAuth: codes, tokens, and who renews them when. */
const app = { clientId: 'client-of-the-partner-app', clientSecret: 'its-secret' };
const redirectUri = 'https://hub.example.com/oauth/callback';
const portalId = 2001;
const minuteMs = 60_000;

let nowMs: number;
let standIn: StandIn;
let oauth: OAuth;
let warnings: string[];

beforeEach(async () => {
  nowMs = Date.parse('2026-11-24T10:00:00Z');
  warnings = [];
  standIn = await startStandIn({
    portals: [
      {
        portalId,
        name: 'Alpha GmbH',
        token: 'static-token-of-alpha',
        timeZone: 'Europe/Berlin',
        currency: 'EUR',
        language: 'de',
        owners: [],
      },
    ],
    apps: [app],
    now: () => nowMs,
  });
  oauth = createOAuth({ baseUrl: `${standIn.url}/`, timeoutMs: 5_000 });
});

afterEach(() => standIn.close());

const agree = () => standIn.agreeToInstall({ portalId, clientId: app.clientId, redirectUri });

async function callsThrough(token: string | null | undefined): Promise<number> {
  const response = await fetch(`${standIn.url}/account-info/v3/details`, {
    headers: { authorization: `Bearer ${token ?? ''}` },
  });
  return response.status;
}

const log: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: (_data, message) => void warnings.push(message),
  error: () => undefined,
};

/** The grants of the database that all processes share. */
function memoryGrants(grant: PortalGrant | null): PortalGrants & { grant: PortalGrant | null } {
  let leasedUntil = 0;
  const memory = {
    grant,
    readGrant: () => Promise.resolve(memory.grant),
    saveGrant: (_portalId: number, saved: PortalGrant) => {
      memory.grant = saved;
      leasedUntil = 0;
      return Promise.resolve();
    },
    leaseRenewal: (_portalId: number, now: Date, until: Date) => {
      const free = leasedUntil <= now.getTime();
      if (free) leasedUntil = until.getTime();
      return Promise.resolve(free);
    },
  };
  return memory;
}

async function aGrant(): Promise<PortalGrant> {
  const { accessToken, refreshToken, expiresInMs } = await oauth.exchange(app, agree(), redirectUri);
  return { accessToken, refreshToken, accessEndsAt: new Date(nowMs + expiresInMs) };
}

/** One hub process. `asked` counts how often it went to HubSpot for a new token. */
function aProcess(grants: PortalGrants, known: typeof app | null = app) {
  let asked = 0;
  const tokens = createPortalTokens({
    grants,
    staticToken: () => Promise.resolve('static-token-of-alpha'),
    oauth: {
      renew: (credentials, refreshToken) => {
        asked += 1;
        return oauth.renew(credentials, refreshToken);
      },
    },
    appOf: () => Promise.resolve(known),
    clock: { now: () => new Date(nowMs) },
    log,
  });
  return { token: () => tokens.crmToken(portalId), asked: () => asked };
}

describe('an install', () => {
  it('exchanges its code for tokens of the portal whose administrator agreed', async () => {
    const grant = await oauth.exchange(app, agree(), redirectUri);
    expect(grant).toMatchObject({ portalId, expiresInMs: 30 * minuteMs });
    expect(await callsThrough(grant.accessToken)).toBe(200);
  });

  it('takes a code once, and only under its own app and address', async () => {
    const code = agree();
    await oauth.exchange(app, code, redirectUri);
    await expect(oauth.exchange(app, code, redirectUri)).rejects.toMatchObject({ category: 'BAD_AUTH_CODE' });
    await expect(
      oauth.exchange({ ...app, clientSecret: 'a guess' }, agree(), redirectUri),
    ).rejects.toMatchObject({ category: 'BAD_CLIENT_SECRET' });
    await expect(oauth.exchange(app, agree(), 'https://elsewhere.example')).rejects.toMatchObject({
      category: 'BAD_REDIRECT_URI',
    });
  });

  it('that is taken back opens nothing any more', async () => {
    const grant = await oauth.exchange(app, agree(), redirectUri);
    await oauth.revoke(grant.refreshToken);
    expect(await callsThrough(grant.accessToken)).toBe(401);
    await expect(oauth.renew(app, grant.refreshToken)).rejects.toMatchObject({ kind: 'refused' });
  });

  it('asks for the scopes of the manifest', () => {
    const manifest = JSON.parse(
      readFileSync(path.resolve(import.meta.dirname, '../../app.json'), 'utf8'),
    ) as { config: { auth: { requiredScopes: string[]; optionalScopes: string[] } } };
    expect(requiredScopes).toEqual(manifest.config.auth.requiredScopes);
    expect(optionalScopes).toEqual(manifest.config.auth.optionalScopes);
  });
});

describe('the token of a portal', () => {
  it('is the private app’s where no app was installed', async () => {
    expect(await aProcess(memoryGrants(null)).token()).toBe('static-token-of-alpha');
  });

  it('is the granted one while it holds for long enough', async () => {
    const grant = await aGrant();
    const hub = aProcess(memoryGrants(grant));
    nowMs += 24 * minuteMs;
    expect(await hub.token()).toBe(grant.accessToken);
    expect(hub.asked()).toBe(0);
  });

  it('is renewed before it ends, once for twenty calls at the same time', async () => {
    const grant = await aGrant();
    const grants = memoryGrants(grant);
    const hub = aProcess(grants);
    nowMs += 26 * minuteMs;
    const used = await Promise.all(Array.from({ length: 20 }, () => hub.token()));
    expect(new Set(used).size).toBe(1);
    expect(used[0]).not.toBe(grant.accessToken);
    expect(hub.asked()).toBe(1);
    expect(await callsThrough(used[0])).toBe(200);
    expect(grants.grant?.accessEndsAt.getTime()).toBe(nowMs + 30 * minuteMs);
  });

  it('is renewed by one of two processes, and the other goes on meanwhile', async () => {
    const grants = memoryGrants(await aGrant());
    const [one, other] = [aProcess(grants), aProcess(grants)];
    nowMs += 26 * minuteMs;
    const used = await Promise.all([one.token(), other.token()]);
    expect(one.asked() + other.asked()).toBe(1);
    for (const token of used) expect(await callsThrough(token)).toBe(200);
  });

  it('that has ended is waited for where another process renews it', async () => {
    const grants = memoryGrants(await aGrant());
    const [one, other] = [aProcess(grants), aProcess(grants)];
    nowMs += 31 * minuteMs;
    const used = await Promise.all([one.token(), other.token()]);
    expect(one.asked() + other.asked()).toBe(1);
    expect(used[0]).toBe(used[1]);
    expect(await callsThrough(used[0])).toBe(200);
  });

  it('is the old one where renewing fails and it still holds, and an error once it does not', async () => {
    const grant = await aGrant();
    const grants = memoryGrants({ ...grant, refreshToken: 'unknown' });
    nowMs += 26 * minuteMs;
    expect(await aProcess(grants).token()).toBe(grant.accessToken);
    expect(warnings).toHaveLength(1);
    nowMs += 5 * minuteMs;
    await expect(aProcess(grants).token()).rejects.toMatchObject({ category: 'BAD_REFRESH_TOKEN' });
  });

  it('cannot be renewed for an app that the hub does not know', async () => {
    const grants = memoryGrants(await aGrant());
    nowMs += 31 * minuteMs;
    await expect(aProcess(grants, null).token()).rejects.toMatchObject({ kind: 'not_permitted' });
  });
});
