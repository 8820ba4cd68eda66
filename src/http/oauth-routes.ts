import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Router, type Request } from 'express';
import type { Portal } from '#operations/programme/programme.ts';
import { installPage } from './install-page.ts';
import { requestIdOf } from './problem-reply.ts';

type Side = Portal['side'];

export interface OAuthParts {
  /** Under which administrators and HubSpot know the hub. */
  readonly publicUrl: () => string;
  /** Where HubSpot asks the administrator. */
  readonly authorizeUrl: string;
  readonly scopes: { readonly required: readonly string[]; readonly optional: readonly string[] };
  /** Null where the side has no app to install. */
  clientId(side: Side): string | null;
  connect(
    side: Side,
    code: string,
    redirectUri: string,
  ): Promise<{ readonly result: 'connected' | 'not_in_programme'; readonly portalId: number }>;
}

const callbackPath = '/oauth/callback';
const cookieName = 'oauth_state';
/** As long as an administrator may take to read what HubSpot asks. */
const stateMaxAgeMs = 15 * 60_000;

/**
 * The install of an app of the fetch door. `/oauth/install/<side>` sends the administrator to HubSpot, `/oauth/callback` gets
 * the code back. The state stands in a cookie too, so that nobody can end an install in a browser that did not begin it.
 */
export function oauthRoutes(parts: OAuthParts): Router {
  const router = Router();
  const redirectUri = () => `${parts.publicUrl()}${callbackPath}`;

  router.get('/oauth/install/:side', (request, response, next) => {
    const side = sideNamed(request.params.side);
    const clientId = side === null ? null : parts.clientId(side);
    if (side === null || clientId === null) {
      next();
      return;
    }
    const state = `${side}.${randomBytes(24).toString('base64url')}`;
    response.cookie(cookieName, state, {
      httpOnly: true,
      // HubSpot sends the browser back from a page of its own.
      sameSite: 'lax',
      secure: parts.publicUrl().startsWith('https:'),
      path: callbackPath,
      maxAge: stateMaxAgeMs,
    });
    const query = new URLSearchParams({
      client_id: clientId,
      redirect_uri: redirectUri(),
      scope: parts.scopes.required.join(' '),
      optional_scope: parts.scopes.optional.join(' '),
      state,
    });
    response.redirect(`${parts.authorizeUrl}?${query.toString()}`);
  });

  router.get(callbackPath, async (request, response) => {
    const { code, state } = queryOf(request);
    const page = (status: number, what: Parameters<typeof installPage>[0]) => {
      const language = request.acceptsLanguages('de', 'en') === 'de' ? 'de' : 'en';
      response
        .status(status)
        .clearCookie(cookieName, { path: callbackPath })
        .type('html')
        .send(installPage(what, language));
    };
    const side = state === null ? null : sideNamed(state.split('.', 1)[0] ?? '');
    if (code === null || state === null || side === null || !isSame(state, stateCookie(request))) {
      page(400, { result: 'not_begun_here' });
      return;
    }
    try {
      const connected = await parts.connect(side, code, redirectUri());
      request.log.info(connected, 'an install has ended');
      page(connected.result === 'connected' ? 200 : 403, connected);
    } catch (error) {
      request.log.error({ err: error, side }, 'an install failed');
      page(502, { result: 'failed', requestId: requestIdOf(request) });
    }
  });
  return router;
}

function sideNamed(text: string): Side | null {
  return text === 'partner' || text === 'vendor' ? text : null;
}

function queryOf(request: Request): { code: string | null; state: string | null } {
  const query = new URLSearchParams(request.originalUrl.split('?')[1] ?? '');
  return { code: query.get('code'), state: query.get('state') };
}

function stateCookie(request: Request): string {
  const cookies = (request.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('=', 2));
  return cookies.find(([name]) => name === cookieName)?.[1] ?? '';
}

function isSame(state: string, expected: string): boolean {
  const [given, known] = [Buffer.from(state), Buffer.from(expected)];
  return given.length === known.length && timingSafeEqual(given, known);
}
