import * as z from 'zod/mini';
import { apiComponents, type Component } from '#contracts/api-components.ts';

export interface JsonObject {
  readonly [keyword: string]: unknown;
}

/** A node while it is worked on. */
type Node = Record<string, unknown>;

/** Where a schema stands in the document; it has to have a name there. */
export function schemaReference(schema: z.ZodMiniType): { readonly $ref: string } {
  const named = apiComponents.get(schema);
  if (named === undefined) throw new Error('A schema without a name in the API document.');
  return { $ref: referenceTo(named.id) };
}

function referenceTo(id: string): string {
  return `#/components/schemas/${id}`;
}

/**
 * All named schemas as JSON Schema. Objects of requests are closed as in the contracts; those of replies are open, so that a
 * field may be added: a client has to ignore what it does not know.
 */
export function componentSchemas(): Readonly<Record<string, JsonObject>> {
  const { schemas } = z.toJSONSchema(apiComponents, {
    metadata: apiComponents,
    io: 'input',
    uri: referenceTo,
  });
  return Object.fromEntries(
    Object.entries(schemas)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      // What is shared inside of zod's answer must not be shared here: each use may get a note of its own.
      .map(([id, schema]) => [id, component(id, JSON.parse(JSON.stringify(schema)) as Node & Component)]),
  );
}

function component(id: string, { fields, example, ...schema }: Node & Component): JsonObject {
  tidy(schema);
  for (const member of [schema, ...nodesOf(schema['oneOf'])]) annotate(member, fields);
  const { description, ...rest } = schema;
  return { title: id, description, ...rest, ...(example === undefined ? {} : { examples: [example] }) };
}

function annotate(schema: Node, notes: Component['fields']): void {
  const { properties } = schema;
  if (!isNode(properties)) return;
  for (const [field, property] of Object.entries(properties)) {
    const note = notes[field];
    if (note !== undefined && isNode(property)) property['description'] = note;
  }
}

/** `null` beside a plain type is one type in two, and reads so; zod writes a choice of two schemas. */
function joinNull(schema: Node): void {
  const [value, nothing, ...more] = nodesOf(schema['anyOf']);
  if (nothing?.['type'] !== 'null' || more.length > 0 || !plainTypes.has(value?.['type'])) return;
  delete schema['anyOf'];
  Object.assign(schema, value, { type: [value?.['type'], 'null'] });
  if (Array.isArray(schema['enum'])) schema['enum'] = [...(schema['enum'] as unknown[]), null];
}

const plainTypes: ReadonlySet<unknown> = new Set(['string', 'number', 'integer', 'boolean']);

/** In these the format says what zod's pattern says, and a reader understands it. */
const formatsThatSuffice: ReadonlySet<unknown> = new Set(['date', 'date-time', 'uuid']);

function tidy(schema: Node): void {
  delete schema['$schema'];
  delete schema['$id'];
  joinNull(schema);
  if (formatsThatSuffice.has(schema['format'])) delete schema['pattern'];
  for (const member of nodesOf(schema['oneOf'])) member['title'] ??= kindOf(member);
  for (const part of Object.values(schema)) {
    if (isNode(part)) tidy(part);
    else for (const node of nodesOf(part)) tidy(node);
  }
}

/** The constant by which the members of a union are told apart, as in `state: "offered"`. */
function kindOf({ properties }: Node): string | undefined {
  if (!isNode(properties)) return undefined;
  return Object.values(properties)
    .map((property) => (isNode(property) ? property['const'] : undefined))
    .find((constant) => typeof constant === 'string');
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nodesOf(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}
