import { Signature } from '@hubspot/api-client/lib/src/utils/signature.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HubError, type ErrorCode } from '#contracts/errors.ts';
import { Problem } from '#contracts/problem.ts';
import { signatureHeader, timestampHeader } from '#contracts/signed-request.ts';
import { signCall } from '#serverless/kit/sign.ts';
import { aRegisterDeal } from '#test/support/a-register-deal.ts';
import { anApp, now, portalKey, portals, type TestApp } from './an-app.ts';
import { aFetch, send, type FetchChanges, type SignedFetch } from './a-fetch.ts';

/** What HubSpot sends for a card's `hubspot.fetch`, signed by real crypto, and what the hub makes of it. */
let app: TestApp;

beforeAll(async () => {
  app = await anApp();
});

afterAll(() => app.close());

beforeEach(() => {
  app.reset();
});

function fetched(changes: FetchChanges = {}): SignedFetch {
  return aFetch(app.url, changes);
}

/** The refusal's code, as the card reads it. */
async function refusal(request: SignedFetch): Promise<ErrorCode> {
  const { status, body } = await send(request);
  expect(status).toBe(200);
  expect(Object.keys(body)).toEqual(['problem']);
  return Problem.parse(body.problem).code;
}

const vendorQuery = 'userId=5&portalId=9001&userEmail=jana%40vendor.example&appId=43';
const vendorSecret = 'the-client-secret-of-the-vendor-app';
const aView = JSON.stringify({ record: { type: 'deal', id: '1' }, language: 'en' });

