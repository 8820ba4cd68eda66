import { defaultKind } from './association-types.ts';
import type { AssociationKind } from './association-types.ts';
import { mergeRecords } from './merge-records.ts';
import { objectTypeOf } from './object-types.ts';
import type { Portal } from './portal.ts';
import { appIdOf } from './portal-seed.ts';
import type { SeedObjectType } from './portal-seed.ts';
import type { StoredRecord } from './records.ts';
import type { ByHand, PortalRecord, StandInPortal } from './stand-in-portal.ts';
import { importWriter, personWriter } from './writer.ts';

/**
 * The tools' way into a portal: what a person sees and does in HubSpot's screens. `current` is asked
 * each time, since a reset replaces the portal.
 */
export function portalAccess(current: () => Portal): StandInPortal {
  const requireRecord = (objectType: SeedObjectType, id: string) =>
    current().require(objectTypeOf(objectType), id);
  const writerOf = (by: ByHand = {}) =>
    by.isImport === true ? importWriter(1) : personWriter(by.userId ?? somebody(current()));
  return {
    get portalId() {
      return current().portalId;
    },
    get name() {
      return current().seed.name;
    },
    get token() {
      return current().seed.token;
    },
    get appId() {
      return appIdOf(current().seed);
    },
    get timeZone() {
      return current().seed.timeZone;
    },
    get currency() {
      return current().seed.currency;
    },
    get language() {
      return current().seed.language;
    },
    get owners() {
      return current().owners.all;
    },
    get pipelines() {
      return current().pipelines.all;
    },
    records: (objectType) =>
      [...current().records(objectType).all]
        .filter((record) => record.archivedAt === undefined)
        .map((record) => portalRecord(objectType, record)),
    record: (objectType, id) => {
      const record = current().records(objectType).live(id);
      return record === undefined ? undefined : portalRecord(objectType, record);
    },
    associatedIds: (objectType, id, toType) => associatedIds(current(), objectType, id, toType),
    propertyDefinitions: (objectType) =>
      current()
        .catalogue(objectType)
        .all.map((definition) => ({
          name: definition.name,
          label: definition.label,
          type: definition.type,
          fieldType: definition.fieldType,
          groupName: definition.groupName,
          description: definition.description,
          hasUniqueValue: definition.hasUniqueValue,
          readOnly: definition.readOnly,
          hubspotDefined: definition.hubspotDefined,
          options: definition.options.map(({ label, value }) => ({ label, value })),
        })),
    propertyGroups: (objectType) =>
      current()
        .catalogue(objectType)
        .groups.map(({ name, label }) => ({ name, label })),
    mergedInto: (objectType, id) => current().records(objectType).mergedInto(id),
    create: (objectType, properties, by) =>
      portalRecord(objectType, current().create(objectTypeOf(objectType), properties, writerOf(by))),
    update: (objectType, id, properties, by) => {
      const record = requireRecord(objectType, id);
      current().update(objectTypeOf(objectType), record, properties, writerOf(by));
      return portalRecord(objectType, record);
    },
    associate: (objectType, id, toType, toId, by) => {
      const kind = requireKind(objectType, toType);
      current().associate(
        kind,
        requireRecord(objectType, id).id,
        requireRecord(toType, toId).id,
        writerOf(by),
      );
    },
    dissociate: (objectType, id, toType, toId, by) => {
      current().dissociate(requireKind(objectType, toType), id, toId, writerOf(by));
    },
    archive: (objectType, id, by) => {
      current().archive(objectTypeOf(objectType), requireRecord(objectType, id), writerOf(by));
    },
    restore: (objectType, id, by) => {
      const record = current().records(objectType).get(id);
      if (record?.archivedAt === undefined) {
        throw new Error(`${objectType} ${id} is not archived`);
      }
      current().restoreRecord(objectTypeOf(objectType), record, writerOf(by));
    },
    merge: (objectType, primaryId, mergedId, by) => {
      const ids = { primaryId, mergedId };
      const record = mergeRecords(current(), objectTypeOf(objectType), ids, writerOf(by));
      return portalRecord(objectType, record);
    },
  };
}

/** The person at the screen, where a caller names none. */
function somebody(portal: Portal): number {
  return portal.owners.list({ email: undefined, isArchived: false })[0]?.userId ?? 1;
}

function requireKind(objectType: SeedObjectType, toType: SeedObjectType): AssociationKind {
  const kind = defaultKind(objectType, toType);
  if (kind === undefined) {
    throw new Error(`${objectType} and ${toType} cannot be associated`);
  }
  return kind;
}

function portalRecord(objectType: SeedObjectType, record: StoredRecord): PortalRecord {
  return {
    id: record.id,
    objectType,
    properties: { ...record.properties },
    createdAt: new Date(record.createdAt).toISOString(),
    updatedAt: new Date(record.updatedAt).toISOString(),
  };
}

function associatedIds(
  portal: Portal,
  objectType: SeedObjectType,
  id: string,
  toType: SeedObjectType,
): string[] {
  const primary = toType === 'companies' ? portal.associations.primaryCompany(objectType, id) : undefined;
  const ids = portal.associations
    .targets(objectType, id, toType)
    .map((target) => target.id)
    .filter((targetId) => portal.records(toType).live(targetId) !== undefined);
  return primary === undefined || !ids.includes(primary)
    ? ids
    : [primary, ...ids.filter((other) => other !== primary)];
}
