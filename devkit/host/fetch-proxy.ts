import { randomUUID } from 'node:crypto';
import { hubSpotSignatureHeaders } from './hubspot-signature.ts';

/**
 * What HubSpot's servers do with a card's `hubspot.fetch`: only permitted https addresses, identity put into the query by
 * HubSpot and by nobody else, signed with the app's client secret, one more try where nothing answered or the answer was a
 * 5xx, and an envelope under HTTP 200 in the place of every answer that failed. Where HubSpot's behaviour is not documented,
 * this does what is harder for the hub: the second try repeats the very same signed request, and the body of a failed answer
 * is lost. Learnt from HubSpot's documentation and its local proxy; not checked against a live account.
 */
export interface FetchProxy {
  fetch(call: FetchCall): Promise<ProxyReply>;
}

export interface FetchProxyOptions {
  /** `permittedUrls.fetch` of the app. */
  readonly permittedUrls: readonly string[];
  /** Where a permitted origin answers on this machine; HubSpot's own local proxy maps them in the same way. Asked at each call. */
  readonly localUrl: (origin: string) => string | undefined;
}

export interface FetchCall {
  readonly portalId: number;
  readonly user: { readonly id: number; readonly email: string };
  readonly app: { readonly appId: number; readonly clientSecret: string };
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly timeoutMs?: number | undefined;
}

/** What `hubspot.fetch` resolves to. */
export interface ProxyReply {
  readonly status: number;
  readonly body: string;
}

/** Whoever asks for less gets less. HubSpot counts both tries into it. */
const longestMs = 15_000;
/** Each way. */
const maxBytes = 1_000_000;
/** Per app and account. */
const maxAtOnce = 20;
const methodsWithBody = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const identityNames = new Set(['userId', 'portalId', 'userEmail', 'appId']);

/** No answer came from the app's server, and the status that HubSpot states for that. */
class NoAnswer extends Error {
  readonly status: 500 | 504;

  constructor(status: 500 | 504, cause: unknown) {
    super('The app server did not answer.', { cause });
    this.status = status;
  }
}

export function createFetchProxy(options: FetchProxyOptions): FetchProxy {
  const running = new Map<number, number>();
  return {
    async fetch(call) {
      const context = contextOf(call);
      const fault = faultOf(call, options.permittedUrls);
      if (fault !== null) return refusal(400, 'VALIDATION_ERROR', fault, context);
      const atOnce = running.get(call.portalId) ?? 0;
      if (atOnce >= maxAtOnce) {
        const message = `More than ${maxAtOnce} requests of this app run in account ${call.portalId}.`;
        return refusal(429, 'RATE_LIMITS', message, context);
      }
      running.set(call.portalId, atOnce + 1);
      try {
        return await answer(call, options, context);
      } finally {
        running.set(call.portalId, (running.get(call.portalId) ?? 1) - 1);
      }
    },
  };
}

type Context = Readonly<Record<string, readonly string[]>>;

function contextOf({ portalId, method, url }: FetchCall): Context {
  return {
    portalId: [String(portalId)],
    httpMethod: [method],
    requestUri: [url],
    correlationId: [randomUUID()],
  };
}

function bodyOf({ method, body }: FetchCall): string {
  return methodsWithBody.has(method.toUpperCase()) && body !== undefined && body !== null
    ? JSON.stringify(body)
    : '';
}

/** Why HubSpot would not even send it; null where it does. */
function faultOf(call: FetchCall, permittedUrls: readonly string[]): string | null {
  const url = URL.parse(call.url);
  if (url === null) return 'URL is malformed';
  if (url.protocol !== 'https:') return 'Only https URLs can be requested';
  if (!permittedUrls.some((permitted) => covers(permitted, url))) {
    return `${url.origin} is not in permittedUrls.fetch of the app`;
  }
  const names = Object.keys(call.headers);
  if (names.length > 1) return "Only 'Authorization' header is allowed";
  if (names.some((name) => name.toLowerCase() !== 'authorization')) {
    return "Invalid Request Headers provided. Only 'Authorization' header is allowed from hubspot.fetch()";
  }
  return Buffer.byteLength(bodyOf(call)) > maxBytes ? 'The request body is larger than 1 MB' : null;
}

