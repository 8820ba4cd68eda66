import { Associations } from './associations.ts';
import { inverseOf } from './association-types.ts';
import type { AssociationKind } from './association-types.ts';
import { describeChange } from './change.ts';
import type { Change, MergeChange, WhatChanged } from './change.ts';
import { notFound, validationError } from './errors.ts';
import { objectTypes, perType } from './object-types.ts';
import type { ObjectType, ObjectTypeName } from './object-types.ts';
import { Owners } from './owners.ts';
import { withDerived } from './derived-values.ts';
import { defaultSalesPipeline, Pipelines } from './pipelines.ts';
import { defaultLimits } from './portal-seed.ts';
import type { PortalLimits, PortalSeed } from './portal-seed.ts';
import { PropertyCatalogue } from './properties.ts';
import { RecordStore } from './records.ts';
import type { StoredRecord, Write } from './records.ts';
import { checkValues } from './value-checks.ts';
import { calculator } from './writer.ts';
import type { Writer } from './writer.ts';

/** Properties that hold a record's primary company, kept in step with its associations. */
const primaryCompanyProperty: Partial<Record<ObjectTypeName, string>> = {
  contacts: 'associatedcompanyid',
  deals: 'hs_primary_associated_company',
};

/** Record ids of two portals never meet, so that a mixed-up portal shows as a missing record. */
const idsPerPortal = 10_000_000_000;

/**
 * One HubSpot account: its data and its rules about them. Each write stands by itself: nothing is
 * rolled back, and no key makes a repeated create harmless, just as HubSpot has neither.
 */
export class Portal {
  readonly seed: PortalSeed;
  readonly limits: PortalLimits;
  readonly owners: Owners;
  readonly pipelines: Pipelines;
  readonly associations = new Associations();
  readonly #records: Record<ObjectTypeName, RecordStore>;
  readonly #catalogues: Record<ObjectTypeName, PropertyCatalogue>;
  readonly #now: () => number;
  readonly #changed: (change: Change) => void;
  #nextId: number;
  #latestAt = 0;

  /** `index` tells the portals of one process apart. The portal starts empty of records. */
  constructor(seed: PortalSeed, index: number, now: () => number, changed: (change: Change) => void) {
    this.seed = seed;
    this.limits = { ...defaultLimits, ...seed.limits };
    this.#now = now;
    this.#changed = changed;
    this.#nextId = (index + 1) * idsPerPortal + 1;
    const createdAt = new Date(now()).toISOString();
    this.owners = new Owners(seed.owners, createdAt);
    this.pipelines = new Pipelines(seed.pipelines ?? [defaultSalesPipeline(seed.language)], createdAt);
    this.#catalogues = perType((type) => new PropertyCatalogue(type.name, createdAt));
    this.#records = perType((type) => new RecordStore(type, this.limits.searchLagMs));
    for (const type of objectTypes) {
      for (const property of seed.properties?.[type.name] ?? []) {
        this.#catalogues[type.name].addSeeded(property, createdAt);
      }
      this.indexUniqueProperties(type.name);
    }
  }

  get portalId(): number {
    return this.seed.portalId;
  }

  /** Never earlier than an earlier answer, whatever the clock does. Two writes may share a millisecond. */
  tick(): number {
    this.#latestAt = Math.max(this.#now(), this.#latestAt);
    return this.#latestAt;
  }

  get nextId(): number {
    return this.#nextId;
  }

