import { randomUUID } from 'node:crypto';
import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { HubError } from '#contracts/errors.ts';
import { apiRoutes } from './api-routes.ts';
import { healthRoutes, type Health } from './health-routes.ts';
import { oauthRoutes, type OAuthParts } from './oauth-routes.ts';
import { operationRoutes, type OperationParts } from './operation-routes.ts';
import { problemReply } from './problem-reply.ts';
import { webhookRoutes, type WebhookParts } from './webhook-routes.ts';

/** The hub's HTTP side: operations behind their doors, what they are, health, and one way to say that something was refused. */
export function createApp(
  parts: OperationParts & {
    readonly oauth?: OAuthParts;
    readonly webhooks?: WebhookParts;
    readonly health: Health;
    readonly log: Logger;
  },
): Express {
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
  app.use(apiRoutes());
  if (parts.oauth !== undefined) app.use(oauthRoutes(parts.oauth));
  if (parts.webhooks !== undefined) app.use(webhookRoutes(parts.webhooks, parts.log));
  app.use(operationRoutes(parts));
  app.use(() => {
    throw new HubError('operation.unknown');
  });
  app.use(problemReply());
  return app;
}
