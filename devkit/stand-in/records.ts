import type { ObjectType } from './object-types.ts';
import { SearchLag } from './search-lag.ts';
import { calculator } from './writer.ts';
import type { Writer } from './writer.ts';

export interface PropertyVersion {
  value: string;
  at: number;
  writer: Writer;
}

export interface StoredRecord {
  id: string;
  properties: Record<string, string>;
  createdAt: number;
  updatedAt: number;
  archivedAt?: number;
  createdBy: Writer;
  /** Newest first; a property that never changed after creation has no entry. */
  history: Record<string, PropertyVersion[]>;
}

/** What is written, and which of it HubSpot has worked out and nobody wrote. */
export interface Write {
  values: Record<string, string>;
  calculated: readonly string[];
}

/**
 * The records of one object type in one portal, with an index over unique properties. Values arrive
 * checked. Archived records stay, out of sight and out of the index, as in HubSpot's recycle bin; of
 * records that were merged into another only the id stays, and leads to that other.
 */
export class RecordStore {
  readonly #type: ObjectType;
  readonly #searchLag: SearchLag;
  readonly #records = new Map<string, StoredRecord>();
  readonly #unique = new Map<string, Map<string, string>>();
  readonly #mergedInto = new Map<string, string>();

  constructor(type: ObjectType, searchLagMs: number) {
    this.#type = type;
    this.#searchLag = new SearchLag(searchLagMs);
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

  /** Where the id of a record that was merged away leads to, over any number of merges. */
  mergedInto(id: string): string | undefined {
    const next = this.#mergedInto.get(id);
    return next === undefined ? undefined : (this.mergedInto(next) ?? next);
  }

  get merges(): [mergedId: string, intoId: string][] {
    return [...this.#mergedInto];
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

  create(id: string, { values, calculated }: Write, at: number, writer: Writer): StoredRecord {
    const createdAt = new Date(at).toISOString();
    const record: StoredRecord = {
      id,
      properties: {
        ...withoutEmpty(values),
        hs_object_id: id,
        [this.#type.createdProperty]: createdAt,
        [this.#type.modifiedProperty]: createdAt,
      },
      createdAt: at,
      updatedAt: at,
      createdBy: writer,
      history: {},
    };
    for (const name of calculated) {
      const value = record.properties[name];
      if (value !== undefined) record.history[name] = [{ value, at, writer: calculator }];
    }
    this.insert(record);
    this.#searchLag.after(record, at);
    return record;
  }

  /** For seeds and snapshots: search sees the record at once. */
  insert(record: StoredRecord): void {
    this.#records.set(record.id, record);
    if (record.archivedAt === undefined) {
      this.#index(record);
    }
  }

  /**
   * Answers which properties have changed and when; without any the record stays untouched. No
   * version of a property is as old as the one before: a write in the same millisecond is moved to the next.
   */
  update(
    record: StoredRecord,
    { values, calculated }: Write,
    now: number,
    writer: Writer,
  ): { changed: string[]; at: number } {
    const changed = Object.keys(values).filter(
      (name) => (record.properties[name] ?? '') !== (values[name] ?? ''),
    );
    if (changed.length === 0) {
      return { changed, at: now };
    }
    const at = changed.reduce((moment, name) => Math.max(moment, this.#lastSetAt(record, name) + 1), now);
    this.#searchLag.before(record);
    this.#unindex(record);
    for (const name of changed) {
      this.#remember(record, name, {
        value: values[name] ?? '',
        at,
        writer: calculated.includes(name) ? calculator : writer,
      });
    }
    this.#touch(record, at);
    this.#index(record);
    this.#searchLag.after(record, at);
    return { changed, at };
  }

  archive(record: StoredRecord, at: number): void {
    this.#searchLag.before(record);
    this.#unindex(record);
    record.archivedAt = at;
    record.updatedAt = Math.max(record.updatedAt, at);
    this.#searchLag.after(record, at, true);
  }

  restore(record: StoredRecord, at: number): void {
    this.#searchLag.before(record);
    delete record.archivedAt;
    record.updatedAt = Math.max(record.updatedAt, at);
    this.#index(record);
    this.#searchLag.after(record, at);
  }

  /** Puts `result` in the place of the records that were merged to it. */
  replace(merged: readonly StoredRecord[], result: StoredRecord): void {
    for (const record of merged) {
      this.#unindex(record);
      this.#records.delete(record.id);
      this.#mergedInto.set(record.id, result.id);
    }
    this.insert(result);
    this.#searchLag.after(result, result.updatedAt);
  }

  restoreMerges(merges: readonly (readonly [string, string])[]): void {
    for (const [mergedId, intoId] of merges) {
      this.#mergedInto.set(mergedId, intoId);
    }
  }

  /** Newest first, as long as HubSpot keeps it. */
  history(record: StoredRecord, name: string): PropertyVersion[] {
    const kept = record.history[name];
    if (kept !== undefined) {
      return kept;
    }
    const value = record.properties[name];
    return value === undefined ? [] : [{ value, at: record.createdAt, writer: record.createdBy }];
  }

  /** The properties that search sees of a record; undefined when it does not see the record at all. */
  searchView(record: StoredRecord, now: number): Record<string, string> | undefined {
    return this.#searchLag.view(record, now);
  }

  #lastSetAt(record: StoredRecord, name: string): number {
    return this.history(record, name)[0]?.at ?? Number.NEGATIVE_INFINITY;
  }

  #remember(record: StoredRecord, name: string, version: PropertyVersion): void {
    record.history[name] = [version, ...this.history(record, name)].slice(0, this.#type.historyLength);
    if (version.value === '') {
      delete record.properties[name];
    } else {
      record.properties[name] = version.value;
    }
  }

  #touch(record: StoredRecord, at: number): void {
    record.updatedAt = Math.max(record.updatedAt, at);
    record.properties[this.#type.modifiedProperty] = new Date(record.updatedAt).toISOString();
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
