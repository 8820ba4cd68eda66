import type { AssociationRow } from './associations.ts';
import { objectTypes, perType } from './object-types.ts';
import type { ObjectTypeName } from './object-types.ts';
import type { PipelineSeed } from './portal-seed.ts';
import type { Portal } from './portal.ts';
import type { CatalogueState } from './properties.ts';
import type { StoredRecord } from './records.ts';

/** Everything that a portal has beyond its seed, as a snapshot keeps it. */
export interface PortalState {
  portalId: number;
  nextId: number;
  pipelines: readonly PipelineSeed[];
  catalogues: Record<ObjectTypeName, CatalogueState>;
  records: Record<ObjectTypeName, StoredRecord[]>;
  /** By object type: [id of a record that was merged away, id of what it was merged into]. */
  merges: Record<ObjectTypeName, [string, string][]>;
  associations: AssociationRow[];
}

export function portalState(portal: Portal): PortalState {
  return {
    portalId: portal.portalId,
    nextId: portal.nextId,
    pipelines: portal.pipelines.all,
    catalogues: perType(({ name }) => portal.catalogue(name).state()),
    records: perType(({ name }) => [...portal.records(name).all]),
    merges: perType(({ name }) => portal.records(name).merges),
    associations: portal.associations.state(),
  };
}

/** For a portal that is still empty of records. */
export function restorePortal(portal: Portal, state: PortalState): void {
  portal.reserveId(state.nextId - 1);
  portal.pipelines.restore(state.pipelines);
  for (const { name } of objectTypes) {
    const records = portal.records(name);
    portal.catalogue(name).restore(state.catalogues[name]);
    portal.indexUniqueProperties(name);
    for (const record of state.records[name]) {
      records.insert(record);
    }
    records.restoreMerges(state.merges[name]);
  }
  portal.associations.restore(state.associations);
}
