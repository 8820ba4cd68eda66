/**
 * The signed request of both doors: HubSpot's v3 scheme, an HMAC-SHA256 (base64) over
 * `method + decoded URI + raw body + timestamp`. Only the text to sign is built here; keys and crypto stay with the caller,
 * so that a card bundle never carries any.
 */
export const signatureHeader = 'x-hubspot-signature-v3';
export const timestampHeader = 'x-hubspot-request-timestamp';
/** The functions' door marks itself, so that a nonce is demanded there and only there. */
export const nonceParameter = 'nonce';

/** The twelve escapes that HubSpot decodes before it signs; no others. */
const decoded: Readonly<Record<string, string>> = {
  '%3A': ':',
  '%2F': '/',
  '%3F': '?',
  '%40': '@',
  '%21': '!',
  '%24': '$',
  '%27': "'",
  '%28': '(',
  '%29': ')',
  '%2A': '*',
  '%2C': ',',
  '%3B': ';',
};

function decodeForSignature(uri: string): string {
  return uri.replace(
    /%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi,
    (escape) => decoded[escape.toUpperCase()] ?? escape,
  );
}

/** `timestamp` is milliseconds since 1970 as sent in the header. The body follows as raw bytes, then the timestamp. */
export function signatureHead(method: string, uri: string): string {
  return `${method.toUpperCase()}${decodeForSignature(uri)}`;
}

/** What a function returns to its card and what the fetch door is unwrapped to: one shape on both doors. */
export type DoorReply = { readonly ok: unknown } | { readonly problem: unknown };
