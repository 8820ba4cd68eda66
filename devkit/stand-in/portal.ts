import { Associations } from './associations.ts';
import type { AssociationRow } from './associations.ts';
import type { AssociationKind } from './association-types.ts';
import { notFound, validationError } from './errors.ts';
import { objectTypes } from './object-types.ts';
import type { ObjectType, ObjectTypeName } from './object-types.ts';
import { Owners } from './owners.ts';
import { defaultSalesPipeline, Pipelines } from './pipelines.ts';
import type { PipelineSeed, PortalLimits, PortalSeed } from './portal-seed.ts';
import { PropertyCatalogue } from './properties.ts';
import type { CatalogueState } from './properties.ts';
import { RecordStore } from './records.ts';
import type { ChangeSource, StoredRecord } from './records.ts';
import type { Change } from './stand-in.ts';
import { checkValues } from './value-checks.ts';

export interface PortalState {
  portalId: number;
  nextId: number;
  pipelines: readonly PipelineSeed[];
  catalogues: Record<ObjectTypeName, CatalogueState>;
  records: Record<ObjectTypeName, StoredRecord[]>;
  associations: AssociationRow[];
}

/** Private apps of Professional and Enterprise portals. */
const defaultLimits: PortalLimits = {
  burst: 190,
  windowMs: 10_000,
  daily: 1_000_000,
  searchesPerSecond: 5,
  searchLagMs: 0,
};

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

  /** Later than every earlier answer, so that the history of a property has an order. */
  tick(): number {
    this.#latestAt = Math.max(this.#now(), this.#latestAt + 1);
    return this.#latestAt;
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

  /** By record id, or by a unique property. */
  find(type: ObjectType, id: string, idProperty?: string): StoredRecord | undefined {
    if (idProperty === undefined || idProperty === 'hs_object_id') {
      return this.#records[type.name].live(id);
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

  create(type: ObjectType, properties: Readonly<Record<string, string>>, source: ChangeSource): StoredRecord {
    const values = checkValues(this, type, properties);
    const at = this.tick();
    const id = String(this.#nextId++);
    const record = this.#records[type.name].create(id, this.withCalculated(type, values), at, source);
    this.#tell(type.name, record, 'created', Object.keys(values), source);
    return record;
  }

  update(
    type: ObjectType,
    record: StoredRecord,
    properties: Readonly<Record<string, string>>,
    source: ChangeSource,
  ): void {
    const values = checkValues(this, type, properties, record);
    const at = this.tick();
    const merged = this.withCalculated(type, values, record);
    const changed = this.#records[type.name].update(record, merged, at, source);
    if (changed.length > 0) {
      this.#tell(type.name, record, 'updated', changed, source);
    }
  }

  archive(type: ObjectType, record: StoredRecord, source: ChangeSource): void {
    this.#records[type.name].archive(record, this.tick());
    this.#tell(type.name, record, 'archived', [], source);
  }

  restoreRecord(type: ObjectType, record: StoredRecord, source: ChangeSource): void {
    this.#records[type.name].restore(record, this.tick());
    this.#tell(type.name, record, 'restored', [], source);
  }

  associate(kind: AssociationKind, fromId: string, toId: string, source: ChangeSource): void {
    const isChanged = this.associations.link(kind, fromId, toId);
    this.#afterAssociation(kind, fromId, toId, isChanged ? 'associated' : undefined, source);
  }

  dissociate(kind: AssociationKind, fromId: string, toId: string, source: ChangeSource): void {
    const isChanged = this.associations.unlink(kind.from, fromId, kind.to, toId);
    this.#afterAssociation(kind, fromId, toId, isChanged ? 'dissociated' : undefined, source);
  }

  unlabel(kind: AssociationKind, fromId: string, toId: string, source: ChangeSource): void {
    const isChanged = this.associations.unlabel(kind, fromId, toId);
    this.#afterAssociation(kind, fromId, toId, isChanged ? 'dissociated' : undefined, source);
  }

  /** Adds what HubSpot works out by itself: a deal's pipeline, and whether its stage is closed. */
  withCalculated(
    type: ObjectType,
    values: Record<string, string>,
    self?: StoredRecord,
  ): Record<string, string> {
    if (type.name !== 'deals') {
      return values;
    }
    const found = this.pipelines.stage(values['dealstage'] ?? self?.properties['dealstage'] ?? '');
    const pipeline =
      values['pipeline'] ?? self?.properties['pipeline'] ?? found?.pipeline.id ?? this.pipelines.all[0]?.id;
    return {
      ...values,
      ...(pipeline === undefined ? {} : { pipeline }),
      hs_is_closed: String(found?.stage.isClosed ?? false),
      hs_is_closed_won: String(found?.stage.isClosed === true && found.stage.probability === 1),
      ...(found === undefined ? {} : { hs_deal_stage_probability: String(found.stage.probability) }),
    };
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

  state(): PortalState {
    return {
      portalId: this.portalId,
      nextId: this.#nextId,
      pipelines: this.pipelines.all,
      catalogues: perType((type) => this.#catalogues[type.name].state()),
      records: perType((type) => [...this.#records[type.name].all]),
      associations: this.associations.state(),
    };
  }

  restore(state: PortalState): void {
    this.#nextId = state.nextId;
    this.pipelines.restore(state.pipelines);
    for (const type of objectTypes) {
      this.#catalogues[type.name].restore(state.catalogues[type.name]);
      this.indexUniqueProperties(type.name);
      for (const record of state.records[type.name]) {
        this.#records[type.name].insert(record);
      }
    }
    this.associations.restore(state.associations);
  }

  #afterAssociation(
    kind: AssociationKind,
    fromId: string,
    toId: string,
    what: 'associated' | 'dissociated' | undefined,
    source: ChangeSource,
  ): void {
    if (what === undefined) {
      return;
    }
    for (const [type, id] of [
      [kind.from, fromId],
      [kind.to, toId],
    ] as const) {
      const record = this.#records[type].get(id);
      if (record !== undefined) {
        const changed = this.#followPrimaryCompany(type, record, source);
        this.#tell(type, record, what, changed, source);
      }
    }
  }

  #followPrimaryCompany(type: ObjectTypeName, record: StoredRecord, source: ChangeSource): string[] {
    const name = primaryCompanyProperty[type];
    if (name === undefined) {
      return [];
    }
    const companyId = this.associations.primaryCompany(type, record.id) ?? '';
    return this.#records[type].update(record, { [name]: companyId }, this.tick(), source);
  }

  #tell(
    objectType: ObjectTypeName,
    record: StoredRecord,
    kind: Change['kind'],
    properties: string[],
    source: ChangeSource,
  ): void {
    const at = new Date(record.updatedAt).toISOString();
    this.#changed({ portalId: this.portalId, objectType, id: record.id, kind, properties, source, at });
  }
}

function perType<Value>(make: (type: ObjectType) => Value): Record<ObjectTypeName, Value> {
  return Object.fromEntries(objectTypes.map((type) => [type.name, make(type)])) as Record<
    ObjectTypeName,
    Value
  >;
}
