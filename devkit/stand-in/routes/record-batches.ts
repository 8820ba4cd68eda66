import { checkInputs, refuseDuplicates, runBatch } from '../batch.ts';
import { validationError } from '../errors.ts';
import type { ObjectType } from '../object-types.ts';
import type { Portal } from '../portal.ts';
import { viewRecord, viewWritten } from '../record-view.ts';
import { flagParam, objectTypeParam } from '../route.ts';
import type { Reply, Route, RouteCall } from '../route.ts';
import { checkValues } from '../value-checks.ts';
import type { Writer } from '../writer.ts';
import {
  archiveRecord,
  checkCreate,
  createRecord,
  readScopes,
  requireArchived,
  writeScopes,
} from './records.ts';
import type { CreateInput } from './records.ts';

interface ReadBody {
  inputs: { id: string }[];
  idProperty?: string;
  properties: string[];
  propertiesWithHistory: string[];
}

interface WriteInput {
  id: string;
  idProperty?: string;
  objectWriteTraceId?: string;
  properties: Record<string, string>;
}

/** With histories HubSpot reads fewer records at once. */
const mostWithHistory = 50;

const model = (name: string) => ({ package: 'crm/objects', name });
const path = (action: string) => `/crm/v3/objects/:objectType/batch/${action}`;

export const recordBatchRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: path('read'),
    request: model('BatchReadInputSimplePublicObjectId'),
    replies: {
      200: model('BatchResponseSimplePublicObject'),
      207: model('BatchResponseSimplePublicObjectWithErrors'),
    },
    scopes: readScopes,
    handle: readBatch,
  },
  {
    method: 'POST',
    path: path('create'),
    request: model('BatchInputSimplePublicObjectBatchInputForCreate'),
    replies: {
      201: model('BatchResponseSimplePublicObject'),
      207: model('BatchResponseSimplePublicObjectWithErrors'),
    },
    scopes: writeScopes,
    handle: createBatch,
  },
  {
    method: 'POST',
    path: path('update'),
    request: model('BatchInputSimplePublicObjectBatchInput'),
    replies: {
      200: model('BatchResponseSimplePublicObject'),
      207: model('BatchResponseSimplePublicObjectWithErrors'),
    },
    scopes: writeScopes,
    handle: updateBatch,
  },
  {
    method: 'POST',
    path: path('upsert'),
    request: model('BatchInputSimplePublicObjectBatchInputUpsert'),
    replies: {
      200: model('BatchResponseSimplePublicUpsertObject'),
      207: model('BatchResponseSimplePublicUpsertObjectWithErrors'),
    },
    scopes: writeScopes,
    handle: upsertBatch,
  },
  {
    method: 'POST',
    path: path('archive'),
    request: model('BatchInputSimplePublicObjectId'),
    scopes: writeScopes,
    handle: ({ portal, params, body, writer }) => {
      const { inputs } = body as { inputs: { id: string }[] };
      checkInputs(inputs);
      for (const { id } of inputs) {
        archiveRecord(portal, objectTypeParam(params), id, writer);
      }
      return { status: 204 };
    },
  },
];

function readBatch({ portal, params, query, body }: RouteCall): Reply {
  const type = objectTypeParam(params);
  const { inputs, idProperty, properties, propertiesWithHistory } = body as ReadBody;
  checkInputs(inputs);
  if (propertiesWithHistory.length > 0 && inputs.length > mostWithHistory) {
    throw validationError(
      `The maximum number of inputs supported in a batch request for property histories is ${mostWithHistory}. Please reduce the number of items and try again`,
    );
  }
  const find = ({ id }: { id: string }) =>
    flagParam(query, 'archived') ? requireArchived(portal, type, id) : portal.require(type, id, idProperty);
  return runBatch(() => portal.now, inputs, 200, {
    check: find,
    write: (input) => viewRecord(portal, type, find(input), { properties, propertiesWithHistory }),
  });
}

function createBatch({ portal, params, body, writer }: RouteCall): Reply {
  const type = objectTypeParam(params);
  const { inputs } = body as { inputs: (CreateInput & { objectWriteTraceId?: string })[] };
  checkInputs(inputs);
  return runBatch(() => portal.now, inputs, 201, {
    check: (input) => checkCreate(portal, type, input, writer),
    write: (input) =>
      traced(viewWritten(portal, type, createRecord(portal, type, input, writer), input.properties), input),
  });
}

function updateBatch({ portal, params, body, writer }: RouteCall): Reply {
  const type = objectTypeParam(params);
  const { inputs } = body as { inputs: WriteInput[] };
  checkWrites(inputs);
  return runBatch(() => portal.now, inputs, 200, {
    check: (input) => {
      const record = portal.require(type, input.id, input.idProperty);
      checkValues(portal, type, input.properties, writer, record);
    },
    write: (input) => {
      const record = portal.require(type, input.id, input.idProperty);
      portal.update(type, record, input.properties, writer);
      return traced(viewWritten(portal, type, record, input.properties), input);
    },
  });
}

function upsertBatch({ portal, params, body, writer }: RouteCall): Reply {
  const type = objectTypeParam(params);
  const { inputs } = body as { inputs: WriteInput[] };
  checkWrites(inputs);
  for (const input of inputs) {
    portal.requireUnique(type, input.idProperty);
  }
  return runBatch(() => portal.now, inputs, 200, {
    check: (input) => {
      const existing = portal.find(type, input.id, input.idProperty);
      checkValues(portal, type, upsertProperties(input), writer, existing);
    },
    write: (input) => upsertRecord(portal, type, input, writer),
  });
}

function upsertRecord(
  portal: Portal,
  type: ObjectType,
  input: WriteInput,
  writer: Writer,
): Record<string, unknown> {
  const properties = upsertProperties(input);
  const existing = portal.find(type, input.id, input.idProperty);
  if (existing !== undefined) {
    portal.update(type, existing, properties, writer);
  }
  const record = existing ?? portal.create(type, properties, writer);
  return { ...traced(viewWritten(portal, type, record, properties), input), new: existing === undefined };
}

function upsertProperties(input: WriteInput): Record<string, string> {
  return input.idProperty === undefined
    ? input.properties
    : { [input.idProperty]: input.id, ...input.properties };
}

function checkWrites(inputs: readonly WriteInput[]): void {
  checkInputs(inputs);
  refuseDuplicates(inputs.map((input) => input.id));
  if (new Set(inputs.map((input) => input.idProperty)).size > 1) {
    throw validationError('All inputs of a batch must use the same idProperty.');
  }
}

function traced(
  view: Record<string, unknown>,
  input: { objectWriteTraceId?: string },
): Record<string, unknown> {
  return input.objectWriteTraceId === undefined
    ? view
    : { ...view, objectWriteTraceId: input.objectWriteTraceId };
}
