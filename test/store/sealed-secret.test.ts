import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { SealError, sealer } from '#store/sealed-secret.ts';

const masterKey = randomBytes(32);
const place = { portalId: 2000, field: 'crm_token' } as const;
const secret = 'pat-eu1-0b7f-ü';

function refusal(open: () => unknown): SealError {
  try {
    open();
  } catch (error) {
    if (error instanceof SealError) return error;
    throw error;
  }
  throw new Error('it opened');
}

describe('a sealed secret', () => {
  it('opens with its key at its place', () => {
    expect(sealer(masterKey).open(sealer(masterKey).seal(secret, place), place)).toBe(secret);
    expect(sealer(masterKey).open(sealer(masterKey).seal('', place), place)).toBe('');
  });

  it('never looks the same twice', () => {
    expect(sealer(masterKey).seal(secret, place)).not.toBe(sealer(masterKey).seal(secret, place));
  });

  it('does not open with another key, and says so', () => {
    const sealed = sealer(masterKey).seal(secret, place);
    expect(refusal(() => sealer(randomBytes(32)).open(sealed, place)).why).toBe('other_key');
  });

  it.each([
    { elsewhere: { portalId: 2001, field: 'crm_token' } as const, what: 'in another portal' },
    { elsewhere: { portalId: 2000, field: 'portal_key' } as const, what: 'in another field' },
  ])('does not open $what', ({ elsewhere }) => {
    const sealed = sealer(masterKey).seal(secret, place);
    expect(refusal(() => sealer(masterKey).open(sealed, elsewhere)).why).toBe('broken');
  });

  it('does not open when any of its bytes was changed', () => {
    const sealed = sealer(masterKey).seal(secret, place);
    const [version, keyId, body = ''] = sealed.split('.');
    const bytes = Buffer.from(body, 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      const text = `${version ?? ''}.${keyId ?? ''}.${changed.toString('base64url')}`;
      expect(refusal(() => sealer(masterKey).open(text, place)).why).toBe('broken');
    }
  });

  it.each(['', 'v1', 'v2.00000000.AAAA', 'plain text', 'v1..'])('is not what %j is', (text) => {
    expect(() => sealer(masterKey).open(text, place)).toThrow(SealError);
  });

  it('is not told by its error, nor is the key', () => {
    const sealed = sealer(masterKey).seal(secret, place);
    const [, , body = ''] = sealed.split('.');
    const shown = inspect(
      refusal(() => sealer(masterKey).open(sealed, { ...place, portalId: 1 })),
      { depth: 9 },
    );
    for (const hidden of [secret, body, masterKey.toString('hex'), masterKey.toString('base64')]) {
      expect(shown).not.toContain(hidden);
    }
  });

  it('needs a key of 32 bytes', () => {
    expect(() => sealer(randomBytes(16))).toThrow(RangeError);
  });
});
