import type { StandInPortal } from '../stand-in/stand-in.ts';
import { objectTypeNames } from './host-api.ts';
import type { AssociationPage, ObjectTypeId, ObjectTypeName, SearchPage } from './host-api.ts';

/**
 * The reads that HubSpot's front end does for a card: `useAssociations` and `useCrmSearch`. Search knows
 * the query and the filters that cards use; an operator it does not know is refused, never ignored.
 */

export interface AssociationRequest {
  toObjectType: string;
  properties?: readonly string[] | undefined;
  pageLength?: number | undefined;
  offset?: number | undefined;
}

interface SearchFilter {
  propertyName: string;
  operator: string;
  value?: unknown;
  values?: readonly unknown[] | undefined;
}

export interface SearchRequest {
  objectType: string;
  properties?: readonly string[] | undefined;
  query?: string | undefined;
  filterGroups?: readonly { filters: readonly SearchFilter[] }[] | undefined;
  sorts?: readonly { propertyName: string; direction: 'ASCENDING' | 'DESCENDING' }[] | undefined;
  pageLength?: number | undefined;
  after?: string | undefined;
}

const defaultPageLength = 10;

export function readAssociations(
  portal: StandInPortal,
  objectTypeId: ObjectTypeId,
  objectId: string,
  request: AssociationRequest,
): AssociationPage {
  const toType = objectTypeName(request.toObjectType);
  const offset = request.offset ?? 0;
  const pageLength = request.pageLength ?? defaultPageLength;
  const ids = portal.associatedIds(objectTypeNames[objectTypeId], objectId, toType);
  const page = ids.slice(offset, offset + pageLength);
  return {
    results: page.map((id) => ({
      toObjectId: Number(id),
      associationTypes: [],
      properties: pick(portal.record(toType, id)?.properties ?? {}, request.properties ?? []),
    })),
    hasMore: offset + page.length < ids.length,
    nextOffset: offset + page.length,
  };
}

export function searchRecords(portal: StandInPortal, request: SearchRequest): SearchPage {
  const objectType = objectTypeName(request.objectType);
  const query = request.query?.trim().toLowerCase() ?? '';
  const groups = request.filterGroups ?? [];
  const found = portal
    .records(objectType)
    .filter(({ properties }) => query === '' || Object.values(properties).some(containing(query)))
    .filter(
      ({ properties }) =>
        groups.length === 0 ||
        groups.some((group) => group.filters.every((filter) => matches(properties, filter))),
    );
  for (const { propertyName, direction } of request.sorts ?? []) {
    const sign = direction === 'DESCENDING' ? -1 : 1;
    found.sort(
      (a, b) =>
        sign * (a.properties[propertyName] ?? '').localeCompare(b.properties[propertyName] ?? '', 'en'),
    );
  }
  const offset = Number(request.after ?? 0);
  const page = found.slice(offset, offset + (request.pageLength ?? defaultPageLength));
  const end = offset + page.length;
  return {
    results: page.map(({ id, properties }) => ({
      objectId: Number(id),
      properties: pick(properties, request.properties ?? []),
    })),
    total: found.length,
    hasMore: end < found.length,
    ...(end < found.length ? { after: String(end) } : {}),
  };
}

function objectTypeName(name: string): ObjectTypeName {
  const known: Readonly<Record<string, ObjectTypeName>> = {
    ...objectTypeNames,
    contact: 'contacts',
    contacts: 'contacts',
    company: 'companies',
    companies: 'companies',
    deal: 'deals',
    deals: 'deals',
  };
  const found = known[name.toLowerCase()];
  if (found === undefined) {
    throw new Error(`The card host has no object type "${name}".`);
  }
  return found;
}

function pick(
  properties: Readonly<Record<string, string>>,
  names: readonly string[],
): Record<string, string | null> {
  return Object.fromEntries(names.map((name) => [name, properties[name] ?? null]));
}

function containing(query: string): (value: string) => boolean {
  return (value) => value.toLowerCase().includes(query);
}

function matches(properties: Readonly<Record<string, string>>, filter: SearchFilter): boolean {
  const actual = properties[filter.propertyName];
  switch (filter.operator) {
    case 'EQ':
      return actual === String(filter.value);
    case 'NEQ':
      return actual !== String(filter.value);
    case 'IN':
      return actual !== undefined && (filter.values ?? []).map(String).includes(actual);
    case 'HAS_PROPERTY':
      return actual !== undefined;
    case 'NOT_HAS_PROPERTY':
      return actual === undefined;
    default:
      throw new Error(`The card host's search does not know the operator "${filter.operator}".`);
  }
}
