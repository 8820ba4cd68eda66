import { createHmac, timingSafeEqual } from 'node:crypto';
import { signatureHead, signatureHeader, timestampHeader } from '#contracts/signed-request.ts';

/**
 * HubSpot's v3 signature, made and checked. The check works on the raw bytes as they came in, before anything is parsed.
 * HubSpot's own helper does not decode the URI, compares with `===` and lets requests from the future pass, so it is not
 * used: here the window has two sides, and a timestamp that is no number is refused.
 */

/** Clocks differ and networks are slow; five minutes is what HubSpot itself allows. */
const signatureWindowMs = 5 * 60_000;

const digits = /^\d{1,15}$/;

export interface SignedParts {
  readonly method: string;
  /** The whole address as the caller wrote it, query included. */
  readonly uri: string;
  /** The body's bytes, untouched; empty where there is none. */
  readonly body: Uint8Array;
}

export interface SignatureToVerify extends SignedParts {
  /** Header values as they came; undefined where the header is missing. */
  readonly signature: string | undefined;
  readonly timestamp: string | undefined;
  /** Several while a key is being rotated; every one is tried. */
  readonly keys: readonly string[];
  readonly now: Date;
}

export type SignatureVerdict =
  | { readonly verified: true }
  | {
      readonly verified: false;
      readonly code: 'signature.missing' | 'signature.invalid' | 'signature.stale';
    };

/** The two headers that make `verifySignature` pass. */
export function signRequest(
  request: SignedParts & { readonly key: string; readonly at: Date },
): Record<string, string> {
  const timestamp = String(request.at.getTime());
  return { [signatureHeader]: digest(request, timestamp, request.key), [timestampHeader]: timestamp };
}

export function verifySignature(request: SignatureToVerify): SignatureVerdict {
  const { signature, timestamp, keys, now } = request;
  if (!signature || !timestamp) return { verified: false, code: 'signature.missing' };
  if (!digits.test(timestamp)) return { verified: false, code: 'signature.invalid' };
  const ageMs = now.getTime() - Number(timestamp);
  // Written so that NaN is refused too.
  if (!(Math.abs(ageMs) <= signatureWindowMs)) return { verified: false, code: 'signature.stale' };

  let verified = false;
  for (const key of keys) {
    // Every key is tried, so that the time taken does not tell which of them fits.
    if (key !== '' && isSame(digest(request, timestamp, key), signature)) verified = true;
  }
  return verified ? { verified } : { verified, code: 'signature.invalid' };
}

function digest(request: SignedParts, timestamp: string, key: string): string {
  return createHmac('sha256', key)
    .update(signatureHead(request.method, request.uri))
    .update(request.body)
    .update(timestamp)
    .digest('base64');
}

function isSame(expected: string, given: string): boolean {
  const expectedBytes = Buffer.from(expected);
  const givenBytes = Buffer.from(given);
  return expectedBytes.length === givenBytes.length && timingSafeEqual(expectedBytes, givenBytes);
}
