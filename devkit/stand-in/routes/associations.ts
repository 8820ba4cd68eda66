import { associationKind, defaultKind, inverseOf } from '../association-types.ts';
import type { AssociationKind } from '../association-types.ts';
import { checkInputs, runBatch } from '../batch.ts';
import { notFound, validationError } from '../errors.ts';
import type { ObjectType } from '../object-types.ts';
import type { Portal } from '../portal.ts';
import { limitParam, objectTypeParam, page, param } from '../route.ts';
import type { Reply, Route, RouteCall } from '../route.ts';
import type { Writer } from '../writer.ts';

interface Reference {
  id: string;
}

interface Spec {
  associationCategory: string;
  associationTypeId: number;
}

interface PairInput {
  from: Reference;
  to: Reference;
}

/** Associations are written and read in larger batches than records. */
const mostPairs = 2000;
const mostReads = 1000;
const targetsPerPage = 500;

const model = (name: string) => ({ package: 'crm/associations/v4', name });
const batchPath = (action: string) => `/crm/v4/associations/:fromObjectType/:toObjectType/batch/${action}`;
const pairPath = '/crm/v4/objects/:objectType/:objectId/associations/:toObjectType/:toObjectId';

const readScopes: Route['scopes'] = (params) => [fromType(params).readScope];
const writeScopes: Route['scopes'] = (params) => [fromType(params).writeScope];

export const associationRoutes: readonly Route[] = [
  {
    method: 'PUT',
    path: '/crm/v4/objects/:fromObjectType/:fromObjectId/associations/default/:toObjectType/:toObjectId',
    replies: { 200: model('BatchResponsePublicDefaultAssociation') },
    scopes: writeScopes,
    handle: ({ portal, params, writer }) => {
      const from = { id: param(params, 'fromObjectId') };
      const input = { id: from.id, from, to: { id: param(params, 'toObjectId') } };
      const kind = requireDefault(fromType(params), objectTypeParam(params, 'toObjectType'));
      requirePair(portal, kind, input);
      return bothWays(runBatch(() => portal.now, [input], 200, pairSteps(portal, kind, writer)));
    },
  },
  {
    method: 'GET',
    path: '/crm/v4/objects/:objectType/:objectId/associations/:toObjectType',
    replies: { 200: model('CollectionResponseMultiAssociatedObjectWithLabelForwardPaging') },
    scopes: readScopes,
    handle: readPage,
  },
  {
    method: 'PUT',
    path: pairPath,
    request: { ...model('AssociationSpec'), isArray: true },
    replies: { 201: model('LabelsBetweenObjectPair') },
    scopes: writeScopes,
    handle: ({ portal, params, body, writer }) => {
      const [from, to] = [fromType(params), objectTypeParam(params, 'toObjectType')];
      const input = { from: { id: param(params, 'objectId') }, to: { id: param(params, 'toObjectId') } };
      return { status: 201, body: linkLabelled(portal, from, to, input, body as Spec[], writer) };
    },
  },
  {
    method: 'DELETE',
    path: pairPath,
    scopes: writeScopes,
    handle: ({ portal, params, writer }) => {
      const kind = requireDefault(fromType(params), objectTypeParam(params, 'toObjectType'));
      portal.dissociate(kind, param(params, 'objectId'), param(params, 'toObjectId'), writer);
      return { status: 204 };
    },
  },
  {
    method: 'POST',
    path: batchPath('read'),
    request: model('BatchInputPublicFetchAssociationsBatchRequest'),
    replies: {
      200: model('BatchResponsePublicAssociationMultiWithLabel'),
      207: model('BatchResponsePublicAssociationMultiWithLabelWithErrors'),
    },
    scopes: readScopes,
    handle: readBatch,
  },
  {
    method: 'POST',
    path: batchPath('create'),
    request: model('BatchInputPublicAssociationMultiPost'),
    replies: {
      201: model('BatchResponseLabelsBetweenObjectPair'),
      207: model('BatchResponseLabelsBetweenObjectPairWithErrors'),
    },
    scopes: writeScopes,
    handle: ({ portal, params, body, writer }) => {
      const [from, to] = [fromType(params), objectTypeParam(params, 'toObjectType')];
      const inputs = withIds((body as { inputs: (PairInput & { types: Spec[] })[] }).inputs);
      checkInputs(inputs, mostPairs);
      return runBatch(() => portal.now, inputs, 201, {
        check: (input) => {
          const [kind] = input.types.map((spec) => requireKind(from, to, spec));
          requirePair(portal, kind ?? requireDefault(from, to), input);
        },
        write: (input) => linkLabelled(portal, from, to, input, input.types, writer),
      });
    },
  },
  {
    method: 'POST',
    path: batchPath('associate/default'),
    request: model('BatchInputPublicDefaultAssociationMultiPost'),
    replies: {
      200: model('BatchResponsePublicDefaultAssociation'),
      207: model('BatchResponsePublicDefaultAssociation'),
    },
    scopes: writeScopes,
    handle: ({ portal, params, body, writer }) => {
      const kind = requireDefault(fromType(params), objectTypeParam(params, 'toObjectType'));
      const inputs = withIds((body as { inputs: PairInput[] }).inputs);
      checkInputs(inputs, mostPairs);
      return bothWays(runBatch(() => portal.now, inputs, 200, pairSteps(portal, kind, writer)));
    },
  },
  {
    method: 'POST',
    path: batchPath('archive'),
    request: model('BatchInputPublicAssociationMultiArchive'),
    scopes: writeScopes,
    handle: ({ portal, params, body, writer }) => {
      const kind = requireDefault(fromType(params), objectTypeParam(params, 'toObjectType'));
      const { inputs } = body as { inputs: { from: Reference; to: Reference[] }[] };
      checkInputs(inputs, mostPairs);
      for (const { from, to } of inputs) {
        to.forEach(({ id }) => portal.dissociate(kind, from.id, id, writer));
      }
      return { status: 204 };
    },
  },
  {
    method: 'POST',
    path: batchPath('labels/archive'),
    request: model('BatchInputPublicAssociationMultiPost'),
    scopes: writeScopes,
    handle: ({ portal, params, body, writer }) => {
      const [from, to] = [fromType(params), objectTypeParam(params, 'toObjectType')];
      const { inputs } = body as { inputs: (PairInput & { types: Spec[] })[] };
      checkInputs(inputs, mostPairs);
      for (const input of inputs) {
        const kinds = input.types.map((spec) => requireKind(from, to, spec));
        kinds.forEach((kind) => portal.unlabel(kind, input.from.id, input.to.id, writer));
      }
      return { status: 204 };
    },
  },
];

