import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { startStandIn, type StandIn } from '#devkit/stand-in/stand-in.ts';
import type { WebhookEvent } from '#devkit/stand-in/webhooks.ts';
import { portalIds } from './synced-crms.ts';
import { twoCrms } from './two-crms.ts';

/**
 * The sync that one writes first, which the hub's is held against: it hears that a deal was changed, reads it, and writes what
 * it has into the other portal. It keeps nothing, checks nothing and knows no limits, so that its stand-in has none.
 */
export interface PlainSync {
  readonly standIn: StandIn;
  /** Deals with the same ids in both portals. */
  readonly ids: readonly string[];
  close(): Promise<void>;
}

export async function startPlainSync(dealCount: number): Promise<PlainSync> {
  const { seeds } = twoCrms(0);
  const ids = Array.from({ length: dealCount }, (_, index) => String(1 + index));
  const standIn = await startStandIn({
    portals: seeds.map((seed) => ({
      ...seed,
      limits: { burst: 1_000_000 },
      deals: ids.map((id) => ({
        id,
        properties: { dealname: `Deal ${id}`, pipeline: 'default', dealstage: 'appointmentscheduled' },
      })),
    })),
  });
  const tokens = new Map(seeds.map(({ portalId, token }) => [portalId, token]));
  const deal = async (portalId: number, id: string, method: string, body?: object) => {
    const reply = await fetch(`${standIn.url}/crm/v3/objects/deals/${id}?properties=hs_next_step`, {
      method,
      headers: {
        authorization: `Bearer ${tokens.get(portalId) ?? ''}`,
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`The stand-in answered ${String(reply.status)}.`);
    return (await reply.json()) as { readonly properties: Readonly<Record<string, string>> };
  };
  const carryOver = async (request: IncomingMessage, response: ServerResponse) => {
    const events = (await json(request)) as WebhookEvent[];
    response.writeHead(204).end();
    for (const { objectId } of events) {
      const id = String(objectId);
      const { properties } = await deal(portalIds.partner, id, 'GET');
      await deal(portalIds.vendor, id, 'PATCH', { properties: { hs_next_step: properties['hs_next_step'] } });
    }
  };
  const server = createServer((request, response) => void carryOver(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  standIn.subscribeWebhooks({
    appId: 1,
    clientSecret: 'nobody-checks-it',
    targetUrl: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    portalIds: [portalIds.partner],
    subscriptions: [
      { subscriptionType: 'object.propertyChange', objectType: 'deal', propertyName: 'hs_next_step' },
    ],
  });
  return {
    standIn,
    ids,
    async close() {
      server.close();
      server.closeAllConnections();
      await standIn.close();
    },
  };
}
