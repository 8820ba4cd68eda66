import { validationError } from './errors.ts';
import type { ObjectType } from './object-types.ts';
import type { Portal } from './portal.ts';
import type { StoredRecord } from './records.ts';

export interface SearchRequest {
  query?: string;
  limit?: number;
  after?: string;
  sorts?: (string | { propertyName: string; direction?: 'ASCENDING' | 'DESCENDING' })[];
  properties?: string[];
  filterGroups?: { filters: Filter[] }[];
}

interface Filter {
  propertyName: string;
  operator: string;
  value?: string;
  highValue?: string;
  values?: string[];
}

/** A record as the search index knows it, which may be older than the record. */
interface Hit {
  record: StoredRecord;
  properties: Readonly<Record<string, string>>;
}

export interface SearchResult {
  total: number;
  hits: Hit[];
  nextAfter: string | undefined;
}

const most = { groups: 5, filtersInGroup: 6, filters: 18, results: 10_000, page: 200, queryLength: 3000 };

export function search(portal: Portal, type: ObjectType, request: SearchRequest): SearchResult {
  const limit = request.limit ?? 10;
  const after = Number(request.after ?? '0');
  checkRequest(portal, type, request, limit, after);
  const hits: Hit[] = [];
  const records = portal.records(type.name);
  for (const record of records.all) {
    const properties = records.searchView(record, portal.now);
    if (properties !== undefined && matches(portal, type, properties, request)) {
      hits.push({ record, properties });
    }
  }
  sortHits(hits, request, portal, type);
  const end = after + limit;
  return {
    total: hits.length,
    hits: hits.slice(after, end),
    nextAfter: end < hits.length ? String(end) : undefined,
  };
}

function checkRequest(
  portal: Portal,
  type: ObjectType,
  request: SearchRequest,
  limit: number,
  after: number,
): void {
  const groups = request.filterGroups ?? [];
  const filters = groups.flatMap((group) => group.filters);
  if (groups.length > most.groups) {
    throw validationError(`Too many filter groups: at most ${most.groups}.`);
  }
  if (filters.length > most.filters || groups.some((group) => group.filters.length > most.filtersInGroup)) {
    throw validationError(
      `Too many filters: at most ${most.filtersInGroup} in a group and ${most.filters} in all.`,
    );
  }
  if (!Number.isInteger(limit) || limit < 0 || limit > most.page) {
    throw validationError(`limit must be less than or equal to ${most.page}.`);
  }
  if (!Number.isInteger(after) || after < 0) {
    throw validationError(`after must be a whole number.`);
  }
  if (after + limit > most.results) {
    throw validationError(`Search shows the first ${most.results} results only; after is too large.`);
  }
  if ((request.query ?? '').length > most.queryLength) {
    throw validationError(`query must have at most ${most.queryLength} characters.`);
  }
  if ((request.sorts ?? []).length > 1) {
    throw validationError('Only one sort is allowed.');
  }
  for (const filter of filters) {
    if (portal.catalogue(type.name).find(filter.propertyName) === undefined) {
      throw validationError(
        `There was a problem with the request: property ${filter.propertyName} does not exist.`,
      );
    }
    checkOperands(filter);
  }
}

function checkOperands(filter: Filter): void {
  const needsValues = filter.operator === 'IN' || filter.operator === 'NOT_IN';
  const needsNone = filter.operator === 'HAS_PROPERTY' || filter.operator === 'NOT_HAS_PROPERTY';
  if (needsValues && filter.values === undefined) {
    throw validationError(`Operator ${filter.operator} needs values.`);
  }
  if (!needsValues && !needsNone && filter.value === undefined) {
    throw validationError(`Operator ${filter.operator} needs a value.`);
  }
  if (filter.operator === 'BETWEEN' && filter.highValue === undefined) {
    throw validationError('Operator BETWEEN needs a highValue.');
  }
}

