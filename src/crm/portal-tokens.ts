import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '#operations/ports.ts';
import type { AppCredentials } from '#operations/programme/connect-portal.ts';
import { CrmError } from './crm-error.ts';
import type { OAuth } from './oauth.ts';
import type { Log, PortalGrant, PortalGrants, PortalTokens } from './ports.ts';

/** HubSpot's access tokens hold for half an hour; renewed this long before, nobody ever waits for one. */
const renewAheadMs = 5 * 60_000;
/** A process that ends while it renews must not stop the others for long. */
const leaseMs = 30_000;
const pollMs = 200;

/**
 * The token with which a portal is called: from the grant of an installed app, renewed before it ends, else the one that the
 * administrator of a private app handed over. However many calls need a new one at once, one of them asks HubSpot: others of
 * this process share its answer, other processes go on with the old token or wait for what is stored.
 */
export function createPortalTokens(parts: {
  readonly grants: PortalGrants;
  /** Of a private app; null where the portal has none. */
  readonly staticToken: (portalId: number) => Promise<string | null>;
  readonly oauth: Pick<OAuth, 'renew'>;
  /** The app that is installed in the portal; null where the hub does not know its credentials. */
  readonly appOf: (portalId: number) => Promise<AppCredentials | null>;
  /** The real time. */
  readonly clock: Clock;
  readonly log: Log;
}): PortalTokens {
  const { grants, staticToken, oauth, appOf, clock, log } = parts;
  const renewals = new Map<number, Promise<string>>();

  const leftMs = ({ accessEndsAt }: PortalGrant) => accessEndsAt.getTime() - clock.now().getTime();

  async function renew(portalId: number, grant: PortalGrant): Promise<string> {
    const now = clock.now();
    const leased = await grants.leaseRenewal(portalId, now, new Date(now.getTime() + leaseMs));
    if (!leased) return leftMs(grant) > 0 ? grant.accessToken : awaitOther(portalId);
    // Another process may have renewed it between our look and our lease.
    const standing = await grants.readGrant(portalId);
    if (standing !== null && leftMs(standing) > renewAheadMs) {
      await grants.saveGrant(portalId, standing);
      return standing.accessToken;
    }
    try {
      return await ask(portalId, standing ?? grant);
    } catch (error) {
      if (leftMs(grant) <= 0) throw error;
      log.warn({ err: error, portalId }, 'a token was not renewed; the old one still holds');
      return grant.accessToken;
    }
  }

  async function ask(portalId: number, { refreshToken }: PortalGrant): Promise<string> {
    const app = await appOf(portalId);
    if (app === null) {
      throw new CrmError({
        kind: 'not_permitted',
        message: `HubSpot portal ${portalId}: its app's client id and secret are not set`,
        category: 'NOT_CONNECTED',
      });
    }
    const renewed = await oauth.renew(app, refreshToken);
    await grants.saveGrant(portalId, {
      accessToken: renewed.accessToken,
      refreshToken: renewed.refreshToken,
      accessEndsAt: new Date(clock.now().getTime() + renewed.expiresInMs),
    });
    return renewed.accessToken;
  }

  async function awaitOther(portalId: number): Promise<string> {
    const untilMs = performance.now() + leaseMs;
    while (performance.now() < untilMs) {
      const grant = await grants.readGrant(portalId);
      if (grant !== null && leftMs(grant) > 0) return grant.accessToken;
      await wait(pollMs);
    }
    throw new CrmError({
      kind: 'unavailable',
      message: `HubSpot portal ${portalId}: its token is not renewed`,
    });
  }

  return {
    async crmToken(portalId) {
      const grant = await grants.readGrant(portalId);
      if (grant === null) return staticToken(portalId);
      if (leftMs(grant) > renewAheadMs) return grant.accessToken;
      const running = renewals.get(portalId);
      if (running !== undefined) return running;
      const renewal = renew(portalId, grant).finally(() => renewals.delete(portalId));
      renewals.set(portalId, renewal);
      return renewal;
    },
  };
}
