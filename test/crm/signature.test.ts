import { createHmac } from 'node:crypto';
import { Signature } from '@hubspot/api-client/lib/src/utils/signature.js';
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
    ['another value in the query', { uri: uri.replace('portalId=1', 'portalId=2') }],
    [
      'a query in another order',
      { uri: uri.replace('portalId=1&userEmail=a%40b.de', 'userEmail=a%40b.de&portalId=1') },
    ],
    ['an address encoded once more', { uri: uri.replace('%40', '%2540') }],
    ['an address in another case', { uri: uri.replace('hub.example', 'HUB.example') }],
    ['a body with one byte changed', { body: Buffer.from('{"name":"Müller & Sohne"}') }],
    ['a body that means the same but has other bytes', { body: Buffer.from('{"name": "Müller & Söhne"}') }],
    ['no body', { body: new Uint8Array() }],
    ['another timestamp within the window', { timestamp: String(at.getTime() + 1) }],
    ['a signature that is too short', { signature: 'abc' }],
    ['a signature that is too long', { signature: `${'A'.repeat(87)}=` }],
    ['a signature of the right length in other letters', { signature: 'ü'.repeat(44) }],
    ['a signature of the right length', { signature: `${'A'.repeat(43)}=` }],
    ['no key at all', { keys: [] }],
    ['an empty key', { keys: [''] }],
    ['the key of another portal', { keys: ['another key'] }],
    ['a timestamp that is no number', { timestamp: 'NaN' }],
    ['a timestamp without end', { timestamp: 'Infinity' }],
    ['a timestamp in another notation', { timestamp: '1.7639784e12' }],
    ['a timestamp with a blank', { timestamp: ` ${String(at.getTime())}` }],
    ['a timestamp beyond all dates', { timestamp: '9'.repeat(16) }],
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

/** HubSpot's own helper, which signs the address as it is given. */
function byHubSpot(address: string): Pick<SignatureToVerify, 'uri' | 'signature' | 'timestamp'> {
  const timestamp = at.getTime();
  const signature = Signature.getSignature('POST', 'v3', {
    url: address,
    requestBody: body.toString(),
    clientSecret: 'the portal key',
    signature: '',
    timestamp,
  });
  return { uri: address, signature, timestamp: String(timestamp) };
}

describe('what HubSpot’s own helper signs', () => {
  it('is believed where the address has none of the escapes that HubSpot undoes', () => {
    const address = 'https://hub.example/x?q=a%20b%26c%3D%C3%BC&userId=7';
    expect(verifySignature(signed(byHubSpot(address)))).toEqual({ verified: true });
  });

  it('is believed once the escapes are undone, as HubSpot documents it, and not as they came', () => {
    const address = `https://hub.example/x?q=${encodeURIComponent(":/?@!$'()*,;")}%27%28%29%2A%21`;
    const undone = address.replace(/%[\dA-F]{2}/g, (escape) => decodeURIComponent(escape));
    expect(verifySignature(signed({ ...byHubSpot(undone), uri: address }))).toEqual({ verified: true });
    expect(verifySignature(signed(byHubSpot(address)))).toEqual(invalid);
  });

  it('is what HubSpot’s servers make: the helper’s own test has this signature of theirs', () => {
    const known = {
      method: 'POST',
      uri: 'https://www.hubspot.com/webhook',
      body: Buffer.from('REQUEST_BODY'),
      timestamp: '1632188626483',
      signature: 'jf872r5vscVcxCiDRHA4rGrqe/8BPLNVkdJSHdMnGTU=',
      keys: ['f6e94c08-85d0-4608-bcc6-e1850176e7b8'],
      now: new Date(1_632_188_626_483),
    };
    expect(verifySignature(known)).toEqual({ verified: true });
    expect(verifySignature({ ...known, method: 'GET' })).toEqual(invalid);
  });

  it('is refused from the future, which the helper itself lets pass', () => {
    const late = signed({ now: new Date(at.getTime() - 6 * minuteMs) });
    expect(verifySignature(late)).toEqual(stale);
  });
});

function signOver(address: string): { signature: string | undefined; timestamp: string | undefined } {
  const headers = signRequest({ method: 'POST', uri: address, body, key: 'the portal key', at });
  return { signature: headers[signatureHeader], timestamp: headers[timestampHeader] };
}