function matches(
  portal: Portal,
  type: ObjectType,
  properties: Readonly<Record<string, string>>,
  request: SearchRequest,
): boolean {
  const groups = request.filterGroups ?? [];
  const isInGroup =
    groups.length === 0 ||
    groups.some((group) => group.filters.every((one) => passes(portal, type, properties, one)));
  return isInGroup && matchesText(type, properties, request.query ?? '');
}

function matchesText(type: ObjectType, properties: Readonly<Record<string, string>>, query: string): boolean {
  const words = type.searchableProperties.flatMap((name) => tokens(properties[name] ?? ''));
  return tokens(query).every((wanted) => words.some((word) => word.startsWith(wanted)));
}

function passes(
  portal: Portal,
  type: ObjectType,
  properties: Readonly<Record<string, string>>,
  filter: Filter,
): boolean {
  const stored = properties[filter.propertyName];
  if (filter.operator === 'NOT_HAS_PROPERTY') {
    return stored === undefined;
  }
  if (stored === undefined) {
    return false;
  }
  const isMoment = holdsMoment(portal, type, filter.propertyName);
  const compare = (other: string | undefined) => compareValues(stored, other ?? '', isMoment);
  switch (filter.operator) {
    case 'HAS_PROPERTY':
      return true;
    case 'EQ':
      return compare(filter.value) === 0;
    case 'NEQ':
      return compare(filter.value) !== 0;
    case 'LT':
      return compare(filter.value) < 0;
    case 'LTE':
      return compare(filter.value) <= 0;
    case 'GT':
      return compare(filter.value) > 0;
    case 'GTE':
      return compare(filter.value) >= 0;
    case 'BETWEEN':
      return compare(filter.value) >= 0 && compare(filter.highValue) <= 0;
    case 'IN':
      return filter.values?.some((value) => compare(value) === 0) === true;
    case 'NOT_IN':
      return filter.values?.every((value) => compare(value) !== 0) === true;
    case 'CONTAINS_TOKEN':
      return containsToken(stored, filter.value ?? '');
    case 'NOT_CONTAINS_TOKEN':
      return !containsToken(stored, filter.value ?? '');
    default:
      throw validationError(`Operator ${filter.operator} is not known.`);
  }
}

/** `*` stands for any run of characters. */
function containsToken(stored: string, wanted: string): boolean {
  const escaped = wanted
    .toLowerCase()
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${escaped.join('.*')}$`);
  return [stored.toLowerCase(), ...tokens(stored)].some((token) => pattern.test(token));
}

function tokens(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '');
}

function compareValues(left: string, right: string, isMoment: boolean): number {
  const [leftNumber, rightNumber] = isMoment
    ? [momentOf(left), momentOf(right)]
    : [Number(left), Number(right)];
  if (left !== '' && right !== '' && !Number.isNaN(leftNumber) && !Number.isNaN(rightNumber)) {
    return leftNumber - rightNumber;
  }
  const [leftText, rightText] = [left.toLowerCase(), right.toLowerCase()];
  return leftText < rightText ? -1 : leftText > rightText ? 1 : 0;
}

function holdsMoment(portal: Portal, type: ObjectType, propertyName: string): boolean {
  return portal.catalogue(type.name).find(propertyName)?.type.startsWith('date') === true;
}

function momentOf(value: string): number {
  return /^-?\d+$/.test(value) ? Number(value) : Date.parse(value);
}

function sortHits(hits: Hit[], request: SearchRequest, portal: Portal, type: ObjectType): void {
  const sort = request.sorts?.[0] ?? type.createdProperty;
  const [name, direction] =
    typeof sort === 'string'
      ? [sort.replace(/^-/, ''), sort.startsWith('-') ? -1 : 1]
      : [sort.propertyName, sort.direction === 'DESCENDING' ? -1 : 1];
  const isMoment = holdsMoment(portal, type, name);
  hits.sort(
    (left, right) =>
      direction * compareValues(left.properties[name] ?? '', right.properties[name] ?? '', isMoment) ||
      Number(left.record.id) - Number(right.record.id),
  );
}
