import { createServer } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HubError } from '#contracts/errors.ts';
import { Problem } from '#contracts/problem.ts';
import { listen, PortBusyError } from '#http/listen.ts';
import { callHub } from '#serverless/kit/call-hub.ts';
import { signCall } from '#serverless/kit/sign.ts';
import { aRegisterDeal } from '#test/support/a-register-deal.ts';
import { anApp, now, oldPortalKey, portalKey, portals, type TestApp } from './an-app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await anApp();
});

afterAll(() => app.close());

beforeEach(() => {
  app.reset();
});

function signed(changes: Partial<Parameters<typeof signCall>[0]> = {}) {
  const call = {
    hubUrl: app.url,
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
    expect(app.seen).toHaveLength(1);
    expect(app.seen[0]?.actor).toEqual({
      portal: portals[1001],
      side: 'partner',
      partnerId: 'alpha',
      userId: '77',
      userEmail: 'ada@alpha.example',
      userProof: 'asserted',
    });
    expect(app.seen[0]?.request).toEqual(aRegisterDeal());
  });

  it('accepts the key that is being retired while both are valid', async () => {
    expect((await send(signed({ portalKey: oldPortalKey }))).status).toBe(200);
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
    expect(app.seen).toEqual([]);
  });

  it('opens once for a nonce', async () => {
    const request = signed();
    expect((await send(request)).status).toBe(200);
    expect((await refusal(request)).code).toBe('signature.replayed');
    expect(app.seen).toHaveLength(1);
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
    [
      'a message that says nothing',
      {
        operation: 'post-message',
        body: JSON.stringify({ requestId: aRegisterDeal().requestId, sharedDealId: 'sd-1', body: ' ' }),
      },
      'request.invalid',
    ],
    ['a body that is no JSON', { body: '{"domain":' }, 'request.malformed'],
    ['a body beyond all limits', { body: JSON.stringify('x'.repeat(120_000)) }, 'request.too_large'],
  ])('is refused in words: %s', async (_what, changes, code) => {
    expect((await refusal(signed(changes))).code).toBe(code);
    expect(app.seen).toEqual([]);
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
    expect(app.seen).toEqual([]);
  });

  it('carries the reason where the domain is none', async () => {
    app.answer = () => {
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
    app.answer = () => {
      throw new Error('relation "claims" does not exist');
    };
    const problem = await refusal(signed());
    expect(problem).toMatchObject({ status: 500, code: 'hub.internal', retryable: true });
    expect(JSON.stringify(problem)).not.toContain('claims');
    expect(app.logged).toContain('relation \\"claims\\" does not exist');
    expect(app.logged).toContain(problem.requestId);
  });

  it('never writes keys, signatures or e-mail addresses into the log', async () => {
    const request = signed();
    await send(request);
    await refusal({ ...request, body: '{}' });
    expect(app.logged).toContain('/operations/register-deal');
    for (const secret of [
      portalKey,
      String(request.headers['x-hubspot-signature-v3']),
      'alpha.example',
      'Alpha.example',
    ]) {
      expect(app.logged).not.toContain(secret);
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
    expect(await callHub('register-deal', context(app.url))).toMatchObject({
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
    expect((await fetch(`${app.url}/health`)).status).toBe(200);
    expect((await fetch(`${app.url}/ready`)).status).toBe(200);
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
