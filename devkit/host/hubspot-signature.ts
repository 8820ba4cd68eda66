import { Signature } from '@hubspot/api-client/lib/src/utils/signature.js';

/** The characters whose escapes HubSpot undoes in the address before it signs, and no others. */
const undone = ":/?@!$'()*,;";

export interface CallToSign {
  readonly method: string;
  readonly url: string;
  /** Empty where there is none. */
  readonly body: string;
  readonly clientSecret: string;
  readonly at: Date;
}

/**
 * The headers under which HubSpot sends what a card fetches: both signatures that it still makes. Their crypto is HubSpot's
 * own; it is on purpose not the hub's, so that the two are held against each other. What the helper leaves out is the
 * documented step before it: in version 3 some escapes of the address are undone.
 */
export function hubSpotSignatureHeaders({
  method,
  url,
  body,
  clientSecret,
  at,
}: CallToSign): Record<string, string> {
  const timestamp = at.getTime();
  const signed = { method, url, requestBody: body, clientSecret, signature: '', timestamp };
  return {
    'X-HubSpot-Signature': Signature.getSignature(method, 'v2', signed),
    'X-HubSpot-Signature-Version': 'v2',
    'X-HubSpot-Request-Timestamp': String(timestamp),
    'X-HubSpot-Signature-v3': Signature.getSignature(method, 'v3', { ...signed, url: asSigned(url) }),
  };
}

function asSigned(url: string): string {
  return url.replace(/%[0-9a-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return undone.includes(character) ? character : escape;
  });
}
