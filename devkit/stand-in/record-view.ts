import { primaryKind } from './association-types.ts';
import type { AssociationKind } from './association-types.ts';
import { objectTypeOf } from './object-types.ts';
import type { ObjectType } from './object-types.ts';
import type { Portal } from './portal.ts';
import type { StoredRecord } from './records.ts';
import { userIdOf } from './writer.ts';
import type { Writer } from './writer.ts';

export interface ViewWishes {
  /** HubSpot's few defaults when missing. */
  properties?: readonly string[] | undefined;
  propertiesWithHistory?: readonly string[] | undefined;
  associations?: readonly string[] | undefined;
}

/** A record on the wire. A known property without a value is null, an unknown one is left out. */
export function viewRecord(
  portal: Portal,
  type: ObjectType,
  record: StoredRecord,
  wishes: ViewWishes = {},
  stored: Readonly<Record<string, string>> = record.properties,
): Record<string, unknown> {
  const catalogue = portal.catalogue(type.name);
  const wanted = wishes.properties?.length
    ? [type.createdProperty, type.modifiedProperty, 'hs_object_id', ...wishes.properties]
    : type.defaultProperties;
  const properties: Record<string, string | null> = {};
  for (const name of [...wanted, ...(wishes.propertiesWithHistory ?? [])]) {
    if (catalogue.find(name) !== undefined) {
      properties[name] = stored[name] ?? null;
    }
  }
  return {
    ...envelope(record),
    properties,
    ...historyPart(portal, type, record, wishes.propertiesWithHistory),
    ...associationsPart(portal, type, record, wishes.associations),
  };
}

/** The answer to a write: what was written, and what HubSpot adds. */
export function viewWritten(
  portal: Portal,
  type: ObjectType,
  record: StoredRecord,
  written: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const names = [...new Set([...type.defaultProperties, ...Object.keys(written)])];
  const properties = Object.fromEntries(
    names.flatMap((name) => {
      const value = record.properties[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return { ...envelope(record), properties };
}

function envelope(record: StoredRecord): Record<string, unknown> {
  return {
    id: record.id,
    createdAt: new Date(record.createdAt).toISOString(),
    updatedAt: new Date(record.updatedAt).toISOString(),
    archived: record.archivedAt !== undefined,
    ...(record.archivedAt === undefined ? {} : { archivedAt: new Date(record.archivedAt).toISOString() }),
  };
}

function historyPart(
  portal: Portal,
  type: ObjectType,
  record: StoredRecord,
  names: readonly string[] | undefined,
): Record<string, unknown> {
  if (names === undefined || names.length === 0) {
    return {};
  }
  const known = names.filter((name) => portal.catalogue(type.name).find(name) !== undefined);
  const versions = known.map((name) => [
    name,
    portal
      .records(type.name)
      .history(record, name)
      .map((version) => ({
        value: version.value,
        timestamp: new Date(version.at).toISOString(),
        sourceType: version.writer.source,
        sourceId: version.writer.sourceId,
        ...updatedBy(version.writer),
      })),
  ]);
  return { propertiesWithHistory: Object.fromEntries(versions) };
}

function updatedBy(writer: Writer): Record<string, unknown> {
  const updatedByUserId = userIdOf(writer);
  return updatedByUserId === undefined ? {} : { updatedByUserId };
}

function associationsPart(
  portal: Portal,
  type: ObjectType,
  record: StoredRecord,
  names: readonly string[] | undefined,
): Record<string, unknown> {
  const parts = (names ?? []).flatMap((name) => {
    const toType = objectTypeOf(name);
    const results = portal.associations
      .targets(type.name, record.id, toType.name)
      .filter((target) => portal.records(toType.name).live(target.id) !== undefined)
      .flatMap((target) => target.kinds.map((kind) => ({ id: target.id, type: associationName(kind) })));
    return results.length === 0 ? [] : [[toType.name, { results }]];
  });
  return parts.length === 0 ? {} : { associations: Object.fromEntries(parts) };
}

/** Where a pair has a primary label, HubSpot's plain name means the primary one. */
function associationName(kind: AssociationKind): string {
  const name = `${objectTypeOf(kind.from).singular}_to_${objectTypeOf(kind.to).singular}`;
  return kind.isDefault && primaryKind(kind.from, kind.to) !== undefined ? `${name}_unlabeled` : name;
}
