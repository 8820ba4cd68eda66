import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';
import type { Express, NextFunction, Request, Response } from 'express';
import { misfits } from './client-schema.ts';
import { HubSpotError, missingScopes, unauthenticated, validationError } from './errors.ts';
import type { FaultList } from './faults.ts';
import { oauthRouter, type OAuthGrants } from './oauth.ts';
import type { Portal } from './portal.ts';
import { objectTypeOf } from './object-types.ts';
import { burstRefusal } from './rate-limit.ts';
import type { Reply, Route } from './route.ts';
import { accountRoutes } from './routes/account.ts';
import { associationRoutes } from './routes/associations.ts';
import { ownerRoutes } from './routes/owners.ts';
import { pipelineRoutes } from './routes/pipelines.ts';
import { propertyRoutes } from './routes/properties.ts';
import { recordBatchRoutes } from './routes/record-batches.ts';
import { recordRoutes } from './routes/records.ts';
import { searchPath, searchRoutes } from './routes/search.ts';
import type { Tenants } from './tenants.ts';
import type { Writer } from './writer.ts';
import type { Fault, HeldCall } from './faults.ts';
import type { Call, Violation } from './journal.ts';

/**
 * The HTTP side: who calls, whether they may, whether the body fits, and what went over the wire.
 * Paths are those that the installed API client calls and no others.
 */
export interface ServerParts {
  tenants: Tenants;
  oauth: OAuthGrants;
  faults: FaultList;
  control: express.Router;
  called: (call: Omit<Call, 'number'>) => void;
  violated: (violation: Violation) => void;
  changed: () => void;
  now: () => number;
}

interface Locals {
  portal: Portal;
  writer: Writer;
  fault: Fault | undefined;
}

/** Batch routes stand before the routes that take an id in the same place. */
const routes: readonly Route[] = [
  ...recordBatchRoutes,
  ...searchRoutes,
  ...recordRoutes,
  ...associationRoutes,
  ...propertyRoutes,
  ...pipelineRoutes,
  ...ownerRoutes,
  ...accountRoutes,
];

export function createApp(parts: ServerParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use('/__stand-in', parts.control);
  app.use(journalCalls(parts));
  app.use('/oauth', oauthRouter(parts.oauth, parts.tenants));
  app.use(authenticate(parts));
  app.use(injectFaults(parts));
  app.use(express.json({ limit: '10mb' }));
  for (const route of routes) {
    const method = route.method.toLowerCase() as Lowercase<Route['method']>;
    app[method](route.path, (request, response) => {
      answer(parts, route, request, response);
    });
  }
  app.use((request: Request) => {
    throw new HubSpotError(
      501,
      'STAND_IN_NOT_SERVED',
      `The stand-in does not serve ${request.method} ${request.path}; HubSpot may.`,
    );
  });
  app.use(answerError);
  return app;
}

function journalCalls(parts: ServerParts) {
  return (request: Request, response: Response, next: NextFunction) => {
    const arrivedAt = parts.now();
    const startedAt = performance.now();
    const path = request.path;
    response.set('X-HubSpot-Correlation-Id', randomUUID());
    response.once('close', () => {
      const { portal, fault } = response.locals as Partial<Locals>;
      parts.called({
        portalId: portal?.portalId,
        method: request.method,
        path,
        status: response.writableFinished ? response.statusCode : 0,
        durationMs: Math.round(performance.now() - startedAt),
        at: new Date(arrivedAt).toISOString(),
        inputs: inputCount(request.body),
        fault: fault === undefined ? undefined : (fault.name ?? fault.path),
      });
    });
    next();
  };
}

function authenticate(parts: ServerParts) {
  return (request: Request, response: Response, next: NextFunction) => {
    const token = /^Bearer (?<token>\S+)$/.exec(request.get('authorization') ?? '')?.groups?.['token'];
    const found = token === undefined ? undefined : parts.tenants.callerOf(token);
    if (found === undefined) {
      throw unauthenticated();
    }
    const locals = response.locals as Locals;
    locals.portal = found.portal;
    locals.writer = found.writer;
    const { headers, refusal } = found.admit(searchPath.test(request.path));
    response.set(headers);
    if (refusal !== undefined) {
      response.status(429).json(refusal);
      return;
    }
    locals.fault = parts.faults.take(found.portal.portalId, request.method, request.path);
    next();
  };
}

