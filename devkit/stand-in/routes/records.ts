import { associationKind } from '../association-types.ts';
import type { AssociationKind } from '../association-types.ts';
import { notFound, validationError } from '../errors.ts';
import type { ErrorDetail } from '../errors.ts';
import type { ObjectType } from '../object-types.ts';
import { objectTypeOf } from '../object-types.ts';
import { mergeRecords } from '../merge-records.ts';
import type { Portal } from '../portal.ts';
import { viewRecord, viewWritten } from '../record-view.ts';
import type { StoredRecord } from '../records.ts';
import { flagParam, limitParam, listParam, objectTypeParam, page, param } from '../route.ts';
import type { Reply, Route, RouteCall } from '../route.ts';
import { checkValues } from '../value-checks.ts';
import type { Writer } from '../writer.ts';

export interface CreateInput {
  properties: Record<string, string>;
  associations?: { to: { id: string }; types: { associationTypeId: number }[] }[];
}

export const readScopes: Route['scopes'] = (params) => [objectTypeParam(params).readScope];
export const writeScopes: Route['scopes'] = (params) => [objectTypeParam(params).writeScope];

const model = (name: string) => ({ package: 'crm/objects', name });

export const recordRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/crm/v3/objects/:objectType',
    replies: { 200: model('CollectionResponseSimplePublicObjectWithAssociationsForwardPaging') },
    scopes: readScopes,
    handle: listRecords,
  },
  {
    method: 'POST',
    path: '/crm/v3/objects/:objectType',
    request: model('SimplePublicObjectInputForCreate'),
    replies: { 201: model('SimplePublicObject') },
    scopes: writeScopes,
    handle: ({ portal, params, body, writer }) => {
      const type = objectTypeParam(params);
      const input = body as CreateInput;
      const record = createRecord(portal, type, input, writer);
      return { status: 201, body: viewWritten(portal, type, record, input.properties) };
    },
  },
  {
    method: 'POST',
    path: '/crm/v3/objects/:objectType/merge',
    // The generic API of the client has no merge; those of the types that can be merged have this model.
    request: { package: 'crm/deals', name: 'PublicMergeInput' },
    replies: { 200: { package: 'crm/deals', name: 'SimplePublicObject' } },
    scopes: writeScopes,
    handle: ({ portal, params, body, writer }) => {
      const type = objectTypeParam(params);
      const { primaryObjectId, objectIdToMerge } = body as {
        primaryObjectId: string;
        objectIdToMerge: string;
      };
      const ids = { primaryId: primaryObjectId, mergedId: objectIdToMerge };
      const record = mergeRecords(portal, type, ids, writer);
      return { status: 200, body: viewRecord(portal, type, record) };
    },
  },
  {
    method: 'GET',
    path: '/crm/v3/objects/:objectType/:objectId',
    replies: { 200: model('SimplePublicObjectWithAssociations') },
    scopes: readScopes,
    handle: readRecord,
  },
  {
    method: 'PATCH',
    path: '/crm/v3/objects/:objectType/:objectId',
    request: model('SimplePublicObjectInput'),
    replies: { 200: model('SimplePublicObject') },
    scopes: writeScopes,
    handle: ({ portal, params, query, body, writer }) => {
      const type = objectTypeParam(params);
      const record = portal.require(type, param(params, 'objectId'), query.get('idProperty') ?? undefined);
      const { properties } = body as { properties: Record<string, string> };
      portal.update(type, record, properties, writer);
      return { status: 200, body: viewWritten(portal, type, record, properties) };
    },
  },
  {
    method: 'DELETE',
    path: '/crm/v3/objects/:objectType/:objectId',
    scopes: writeScopes,
    handle: ({ portal, params, writer }) => {
      archiveRecord(portal, objectTypeParam(params), param(params, 'objectId'), writer);
      return { status: 204 };
    },
  },
];

/** Throws before anything is written, both for values and for associations that do not fit. */
export function checkCreate(portal: Portal, type: ObjectType, input: CreateInput, writer: Writer): void {
  checkValues(portal, type, input.properties, writer);
  wantedAssociations(portal, type, input);
}

export function createRecord(
  portal: Portal,
  type: ObjectType,
  input: CreateInput,
  writer: Writer,
): StoredRecord {
  const associations = wantedAssociations(portal, type, input);
  const record = portal.create(type, input.properties, writer);
  for (const { kind, toId } of associations) {
    portal.associate(kind, record.id, toId, writer);
  }
  return record;
}

/** Archiving what is archived or was never there changes nothing and is no error. */
export function archiveRecord(portal: Portal, type: ObjectType, id: string, writer: Writer): void {
  const record = portal.find(type, id);
  if (record !== undefined) {
    portal.archive(type, record, writer);
  }
}

function listRecords({ portal, params, query }: RouteCall): Reply {
  const type = objectTypeParam(params);
  const isArchived = flagParam(query, 'archived');
  const records = [...portal.records(type.name).all].filter(
    (record) => (record.archivedAt !== undefined) === isArchived,
  );
  const { items, paging } = page(
    records,
    limitParam(query, 10, 100),
    query.get('after'),
    (record) => record.id,
  );
  const results = items.map((record) => viewRecord(portal, type, record, wishesOf(query)));
  return { status: 200, body: { results, ...(paging === undefined ? {} : { paging }) } };
}

function readRecord({ portal, params, query }: RouteCall): Reply {
  const type = objectTypeParam(params);
  const id = param(params, 'objectId');
  const record = flagParam(query, 'archived')
    ? requireArchived(portal, type, id)
    : portal.require(type, id, query.get('idProperty') ?? undefined);
  return { status: 200, body: viewRecord(portal, type, record, wishesOf(query)) };
}

/** Those who ask for archived records get no others. */
export function requireArchived(portal: Portal, type: ObjectType, id: string): StoredRecord {
  const record = portal.records(type.name).get(id);
  if (record?.archivedAt === undefined) {
    throw notFound();
  }
  return record;
}

function wishesOf(query: URLSearchParams) {
  return {
    properties: listParam(query, 'properties'),
    propertiesWithHistory: listParam(query, 'propertiesWithHistory'),
    associations: listParam(query, 'associations'),
  };
}

function wantedAssociations(
  portal: Portal,
  type: ObjectType,
  input: CreateInput,
): { kind: AssociationKind; toId: string }[] {
  const wanted: { kind: AssociationKind; toId: string }[] = [];
  const errors: ErrorDetail[] = [];
  for (const association of input.associations ?? []) {
    for (const { associationTypeId } of association.types) {
      const kind = associationKind(associationTypeId);
      const toId = association.to.id;
      if (kind?.from !== type.name) {
        const message = `${type.singular.toUpperCase()} has no association type ${associationTypeId}`;
        errors.push({ message, code: 'INVALID_ASSOCIATION_TYPE' });
      } else if (portal.records(kind.to).live(toId) === undefined) {
        const name = objectTypeOf(kind.to).singular.toUpperCase();
        errors.push({
          message: `${name}=${toId} is not valid`,
          code: 'INVALID_ASSOCIATION',
          context: { [name]: [toId] },
        });
      } else {
        wanted.push({ kind, toId });
      }
    }
  }
  if (errors.length > 0) {
    throw validationError('One or more associations are not valid', { errors });
  }
  return wanted;
}
