import { createServer } from 'node:http';
import { Writable } from 'node:stream';
import express from 'express';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HubError } from '#contracts/errors.ts';
import { Problem } from '#contracts/problem.ts';
import { verifySignature } from '#crm/signature.ts';
import { createApp } from '#http/app.ts';
import { functionDoor } from '#http/function-door.ts';
import { listen, PortBusyError, type Listening } from '#http/listen.ts';
import type { OperationHandlers } from '#operations/handlers.ts';
import type { Actor } from '#operations/ports.ts';
import type { Portal } from '#operations/programme.ts';
import { callHub } from '#serverless/kit/call-hub.ts';
import { signCall } from '#serverless/kit/sign.ts';
import { aRegisterDeal } from '#test/support/a-register-deal.ts';

const portalKey = 'the-key-of-alpha-which-nobody-else-has';
const oldKey = 'the-key-before-it-which-is-being-retired';
const now = new Date('2026-11-24T14:02:00Z');

const portals: Record<number, Portal> = {
  1001: portal(1001, 'partner', 'alpha'),
  9001: portal(9001, 'vendor', null),
};

function portal(portalId: number, side: Portal['side'], partnerId: string | null): Portal {
  const settings = {
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    language: 'en',
    registrants: 'everybody',
  } as const;
  return { portalId, side, partnerId, name: '', ...settings };
}

const seen: { actor: Actor; request: unknown }[] = [];
const nonces = new Set<string>();
let logged = '';
let answer: (actor: Actor, request: unknown) => unknown;
let hub: Listening;

beforeAll(async () => {
  const log = pino(
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        logged += chunk.toString();
        done();
      },
    }),
  );
  const handle = (actor: Actor, request: unknown) => {
    seen.push({ actor, request });
    return Promise.resolve().then(() => answer(actor, request)) as Promise<never>;
  };
  const handlers: OperationHandlers = {
    'view-record': handle,
    'preview-registration': handle,
    'register-deal': handle,
    'convert-deal': handle,
    'release-claim': handle,
    'view-attribution': handle,
  };
  let url = '';
  const door = functionDoor(() => url, {
    clock: { now: () => now },
    readPortal: (portalId) => Promise.resolve(portals[portalId] ?? null),
    readPortalKeys: (portalId) => Promise.resolve(portals[portalId] === undefined ? [] : [portalKey, oldKey]),
    openNonce: (portalId, nonce) => {
      const key = `${portalId} ${nonce}`;
      const fresh = !nonces.has(key);
      nonces.add(key);
      return Promise.resolve(fresh);
    },
    verifySignature,
  });
  const app = createApp({ door, handlers, log, health: { ping: () => Promise.resolve() } });
  hub = await listen(app, '127.0.0.1', 0);
  ({ url } = hub);
});

afterAll(() => hub.close());

beforeEach(() => {
  seen.length = 0;
  logged = '';
  answer = () => ({ fine: true });
});

function signed(changes: Partial<Parameters<typeof signCall>[0]> = {}) {
  const call = {
    hubUrl: hub.url,
    operation: 'register-deal',
    portalId: '1001',
    portalKey,
    user: { id: '77', email: 'Ada@Alpha.example' },
    body: JSON.stringify(aRegisterDeal()),
    now: now.getTime(),
    ...changes,
  };
  return { ...signCall(call), body: call.body };
}

async function send(request: { url: string; headers: Readonly<Record<string, string>>; body: string }) {
  const response = await fetch(request.url, { method: 'POST', headers: request.headers, body: request.body });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: await response.json(),
  };
}

async function refusal(request: Parameters<typeof send>[0]) {
  const reply = await send(request);
  expect(reply.type).toContain('application/problem+json');
  const problem = Problem.parse(reply.body);
  expect(problem.status).toBe(reply.status);
  return problem;
}

describe('who calls comes from the signature', () => {
  it('hands the operation the portal that signed and the user whom its card names', async () => {
    const reply = await send(signed());
    expect(reply).toMatchObject({ status: 200, body: { fine: true } });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.actor).toEqual({
      portal: portals[1001],
      side: 'partner',
      partnerId: 'alpha',
      userId: '77',
      userEmail: 'ada@alpha.example',
      userProof: 'asserted',
    });
    expect(seen[0]?.request).toEqual(aRegisterDeal());
  });

  it('accepts the key that is being retired while both are valid', async () => {
    expect((await send(signed({ portalKey: oldKey }))).status).toBe(200);
  });

  it.each([
    ['no signature', () => ({ ...signed(), headers: {} }), 'signature.missing'],
    ['a key of somebody else', () => signed({ portalKey: 'some other key altogether' }), 'signature.invalid'],
    [
      'another body',
      () => ({ ...signed(), body: JSON.stringify(aRegisterDeal({ domain: 'beta.de' })) }),
      'signature.invalid',
    ],
    ['another portal', () => edited((url) => url.searchParams.set('portalId', '9001')), 'signature.invalid'],
    [
      'another user',
      () => edited((url) => url.searchParams.set('userEmail', 'boss@alpha.example')),
      'signature.invalid',
    ],
    [
      'a second user beside the first',
      () => edited((url) => url.searchParams.append('userId', '1')),
      'signature.invalid',
    ],
    [
      'another operation',
      () => edited((url) => (url.pathname = '/operations/view-record')),
      'signature.invalid',
    ],
    ['a request of six minutes ago', () => signed({ now: now.getTime() - 360_000 }), 'signature.stale'],
    ['a request of in six minutes', () => signed({ now: now.getTime() + 360_000 }), 'signature.stale'],
    ['a portal that is not connected', () => signed({ portalId: '4711' }), 'portal.unknown'],
  ] as const)('refuses %s before it reads the body', async (_what, request, code) => {
    expect((await refusal(request())).code).toBe(code);
    expect(seen).toEqual([]);
  });

  it('opens once for a nonce', async () => {
    const request = signed();
    expect((await send(request)).status).toBe(200);
    expect((await refusal(request)).code).toBe('signature.replayed');
    expect(seen).toHaveLength(1);
  });
});

