import type { SeedObjectType } from './portal-seed.ts';
import type { StoredRecord } from './records.ts';
import type { ChangeSource, Writer } from './writer.ts';

/** One change of one record. A merge is one change of the record that results from it. */
export interface Change {
  portalId: number;
  objectType: SeedObjectType;
  id: string;
  kind: 'created' | 'updated' | 'archived' | 'restored' | 'associated' | 'dissociated' | 'merged';
  /** Names of the changed properties. */
  properties: string[];
  /** What they hold now; the empty string where one was cleared. */
  values: Readonly<Record<string, string>>;
  /** Those among them that nobody wrote, because HubSpot works them out. */
  calculated: readonly string[];
  /** Who wrote: an app through the API, a person in HubSpot's screens, an import. */
  source: ChangeSource;
  /** The id of the app, `userId:` and the user's number, the number of the import. */
  sourceId: string;
  /** ISO moment, to the millisecond. */
  at: string;
  /** Of `associated` and `dissociated`: the other end, as seen from this record. */
  association?: AssociationChange;
  /** Of `merged`. */
  merge?: MergeChange;
}

interface AssociationChange {
  toType: SeedObjectType;
  toId: string;
  typeId: number;
  isPrimary: boolean;
}

export interface MergeChange {
  primaryId: string;
  mergedId: string;
  /** Properties that hold a value of the record that was merged into the primary one. */
  movedCount: number;
}

export interface WhatChanged {
  properties: string[];
  calculated: readonly string[];
  association: AssociationChange;
  merge: MergeChange;
}

export function describeChange(
  portalId: number,
  objectType: SeedObjectType,
  record: StoredRecord,
  kind: Change['kind'],
  { source, sourceId }: Writer,
  at: number,
  { properties = [], calculated = [], ...more }: Partial<WhatChanged>,
): Change {
  return {
    portalId,
    objectType,
    id: record.id,
    kind,
    properties,
    values: Object.fromEntries(properties.map((name) => [name, record.properties[name] ?? ''])),
    calculated: calculated.filter((name) => properties.includes(name)),
    source,
    sourceId,
    at: new Date(at).toISOString(),
    ...more,
  };
}