function readPage({ portal, params, query }: RouteCall): Reply {
  const [from, to] = [fromType(params), objectTypeParam(params, 'toObjectType')];
  const id = param(params, 'objectId');
  portal.require(from, id);
  // Asked for by the id of a record that was merged away, HubSpot answers none: only the new id has them.
  const targets = targetsWire(portal, from, id, to).toSorted(byTargetId);
  const limit = limitParam(query, targetsPerPage, targetsPerPage);
  const { items, paging } = page(targets, limit, query.get('after'), (target) => target.toObjectId);
  return { status: 200, body: { results: items, ...(paging === undefined ? {} : { paging }) } };
}

/** Records without associations are left out of the reply; records that do not exist are errors. */
function readBatch({ portal, params, body }: RouteCall): Reply {
  const [from, to] = [fromType(params), objectTypeParam(params, 'toObjectType')];
  const { inputs } = body as { inputs: { id: string; after?: string }[] };
  checkInputs(inputs, mostReads);
  const reply = runBatch(() => portal.now, inputs, 200, {
    check: (input) => portal.require(from, input.id),
    write: (input) => {
      const targets = targetsWire(portal, from, input.id, to).toSorted(byTargetId);
      const { items, paging } = page(
        targets,
        targetsPerPage,
        input.after ?? null,
        (target) => target.toObjectId,
      );
      return { from: { id: input.id }, to: items, ...(paging === undefined ? {} : { paging }) };
    },
  });
  const answer = reply.body as { results: { to: unknown[] }[] };
  return { ...reply, body: { ...answer, results: answer.results.filter((result) => result.to.length > 0) } };
}

