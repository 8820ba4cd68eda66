import { checkInputs, runBatch } from '../batch.ts';
import { HubSpotError } from '../errors.ts';
import { definitionWire, groupWire } from '../properties.ts';
import type { PropertyInput } from '../properties.ts';
import { objectTypeParam, param } from '../route.ts';
import type { Route, RouteCall } from '../route.ts';

const model = (name: string) => ({ package: 'crm/properties', name });

const readScopes: Route['scopes'] = (params) => {
  const type = objectTypeParam(params);
  return [type.schemaReadScope, type.readScope];
};
const writeScopes: Route['scopes'] = (params) => [objectTypeParam(params).schemaWriteScope];

const base = '/crm/v3/properties/:objectType';

/** Batch and group routes stand before those with a property's name in their place. */
export const propertyRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: `${base}/batch/create`,
    request: model('BatchInputPropertyCreate'),
    replies: { 201: model('BatchResponseProperty'), 207: model('BatchResponsePropertyWithErrors') },
    scopes: writeScopes,
    handle: (call) => {
      const { inputs } = call.body as { inputs: PropertyInput[] };
      checkInputs(inputs);
      return runBatch(() => call.portal.now, inputs.map(failingAlone), 201, {
        check: () => undefined,
        write: ({ input }) => createProperty(call, input),
      });
    },
  },
  {
    method: 'POST',
    path: `${base}/batch/read`,
    request: model('BatchReadInputPropertyName'),
    replies: { 200: model('BatchResponseProperty'), 207: model('BatchResponsePropertyWithErrors') },
    scopes: readScopes,
    handle: (call) => {
      const names = (call.body as { inputs: { name: string }[] }).inputs.map(({ name }) => ({ id: name }));
      checkInputs(names);
      const read = ({ id }: { id: string }) => definitionWire(catalogueOf(call).get(id));
      return runBatch(() => call.portal.now, names, 200, { check: read, write: read });
    },
  },
  {
    method: 'POST',
    path: `${base}/batch/archive`,
    request: model('BatchInputPropertyName'),
    scopes: writeScopes,
    handle: (call) => {
      const { inputs } = call.body as { inputs: { name: string }[] };
      inputs.forEach(({ name }) => catalogueOf(call).archive(name));
      return { status: 204 };
    },
  },
  {
    method: 'GET',
    path: `${base}/groups`,
    replies: { 200: model('CollectionResponsePropertyGroupNoPaging') },
    scopes: readScopes,
    handle: (call) => ({ status: 200, body: { results: catalogueOf(call).groups.map(groupWire) } }),
  },
  {
    method: 'POST',
    path: `${base}/groups`,
    request: model('PropertyGroupCreate'),
    replies: { 201: model('PropertyGroup') },
    scopes: writeScopes,
    handle: (call) => {
      const input = call.body as { name: string; label: string; displayOrder?: number };
      return { status: 201, body: groupWire(catalogueOf(call).createGroup(input)) };
    },
  },
  {
    method: 'GET',
    path: `${base}/groups/:groupName`,
    replies: { 200: model('PropertyGroup') },
    scopes: readScopes,
    handle: (call) => {
      const name = param(call.params, 'groupName');
      const group = catalogueOf(call).groups.find((candidate) => candidate.name === name);
      if (group === undefined) {
        throw new HubSpotError(404, 'OBJECT_NOT_FOUND', `Property group '${name}' does not exist`);
      }
      return { status: 200, body: groupWire(group) };
    },
  },
  {
    method: 'GET',
    path: base,
    replies: { 200: model('CollectionResponsePropertyNoPaging') },
    scopes: readScopes,
    handle: (call) => ({ status: 200, body: { results: catalogueOf(call).all.map(definitionWire) } }),
  },
  {
    method: 'POST',
    path: base,
    request: model('PropertyCreate'),
    replies: { 201: model('Property') },
    scopes: writeScopes,
    handle: (call) => ({ status: 201, body: createProperty(call, call.body as PropertyInput) }),
  },
  {
    method: 'GET',
    path: `${base}/:propertyName`,
    replies: { 200: model('Property') },
    scopes: readScopes,
    handle: (call) => ({
      status: 200,
      body: definitionWire(catalogueOf(call).get(param(call.params, 'propertyName'))),
    }),
  },
  {
    method: 'PATCH',
    path: `${base}/:propertyName`,
    request: model('PropertyUpdate'),
    replies: { 200: model('Property') },
    scopes: writeScopes,
    handle: (call) => {
      const changes = call.body as Partial<PropertyInput>;
      const at = new Date(call.portal.now).toISOString();
      return {
        status: 200,
        body: definitionWire(catalogueOf(call).update(param(call.params, 'propertyName'), changes, at)),
      };
    },
  },
  {
    method: 'DELETE',
    path: `${base}/:propertyName`,
    scopes: writeScopes,
    handle: (call) => {
      catalogueOf(call).archive(param(call.params, 'propertyName'));
      return { status: 204 };
    },
  },
];

function catalogueOf({ portal, params }: RouteCall) {
  return portal.catalogue(objectTypeParam(params).name);
}

function createProperty(call: RouteCall, input: PropertyInput): Record<string, unknown> {
  const definition = catalogueOf(call).create(input, new Date(call.portal.now).toISOString());
  call.portal.indexUniqueProperties(objectTypeParam(call.params).name);
  return definitionWire(definition);
}

/** A property that exists already does not keep the others of its batch from being created. */
function failingAlone(input: PropertyInput): {
  id: string;
  input: PropertyInput;
  objectWriteTraceId: string;
} {
  return { id: input.name, input, objectWriteTraceId: input.name };
}
