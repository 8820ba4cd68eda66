import express from 'express';
import { fields, flag, number, text, withBody } from './control-body.ts';
import type { StandIn } from './stand-in.ts';
import type { WebhookApp, WebhookDisturbance, WebhookFilter } from './webhooks.ts';

const subscription = fields({ subscriptionType: text, objectType: text, propertyName: text, active: flag }, [
  'subscriptionType',
  'objectType',
]);

const appBody = fields(
  {
    clientSecret: text,
    targetUrl: text,
    portalIds: { type: 'array', items: number },
    subscriptions: { type: 'array', items: subscription },
  },
  ['clientSecret', 'targetUrl', 'portalIds'],
);

const disturbanceBody = fields(
  {
    seed: number,
    dropShare: number,
    duplicateShare: number,
    loseReplyShare: number,
    shuffle: flag,
    delayMs: { type: 'array', items: number, minItems: 2, maxItems: 2 },
  },
  ['seed'],
);

const filter = fields({
  appId: number,
  portalId: number,
  subscriptionType: text,
  objectTypeId: text,
  objectId: number,
  propertyName: text,
});

const longestWaitMs = 60_000;

/** Under `/__stand-in/webhooks`: what `StandIn.webhooks` can do, for another process. */
export function webhookControl({
  webhooks,
  subscribeWebhooks,
}: Pick<StandIn, 'webhooks' | 'subscribeWebhooks'>): express.Router {
  const router = express.Router();
  const ends = new Map<number, () => void>();
  router.get('/', (_request, response) => {
    response.json({ pending: webhooks.pending(), droppedCount: webhooks.droppedCount });
  });
  router.get('/deliveries', (_request, response) => {
    response.json(webhooks.deliveries);
  });
  // A second call for the same app takes the place of the first.
  router.put(
    '/apps/:appId',
    withBody(appBody, (body, request, response) => {
      const appId = Number(request.params['appId']);
      ends.get(appId)?.();
      ends.set(appId, subscribeWebhooks({ ...(body as Omit<WebhookApp, 'appId'>), appId }));
      response.status(204).end();
    }),
  );
  router.delete('/apps/:appId', (request, response) => {
    const appId = Number(request.params.appId);
    ends.get(appId)?.();
    ends.delete(appId);
    response.status(204).end();
  });
  router.put(
    '/disturbance',
    withBody(disturbanceBody, (body, _request, response) => {
      webhooks.disturb(body as WebhookDisturbance);
      response.status(204).end();
    }),
  );
  router.delete('/disturbance', (_request, response) => {
    webhooks.calm();
    response.status(204).end();
  });
  router.post(
    '/drops',
    withBody(fields({ count: number, filter }, ['count']), (body, _request, response) => {
      const { count, filter: wanted } = body as { count: number; filter?: WebhookFilter };
      webhooks.dropNext(count, wanted);
      response.status(204).end();
    }),
  );
  router.post('/pause', (_request, response) => {
    webhooks.pause();
    response.status(204).end();
  });
  router.post('/resume', (_request, response) => {
    webhooks.resume();
    response.status(204).end();
  });
  // 204 as soon as nothing is pending, 408 when something still is after a minute.
  router.get('/idle', async (_request, response) => {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<'pending'>((resolve) => {
      timer = setTimeout(resolve, longestWaitMs, 'pending');
    });
    const outcome = await Promise.race([webhooks.idle(), tooLong]);
    clearTimeout(timer);
    response.status(outcome === 'pending' ? 408 : 204).end();
  });
  return router;
}
