import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/**
 * Seals tokens and keys of portals for the database: AES-256-GCM under the hub's master key, bound to the portal and
 * the field, so that a sealed value moved to another row or column does not open. The text begins with the version of
 * this scheme and an id of the master key, so that a wrong key is told from a broken value, and keys can be changed.
 * Nothing here is ever logged, and no error says more than which portal and field it was about.
 */

export interface SecretPlace {
  readonly portalId: number;
  readonly field: 'crm_token' | 'portal_key' | 'client_secret' | 'access_token' | 'refresh_token';
}

export interface Sealer {
  seal(secret: string, place: SecretPlace): string;
  /** Throws a `SealError` where it was sealed with another key or for another place, or was changed. */
  open(sealed: string, place: SecretPlace): string;
}

export class SealError extends Error {
  readonly why: 'other_key' | 'broken';

  constructor(cause: 'other_key' | 'broken', place: SecretPlace, options?: ErrorOptions) {
    const why =
      cause === 'other_key'
        ? 'was sealed with another MASTER_KEY than the one the hub was started with'
        : 'does not open: it was changed, or belongs to another portal';
    super(`The ${place.field} of portal ${String(place.portalId)} ${why}.`, options);
    this.name = 'SealError';
    this.why = cause;
  }
}

const version = 'v1';
const nonceBytes = 12;
const tagBytes = 16;

/** The key must be 32 bytes; otherwise a RangeError. */
export function sealer(masterKey: Uint8Array): Sealer {
  if (masterKey.length !== 32) throw new RangeError('The master key must be 32 bytes.');
  const key = Buffer.from(masterKey);
  const keyId = createHmac('sha256', key).update('master key id').digest('hex').slice(0, 8);

  return {
    seal(secret, place) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(place));
      const sealed = Buffer.concat([
        nonce,
        cipher.update(secret, 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return `${version}.${keyId}.${sealed.toString('base64url')}`;
    },
    open(text, place) {
      const [scheme, sealedWith, body] = text.split('.');
      if (scheme !== version || sealedWith === undefined || body === undefined)
        throw new SealError('broken', place);
      if (sealedWith !== keyId) throw new SealError('other_key', place);
      const sealed = Buffer.from(body, 'base64url');
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        });
        decipher.setAAD(boundTo(place)).setAuthTag(sealed.subarray(-tagBytes));
        return (
          decipher.update(sealed.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8')
        );
      } catch (error) {
        throw new SealError('broken', place, { cause: error });
      }
    },
  };
}

function boundTo(place: SecretPlace): Buffer {
  return Buffer.from(`${version}:${String(place.portalId)}:${place.field}`, 'utf8');
}
