import express from 'express';
import type { NextFunction, Request, Response, Router } from 'express';
import * as z from 'zod/mini';
import type { StandInPortal } from '../stand-in/stand-in.ts';
import type { CallLog } from './call-log.ts';
import type { CardHostOptions, CardHostPortal } from './card-host.ts';
import { readAssociations, searchRecords } from './card-reads.ts';
import type { HostClock, HostPortal, HostSetup, ObjectTypeId } from './host-api.ts';
import { offsetToDay, viewClock } from './hub-clock.ts';
import {
  AssociationsBody,
  ClockBody,
  FetchBody,
  FunctionBody,
  ListQuery,
  OverviewQuery,
  PropertiesBody,
  RecordQuery,
  SearchBody,
  TroubleBody,
} from './host-requests.ts';
import { listRecords, overviewOf, readProperties, showRecord } from './record-views.ts';
import { makeTrouble, viewTrouble } from './stand-in-trouble.ts';
import { latestAttempts } from './webhook-log.ts';

/** Records that the list shows at once; whoever wants more types into its search field. */
const listLimit = 60;

/** A request that the page should not have sent, with the sentence that says so. */
class RefusedRequest extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** What the page asks: portals, records, both CRMs, calls, the clock; and what cards ask through it. */
export function hostRoutes(options: CardHostOptions, callLog: CallLog, onTrouble: () => void): Router {
  const router = express.Router();
  router.use(express.json({ limit: '2mb' }));

  router.get('/setup', (_request, response) => {
    response.json(setupOf(options));
  });
  router.get('/records', (request, response) => {
    const { portal, object, query } = ListQuery.parse(request.query);
    response.json(listRecords(standInPortal(options, portal), object, query, listLimit));
  });
  router.get('/record', (request, response) => {
    const { portal, object, record } = RecordQuery.parse(request.query);
    const others = options.portals
      .filter(({ portalId }) => portalId !== portal)
      .map(({ portalId }) => options.standIn.portal(portalId));
    const detail = showRecord(standInPortal(options, portal), object, record, others);
    if (detail === undefined) {
      throw new RefusedRequest(404, `Portal ${portal} has no record ${object}/${record}.`);
    }
    response.json(detail);
  });
  router.get('/overview', (request, response) => {
    const { portal: portalId } = OverviewQuery.parse(request.query);
    const hostPortal = setupOf(options).portals.find((portal) => portal.portalId === portalId);
    if (hostPortal === undefined) {
      throw new RefusedRequest(404, `The card host has no portal ${portalId}.`);
    }
    response.json(overviewOf(hostPortal, standInPortal(options, portalId)));
  });

  router.get('/calls', (_request, response) => {
    response.json(callLog.latest());
  });
  router.get('/webhooks', (_request, response) => {
    response.json({ attempts: latestAttempts(options.standIn), trouble: viewTrouble(options.standIn) });
  });
  router.post('/trouble', (request, response) => {
    makeTrouble(options.standIn, TroubleBody.parse(request.body));
    onTrouble();
    response.json(viewTrouble(options.standIn));
  });
  router.get('/clock', (_request, response) => {
    response.json(clockOf(options));
  });
  router.post('/clock', async (request, response) => {
    const { on } = ClockBody.parse(request.body);
    await options.clock.move(on === null ? 0 : offsetToDay(on, vendorTimeZone(options), Date.now()));
    response.json(clockOf(options));
  });

  router.post('/properties', (request, response) => {
    const { portalId, objectTypeId, objectId, properties } = PropertiesBody.parse(request.body);
    response.json(propertiesOf(options, { portalId, objectTypeId, objectId }, properties));
  });
  router.post('/associations', (request, response) => {
    const { portalId, objectTypeId, objectId, request: asked } = AssociationsBody.parse(request.body);
    response.json(readAssociations(standInPortal(options, portalId), objectTypeId, objectId, asked));
  });
  router.post('/search', (request, response) => {
    const { portalId, request: asked } = SearchBody.parse(request.body);
    response.json(searchRecords(standInPortal(options, portalId), asked));
  });
  router.post('/serverless', async (request, response) => {
    const call = FunctionBody.parse(request.body);
    if (options.door === 'fetch') {
      throw new RefusedRequest(404, 'An app whose cards take the fetch door has no functions.');
    }
    const portal = cardHostPortal(options, call.portalId);
    const propertiesToSend =
      call.propertiesToSend.length === 0 ? {} : propertiesOf(options, call, call.propertiesToSend);
    // A function is named after its operation, with the characters that HubSpot allows in a uid.
    const operation = call.name.replaceAll('_', '-');
    const result = await callLog.watchOperation({ portalId: call.portalId, operation }, () =>
      options.functions.run({
        name: call.name,
        secrets: portal.secrets,
        parameters: call.parameters,
        propertiesToSend,
      }),
    );
    response.json({ result });
  });
  router.post('/fetch', async (request, response) => {
    const { portalId, userId, url, request: asked } = FetchBody.parse(request.body);
    const { app, users } = cardHostPortal(options, portalId);
    const user = users.find(({ id }) => id === userId);
    if (user === undefined) throw new RefusedRequest(404, `Portal ${portalId} has no user ${userId}.`);
    const { method, headers, body, timeout } = asked;
    const reply = await callLog.watchFetch({ portalId, operation: operationIn(url) }, () =>
      options.fetchProxy.fetch({ portalId, user, app, url, method, headers, body, timeoutMs: timeout }),
    );
    response.json(reply);
  });

  router.use((request, _response) => {
    throw new RefusedRequest(404, `The card host has no route ${request.method} ${request.originalUrl}.`);
  });
  router.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    response.status(statusOf(error)).json({ message: messageOf(error) });
  });
  return router;
}

