import type { AppCredentials, OAuthApp } from '#operations/programme/connect-portal.ts';
import { errorFromNetwork, errorFromReply } from './crm-error.ts';
import { openOAuthApis, type IncomingReply, type OAuthApis } from './hubspot-apis.ts';
import { parseBody, sendWithTimeout } from './send-request.ts';

/** HubSpot's side of an install: codes and tokens. No call is repeated; every failure is a `CrmError` without a token in it. */
export interface OAuth extends OAuthApp {
  renew(app: AppCredentials, refreshToken: string): Promise<RenewedTokens>;
}

interface RenewedTokens {
  readonly accessToken: string;
  /** HubSpot gives the same one again as a rule. */
  readonly refreshToken: string;
  readonly expiresInMs: number;
}

export function createOAuth(options: { readonly baseUrl: string; readonly timeoutMs: number }): OAuth {
  const { timeoutMs } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, '');

  async function call<Result>(name: string, use: (apis: OAuthApis) => Promise<Result>): Promise<Result> {
    let reply: IncomingReply | undefined;
    try {
      return await use(
        openOAuthApis(baseUrl, async (request) => {
          reply = await sendWithTimeout(request, timeoutMs);
          return reply;
        }),
      );
    } catch (error) {
      if (reply === undefined) throw errorFromNetwork(error, name, timeoutMs);
      if (reply.status < 400) throw error;
      throw errorFromReply(reply.status, parseBody(reply.text), name, null);
    }
  }

  return {
    async exchange({ clientId, clientSecret }, code, redirectUri) {
      const { accessToken, refreshToken, expiresIn } = await call('exchange code', ({ tokens }) =>
        tokens.create('authorization_code', code, redirectUri, clientId, clientSecret),
      );
      const { hubId } = await call('read token', ({ accessTokens }) => accessTokens.get(accessToken));
      return { portalId: hubId, accessToken, refreshToken, expiresInMs: expiresIn * 1000 };
    },
    async renew({ clientId, clientSecret }, refreshToken) {
      const renewed = await call('renew token', ({ tokens }) =>
        tokens.create('refresh_token', undefined, undefined, clientId, clientSecret, refreshToken),
      );
      const { accessToken, expiresIn } = renewed;
      return { accessToken, refreshToken: renewed.refreshToken, expiresInMs: expiresIn * 1000 };
    },
    async revoke(refreshToken) {
      await call('revoke token', ({ refreshTokens }) => refreshTokens.archive(refreshToken));
    },
  };
}