function injectFaults(parts: ServerParts) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const { fault, portal } = response.locals as Locals;
    if (fault?.delayMs !== undefined) {
      await wait(fault.delayMs);
    }
    if (fault?.hold === 'call') {
      parts.faults.tellHeld(heldCall(portal, request, fault.hold));
      return;
    }
    if (fault?.status === 429) {
      response.status(429).json(burstRefusal());
      return;
    }
    if (fault?.status !== undefined) {
      throw new HubSpotError(fault.status, 'INTERNAL_ERROR', 'internal error');
    }
    next();
  };
}

function heldCall(portal: Portal, { method, path }: Request, hold: HeldCall['hold']): HeldCall {
  return { portalId: portal.portalId, method, path, hold };
}

function answer(parts: ServerParts, route: Route, request: Request, response: Response): void {
  const { portal, writer, fault } = response.locals as Locals;
  const params = plainParams(request);
  requireAccess(portal, route, params);
  if (route.request !== undefined) {
    const faults = misfits(route.request, request.body);
    if (faults.length > 0) {
      throw validationError(`Invalid input JSON: ${faults.join('; ')}`);
    }
  }
  const reply = route.handle({
    portal,
    params,
    query: new URL(request.url, 'http://localhost').searchParams,
    body: request.body,
    writer,
  });
  if (route.method !== 'GET') {
    parts.changed();
  }
  const text = JSON.stringify(reply.body);
  checkReply(parts, route, request, reply, text);
  if (fault?.loseReply === true) {
    request.socket.destroy();
    return;
  }
  if (fault?.hold === 'reply') {
    parts.faults.tellHeld(heldCall(portal, request, fault.hold));
    return;
  }
  response.status(reply.status);
  if (text === undefined) {
    response.end();
  } else {
    response.type('json').send(text);
  }
}

/** An object that the account lacks is refused as for want of the scope that nobody could give. */
function requireAccess(portal: Portal, route: Route, params: Readonly<Record<string, string>>): void {
  const allowed = portal.seed.scopes;
  const required = route.scopes(params);
  if (allowed !== undefined && required.length > 0 && !required.some((scope) => allowed.includes(scope))) {
    throw missingScopes(required);
  }
  for (const name of ['objectType', 'fromObjectType', 'toObjectType']) {
    const value = params[name];
    const type = value === undefined ? undefined : objectTypeOf(value);
    if (type !== undefined && !portal.has(type)) {
      throw missingScopes([type.readScope]);
    }
  }
}

/** What a reply must fit is known from the client; a misfit is a defect of the stand-in, not of the caller. */
function checkReply(
  parts: ServerParts,
  route: Route,
  request: Request,
  reply: Reply,
  text: string | undefined,
): void {
  const model = route.replies?.[reply.status];
  if (model === undefined) {
    if (text !== undefined && route.replies !== undefined) {
      parts.violated({
        method: request.method,
        path: request.path,
        status: reply.status,
        model: '',
        errors: ['unexpected status'],
      });
    }
    return;
  }
  const errors = misfits(model, text === undefined ? undefined : JSON.parse(text));
  if (errors.length > 0) {
    parts.violated({
      method: request.method,
      path: request.path,
      status: reply.status,
      model: model.name,
      errors,
    });
  }
}

function answerError(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  if (response.headersSent) {
    next(error);
    return;
  }
  const refusal = error instanceof HubSpotError ? error : asRefusal(error);
  response.status(refusal.status).json(refusal.body());
}

function asRefusal(error: unknown): HubSpotError {
  const type = (error as { type?: unknown }).type;
  if (type === 'entity.parse.failed') {
    return validationError('Invalid input JSON: the body is no JSON.');
  }
  if (type === 'entity.too.large') {
    return new HubSpotError(413, 'VALIDATION_ERROR', 'The request body is too large.');
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new HubSpotError(500, 'STAND_IN_DEFECT', text);
}

function plainParams(request: Request): Record<string, string> {
  return Object.fromEntries(Object.entries(request.params).map(([name, value]) => [name, String(value)]));
}

function inputCount(body: unknown): number | undefined {
  const inputs = (body as { inputs?: unknown } | undefined)?.inputs;
  return Array.isArray(inputs) ? inputs.length : undefined;
}
