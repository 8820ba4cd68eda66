import { viewRecord } from '../record-view.ts';
import { objectTypeParam } from '../route.ts';
import type { Route } from '../route.ts';
import { search } from '../search.ts';
import type { SearchRequest } from '../search.ts';
import { readScopes } from './records.ts';

const model = (name: string) => ({ package: 'crm/objects', name });

export const searchPath = /^\/crm\/v3\/objects\/[^/]+\/search\/?$/;

export const searchRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/crm/v3/objects/:objectType/search',
    request: model('PublicObjectSearchRequest'),
    replies: { 200: model('CollectionResponseWithTotalSimplePublicObject') },
    scopes: readScopes,
    handle: ({ portal, params, body }) => {
      const type = objectTypeParam(params);
      const request = body as SearchRequest;
      const { total, hits, nextAfter } = search(portal, type, request);
      const results = hits.map((hit) =>
        viewRecord(portal, type, hit.record, { properties: request.properties }, hit.properties),
      );
      const paging = nextAfter === undefined ? {} : { paging: { next: { after: nextAfter } } };
      return { status: 200, body: { total, results, ...paging } };
    },
  },
];
