import { randomUUID } from 'node:crypto';
import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { HubError } from '#contracts/errors.ts';
import type { OperationHandlers } from '#operations/handlers.ts';
import type { Door } from './function-door.ts';
import { healthRoutes, type Health } from './health-routes.ts';
import { operationRoutes } from './operation-routes.ts';
import { problemReply } from './problem-reply.ts';

/** The hub's HTTP side: operations behind their door, health, and one way to say that something was refused. */
export function createApp(parts: {
  readonly door: Door;
  readonly handlers: OperationHandlers;
  readonly health: Health;
  readonly log: Logger;
}): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(helmet());
  app.use(
    pinoHttp({
      logger: parts.log,
      genReqId: () => randomUUID(),
      // Neither headers (signatures) nor the query (people's e-mails) belong in a log.
      serializers: {
        req: (request: { id: unknown; method: string; url: string }) => ({
          id: request.id,
          method: request.method,
          path: request.url.split('?')[0],
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      },
      customLogLevel: (_request, response, error) =>
        error !== undefined || response.statusCode >= 500 ? 'error' : 'info',
      autoLogging: { ignore: (request) => request.url === '/health' || request.url === '/ready' },
    }),
  );
  app.use(healthRoutes(parts.health));
  app.use(operationRoutes(parts.door, parts.handlers));
  app.use(() => {
    throw new HubError('operation.unknown');
  });
  app.use(problemReply());
  return app;
}
