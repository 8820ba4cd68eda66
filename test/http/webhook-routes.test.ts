import express from 'express';
import { pino } from 'pino';
import { pinoHttp } from 'pino-http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifySignature } from '#crm/signature.ts';
import { hubSpotSignatureHeaders } from '#devkit/host/hubspot-signature.ts';
import { listen, type Listening } from '#http/listen.ts';
import { problemReply } from '#http/problem-reply.ts';
import { webhookRoutes } from '#http/webhook-routes.ts';

/** Webhooks as HubSpot sends them: signed by its own helper, checked by the hub's crypto, over a real server. */

const now = new Date('2026-11-24T10:00:00Z');
const secrets = {
  partner: 'the-partners’-app',
  vendor: 'the-vendor’s-app',
  portal: 'the-app-of-portal-2000',
};

let hub: Listening;
let taken: { readonly events: readonly unknown[]; readonly portalId: number | null }[];
let takeIn: () => Promise<{ readonly rejected: number }>;

beforeAll(async () => {
  const server = express();
  server.use(pinoHttp({ logger: pino({ level: 'silent' }) }));
  const parts = {
    clock: { now: () => now },
    verifySignature,
    publicUrl: () => hub.url,
    clientSecrets: (side: 'partner' | 'vendor') => [secrets[side], `${secrets[side]}-before`],
    portalClientSecrets: (side: string, portalId: number) =>
      Promise.resolve(side === 'partner' && portalId === 2000 ? [secrets.portal] : []),
    takeIn: (events: readonly unknown[], portalId: number | null) => {
      taken.push({ events, portalId });
      return takeIn();
    },
  };
  server.use(webhookRoutes(parts, { warn: () => undefined }));
  server.use(problemReply());
  hub = await listen(server, '127.0.0.1', 0);
});
afterAll(() => hub.close());
beforeEach(() => {
  taken = [];
  takeIn = () => Promise.resolve({ rejected: 0 });
});

const events = [{ eventId: 1, portalId: 2000, propertyValue: 'Grüße – 50 %' }];

async function send(
  path: string,
  {
    body = JSON.stringify(events),
    clientSecret = secrets.partner,
    at = now,
    sent = body,
    headers = {},
  }: {
    readonly body?: string;
    readonly clientSecret?: string;
    readonly at?: Date;
    readonly sent?: string;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
) {
  const url = `${hub.url}${path}`;
  const signed = hubSpotSignatureHeaders({ method: 'POST', url, body, clientSecret, at });
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...signed, 'Content-Type': 'application/json', ...headers },
    body: sent,
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
}

describe('a webhook', () => {
  it('that HubSpot signed is stored and acknowledged with nothing', async () => {
    expect(await send('/webhooks/partner')).toEqual({ status: 204, body: null });
    expect(await send('/webhooks/vendor', { clientSecret: secrets.vendor })).toEqual({
      status: 204,
      body: null,
    });
    expect(taken).toEqual([
      { events, portalId: null },
      { events, portalId: null },
    ]);
  });

  it('is taken while a secret is replaced, and whatever type its body is said to be', async () => {
    const { status } = await send('/webhooks/partner', {
      clientSecret: `${secrets.partner}-before`,
      headers: { 'Content-Type': 'text/plain' },
    });
    expect(status).toBe(204);
  });

  it('of an app that a portal has for itself speaks of that portal', async () => {
    expect((await send('/webhooks/partner/2000', { clientSecret: secrets.portal })).status).toBe(204);
    expect(taken).toEqual([{ events, portalId: 2000 }]);
  });

  it('is acknowledged although some of it was not understood: it would only come again', async () => {
    takeIn = () => Promise.resolve({ rejected: 1 });
    expect((await send('/webhooks/partner')).status).toBe(204);
  });

  it('is not acknowledged where it could not be stored, so that it comes again', async () => {
    takeIn = () => Promise.reject(new Error('the database is away'));
    expect(await send('/webhooks/partner')).toMatchObject({ status: 500 });
  });

  it('of a hundred events with long texts fits', async () => {
    const long = Array.from({ length: 100 }, () => ({ propertyValue: 'ß'.repeat(5_000) }));
    expect((await send('/webhooks/partner', { body: JSON.stringify(long) })).status).toBe(204);
  });
});

describe('refused, and nothing is stored, is a webhook', () => {
  const stranger = { status: 401, body: { code: 'signature.invalid' } };
  it.each([
    ['signed with the other side’s secret', '/webhooks/partner', { clientSecret: secrets.vendor }, stranger],
    [
      'signed with a portal’s secret for all portals',
      '/webhooks/partner',
      { clientSecret: secrets.portal },
      stranger,
    ],
    ['signed with the common secret for one portal', '/webhooks/partner/2000', {}, stranger],
    [
      'of a portal that has no app of its own',
      '/webhooks/partner/2001',
      { clientSecret: secrets.portal },
      stranger,
    ],
    ['of a portal on the other side', '/webhooks/vendor/2000', { clientSecret: secrets.portal }, stranger],
    ['changed on its way', '/webhooks/partner', { sent: '[]' }, stranger],
    [
      'signed for another address',
      '/webhooks/partner?x=1',
      { headers: { 'X-HubSpot-Signature-v3': 'abc' } },
      stranger,
    ],
    [
      'sent again after six minutes',
      '/webhooks/partner',
      { at: new Date(now.getTime() - 360_000) },
      { status: 401, body: { code: 'signature.stale' } },
    ],
    [
      'sent from the future',
      '/webhooks/partner',
      { at: new Date(now.getTime() + 360_000) },
      { status: 401, body: { code: 'signature.stale' } },
    ],
    [
      'that is no list',
      '/webhooks/partner',
      { body: '{"eventId":1}' },
      { status: 400, body: { code: 'request.malformed' } },
    ],
    [
      'that is no JSON',
      '/webhooks/partner',
      { body: '[{' },
      { status: 400, body: { code: 'request.malformed' } },
    ],
    [
      'that is empty',
      '/webhooks/partner',
      { body: '' },
      { status: 400, body: { code: 'request.malformed' } },
    ],
    ['of a portal that is no number', '/webhooks/partner/alpha', {}, { body: { code: 'portal.unknown' } }],
  ])('%s', async (_, path, changes, expected) => {
    expect(await send(path, changes)).toMatchObject(expected);
    expect(taken).toEqual([]);
  });

  it('not signed at all', async () => {
    const response = await fetch(`${hub.url}/webhooks/partner`, { method: 'POST', body: '[]' });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'signature.missing' });
    expect(taken).toEqual([]);
  });

  it('larger than any that HubSpot sends', async () => {
    const { status } = await send('/webhooks/partner', { body: JSON.stringify(['x'.repeat(3_000_000)]) });
    expect(status).toBe(413);
    expect(taken).toEqual([]);
  });
});
