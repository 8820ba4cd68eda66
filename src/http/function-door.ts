import type { Request } from 'express';
import { HubError, type ErrorCode } from '#contracts/errors.ts';
import { nonceParameter, signatureHeader, timestampHeader } from '#contracts/signed-request.ts';
import type { Actor, Clock } from '#operations/ports.ts';
import type { Portal } from '#operations/programme.ts';

type SignatureFault = Extract<ErrorCode, `signature.${string}`>;

/** What the door needs to believe a request; wired to the store and to `crm/`'s verifier. */
export interface DoorPorts {
  readonly clock: Clock;
  readPortal(portalId: number): Promise<Portal | null>;
  /** The keys with which the portal may sign now: two while they are rotated, none if the portal is unknown. */
  readPortalKeys(portalId: number): Promise<readonly string[]>;
  /** False where the nonce was seen before. */
  openNonce(portalId: number, nonce: string, now: Date): Promise<boolean>;
  verifySignature(signed: {
    readonly method: string;
    readonly uri: string;
    readonly body: Uint8Array;
    readonly signature: string | undefined;
    readonly timestamp: string | undefined;
    readonly keys: readonly string[];
    readonly now: Date;
  }): { readonly verified: true } | { readonly verified: false; readonly code: SignatureFault };
}

export interface Door {
  /** Who calls, proven from the raw bytes; refuses with `signature.*` or `portal.unknown`. */
  authenticate(request: Request, body: Buffer): Promise<Actor>;
}

function parameter(url: URL, name: string): string {
  const values = url.searchParams.getAll(name);
  const [value] = values;
  if (values.length !== 1 || value === undefined) throw new HubError('signature.invalid');
  return value;
}

/**
 * The door of the app functions: the portal signs with its own key, so the portal is proven and the user is as its card
 * says (`asserted`). Nothing of the body is read before the signature over its raw bytes holds; a nonce opens once.
 */
export function functionDoor(publicUrl: () => string, ports: DoorPorts): Door {
  return {
    async authenticate(request, body) {
      const url = `${publicUrl()}${request.originalUrl}`;
      const query = new URL(url);
      const portalId = Number(parameter(query, 'portalId'));
      if (!Number.isSafeInteger(portalId) || portalId <= 0) throw new HubError('portal.unknown');
      const nonce = parameter(query, nonceParameter);
      const now = ports.clock.now();

      // The card of an unconnected portal has to say so; that a portal number is connected is no secret worth more.
      const keys = await ports.readPortalKeys(portalId);
      if (keys.length === 0) throw new HubError('portal.unknown');
      const signature = ports.verifySignature({
        method: request.method,
        uri: url,
        body,
        signature: request.get(signatureHeader),
        timestamp: request.get(timestampHeader),
        keys,
        now,
      });
      if (!signature.verified) throw new HubError(signature.code);
      if (nonce.length > 100 || !(await ports.openNonce(portalId, nonce, now))) {
        throw new HubError('signature.replayed');
      }
      const portal = await ports.readPortal(portalId);
      if (portal === null) throw new HubError('portal.unknown');
      return {
        portal,
        side: portal.side,
        partnerId: portal.partnerId,
        userId: parameter(query, 'userId'),
        userEmail: parameter(query, 'userEmail').toLowerCase(),
        userProof: 'asserted',
      };
    },
  };
}
