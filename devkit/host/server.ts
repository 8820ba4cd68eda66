import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { PortBusyError } from './card-host.ts';
import type { CardHost, CardHostOptions } from './card-host.ts';
import { createCallLog } from './call-log.ts';
import { createEventStream } from './event-stream.ts';
import { clockOf, hostRoutes } from './host-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { viewTrouble } from './stand-in-trouble.ts';
import { attemptOf } from './webhook-log.ts';

/**
 * Starts the card host: a page that looks like a CRM record and runs the real card bundles, and the routes
 * that answer the page and the cards. It listens on 127.0.0.1 only and refuses other host names, so that no
 * web page can reach it under a name of its own. A busy port is a `PortBusyError`.
 */
export async function startCardHost(options: CardHostOptions): Promise<CardHost> {
  const events = createEventStream();
  const callLog = createCallLog(options.standIn, (call) => {
    events.send({ type: 'call', call });
  });
  let toldTrouble = '';
  const tellTrouble = () => {
    const trouble = viewTrouble(options.standIn);
    const text = JSON.stringify(trouble);
    if (text !== toldTrouble) events.send({ type: 'trouble', trouble });
    toldTrouble = text;
  };
  const stops = [
    options.standIn.onChange(({ portalId, objectType, id, kind }) => {
      events.send({ type: 'change', portalId, objectType, id, kind });
    }),
    options.standIn.webhooks.onDelivery((delivery) => {
      events.send({ type: 'webhook', attempt: attemptOf(options.standIn, delivery) });
      tellTrouble();
    }),
    // A fault may have hit a call, and a change is one more event that is on its way.
    options.standIn.onCall(() => tellTrouble()),
    options.standIn.onChange(() => tellTrouble()),
    options.clock.onMove(() => {
      events.send({ type: 'clock', clock: clockOf(options) });
    }),
  ];
  const end = () => {
    stops.forEach((stop) => stop());
    callLog.close();
    events.close();
  };
  const app = express();
  app.disable('x-powered-by');
  app.use((request, response, next) => {
    if (isLocal(request.headers.host)) {
      next();
      return;
    }
    response.status(403).type('text').send('The card host answers on 127.0.0.1 and localhost only.');
  });
  app.get('/__host/events', (request, response) => {
    events.serve(request, response);
  });
  app.use('/__host', hostRoutes(options, callLog, tellTrouble));
  app.use(pageRoutes(options));

  const server = createServer(app);
  try {
    await listen(server, options.port);
  } catch (error) {
    end();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        end();
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function isLocal(host: string | undefined): boolean {
  const name = host?.replace(/:\d+$/, '');
  return name === '127.0.0.1' || name === 'localhost';
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortBusyError(port, error) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      resolve();
    });
  });
}
