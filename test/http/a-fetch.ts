import { signRequest } from '#crm/signature.ts';
import { aRegisterDeal } from '#test/support/a-register-deal.ts';
import { now } from './an-app.ts';

export interface SignedFetch {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface FetchChanges {
  readonly operation?: string;
  readonly query?: string;
  readonly body?: string;
  readonly clientSecret?: string;
  readonly at?: Date;
}

/** A partner's registration as HubSpot sends it for a card's `hubspot.fetch`. */
export function aFetch(hubUrl: string, changes: FetchChanges = {}): SignedFetch {
  const { operation = 'register-deal', at = now, body = JSON.stringify(aRegisterDeal()) } = changes;
  const { clientSecret: key = 'the-client-secret-of-the-partner-app' } = changes;
  const { query = 'userId=77&portalId=1001&userEmail=Ada%40Alpha.example&appId=42' } = changes;
  const url = `${hubUrl}/operations/${operation}?${query}`;
  return { url, body, headers: signRequest({ method: 'POST', uri: url, body: Buffer.from(body), key, at }) };
}

export async function send({ url, headers, body }: SignedFetch) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: response.status, body: (await response.json()) as { ok?: unknown; problem?: unknown } };
}