describe('who calls by hubspot.fetch', () => {
  it('is proven by HubSpot: portal and user', async () => {
    expect(await send(fetched())).toEqual({ status: 200, body: { ok: { fine: true } } });
    expect(app.seen).toEqual([
      {
        actor: {
          portal: portals[1001],
          side: 'partner',
          partnerId: 'alpha',
          userId: '77',
          userEmail: 'ada@alpha.example',
          userProof: 'platform',
        },
        request: aRegisterDeal(),
      },
    ]);
  });

  it('may sign with either secret while one is being replaced', async () => {
    expect((await send(fetched({ clientSecret: 'the-one-before-it' }))).body).toEqual({ ok: { fine: true } });
  });

  it('is believed on what HubSpot’s own helper signs', async () => {
    // It leaves out the undoing of escapes, so the address has none.
    const url = `${app.url}/operations/register-deal?userId=77&portalId=1001&userEmail=ada&appId=42`;
    const body = JSON.stringify(aRegisterDeal());
    const timestamp = now.getTime();
    const [clientSecret = ''] = app.clientSecrets.partner;
    const signed = { url, requestBody: body, clientSecret, timestamp, signature: '' };
    const signature = Signature.getSignature('POST', 'v3', signed);
    const headers = { [signatureHeader]: signature, [timestampHeader]: String(timestamp) };
    expect((await send({ url, headers, body })).body).toEqual({ ok: { fine: true } });
  });

  it.each<[string, () => SignedFetch, ErrorCode]>([
    ['no signature', () => ({ ...fetched(), headers: {} }), 'signature.missing'],
    ['a secret that is not ours', () => fetched({ clientSecret: 'another secret' }), 'signature.invalid'],
    [
      'the secret of the other side’s app',
      () => fetched({ clientSecret: vendorSecret }),
      'signature.invalid',
    ],
    ['the key of a portal’s functions', () => fetched({ clientSecret: portalKey }), 'signature.invalid'],
    [
      'a portal of the other side',
      () => fetched({ query: vendorQuery, operation: 'view-attribution', body: aView }),
      'signature.invalid',
    ],
    [
      'another body',
      () => ({ ...fetched(), body: JSON.stringify(aRegisterDeal({ domain: 'beta.de' })) }),
      'signature.invalid',
    ],
    ['another user', () => edited('userId=77', 'userId=78'), 'signature.invalid'],
    ['another portal', () => edited('portalId=1001', 'portalId=9001'), 'signature.invalid'],
    ['a second user beside the first', () => edited('userId=77', 'userId=77&userId=1'), 'signature.invalid'],
    [
      'a second user whom the card added and HubSpot signed',
      () => fetched({ query: 'userId=1&userId=77&portalId=1001&userEmail=a&appId=42' }),
      'signature.invalid',
    ],
    ['no user', () => fetched({ query: 'portalId=1001&userEmail=a&appId=42' }), 'signature.invalid'],
    [
      'an address encoded anew',
      () => edited('Ada%40Alpha.example', 'Ada%2540Alpha.example'),
      'signature.invalid',
    ],
    ['another operation', () => edited('register-deal', 'convert-deal'), 'signature.invalid'],
    ['six minutes ago', () => fetched({ at: new Date(now.getTime() - 360_000) }), 'signature.stale'],
    ['in six minutes', () => fetched({ at: new Date(now.getTime() + 360_000) }), 'signature.stale'],
    ['no date at all', () => dated('NaN'), 'signature.invalid'],
    [
      'a portal that the hub does not know',
      () => fetched({ query: 'userId=1&portalId=4711&userEmail=a&appId=42' }),
      'portal.unknown',
    ],
    ['no portal', () => fetched({ query: 'userId=1&userEmail=a&appId=42' }), 'signature.invalid'],
  ])('is not believed on %s', async (_what, request, code) => {
    expect(await refusal(request())).toBe(code);
    expect(app.seen).toEqual([]);
  });

  it('is not believed on a nonce: that makes it a call of the function door, which answers with its status', async () => {
    const { status, body } = await send(edited('appId=42', 'appId=42&nonce=1'));
    expect([status, Problem.parse(body).code]).toEqual([401, 'signature.invalid']);
    expect(app.seen).toEqual([]);
  });

  it('finds the door closed where no secret is set for the side, and the log says why', async () => {
    app.clientSecrets = { ...app.clientSecrets, partner: [] };
    expect(await refusal(fetched())).toBe('signature.invalid');
    expect(await refusal(fetched({ clientSecret: '' }))).toBe('signature.invalid');
    expect(app.seen).toEqual([]);
    expect(app.logged).toContain('no client secret is set for this side');
    expect(
      await send(
        fetched({
          query: vendorQuery,
          clientSecret: vendorSecret,
          operation: 'view-attribution',
          body: aView,
        }),
      ),
    ).toMatchObject({ body: { ok: {} } });
  });
});

function edited(from: string, to: string): SignedFetch {
  const request = fetched();
  return { ...request, url: request.url.replace(from, to) };
}

function dated(timestamp: string): SignedFetch {
  const request = fetched();
  return { ...request, headers: { ...request.headers, [timestampHeader]: timestamp } };
}