/** The last step of its path, which names the operation at the hub's address. */
function operationIn(url: string): string {
  return URL.parse(url)?.pathname.split('/').at(-1) ?? url;
}

function setupOf(options: CardHostOptions): HostSetup {
  return {
    appName: options.appName,
    portals: options.portals.map(({ portalId, side, users }): HostPortal => {
      const portal = options.standIn.portal(portalId);
      return { portalId, side, users, name: portal.name, timeZone: portal.timeZone };
    }),
    cards: options.cards.map(({ id, title, location, objectTypeIds, side }) => ({
      id,
      title,
      location,
      objectTypeIds,
      side,
      bundleUrl: `/cards/${id}.js`,
    })),
    clock: clockOf(options),
  };
}

export function clockOf(options: Pick<CardHostOptions, 'clock' | 'portals' | 'standIn'>): HostClock {
  return viewClock(options.clock, vendorTimeZone(options), Date.now());
}

function vendorTimeZone({ portals, standIn }: Pick<CardHostOptions, 'portals' | 'standIn'>): string {
  const vendor = portals.find(({ side }) => side === 'vendor');
  return vendor === undefined ? 'UTC' : standIn.portal(vendor.portalId).timeZone;
}

function cardHostPortal(options: CardHostOptions, portalId: number): CardHostPortal {
  const portal = options.portals.find((candidate) => candidate.portalId === portalId);
  if (portal === undefined) {
    throw new RefusedRequest(404, `The card host has no portal ${portalId}.`);
  }
  return portal;
}

function standInPortal(options: CardHostOptions, portalId: number): StandInPortal {
  return options.standIn.portal(cardHostPortal(options, portalId).portalId);
}

function propertiesOf(
  options: CardHostOptions,
  address: { portalId: number; objectTypeId: ObjectTypeId; objectId: string },
  names: readonly string[] | '*',
): Record<string, string | null> {
  const { portalId, objectTypeId, objectId } = address;
  const properties = readProperties(standInPortal(options, portalId), objectTypeId, objectId, names);
  if (properties === undefined) {
    throw new RefusedRequest(404, `Portal ${portalId} has no record ${objectTypeId}/${objectId}.`);
  }
  return properties;
}

function statusOf(error: unknown): number {
  if (error instanceof RefusedRequest) {
    return error.status;
  }
  return error instanceof z.core.$ZodError ? 400 : 500;
}

function messageOf(error: unknown): string {
  if (error instanceof z.core.$ZodError) {
    return `The request does not fit: ${z.core.prettifyError(error)}`;
  }
  return error instanceof Error ? error.message : String(error);
}
