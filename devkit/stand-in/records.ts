import type { ObjectType } from './object-types.ts';

/** Who wrote, in the words of HubSpot's property history. */
export type ChangeSource = 'INTEGRATION' | 'CRM_UI' | 'IMPORT';

export interface PropertyVersion {
  value: string;
  at: number;
  source: ChangeSource;
}

export interface StoredRecord {
  id: string;
  properties: Record<string, string>;
  createdAt: number;
  updatedAt: number;
  archivedAt?: number;
  createdBy: ChangeSource;
  /** Newest first; a property that never changed after creation has no entry. */
  history: Record<string, PropertyVersion[]>;
}

interface SearchVersion {
  at: number;
  properties: Record<string, string>;
  isArchived: boolean;
}

/**
 * The records of one object type in one portal, with an index over unique properties. Values arrive
 * checked. Archived records stay, out of sight and out of the index, as in HubSpot's recycle bin.
 */
export class RecordStore {
  readonly #type: ObjectType;
  readonly #searchLagMs: number;
  readonly #records = new Map<string, StoredRecord>();
  readonly #unique = new Map<string, Map<string, string>>();
  /** Versions that search may still have to show; only kept while search lags. */
  readonly #searchVersions = new Map<string, SearchVersion[]>();

  constructor(type: ObjectType, searchLagMs: number) {
    this.#type = type;
    this.#searchLagMs = searchLagMs;
  }

  /** In the order of their ids, as long as ids are handed in that order. */
  get all(): IterableIterator<StoredRecord> {
    return this.#records.values();
  }

  get(id: string): StoredRecord | undefined {
    return this.#records.get(id);
  }

  live(id: string): StoredRecord | undefined {
    const record = this.#records.get(id);
    return record?.archivedAt === undefined ? record : undefined;
  }

  findUnique(propertyName: string, value: string): StoredRecord | undefined {
    const id = this.#unique.get(propertyName)?.get(value);
    return id === undefined ? undefined : this.#records.get(id);
  }

  /** Starts to index a property; values that already stand are not indexed, since it is new. */
  indexUnique(propertyName: string): void {
    if (!this.#unique.has(propertyName)) {
      this.#unique.set(propertyName, new Map());
    }
  }

  create(id: string, properties: Record<string, string>, at: number, source: ChangeSource): StoredRecord {
    const createdAt = new Date(at).toISOString();
    const record: StoredRecord = {
      id,
      properties: {
        ...withoutEmpty(properties),
        hs_object_id: id,
        [this.#type.createdProperty]: createdAt,
        [this.#type.modifiedProperty]: createdAt,
      },
      createdAt: at,
      updatedAt: at,
      createdBy: source,
      history: {},
    };
    this.insert(record);
    this.#noteForSearch(record, at);
    return record;
  }

  /** For seeds and snapshots: search sees the record at once. */
  insert(record: StoredRecord): void {
    this.#records.set(record.id, record);
    if (record.archivedAt === undefined) {
      this.#index(record);
    }
  }

  /** Answers the names of the properties whose value changed; without any the record stays untouched. */
  update(
    record: StoredRecord,
    properties: Record<string, string>,
    at: number,
    source: ChangeSource,
  ): string[] {
    const changed = Object.keys(properties).filter(
      (name) => (record.properties[name] ?? '') !== (properties[name] ?? ''),
    );
    if (changed.length === 0) {
      return changed;
    }
    this.#keepForSearch(record);
    this.#unindex(record);
    for (const name of changed) {
      this.#remember(record, name, properties[name] ?? '', at, source);
    }
    record.updatedAt = at;
    record.properties[this.#type.modifiedProperty] = new Date(at).toISOString();
    this.#index(record);
    this.#noteForSearch(record, at);
    return changed;
  }

  archive(record: StoredRecord, at: number): void {
    this.#keepForSearch(record);
    this.#unindex(record);
    record.archivedAt = at;
    record.updatedAt = at;
    this.#noteForSearch(record, at);
  }

  restore(record: StoredRecord, at: number): void {
    this.#keepForSearch(record);
    delete record.archivedAt;
    record.updatedAt = at;
    this.#index(record);
    this.#noteForSearch(record, at);
  }

  history(record: StoredRecord, name: string): PropertyVersion[] {
    const kept = record.history[name];
    if (kept !== undefined) {
      return kept;
    }
    const value = record.properties[name];
    return value === undefined ? [] : [{ value, at: record.createdAt, source: record.createdBy }];
  }

  /** The properties that search sees of a record; undefined when it does not see the record at all. */
  searchView(record: StoredRecord, now: number): Record<string, string> | undefined {
    const versions = this.#searchVersions.get(record.id);
    if (versions === undefined) {
      return record.archivedAt === undefined ? record.properties : undefined;
    }
    const seen = versions.findLastIndex((version) => version.at + this.#searchLagMs <= now);
    versions.splice(0, Math.max(0, seen));
    const version = seen === -1 ? undefined : versions[0];
    return version === undefined || version.isArchived ? undefined : version.properties;
  }

  /** Before the first change: what search goes on showing until the lag has passed. */
  #keepForSearch(record: StoredRecord): void {
    if (!this.#searchVersions.has(record.id)) {
      this.#noteForSearch(record, Number.NEGATIVE_INFINITY);
    }
  }

  #noteForSearch(record: StoredRecord, at: number): void {
    if (this.#searchLagMs === 0) {
      return;
    }
    const versions = this.#searchVersions.get(record.id) ?? [];
    versions.push({ at, properties: { ...record.properties }, isArchived: record.archivedAt !== undefined });
    this.#searchVersions.set(record.id, versions);
  }

  #remember(record: StoredRecord, name: string, value: string, at: number, source: ChangeSource): void {
    record.history[name] = [{ value, at, source }, ...this.history(record, name)];
    if (value === '') {
      delete record.properties[name];
    } else {
      record.properties[name] = value;
    }
  }

  #index(record: StoredRecord): void {
    for (const [name, ids] of this.#unique) {
      const value = record.properties[name];
      if (value !== undefined) {
        ids.set(value, record.id);
      }
    }
  }

  #unindex(record: StoredRecord): void {
    for (const [name, ids] of this.#unique) {
      const value = record.properties[name];
      if (value !== undefined && ids.get(value) === record.id) {
        ids.delete(value);
      }
    }
  }
}

function withoutEmpty(properties: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== ''));
}
