import { Router } from 'express';

export interface Health {
  /** Rejects where the database does not answer. */
  ping(): Promise<void>;
}

/** `/health` says that the process runs, `/ready` that it can decide: a load balancer sends work by the second. */
export function healthRoutes(health: Health): Router {
  const router = Router();
  router.get('/health', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/ready', async (request, response) => {
    try {
      await health.ping();
      response.json({ status: 'ready' });
    } catch (error) {
      request.log.error({ err: error }, 'not ready');
      response.status(503).json({ status: 'not_ready' });
    }
  });
  return router;
}