function targetsWire(portal: Portal, from: ObjectType, fromId: string, to: ObjectType) {
  return portal.associations
    .targets(from.name, fromId, to.name)
    .filter((target) => portal.records(to.name).live(target.id) !== undefined)
    .map((target) => ({
      toObjectId: target.id,
      associationTypes: target.kinds.map((kind) => ({
        category: 'HUBSPOT_DEFINED',
        typeId: kind.typeId,
        label: kind.label,
      })),
    }));
}

function byTargetId(left: { toObjectId: string }, right: { toObjectId: string }): number {
  return Number(left.toObjectId) - Number(right.toObjectId);
}

function pairSteps(portal: Portal, kind: AssociationKind, writer: Writer) {
  return {
    check: (input: PairInput) => requirePair(portal, kind, input),
    write: (input: PairInput) => {
      portal.associate(kind, input.from.id, input.to.id, writer);
      const [from, to] = [{ id: input.from.id }, { id: input.to.id }];
      return [
        { from, to, associationSpec: specOf(kind) },
        { from: to, to: from, associationSpec: specOf(inverseOf(kind)) },
      ];
    },
  };
}

/** HubSpot reports a default association once in each direction. */
function bothWays(reply: Reply): Reply {
  const answer = reply.body as { results: unknown[] };
  return { ...reply, body: { ...answer, results: answer.results.flat() } };
}

function specOf(kind: AssociationKind): Spec {
  return { associationCategory: 'HUBSPOT_DEFINED', associationTypeId: kind.typeId };
}

function linkLabelled(
  portal: Portal,
  from: ObjectType,
  to: ObjectType,
  input: PairInput,
  specs: readonly Spec[],
  writer: Writer,
) {
  const kinds =
    specs.length === 0 ? [requireDefault(from, to)] : specs.map((spec) => requireKind(from, to, spec));
  for (const kind of kinds) {
    requirePair(portal, kind, input);
    portal.associate(kind, input.from.id, input.to.id, writer);
  }
  return {
    fromObjectTypeId: from.id,
    fromObjectId: input.from.id,
    toObjectTypeId: to.id,
    toObjectId: input.to.id,
    labels: kinds.flatMap((kind) => (kind.label === null ? [] : [kind.label])),
  };
}

function requirePair(portal: Portal, kind: AssociationKind, input: PairInput): void {
  const isFromThere = portal.records(kind.from).live(input.from.id) !== undefined;
  if (!isFromThere || portal.records(kind.to).live(input.to.id) === undefined) {
    throw notFound(
      `No ${isFromThere ? kind.to : kind.from} with id ${isFromThere ? input.to.id : input.from.id}`,
    );
  }
}

function requireKind(from: ObjectType, to: ObjectType, spec: Spec): AssociationKind {
  const kind = associationKind(spec.associationTypeId);
  if (spec.associationCategory !== 'HUBSPOT_DEFINED' || kind?.from !== from.name || kind.to !== to.name) {
    throw validationError(
      `Association type ${spec.associationCategory} ${spec.associationTypeId} does not exist from ${from.id} to ${to.id}`,
    );
  }
  return kind;
}

function requireDefault(from: ObjectType, to: ObjectType): AssociationKind {
  const kind = defaultKind(from.name, to.name);
  if (kind === undefined) {
    throw validationError(`Records of ${from.id} and ${to.id} cannot be associated`);
  }
  return kind;
}

/** Lets the errors of a batch name the pair's first record. */
function withIds<Input extends PairInput>(inputs: readonly Input[]): (Input & { id: string })[] {
  return inputs.map((input) => ({ ...input, id: input.from.id }));
}

function fromType(params: Readonly<Record<string, string>>): ObjectType {
  return objectTypeParam(params, 'fromObjectType' in params ? 'fromObjectType' : 'objectType');
}
