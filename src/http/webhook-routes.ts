import { raw, Router, type Request } from 'express';
import type { Logger } from 'pino';
import { HubError } from '#contracts/errors.ts';
import { signatureHeader, timestampHeader } from '#contracts/signed-request.ts';
import type { Clock } from '#operations/ports.ts';
import type { Portal } from '#operations/programme/programme.ts';
import type { DoorPorts } from './door.ts';

/** HubSpot's bound is a hundred events; each is far below ten kilobytes, but for texts that people paste. */
const bodyLimit = '2mb';

export interface WebhookParts extends Pick<DoorPorts, 'verifySignature'> {
  /** Signatures are about the real time. */
  readonly clock: Clock;
  readonly publicUrl: () => string;
  /** Of the side's app that many portals install; several while it is replaced. */
  clientSecrets(side: Side): readonly string[];
  /** Of the app that the portal has for itself; none where it has no such app. */
  portalClientSecrets(side: Side, portalId: number): Promise<readonly string[]>;
  /**
   * Reads the events of a body that HubSpot signed and stores them in one statement; `rejected` were not understood, or are
   * about another portal than the one that may tell them.
   */
  takeIn(events: readonly unknown[], portalId: number | null): Promise<{ readonly rejected: number }>;
}

type Side = Portal['side'];

/**
 * HubSpot tells what was changed, at `POST /webhooks/partner` and `/webhooks/vendor`, and an app that a portal has for itself at
 * `/webhooks/<side>/<portal id>`: its administrators know the secret that signs, and may speak for their own portal alone.
 * HubSpot waits five seconds for the whole reply and repeats what is refused, so that nothing but storing happens here; what it
 * means is found out by whoever works off the inbox.
 */
export function webhookRoutes(parts: WebhookParts, log: Pick<Logger, 'warn'>): Router {
  const router = Router();
  for (const side of ['partner', 'vendor'] as const) {
    router.post(
      `/webhooks/${side}{/:portalId}`,
      raw({ type: () => true, limit: bodyLimit }),
      async (request: Request<{ portalId?: string }>, response) => {
        const portalId = readPortalId(request.params.portalId);
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const verdict = parts.verifySignature({
          method: request.method,
          uri: `${parts.publicUrl()}${request.originalUrl}`,
          body,
          signature: request.get(signatureHeader),
          timestamp: request.get(timestampHeader),
          keys:
            portalId === null ? parts.clientSecrets(side) : await parts.portalClientSecrets(side, portalId),
          now: parts.clock.now(),
        });
        if (!verdict.verified) throw new HubError(verdict.code);
        const { rejected } = await parts.takeIn(parseList(body), portalId);
        if (rejected > 0) log.warn({ side, portalId, rejected }, 'webhook events were not taken in');
        response.status(204).end();
      },
    );
  }
  return router;
}

function readPortalId(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new HubError('portal.unknown');
  return Number(text);
}

function parseList(body: Buffer): unknown[] {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    if (Array.isArray(parsed)) return parsed;
  } catch (cause) {
    throw new HubError('request.malformed', {}, { cause });
  }
  throw new HubError('request.malformed');
}
