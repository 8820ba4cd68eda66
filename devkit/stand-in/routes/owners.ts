import { validationError } from '../errors.ts';
import { flagParam, limitParam, page, param } from '../route.ts';
import type { Route } from '../route.ts';

const model = (name: string) => ({ package: 'crm/owners', name });
const scopes = () => ['crm.objects.owners.read'];

export const ownerRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/crm/v3/owners',
    replies: { 200: model('CollectionResponsePublicOwnerForwardPaging') },
    scopes,
    handle: ({ portal, query }) => {
      const owners = portal.owners.list({
        email: query.get('email') ?? undefined,
        isArchived: flagParam(query, 'archived'),
      });
      const { items, paging } = page(
        owners,
        limitParam(query, 100, 500),
        query.get('after'),
        (owner) => owner.id,
      );
      const results = items.map((owner) => portal.owners.wire(owner));
      return { status: 200, body: { results, ...(paging === undefined ? {} : { paging }) } };
    },
  },
  {
    method: 'GET',
    path: '/crm/v3/owners/:ownerId',
    replies: { 200: model('PublicOwner') },
    scopes,
    handle: ({ portal, params, query }) => {
      const idProperty = query.get('idProperty') ?? 'id';
      if (idProperty !== 'id' && idProperty !== 'userId') {
        throw validationError(`idProperty ${idProperty} is neither id nor userId`);
      }
      const owner = portal.owners.find(param(params, 'ownerId'), idProperty, flagParam(query, 'archived'));
      return { status: 200, body: portal.owners.wire(owner) };
    },
  },
];
