import express from 'express';
import type { Request } from 'express';
import { fields, flag, number, text, withBody } from './control-body.ts';
import { HubSpotError } from './errors.ts';
import { objectTypeOf } from './object-types.ts';
import type { SeedObjectType } from './portal-seed.ts';
import type { StandIn } from './stand-in.ts';
import type { ByHand, StandInPortal } from './stand-in-portal.ts';

const texts = { type: 'object', additionalProperties: text };
const by = fields({ userId: number, isImport: flag });

interface Values {
  properties: Record<string, string>;
  by?: ByHand;
}

interface Place {
  portal: StandInPortal;
  objectType: SeedObjectType;
  id: string;
}

/** Under `/__stand-in/portals`: what people do in HubSpot's screens, done by another process. */
export function recordControl({ portal }: Pick<StandIn, 'portal'>): express.Router {
  const router = express.Router();
  const list = '/:portalId/records/:objectType';
  const single = `${list}/:id`;
  const placeOf = ({ params }: Request): Place => ({
    portal: portal(Number(params['portalId'])),
    objectType: objectTypeOf(String(params['objectType'])).name,
    id: String(params['id']),
  });
  router.get(list, (request, response) => {
    const place = placeOf(request);
    response.json(place.portal.records(place.objectType));
  });
  router.post(
    list,
    withBody(fields({ properties: texts, by }, ['properties']), (body, request, response) => {
      const place = placeOf(request);
      const values = body as Values;
      response.status(201).json(place.portal.create(place.objectType, values.properties, values.by));
    }),
  );
  router.patch(
    single,
    withBody(fields({ properties: texts, by }, ['properties']), (body, request, response) => {
      const place = placeOf(request);
      const values = body as Values;
      response.json(place.portal.update(place.objectType, place.id, values.properties, values.by));
    }),
  );
  router.delete(single, (request, response) => {
    const place = placeOf(request);
    place.portal.archive(place.objectType, place.id);
    response.status(204).end();
  });
  router.post(`${single}/restore`, (request, response) => {
    const place = placeOf(request);
    place.portal.restore(place.objectType, place.id);
    response.status(204).end();
  });
  router.post(
    `${single}/merge`,
    withBody(fields({ mergedId: text, by }, ['mergedId']), (body, request, response) => {
      const place = placeOf(request);
      const merge = body as { mergedId: string; by?: ByHand };
      response.json(place.portal.merge(place.objectType, place.id, merge.mergedId, merge.by));
    }),
  );
  router.put(
    `${single}/associations/:toType/:toId`,
    withBody(fields({ by }), (body, request, response) => {
      const place = placeOf(request);
      const toType = objectTypeOf(String(request.params['toType'])).name;
      const toId = String(request.params['toId']);
      place.portal.associate(place.objectType, place.id, toType, toId, (body as { by?: ByHand }).by);
      response.status(204).end();
    }),
  );
  router.use(
    (error: Error, _request: Request, response: express.Response, _next: express.NextFunction): void => {
      response.status(error instanceof HubSpotError ? error.status : 400).json({ message: error.message });
    },
  );
  return router;
}
