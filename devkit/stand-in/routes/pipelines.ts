import { notFound } from '../errors.ts';
import { objectTypeParam, param } from '../route.ts';
import type { Route } from '../route.ts';

const model = (name: string) => ({ package: 'crm/pipelines', name });
const base = '/crm/v3/pipelines/:objectType';

const readScopes: Route['scopes'] = (params) => {
  const type = objectTypeParam(params);
  return [type.readScope, type.schemaReadScope];
};

/** Only deals have pipelines here. */
export const pipelineRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: base,
    replies: { 200: model('CollectionResponsePipelineNoPaging') },
    scopes: readScopes,
    handle: ({ portal, params }) => {
      const pipelines = hasPipelines(params) ? portal.pipelines.all : [];
      return { status: 200, body: { results: pipelines.map((pipeline) => portal.pipelines.wire(pipeline)) } };
    },
  },
  {
    method: 'POST',
    path: base,
    request: model('PipelineInput'),
    replies: { 201: model('Pipeline') },
    scopes: (params) => [objectTypeParam(params).schemaWriteScope, objectTypeParam(params).writeScope],
    handle: ({ portal, params, body }) => {
      requirePipelines(params);
      const created = portal.pipelines.create(body as Parameters<typeof portal.pipelines.create>[0]);
      return { status: 201, body: portal.pipelines.wire(created) };
    },
  },
  {
    method: 'GET',
    path: `${base}/:pipelineId`,
    replies: { 200: model('Pipeline') },
    scopes: readScopes,
    handle: ({ portal, params }) => {
      requirePipelines(params);
      const pipeline = portal.pipelines.pipeline(param(params, 'pipelineId'));
      return { status: 200, body: portal.pipelines.wire(pipeline) };
    },
  },
  {
    method: 'GET',
    path: `${base}/:pipelineId/stages`,
    replies: { 200: model('CollectionResponsePipelineStageNoPaging') },
    scopes: readScopes,
    handle: ({ portal, params }) => {
      requirePipelines(params);
      const wire = portal.pipelines.wire(portal.pipelines.pipeline(param(params, 'pipelineId')));
      return { status: 200, body: { results: wire['stages'] } };
    },
  },
];

function hasPipelines(params: Readonly<Record<string, string>>): boolean {
  return objectTypeParam(params).name === 'deals';
}

function requirePipelines(params: Readonly<Record<string, string>>): void {
  if (!hasPipelines(params)) {
    throw notFound(`${param(params, 'objectType')} have no pipelines`);
  }
}
