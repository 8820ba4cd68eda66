import { HubError } from '#contracts/errors.ts';
import type { Portal } from '#operations/programme/programme.ts';
import { actorIn, demandSignature, readSignedAddress, type Door, type DoorPorts } from './door.ts';

export interface FetchDoorPorts extends DoorPorts {
  /** Client secrets of the side's HubSpot app: two while it is rotated; none keeps the door closed to that side. */
  clientSecrets(side: Portal['side']): readonly string[];
}

/**
 * The door of `hubspot.fetch`: HubSpot signs with the app's client secret and itself names portal and user, so both are
 * proven (`platform`). Each side has an app of its own, so that a portal is believed only under the secret of its side. The
 * same signed request may come again within the signature's window, because HubSpot itself repeats one whose reply was lost:
 * a write is then answered from what is kept under its `requestId`.
 */
export function fetchDoor(publicUrl: () => string, ports: FetchDoorPorts): Door {
  return {
    async authenticate(request, body) {
      const address = readSignedAddress(publicUrl(), request);
      const portal = await ports.readPortal(address.portalId);
      if (portal === null) throw new HubError('portal.unknown');
      const keys = ports.clientSecrets(portal.side);
      if (keys.length === 0) {
        request.log.warn(
          { side: portal.side },
          'hubspot.fetch is refused: no client secret is set for this side',
        );
      }
      demandSignature(ports, { request, uri: address.uri, body, keys, now: ports.clock.now() });
      return actorIn(portal, address, 'platform');
    },
  };
}
