import type { IncomingReply, OutgoingRequest } from './hubspot-apis.ts';

/** One request, once. The time-out covers the body too: a reply that stops half-way is no reply. */
export async function sendWithTimeout(request: OutgoingRequest, timeoutMs: number): Promise<IncomingReply> {
  const body = request.getBody();
  if (body !== undefined && typeof body !== 'string' && !(body instanceof URLSearchParams)) {
    throw new TypeError('only JSON bodies and forms are sent to HubSpot');
  }
  const response = await fetch(request.getUrl(), {
    method: request.getHttpMethod(),
    headers: request.getHeaders(),
    ...(body === undefined ? {} : { body: String(body) }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await response.text();
  return { status: response.status, headers: Object.fromEntries(response.headers), text };
}

/** Null where it is no JSON. */
export function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