function covers(permitted: string, url: URL): boolean {
  const { origin, pathname } = new URL(permitted);
  const path = pathname.replace(/\/$/, '');
  return origin === url.origin && (url.pathname === path || url.pathname.startsWith(`${path}/`));
}

/** What a card says about who is calling is taken out, whatever its place, before HubSpot says it. */
function withIdentity(address: URL, { user, portalId, app }: FetchCall): string {
  const own = address.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !identityNames.has(nameOf(pair)));
  const identity = { userId: user.id, portalId, userEmail: user.email, appId: app.appId };
  const added = Object.entries(identity).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${address.pathname}?${[...own, ...added].join('&')}`;
}

/** As a server reads it, so that no spelling of a name slips through. */
function nameOf(pair: string): string {
  return [...new URLSearchParams(pair).keys()][0] ?? '';
}

async function answer(call: FetchCall, options: FetchProxyOptions, context: Context): Promise<ProxyReply> {
  const address = new URL(call.url);
  const origin = options.localUrl(address.origin) ?? address.origin;
  const url = `${origin.replace(/\/$/, '')}${withIdentity(address, call)}`;
  const body = bodyOf(call);
  const { clientSecret } = call.app;
  const request: RequestInit = {
    method: call.method,
    redirect: 'manual',
    headers: {
      ...call.headers,
      ...(body === '' ? {} : { 'content-type': 'application/json' }),
      ...hubSpotSignatureHeaders({ method: call.method, url, body, clientSecret, at: new Date() }),
    },
    ...(body === '' ? {} : { body }),
  };
  try {
    const { status, text } = await askTwice(url, request, Math.min(call.timeoutMs ?? longestMs, longestMs));
    if (status < 200 || status >= 300) return badGateway(status, call, context);
    if (Buffer.byteLength(text) > maxBytes) {
      return refusal(400, 'VALIDATION_ERROR', 'The response body is larger than 1 MB', context);
    }
    return isJson(text)
      ? { status, body: text }
      : refusal(400, 'VALIDATION_ERROR', 'Invalid JSON Response Body', context);
  } catch (error) {
    if (error instanceof NoAnswer) return badGateway(error.status, call, context);
    throw error;
  }
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Rejects with `NoAnswer` where none came within the time, the second try included. */
async function askTwice(url: string, request: RequestInit, timeoutMs: number): Promise<Answer> {
  const signal = AbortSignal.timeout(timeoutMs);
  const first = await ask(url, { ...request, signal }).catch((error: unknown) => {
    if (error instanceof NoAnswer && error.status === 500) return null;
    throw error;
  });
  return first !== null && first.status < 500 ? first : ask(url, { ...request, signal });
}

async function ask(url: string, request: RequestInit): Promise<Answer> {
  try {
    const response = await fetch(url, request);
    return { status: response.status, text: await response.text() };
  } catch (error) {
    throw new NoAnswer(request.signal?.aborted === true ? 504 : 500, error);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text === '' ? 'null' : text);
    return true;
  } catch {
    return false;
  }
}

function badGateway(status: number, { url }: FetchCall, context: Context): ProxyReply {
  return reply(200, {
    status: 'error',
    category: 'BAD_GATEWAY',
    message: 'Error returned from Request Uri',
    context: { ...context, appServerStatusCode: [String(status)] },
    errors: [{ message: `Unacceptable HTTP status ${status} calling ${url}` }],
  });
}

function refusal(status: number, category: string, message: string, context: Context): ProxyReply {
  return reply(status, { status: 'error', category, message, context });
}

function reply(status: number, body: object): ProxyReply {
  return { status, body: JSON.stringify(body) };
}
