import { createHmac } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { signatureHeader, timestampHeader } from '#contracts/signed-request.ts';
import { signRequest, verifySignature } from '#crm/signature.ts';
import type { SignatureToVerify } from '#crm/signature.ts';

const at = new Date('2026-11-24T10:00:00.000Z');
const minuteMs = 60_000;
const body = Buffer.from('{"name":"Müller & Söhne"}');
const uri = 'https://hub.example/operations/view-record?portalId=1&userEmail=a%40b.de';

function signed(changes: Partial<SignatureToVerify> = {}, key = 'the portal key'): SignatureToVerify {
  const parts = { method: 'POST', uri, body };
  const headers = signRequest({ ...parts, key, at });
  return {
    ...parts,
    signature: headers[signatureHeader],
    timestamp: headers[timestampHeader],
    keys: ['the portal key'],
    now: at,
    ...changes,
  };
}

const invalid = { verified: false, code: 'signature.invalid' };
const stale = { verified: false, code: 'signature.stale' };
const missing = { verified: false, code: 'signature.missing' };

describe('a signature', () => {
  it('fits the request that it was made for', () => {
    expect(verifySignature(signed())).toEqual({ verified: true });
  });

  it('is what HubSpot computes: HMAC over method, decoded URI, raw body and timestamp', () => {
    const expected = createHmac('sha256', 'the portal key')
      .update('POSThttps://hub.example/operations/view-record?portalId=1&userEmail=a@b.de')
      .update(body)
      .update(String(at.getTime()))
      .digest('base64');
    expect(signRequest({ method: 'POST', uri, body, key: 'the portal key', at })).toEqual({
      [signatureHeader]: expected,
      [timestampHeader]: String(at.getTime()),
    });
  });

  test.each([
    ['another method', { method: 'PUT' }],
    ['another address', { uri: `${uri}&userId=2` }],
    ['a body with one byte changed', { body: Buffer.from('{"name":"Müller & Sohne"}') }],
    ['a body that means the same but has other bytes', { body: Buffer.from('{"name": "Müller & Söhne"}') }],
    ['no body', { body: new Uint8Array() }],
    ['another timestamp within the window', { timestamp: String(at.getTime() + 1) }],
    ['a signature that is too short', { signature: 'abc' }],
    ['a signature of the right length', { signature: `${'A'.repeat(43)}=` }],
    ['no key at all', { keys: [] }],
    ['an empty key', { keys: [''] }],
    ['the key of another portal', { keys: ['another key'] }],
    ['a timestamp that is no number', { timestamp: 'NaN' }],
    ['a timestamp with a fraction', { timestamp: '1.5' }],
    ['a negative timestamp', { timestamp: '-1' }],
  ])('does not fit %s', (_what, changes) => {
    expect(verifySignature(signed(changes))).toEqual(invalid);
  });

  it('made with an empty key is never believed', () => {
    expect(verifySignature({ ...signed({}, ''), keys: [''] })).toEqual(invalid);
  });

  it('fits with either key while a key is being replaced', () => {
    expect(verifySignature(signed({ keys: ['the new key', 'the portal key'] }))).toEqual({ verified: true });
    expect(verifySignature(signed({ keys: ['the portal key', 'the old key'] }))).toEqual({ verified: true });
  });

  test.each([
    ['signature', { signature: undefined }],
    ['signature (empty)', { signature: '' }],
    ['timestamp', { timestamp: undefined }],
  ])('is missing without its %s', (_what, changes) => {
    expect(verifySignature(signed(changes))).toEqual(missing);
  });

  test.each([
    [-5 * minuteMs, { verified: true }],
    [5 * minuteMs, { verified: true }],
    [-5 * minuteMs - 1, stale],
    [5 * minuteMs + 1, stale],
    [24 * 60 * minuteMs, stale],
  ])('that is %i ms away from the clock, on either side, is judged by the window', (offsetMs, verdict) => {
    expect(verifySignature(signed({ now: new Date(at.getTime() + offsetMs) }))).toEqual(verdict);
  });

  test.each(['%3A', '%2F', '%3F', '%40', '%21', '%24', '%27', '%28', '%29', '%2A', '%2C', '%3B'])(
    'does not depend on whether %s is escaped',
    (escape) => {
      const plain = decodeURIComponent(escape);
      const verdict = verifySignature({
        ...signed({}),
        ...signOver(`https://hub.example/x?q=${escape}`),
        uri: `https://hub.example/x?q=${plain}`,
      });
      expect(verdict).toEqual({ verified: true });
    },
  );

  test.each(['%20', '%26', '%3D', '%2B', '%25', '%23'])('does depend on whether %s is escaped', (escape) => {
    const verdict = verifySignature({
      ...signed({}),
      ...signOver(`https://hub.example/x?q=${escape}`),
      uri: `https://hub.example/x?q=${decodeURIComponent(escape)}`,
    });
    expect(verdict).toEqual(invalid);
  });
});

function signOver(address: string): { signature: string | undefined; timestamp: string | undefined } {
  const headers = signRequest({ method: 'POST', uri: address, body, key: 'the portal key', at });
  return { signature: headers[signatureHeader], timestamp: headers[timestampHeader] };
}
