import type { ClientModel } from './client-schema.ts';
import { validationError } from './errors.ts';
import { objectTypeOf } from './object-types.ts';
import type { ObjectType } from './object-types.ts';
import type { Portal } from './portal.ts';
import type { Writer } from './writer.ts';

/** One authenticated call, with a body that fits the route's request model. */
export interface RouteCall {
  portal: Portal;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  body: unknown;
  /** The app that calls, as what it writes is remembered. */
  writer: Writer;
}

export interface Reply {
  status: number;
  body?: unknown;
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Express path. */
  path: string;
  /** Models of the API client; a route without a request model ignores the body. */
  request?: ClientModel;
  replies?: Readonly<Record<number, ClientModel>>;
  /** Any one of these is enough. */
  scopes: (params: Readonly<Record<string, string>>) => readonly string[];
  handle: (call: RouteCall) => Reply;
}

export function param(params: Readonly<Record<string, string>>, name: string): string {
  const value = params[name];
  if (value === undefined) {
    throw new Error(`the route has no parameter ${name}`);
  }
  return value;
}

export function objectTypeParam(params: Readonly<Record<string, string>>, name = 'objectType'): ObjectType {
  return objectTypeOf(param(params, name));
}

/** `properties=a&properties=b` and `properties=a,b` mean the same. Undefined when the caller names none. */
export function listParam(query: URLSearchParams, name: string): string[] | undefined {
  const values = query.getAll(name).flatMap((value) => value.split(','));
  return values.length === 0 ? undefined : values;
}

export function limitParam(query: URLSearchParams, standard: number, most: number): number {
  const raw = query.get('limit');
  const limit = raw === null ? standard : Number(raw);
  if (!Number.isInteger(limit) || limit < 1) {
    throw validationError(`limit ${raw ?? ''} is not a positive whole number`);
  }
  if (limit > most) {
    throw validationError(`The limit ${limit} is too large: it must be less than or equal to ${most}.`);
  }
  return limit;
}

export function flagParam(query: URLSearchParams, name: string): boolean {
  return query.get(name) === 'true';
}

/** One page of `items`; `after` is the key of the last item of the page before. */
export function page<Item>(
  items: readonly Item[],
  limit: number,
  after: string | null,
  keyOf: (item: Item) => string,
): { items: Item[]; paging?: { next: { after: string } } } {
  const start = after === null ? 0 : items.findIndex((item) => Number(keyOf(item)) > Number(after));
  const rest = start === -1 ? [] : items.slice(start);
  const shown = rest.slice(0, limit);
  const last = shown.at(-1);
  return rest.length > limit && last !== undefined
    ? { items: shown, paging: { next: { after: keyOf(last) } } }
    : { items: shown };
}
