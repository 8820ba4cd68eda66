import { validationError } from './errors.ts';
import type { ObjectType } from './object-types.ts';
import type { Portal } from './portal.ts';
import type { PropertyVersion, StoredRecord } from './records.ts';
import type { Writer } from './writer.ts';

/**
 * HubSpot merges two records into a new one with an id of its own, for contacts, companies and deals alike.
 * Both earlier ids lead to it. The primary record's values stand, the other's fill what it leaves empty, and
 * all associations go over; of two primary companies that of the primary record stays. So HubSpot's changelog
 * has it. That the earlier of the two creation dates is kept, and that a value which stands against a younger
 * one of the other record counts as written now, are assumptions. A merge cannot be undone.
 */
export function mergeRecords(
  portal: Portal,
  type: ObjectType,
  ids: { primaryId: string; mergedId: string },
  writer: Writer,
): StoredRecord {
  if (!type.canBeMerged) {
    throw validationError(`Records of ${type.id} cannot be merged.`);
  }
  const primary = portal.require(type, ids.primaryId);
  const other = portal.require(type, ids.mergedId);
  if (primary.id === other.id) {
    throw validationError('A record cannot be merged with itself.');
  }
  const at = portal.tick();
  const id = portal.takeId();
  const createdAt = Math.min(primary.createdAt, other.createdAt);
  const result: StoredRecord = {
    id,
    properties: {
      ...other.properties,
      ...primary.properties,
      ...collected(type, primary, other),
      hs_object_id: id,
      [type.createdProperty]: new Date(createdAt).toISOString(),
      [type.modifiedProperty]: new Date(at).toISOString(),
    },
    createdAt,
    updatedAt: at,
    createdBy: primary.createdBy,
    history: mergedHistory(portal, type, primary, other, { at, writer }),
  };
  const movedCount = Object.keys(other.properties).filter(
    (name) => primary.properties[name] === undefined,
  ).length;
  portal.records(type.name).replace([primary, other], result);
  portal.moveAssociations(type, [primary.id, other.id], id);
  portal.tellMerge(type, result, { primaryId: primary.id, mergedId: other.id, movedCount }, writer);
  return result;
}

/** What keeps the traces of both records. */
function collected(type: ObjectType, primary: StoredRecord, other: StoredRecord): Record<string, string> {
  const traces = {
    hs_merged_object_ids: list(
      primary.id,
      other.id,
      primary.properties['hs_merged_object_ids'],
      other.properties['hs_merged_object_ids'],
    ),
  };
  const [name, additional] =
    type.name === 'contacts'
      ? ['email', 'hs_additional_emails']
      : type.name === 'companies'
        ? ['domain', 'hs_additional_domains']
        : [];
  if (name === undefined || additional === undefined || primary.properties[name] === undefined) {
    return traces;
  }
  const standing = primary.properties[name];
  const added = other.properties[name] === standing ? undefined : other.properties[name];
  const all = list(primary.properties[additional], added, other.properties[additional]);
  return all === '' ? traces : { ...traces, [additional]: all };
}

/** Newest first and as long as HubSpot keeps it, with the version that stands in front. */
function mergedHistory(
  portal: Portal,
  type: ObjectType,
  primary: StoredRecord,
  other: StoredRecord,
  now: { at: number; writer: Writer },
): Record<string, PropertyVersion[]> {
  const store = portal.records(type.name);
  const names = new Set([primary, other].flatMap((record) => Object.keys(record.properties)));
  const histories = [...names].map((name): [string, PropertyVersion[]] => {
    const versions = [...store.history(primary, name), ...store.history(other, name)].toSorted(
      (left, right) => right.at - left.at,
    );
    const value = primary.properties[name] ?? other.properties[name] ?? '';
    const standing = versions[0]?.value === value ? versions : [{ value, ...now }, ...versions];
    return [name, standing.slice(0, type.historyLength)];
  });
  return Object.fromEntries(histories);
}

/** HubSpot writes several values into one, divided by semicolons. */
function list(...parts: (string | undefined)[]): string {
  return [...new Set(parts.flatMap((part) => part?.split(';') ?? []))]
    .filter((part) => part !== '')
    .join(';');
}
