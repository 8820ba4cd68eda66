import express from 'express';
import { recordControl } from './control-records.ts';
import { webhookControl } from './control-webhooks.ts';
import type { Fault } from './faults.ts';
import type { StandIn } from './stand-in.ts';

type Controlled = Pick<
  StandIn,
  'journal' | 'violations' | 'faults' | 'webhooks' | 'subscribeWebhooks' | 'reset' | 'portals' | 'portal'
>;

/** Under `/__stand-in/`: for people and tests in another process. HubSpot has nothing like it. */
export function controlRouter(standIn: Controlled): express.Router {
  const router = express.Router();
  router.use(express.json());
  router.use('/webhooks', webhookControl(standIn));
  router.use('/portals', recordControl(standIn));
  router.get('/', (_request, response) => {
    const portals = standIn.portals.map(({ portalId, name }) => ({ portalId, name }));
    response.json({ notice: 'This is a stand-in for development, not HubSpot.', portals });
  });
  router.get('/journal', (_request, response) => {
    response.json(standIn.journal);
  });
  router.get('/violations', (_request, response) => {
    response.json(standIn.violations);
  });
  router.get('/faults', (_request, response) => {
    response.json(standIn.faults.pending());
  });
  router.post('/faults', (request, response) => {
    const fault = parseFault(request.body);
    if (fault === undefined) {
      response.status(400).json({ message: 'a fault needs a path (regular expression); see Fault' });
      return;
    }
    standIn.faults.inject(fault);
    response.status(204).end();
  });
  router.delete('/faults', (_request, response) => {
    standIn.faults.clear();
    response.status(204).end();
  });
  router.post('/reset', async (_request, response) => {
    await standIn.reset();
    response.status(204).end();
  });
  return router;
}

const fields: Readonly<Record<keyof Fault, 'string' | 'number' | 'boolean'>> = {
  name: 'string',
  portalId: 'number',
  method: 'string',
  path: 'string',
  times: 'number',
  delayMs: 'number',
  status: 'number',
  loseReply: 'boolean',
  hold: 'string',
};

function parseFault(body: unknown): Fault | undefined {
  if (typeof body !== 'object' || body === null || !('path' in body)) {
    return undefined;
  }
  const types: Readonly<Record<string, string>> = fields;
  const isFault = Object.entries(body).every(([name, value]) => types[name] === typeof value);
  if (!isFault || typeof body.path !== 'string' || !isPattern(body.path)) {
    return undefined;
  }
  if ('hold' in body && body.hold !== 'call' && body.hold !== 'reply') {
    return undefined;
  }
  return { ...body, path: body.path };
}

function isPattern(text: string): boolean {
  try {
    return RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}
