import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signatureHeader, timestampHeader } from '#contracts/signed-request.ts';
import { verifySignature } from '#crm/signature.ts';
import { createFetchProxy, type FetchCall, type FetchProxy } from '#devkit/host/fetch-proxy.ts';

/** The proxy against a server that behaves as each test says. */
interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
type Answer = (response: ServerResponse, tries: number) => void;

const hub = 'https://hub.example.com';
const clientSecret = 'the-client-secret-of-the-partner-app';
const megabyte = 1_000_000;

const received: Received[] = [];
let answer: Answer;
let server: Server;
let proxy: FetchProxy;
let origin: string;

const fine: Answer = (response) => response.end('{"ok":{"fine":true}}');
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end('{"problem":{"code":"crm.unavailable"}}');

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      received.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      answer(response, received.length);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  proxy = createFetchProxy({
    permittedUrls: [hub],
    localUrl: (asked) => (asked === hub ? origin : undefined),
  });
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  received.length = 0;
  answer = fine;
});

function call(changes: Partial<FetchCall> = {}): FetchCall {
  return {
    portalId: 1001,
    user: { id: 11, email: 'ada+deals@alpha.example' },
    app: { appId: 42, clientSecret },
    url: `${hub}/operations/register-deal`,
    method: 'POST',
    headers: {},
    body: { name: 'Müller & Söhne (Köln)' },
    ...changes,
  };
}

async function fetched(changes: Partial<FetchCall> = {}) {
  const reply = await proxy.fetch(call(changes));
  return { status: reply.status, body: JSON.parse(reply.body) as Record<string, unknown> };
}

const queryOf = ({ url }: Pick<Received, 'url'>) => new URL(url, origin).searchParams;

describe('what HubSpot sends in the name of a card', () => {
  it('names the portal, the signed-in user and the app, and sends the body as JSON', async () => {
    expect(await fetched()).toEqual({ status: 200, body: { ok: { fine: true } } });
    const [request] = received;
    expect(Object.fromEntries(queryOf(request ?? { url: '/' }))).toEqual({
      userId: '11',
      portalId: '1001',
      userEmail: 'ada+deals@alpha.example',
      appId: '42',
    });
    expect(request).toMatchObject({
      method: 'POST',
      body: '{"name":"Müller & Söhne (Köln)"}',
      headers: { 'content-type': 'application/json' },
    });
  });

  it.each(['userId=1', 'user%49d=1', 'portalId=9001&userEmail=boss%40alpha.example', 'appId=7'])(
    'lets no card say who is calling: %s',
    async (said) => {
      await fetched({ url: `${hub}/operations/register-deal?motion=new%20business&${said}` });
      const query = queryOf(received[0] ?? { url: '/' });
      expect([...query.keys()].toSorted()).toEqual(['appId', 'motion', 'portalId', 'userEmail', 'userId']);
      expect(query.get('userId')).toBe('11');
      expect(query.get('portalId')).toBe('1001');
      expect(received[0]?.url).toContain('motion=new%20business');
    },
  );

  it('is signed in both of HubSpot’s ways, the third as the hub reads it', async () => {
    await fetched({ url: `${hub}/operations/register-deal?q=%28a%29%3B%20%26%C3%BC` });
    const [request] = received;
    if (request === undefined) throw new Error('nothing was sent');
    const { method, headers, body } = request;
    const uri = `${origin}${request.url}`;
    expect(
      verifySignature({
        method,
        uri,
        body: Buffer.from(body),
        signature: String(headers[signatureHeader]),
        timestamp: String(headers[timestampHeader]),
        keys: [clientSecret],
        now: new Date(),
      }),
    ).toEqual({ verified: true });
    const second = createHash('sha256').update(`${clientSecret}${method}${uri}${body}`).digest('hex');
    expect(headers).toMatchObject({ 'x-hubspot-signature': second, 'x-hubspot-signature-version': 'v2' });
  });

  it('carries the Authorization header and no other', async () => {
    await fetched({ headers: { Authorization: 'Bearer of-the-card' } });
    expect(received[0]?.headers.authorization).toBe('Bearer of-the-card');
    for (const headers of [
      { 'X-Idempotency-Key': '1' },
      { Authorization: 'Bearer x', Accept: 'text/plain' },
    ] as const) {
      expect(await fetched({ headers })).toMatchObject({
        status: 400,
        body: { category: 'VALIDATION_ERROR', message: expect.stringContaining('Authorization') as string },
      });
    }
    expect(received).toHaveLength(1);
  });
});

