import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebhookApp, WebhookEvent } from '#devkit/stand-in/webhooks.ts';
import { partnerId, vendorId } from './sample-portals.ts';

export const clientSecret = 'the-app-s-secret';
export const receivingAppId = 1_000_001;

interface Received {
  headers: IncomingHttpHeaders;
  body: Buffer;
  events: WebhookEvent[];
}

export interface WebhookReceiver {
  readonly url: string;
  /** Every call, accepted or not. */
  readonly calls: Received[];
  /** Events of every call, in the order in which they came. */
  readonly events: WebhookEvent[];
  /** What the next calls are answered with: a status, or nothing at all; 204 when it runs empty. */
  readonly answers: (number | 'nothing')[];
  app(more?: Partial<WebhookApp>): WebhookApp;
  close(): Promise<void>;
}

/** What an app's server is to HubSpot. */
export async function startReceiver(): Promise<WebhookReceiver> {
  const calls: Received[] = [];
  const answers: (number | 'nothing')[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      calls.push({
        headers: request.headers,
        body,
        events: JSON.parse(body.toString('utf8')) as WebhookEvent[],
      });
      const answer = answers.shift() ?? 204;
      if (answer !== 'nothing') response.writeHead(answer).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/hubspot`;
  return {
    url,
    calls,
    answers,
    get events() {
      return calls.flatMap((call) => call.events);
    },
    app: (more = {}) => ({
      appId: receivingAppId,
      clientSecret,
      targetUrl: url,
      portalIds: [partnerId, vendorId],
      ...more,
    }),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
