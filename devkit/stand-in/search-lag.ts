import type { StoredRecord } from './records.ts';

interface Version {
  at: number;
  properties: Record<string, string>;
  isHidden: boolean;
}

/** What search still shows of records that have changed a moment ago. Without a lag it keeps nothing. */
export class SearchLag {
  readonly #lagMs: number;
  readonly #versions = new Map<string, Version[]>();

  constructor(lagMs: number) {
    this.#lagMs = lagMs;
  }

  /** Before a change: what search goes on showing until the lag has passed. */
  before(record: StoredRecord): void {
    if (!this.#versions.has(record.id)) {
      this.#note(record, Number.NEGATIVE_INFINITY, record.archivedAt !== undefined);
    }
  }

  /** `isHidden` after a record was archived. */
  after(record: StoredRecord, at: number, isHidden = false): void {
    this.#note(record, at, isHidden);
  }

  /** The properties that search sees of a record; undefined when it does not see the record at all. */
  view(record: StoredRecord, now: number): Record<string, string> | undefined {
    const versions = this.#versions.get(record.id);
    if (versions === undefined) {
      return record.archivedAt === undefined ? record.properties : undefined;
    }
    const seen = versions.findLastIndex((version) => version.at + this.#lagMs <= now);
    versions.splice(0, Math.max(0, seen));
    const version = seen === -1 ? undefined : versions[0];
    return version === undefined || version.isHidden ? undefined : version.properties;
  }

  #note(record: StoredRecord, at: number, isHidden: boolean): void {
    if (this.#lagMs === 0) {
      return;
    }
    const versions = this.#versions.get(record.id) ?? [];
    versions.push({ at, properties: { ...record.properties }, isHidden });
    this.#versions.set(record.id, versions);
  }
}
