import { randomUUID } from 'node:crypto';
import express from 'express';
import { HubSpotError } from './errors.ts';
import type { Tenants } from './tenants.ts';

export interface OAuthAppSeed {
  clientId: string;
  clientSecret: string;
  /** HubSpot's number for the app; its place in the list, from 1, when missing. */
  appId?: number;
}

interface Grant {
  readonly portalId: number;
  readonly clientId: string;
  readonly refreshToken: string;
}

interface Code extends Grant {
  readonly redirectUri: string;
  readonly endsAt: number;
}

/** HubSpot's access tokens hold for half an hour; a code works once, for some minutes. */
const accessMs = 30 * 60_000;
const codeMs = 10 * 60_000;

/** What administrators have granted to apps that are installed by OAuth. It lives as long as the process. */
export class OAuthGrants {
  readonly #apps: readonly OAuthAppSeed[];
  readonly #now: () => number;
  readonly #codes = new Map<string, Code>();
  readonly #grants = new Map<string, Grant>();
  readonly #access = new Map<string, { readonly grant: Grant; readonly endsAt: number }>();

  constructor(apps: readonly OAuthAppSeed[], now: () => number) {
    this.#apps = apps;
    this.#now = now;
  }

  agree(portalId: number, clientId: string, redirectUri: string): string {
    if (!this.#apps.some((app) => app.clientId === clientId)) throw new Error(`no app ${clientId}`);
    const code = randomUUID();
    const refreshToken = `refresh-${randomUUID()}`;
    this.#codes.set(code, { portalId, clientId, redirectUri, refreshToken, endsAt: this.#now() + codeMs });
    return code;
  }

  /** Undefined where the token belongs to no portal, or no longer. */
  callerOf(accessToken: string): { portalId: number; appId: number } | undefined {
    const access = this.#access.get(accessToken);
    return access !== undefined && access.endsAt > this.#now() && this.#stands(access.grant)
      ? { portalId: access.grant.portalId, appId: this.#appId(access.grant.clientId) }
      : undefined;
  }

  exchange(form: URLSearchParams): object {
    const app = this.#authenticated(form);
    if (form.get('grant_type') === 'refresh_token') {
      const grant = this.#grants.get(form.get('refresh_token') ?? '');
      if (grant?.clientId !== app.clientId)
        throw refused('BAD_REFRESH_TOKEN', 'missing or invalid refresh token');
      return this.#tokens(grant);
    }
    if (form.get('grant_type') !== 'authorization_code') {
      throw refused('BAD_GRANT_TYPE', 'missing or unknown grant type');
    }
    const code = this.#codes.get(form.get('code') ?? '');
    this.#codes.delete(form.get('code') ?? '');
    if (code?.clientId !== app.clientId || code.endsAt <= this.#now()) {
      throw refused('BAD_AUTH_CODE', 'missing or unknown auth code');
    }
    if (code.redirectUri !== form.get('redirect_uri')) {
      throw refused('BAD_REDIRECT_URI', 'missing or invalid redirect uri');
    }
    this.#grants.set(code.refreshToken, code);
    return this.#tokens(code);
  }

  describe(accessToken: string): object {
    const access = this.#access.get(accessToken);
    const caller = this.callerOf(accessToken);
    if (access === undefined || caller === undefined)
      throw new HubSpotError(404, 'OBJECT_NOT_FOUND', 'no token');
    return {
      token: accessToken,
      hub_id: caller.portalId,
      user_id: 1,
      app_id: caller.appId,
      scopes: ['oauth'],
      token_type: 'access',
      expires_in: Math.round((access.endsAt - this.#now()) / 1000),
    };
  }

  revoke(refreshToken: string): void {
    this.#grants.delete(refreshToken);
  }

  #appId(clientId: string): number {
    const index = this.#apps.findIndex((app) => app.clientId === clientId);
    return this.#apps[index]?.appId ?? index + 1;
  }

  #stands({ refreshToken }: Grant): boolean {
    return this.#grants.has(refreshToken);
  }

  #authenticated(form: URLSearchParams): OAuthAppSeed {
    const app = this.#apps.find(({ clientId }) => clientId === form.get('client_id'));
    if (app === undefined) throw refused('BAD_CLIENT_ID', 'missing or unknown client id');
    if (app.clientSecret !== form.get('client_secret')) {
      throw refused('BAD_CLIENT_SECRET', 'missing or invalid client secret');
    }
    return app;
  }

  #tokens(grant: Grant): object {
    const accessToken = `access-${randomUUID()}`;
    this.#access.set(accessToken, { grant, endsAt: this.#now() + accessMs });
    return {
      access_token: accessToken,
      refresh_token: grant.refreshToken,
      expires_in: accessMs / 1000,
      token_type: 'bearer',
    };
  }
}

function refused(category: string, message: string): HubSpotError {
  return new HubSpotError(400, category, message);
}

/** Paths that need no token: the app's id and secret stand in the form. */
export function oauthRouter(grants: OAuthGrants, tenants: Tenants): express.Router {
  const router = express.Router();
  router.post(
    '/v1/token',
    express.text({ type: 'application/x-www-form-urlencoded' }),
    (request, response) => {
      response.json(grants.exchange(new URLSearchParams(String(request.body))));
    },
  );
  router.get('/v1/access-tokens/:token', (request, response) => {
    response.json(grants.describe(request.params.token));
  });
  router.delete('/v1/refresh-tokens/:token', (request, response) => {
    grants.revoke(request.params.token);
    response.status(204).end();
  });
  // How a private app learns its own number, so that it recognises what it wrote. Documented is the path.
  router.post('/v2/private-apps/get/access-token-info', express.json(), (request, response) => {
    const { tokenKey } = (request.body ?? {}) as { tokenKey?: unknown };
    response.json(tenants.describePrivateApp(String(tokenKey)));
  });
  return router;
}