function edited(change: (url: URL) => unknown) {
  const request = signed();
  const url = new URL(request.url);
  change(url);
  return { ...request, url: url.href };
}

describe('a request that cannot be served', () => {
  it.each([
    ['an operation that does not exist', { operation: 'delete-everything' }, 'operation.unknown'],
    ["a partner's operation from the vendor's portal", { portalId: '9001' }, 'operation.wrong_side'],
    [
      "the vendor's operation from a partner's portal",
      { operation: 'view-attribution' },
      'operation.wrong_side',
    ],
    ['a body that is no JSON', { body: '{"domain":' }, 'request.malformed'],
    ['a body beyond all limits', { body: JSON.stringify('x'.repeat(120_000)) }, 'request.too_large'],
  ])('is refused in words: %s', async (_what, changes, code) => {
    expect((await refusal(signed(changes))).code).toBe(code);
    expect(seen).toEqual([]);
  });

  it('names each field that is wrong', async () => {
    const body = JSON.stringify(aRegisterDeal({ deal: { name: '', closeOn: 'soon' } }));
    expect(await refusal(signed({ body }))).toMatchObject({
      code: 'request.invalid',
      fields: [
        { pointer: '/deal/name', code: 'required' },
        { pointer: '/deal/closeOn', code: 'date' },
      ],
    });
    expect(seen).toEqual([]);
  });

  it('carries the reason where the domain is none', async () => {
    answer = () => {
      throw new HubError('domain.not_registrable', { reason: 'free_mail_domain', secret: 'stays inside' });
    };
    const problem = await refusal(signed());
    expect(problem).toMatchObject({
      status: 422,
      code: 'domain.not_registrable',
      reason: 'free_mail_domain',
    });
    expect(JSON.stringify(problem)).not.toContain('stays inside');
  });

  it('lets nothing out of what broke inside, but an id under which the log has it', async () => {
    answer = () => {
      throw new Error('relation "claims" does not exist');
    };
    const problem = await refusal(signed());
    expect(problem).toMatchObject({ status: 500, code: 'hub.internal', retryable: true });
    expect(JSON.stringify(problem)).not.toContain('claims');
    expect(logged).toContain('relation \\"claims\\" does not exist');
    expect(logged).toContain(problem.requestId);
  });

  it('never writes keys, signatures or e-mail addresses into the log', async () => {
    const request = signed();
    await send(request);
    await refusal({ ...request, body: '{}' });
    expect(logged).toContain('/operations/register-deal');
    for (const secret of [
      portalKey,
      String(request.headers['x-hubspot-signature-v3']),
      'alpha.example',
      'Alpha.example',
    ]) {
      expect(logged).not.toContain(secret);
    }
  });
});

describe('the function', () => {
  const context = (hubUrl: string) => ({
    parameters: { request: aRegisterDeal(), user: { id: 77, email: 'ada@alpha.example' } },
    secrets: { HUB_URL: hubUrl, HUB_PORTAL_ID: '1001', HUB_PORTAL_KEY: portalKey },
  });

  it('gives its card the answer or the problem, in one shape', async () => {
    // The function signs with the time of its own machine, which is not the test's.
    expect(await callHub('register-deal', context(hub.url))).toMatchObject({
      problem: { code: 'signature.stale' },
    });
  });

  it('says that the hub is unreachable instead of failing without words', async () => {
    // The discard port: nobody listens there.
    const reply = await callHub('register-deal', context('http://127.0.0.1:9'));
    expect('problem' in reply && Problem.parse(reply.problem)).toMatchObject({
      code: 'hub.unreachable',
      retryable: true,
    });
  });
});

describe('the hub', () => {
  it('says that it lives and that it can decide', async () => {
    expect((await fetch(`${hub.url}/health`)).status).toBe(200);
    expect((await fetch(`${hub.url}/ready`)).status).toBe(200);
  });

  it('explains a busy port in a sentence', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const busy = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(listen(express(), '127.0.0.1', busy)).rejects.toThrow(PortBusyError);
    other.close();
  });
});