describe('what HubSpot does not send', () => {
  it.each([
    'https://other.example.com/operations/register-deal',
    'https://hub.example.com.evil.example/operations/register-deal',
    'https://hub.example.com@evil.example/',
    'https://hub.example.com:8443/operations/register-deal',
    'http://hub.example.com/operations/register-deal',
    'no address',
  ])('a request to an address that the app does not permit: %s', async (url) => {
    expect(await fetched({ url })).toMatchObject({ status: 400, body: { category: 'VALIDATION_ERROR' } });
    expect(received).toEqual([]);
  });

  it('an address beside the permitted path', async () => {
    const inFolder = createFetchProxy({ permittedUrls: [`${hub}/deals`], localUrl: () => origin });
    const statusOf = async (path: string) => (await inFolder.fetch(call({ url: `${hub}${path}` }))).status;
    expect(await statusOf('/deals/operations/view-record')).toBe(200);
    expect(await statusOf('/dealsecrets')).toBe(400);
    expect(await statusOf('/deals/../secrets')).toBe(400);
  });

  it('more than a megabyte', async () => {
    expect(await fetched({ body: { text: 'x'.repeat(megabyte) } })).toMatchObject({ status: 400 });
    expect(received).toEqual([]);
  });
});

describe('an answer that failed', () => {
  it.each([401, 404, 422, 301])('with %i comes as a success that says so, without the body', async (code) => {
    answer = status(code, { location: `${origin}/elsewhere` });
    expect(await fetched()).toEqual({
      status: 200,
      body: {
        status: 'error',
        category: 'BAD_GATEWAY',
        message: 'Error returned from Request Uri',
        context: {
          portalId: ['1001'],
          httpMethod: ['POST'],
          requestUri: [`${hub}/operations/register-deal`],
          correlationId: [expect.stringMatching(/^[\da-f-]{36}$/) as string],
          appServerStatusCode: [String(code)],
        },
        errors: [{ message: `Unacceptable HTTP status ${code} calling ${hub}/operations/register-deal` }],
      },
    });
    expect(received).toHaveLength(1);
  });

  it('with 5xx is asked for once more, by the very same signed request', async () => {
    answer = (response, tries) => (tries === 1 ? status(503)(response, tries) : fine(response, tries));
    expect(await fetched()).toMatchObject({ status: 200, body: { ok: {} } });
    expect(received).toHaveLength(2);
    expect(received[1]).toEqual(received[0]);
  });

  it('twice is not asked for a third time', async () => {
    answer = status(500);
    expect(await fetched()).toMatchObject({
      status: 200,
      body: { category: 'BAD_GATEWAY', context: { appServerStatusCode: ['500'] } },
    });
    expect(received).toHaveLength(2);
  });

  it('for want of a connection is asked for once more', async () => {
    answer = (response, tries) => (tries === 1 ? response.socket?.destroy() : fine(response, tries));
    expect(await fetched()).toMatchObject({ status: 200, body: { ok: {} } });
    expect(received).toHaveLength(2);
  });

  it('because nobody listens comes in the same envelope', async () => {
    // The discard port: nobody listens there.
    const nowhere = createFetchProxy({ permittedUrls: [hub], localUrl: () => 'http://127.0.0.1:9' });
    const { status: code, body } = await nowhere.fetch(call());
    expect(code).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ category: 'BAD_GATEWAY' });
  });

  it('for want of time is given up without a second try', async () => {
    answer = () => undefined;
    expect(await fetched({ timeoutMs: 1_000 })).toMatchObject({
      status: 200,
      body: { category: 'BAD_GATEWAY', context: { appServerStatusCode: ['504'] } },
    });
    expect(received).toHaveLength(1);
  });

  it('is also one that is no JSON, or larger than a megabyte', async () => {
    answer = (response) => response.end('<html></html>');
    expect(await fetched()).toMatchObject({ status: 400, body: { category: 'VALIDATION_ERROR' } });
    answer = (response) => response.end(JSON.stringify('x'.repeat(megabyte)));
    expect(await fetched()).toMatchObject({ status: 400, body: { category: 'VALIDATION_ERROR' } });
  });
});

describe('twenty requests of an app in one account', () => {
  it('may run at once; the next is refused until one has ended, and other accounts do not notice', async () => {
    const waiting: ServerResponse[] = [];
    answer = (response) => waiting.push(response);
    const running = Array.from({ length: 20 }, () => fetched());
    await expect.poll(() => waiting.length).toBe(20);
    expect(await fetched()).toMatchObject({ status: 429, body: { category: 'RATE_LIMITS' } });

    answer = fine;
    expect(await fetched({ portalId: 1002 })).toMatchObject({ status: 200, body: { ok: {} } });
    waiting.forEach((response) => fine(response, 1));
    expect((await Promise.all(running)).every((reply) => reply.status === 200)).toBe(true);
    expect(await fetched()).toMatchObject({ status: 200, body: { ok: {} } });
  });
});