describe('a refusal', () => {
  it.each<[string, () => SignedFetch, ErrorCode]>([
    [
      'an operation that does not exist',
      () => fetched({ operation: 'delete-everything' }),
      'operation.unknown',
    ],
    [
      'an operation of the other side',
      () => fetched({ operation: 'view-attribution', body: aView }),
      'operation.wrong_side',
    ],
    ['a body that is no JSON', () => fetched({ body: '{"domain":' }), 'request.malformed'],
    ['a field that is missing', () => fetched({ body: '{}' }), 'request.invalid'],
    [
      'a body beyond all limits',
      () => fetched({ body: JSON.stringify('x'.repeat(120_000)) }),
      'request.too_large',
    ],
  ])(
    'travels as a success, because HubSpot hides the body of a failure: %s',
    async (_what, request, code) => {
      expect(await refusal(request())).toBe(code);
      expect(app.seen).toEqual([]);
    },
  );

  it('by the operation says what the catalogue says of it', async () => {
    app.answer = () => {
      throw new HubError('domain.not_registrable', { reason: 'free_mail_domain' });
    };
    const { status, body } = await send(fetched());
    expect(status).toBe(200);
    expect(body.problem).toMatchObject({
      status: 422,
      code: 'domain.not_registrable',
      reason: 'free_mail_domain',
    });
  });

  it.each<[number, ErrorCode, () => never]>([
    [
      503,
      'crm.unavailable',
      () => {
        throw new HubError('crm.unavailable');
      },
    ],
    [
      500,
      'hub.internal',
      () => {
        throw new Error('the database is gone');
      },
    ],
  ])('that may pass keeps its %i, so that HubSpot tries once more', async (status, code, fail) => {
    app.answer = fail;
    expect(await send(fetched())).toMatchObject({ status, body: { problem: { code } } });
  });

  it('that a second try would meet again does not cost one', async () => {
    app.answer = () => {
      throw new HubError('crm.not_permitted');
    };
    expect(await refusal(fetched())).toBe('crm.not_permitted');
  });

  it('keeps its status on the function door', async () => {
    const call = signCall({
      hubUrl: app.url,
      operation: 'view-attribution',
      portalId: '1001',
      portalKey,
      user: { id: '7', email: 'a' },
      body: aView,
      now: now.getTime(),
    });
    const { status, body } = await send({ ...call, body: aView });
    expect([status, Problem.parse(body).code]).toEqual([403, 'operation.wrong_side']);
  });
});

describe('an operation that is bound to a role at the vendor', () => {
  const byFunction = (): SignedFetch => ({
    ...signCall({
      hubUrl: app.url,
      operation: 'view-attribution',
      portalId: '9001',
      portalKey,
      user: { id: '5', email: 'jana@vendor.example' },
      body: aView,
      now: now.getTime(),
    }),
    body: aView,
  });
  const byFetch = () =>
    fetched({ query: vendorQuery, clientSecret: vendorSecret, operation: 'view-attribution', body: aView });

  it('accepts an asserted user where the policy does, and marks the actor', async () => {
    expect((await send(byFunction())).status).toBe(200);
    expect(app.seen[0]?.actor.userProof).toBe('asserted');
  });

  it('refuses an asserted user where the policy does, and takes the one whom HubSpot proves', async () => {
    app.assertedUsers = 'refuse';
    const { status, body } = await send(byFunction());
    expect([status, Problem.parse(body).code]).toEqual([403, 'operation.proof_required']);
    expect(app.seen).toEqual([]);
    expect((await send(byFetch())).body).toEqual({ ok: { fine: true } });
  });

  it('may be one that both sides call: of a partner’s users such a policy says nothing', async () => {
    app.assertedUsers = 'refuse';
    const body = JSON.stringify({
      requestId: aRegisterDeal().requestId,
      sharedDealId: 'sd-1',
      body: 'Demo on Friday?',
    });
    const byFunctionOf = (portalId: string) => ({
      ...signCall({
        hubUrl: app.url,
        operation: 'post-message',
        portalId,
        portalKey,
        user: { id: '7', email: 'a@b.example' },
        body,
        now: now.getTime(),
      }),
      body,
    });
    expect((await send(byFunctionOf('1001'))).status).toBe(200);
    const ofVendor = await send(byFunctionOf('9001'));
    expect(Problem.parse(ofVendor.body).code).toBe('operation.proof_required');
    app.assertedUsers = 'accept';
    expect((await send(byFunctionOf('9001'))).status).toBe(200);
    expect(app.seen.map(({ actor }) => actor.side)).toEqual(['partner', 'vendor']);
  });

  it('is the only kind that such a policy touches', async () => {
    app.assertedUsers = 'refuse';
    const body = JSON.stringify(aRegisterDeal());
    const call = signCall({
      hubUrl: app.url,
      operation: 'register-deal',
      portalId: '1001',
      portalKey,
      user: { id: '7', email: 'a' },
      body,
      now: now.getTime(),
    });
    expect((await send({ ...call, body })).status).toBe(200);
  });
});
