import type { CallGate } from './call-gate.ts';
import { CrmError, errorFromNetwork, errorFromReply } from './crm-error.ts';
import { openApis } from './hubspot-apis.ts';
import type { HubSpotApis, IncomingReply, SendRequest } from './hubspot-apis.ts';
import type { Log, PortalTokens } from './ports.ts';
import { parseBody, sendWithTimeout } from './send-request.ts';

/**
 * One call to HubSpot: token, limits, time-out, errors. The API client has no time-out of its own and no way to abort, so
 * the request is sent here. Nothing is sent twice, with one exception: what HubSpot refused for its rate limit (429) did
 * not happen, and is sent again if there is time to wait for it.
 */
export type HubSpotCalls = ReturnType<typeof createHubSpotCalls>;

/** A 429 with "try again at once" must not become a loop. */
const sendsPerCall = 3;

export function createHubSpotCalls(options: {
  readonly baseUrl: string;
  readonly tokens: PortalTokens;
  readonly gate: CallGate;
  /** For the request itself; as much as half of it again may go into waiting for the limits. */
  readonly timeoutMs: number;
  readonly log: Log;
}) {
  const { baseUrl, tokens, gate, timeoutMs, log } = options;

  /** `name` goes to log and errors. `use` makes exactly one request. Throws `CrmError`. */
  return async function call<Result>(
    portalId: number,
    kind: 'burst' | 'search',
    name: string,
    use: (apis: HubSpotApis) => Promise<Result>,
  ): Promise<Result> {
    const token = await tokens.crmToken(portalId);
    if (token === null) {
      throw new CrmError({
        kind: 'not_permitted',
        message: `HubSpot ${name}: portal ${portalId} has no token`,
        category: 'NOT_CONNECTED',
      });
    }
    const waitUntilMs = performance.now() + timeoutMs / 2;

    for (let sends = 1; ; sends += 1) {
      await gate.pass(portalId, kind, waitUntilMs);
      const startedAtMs = performance.now();
      let reply: IncomingReply | undefined;
      const send: SendRequest = async (request) => {
        reply = await sendWithTimeout(request, timeoutMs);
        return reply;
      };
      try {
        return await use(openApis(baseUrl, token, send));
      } catch (error) {
        if (reply === undefined) throw errorFromNetwork(error, name, timeoutMs);
        // The reply itself could not be read: a defect on one side, and nothing to classify.
        if (reply.status < 400) throw error;
        const body = parseBody(reply.text.replaceAll(token, '[token]'));
        const pauseMs = gate.learn(portalId, kind, { ...reply, body });
        const mayWait = pauseMs !== null && performance.now() + pauseMs <= waitUntilMs;
        if (!mayWait || sends === sendsPerCall) throw errorFromReply(reply.status, body, name, pauseMs);
      } finally {
        if (reply !== undefined && reply.status < 400) gate.learn(portalId, kind, { ...reply, body: null });
        const durationMs = Math.round(performance.now() - startedAtMs);
        log.debug({ portalId, call: name, status: reply?.status ?? null, durationMs }, 'HubSpot call');
      }
    }
  };
}
