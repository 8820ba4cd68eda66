import type { Side } from '#core/deal-type.ts';
import type { Clock } from '../ports.ts';
import type { Portal } from './programme.ts';

/** What HubSpot gave an app that portals install. */
export interface AppCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface OAuthApp {
  /** Which portal granted what; a code works once and for some minutes. */
  exchange(
    app: AppCredentials,
    code: string,
    redirectUri: string,
  ): Promise<{
    readonly portalId: number;
    readonly accessToken: string;
    readonly refreshToken: string;
    readonly expiresInMs: number;
  }>;
  revoke(refreshToken: string): Promise<void>;
}

export interface ConnectPorts {
  readonly clock: Clock;
  readonly oauth: OAuthApp;
  readPortal(portalId: number): Promise<Portal | null>;
  saveGrant(
    portalId: number,
    grant: { readonly accessToken: string; readonly refreshToken: string; readonly accessEndsAt: Date },
  ): Promise<void>;
  /** Properties and, at the vendor's, the mirror of its companies; idempotent. */
  install(portal: Portal): Promise<void>;
}

export interface Connected {
  readonly result: 'connected' | 'not_in_programme';
  readonly portalId: number;
}

/**
 * Ends an install: exchanges the code, keeps the grant and makes the portal ready. Only portals that the programme names, and
 * only under the app of their side; whatever another portal granted is given back at once and nothing of it is kept.
 */
export function connectPortal(ports: ConnectPorts) {
  return async (side: Side, app: AppCredentials, code: string, redirectUri: string): Promise<Connected> => {
    const { oauth } = ports;
    const grant = await oauth.exchange(app, code, redirectUri);
    const { portalId, accessToken, refreshToken, expiresInMs } = grant;
    const portal = await ports.readPortal(portalId);
    if (portal?.side !== side) {
      await oauth.revoke(refreshToken);
      return { result: 'not_in_programme', portalId };
    }
    const accessEndsAt = new Date(ports.clock.now().getTime() + expiresInMs);
    await ports.saveGrant(portalId, { accessToken, refreshToken, accessEndsAt });
    await ports.install(portal);
    return { result: 'connected', portalId };
  };
}