  takeId(): string {
    return String(this.#nextId++);
  }

  get now(): number {
    return this.#now();
  }

  records(type: ObjectTypeName): RecordStore {
    return this.#records[type];
  }

  catalogue(type: ObjectTypeName): PropertyCatalogue {
    return this.#catalogues[type];
  }

  indexUniqueProperties(type: ObjectTypeName): void {
    for (const name of this.#catalogues[type].uniqueNames) {
      this.#records[type].indexUnique(name);
    }
  }

  /** Whether the account has such records at all. */
  has(type: ObjectType): boolean {
    return this.seed.lacks?.includes(type.name) !== true;
  }

  /** By record id, or by a unique property. The id of a record that was merged away leads to the merged one. */
  find(type: ObjectType, id: string, idProperty?: string): StoredRecord | undefined {
    if (idProperty === undefined || idProperty === 'hs_object_id') {
      const records = this.#records[type.name];
      return records.live(id) ?? records.live(records.mergedInto(id) ?? id);
    }
    this.requireUnique(type, idProperty);
    return this.#records[type.name].findUnique(idProperty, idProperty === 'email' ? id.toLowerCase() : id);
  }

  require(type: ObjectType, id: string, idProperty?: string): StoredRecord {
    const record = this.find(type, id, idProperty);
    if (record === undefined) {
      throw notFound();
    }
    return record;
  }

  requireUnique(type: ObjectType, propertyName: string | undefined): void {
    if (
      propertyName === undefined ||
      this.#catalogues[type.name].find(propertyName)?.hasUniqueValue !== true
    ) {
      throw validationError(
        `Unable to perform update/upsert by non-unique ${type.id} property ${propertyName ?? ''} in portal ID ${this.portalId}`,
      );
    }
  }

  create(type: ObjectType, properties: Readonly<Record<string, string>>, writer: Writer): StoredRecord {
    const write = this.#checked(type, properties, writer);
    const record = this.#records[type.name].create(this.takeId(), write, this.tick(), writer);
    this.#tell(type.name, record, 'created', writer, record.createdAt, {
      properties: Object.keys(write.values).filter((name) => record.properties[name] !== undefined),
      calculated: write.calculated,
    });
    return record;
  }

  update(
    type: ObjectType,
    record: StoredRecord,
    properties: Readonly<Record<string, string>>,
    writer: Writer,
  ): void {
    const write = this.#checked(type, properties, writer, record);
    const { changed, at } = this.#records[type.name].update(record, write, this.tick(), writer);
    if (changed.length > 0) {
      const what = { properties: changed, calculated: write.calculated };
      this.#tell(type.name, record, 'updated', writer, at, what);
    }
  }

  archive(type: ObjectType, record: StoredRecord, writer: Writer): void {
    const at = this.tick();
    this.#records[type.name].archive(record, at);
    this.#tell(type.name, record, 'archived', writer, at);
  }

  restoreRecord(type: ObjectType, record: StoredRecord, writer: Writer): void {
    const at = this.tick();
    this.#records[type.name].restore(record, at);
    this.#tell(type.name, record, 'restored', writer, at);
  }

  associate(kind: AssociationKind, fromId: string, toId: string, writer: Writer): void {
    if (this.associations.link(kind, fromId, toId)) {
      this.#tellAssociation(kind, fromId, toId, 'associated', writer);
    }
  }

  dissociate(kind: AssociationKind, fromId: string, toId: string, writer: Writer): void {
    if (this.associations.unlink(kind.from, fromId, kind.to, toId)) {
      this.#tellAssociation(kind, fromId, toId, 'dissociated', writer);
    }
  }

  unlabel(kind: AssociationKind, fromId: string, toId: string, writer: Writer): void {
    if (this.associations.unlabel(kind, fromId, toId)) {
      this.#tellAssociation(kind, fromId, toId, 'dissociated', writer);
    }
  }

  /** For a merge: everything goes over to `toId`, first what belongs to the first of `fromIds`. */
  moveAssociations(type: ObjectType, fromIds: readonly string[], toId: string): void {
    const concerned = fromIds.flatMap((fromId) => this.associations.move(type.name, fromId, toId));
    for (const other of [{ type: type.name, id: toId }, ...concerned]) {
      const record = this.#records[other.type].live(other.id);
      if (record === undefined) continue;
      const { changed, at } = this.#followPrimaryCompany(other.type, record);
      if (changed.length > 0 && other.id !== toId) {
        this.#tell(other.type, record, 'updated', calculator, at, {
          properties: changed,
          calculated: changed,
        });
      }
    }
  }

  tellMerge(type: ObjectType, result: StoredRecord, merge: MergeChange, writer: Writer): void {
    this.#tell(type.name, result, 'merged', writer, result.updatedAt, { merge });
  }

  /** Without a word to the listeners: for seeds. */
  fillPrimaryCompany(type: ObjectTypeName, record: StoredRecord): void {
    const name = primaryCompanyProperty[type];
    const companyId = this.associations.primaryCompany(type, record.id);
    if (name !== undefined && companyId !== undefined) {
      record.properties[name] = companyId;
    }
  }

  reserveId(id: number): void {
    this.#nextId = Math.max(this.#nextId, id + 1);
  }

  #checked(
    type: ObjectType,
    properties: Readonly<Record<string, string>>,
    writer: Writer,
    self?: StoredRecord,
  ): Write {
    return withDerived(this, type, checkValues(this, type, properties, writer, self), writer, self);
  }

  #tellAssociation(
    kind: AssociationKind,
    fromId: string,
    toId: string,
    what: 'associated' | 'dissociated',
    writer: Writer,
  ): void {
    const inverse = inverseOf(kind);
    for (const [one, id, otherId] of [
      [kind, fromId, toId],
      [inverse, toId, fromId],
    ] as const) {
      const record = this.#records[one.from].get(id);
      if (record === undefined) continue;
      const { changed, at } = this.#followPrimaryCompany(one.from, record);
      const [holder, holderId, companyId] =
        one.to === 'companies' ? [one.from, id, otherId] : [one.to, otherId, id];
      const isPrimary = this.associations.primaryCompany(holder, holderId) === companyId;
      const association = { toType: one.to, toId: otherId, typeId: one.typeId, isPrimary };
      const values = { properties: changed, calculated: changed };
      this.#tell(one.from, record, what, writer, at, { ...values, association });
    }
  }

  #followPrimaryCompany(type: ObjectTypeName, record: StoredRecord): { changed: string[]; at: number } {
    const at = this.tick();
    const name = primaryCompanyProperty[type];
    if (name === undefined) {
      return { changed: [], at };
    }
    const companyId = this.associations.primaryCompany(type, record.id) ?? '';
    const write = { values: { [name]: companyId }, calculated: [name] };
    return this.#records[type].update(record, write, at, calculator);
  }

  #tell(
    objectType: ObjectTypeName,
    record: StoredRecord,
    kind: Change['kind'],
    writer: Writer,
    at: number,
    what: Partial<WhatChanged> = {},
  ): void {
    this.#changed(describeChange(this.portalId, objectType, record, kind, writer, at, what));
  }
}
