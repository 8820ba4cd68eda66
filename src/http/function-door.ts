import { HubError } from '#contracts/errors.ts';
import { nonceParameter } from '#contracts/signed-request.ts';
import { actorIn, demandSignature, readSignedAddress, type Door, type DoorPorts } from './door.ts';

export interface FunctionDoorPorts extends DoorPorts {
  /** The keys with which the portal may sign now: two while they are rotated, none if the portal is unknown. */
  readPortalKeys(portalId: number): Promise<readonly string[]>;
  /** False where the nonce was seen before. */
  openNonce(portalId: number, nonce: string, now: Date): Promise<boolean>;
}

/**
 * The door of the app functions: the portal signs with its own key, so the portal is proven and the user is as its card
 * says (`asserted`). Nothing of the body is read before the signature over its raw bytes holds; a nonce opens once.
 */
export function functionDoor(publicUrl: () => string, ports: FunctionDoorPorts): Door {
  return {
    async authenticate(request, body) {
      const address = readSignedAddress(publicUrl(), request);
      const { portalId, uri } = address;
      const nonce = address.parameter(nonceParameter);
      const now = ports.clock.now();

      // The card of an unconnected portal has to say so; that a portal number is connected is no secret worth more.
      const keys = await ports.readPortalKeys(portalId);
      if (keys.length === 0) throw new HubError('portal.unknown');
      demandSignature(ports, { request, uri, body, keys, now });
      if (nonce.length > 100 || !(await ports.openNonce(portalId, nonce, now))) {
        throw new HubError('signature.replayed');
      }
      const portal = await ports.readPortal(portalId);
      if (portal === null) throw new HubError('portal.unknown');
      return actorIn(portal, address, 'asserted');
    },
  };
}
