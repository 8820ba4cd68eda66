import type { DataFolder } from './data/read-folder.ts';

const tables = ['companies', 'contacts', 'deals'] as const;

/** What was read for each portal, a line each. */
export function describeCounts({ counts, portals }: Pick<DataFolder, 'counts' | 'portals'>): string[] {
  return counts.map(({ portalId, tables: counted }) => {
    const name = portals.find((portal) => portal.portalId === portalId)?.name ?? '';
    const loaded = tables.map((table) => `${counted[table].loaded} ${table}`).join(', ');
    const skipped = tables.reduce((sum, table) => sum + counted[table].skipped, 0);
    const skippedRows = skipped === 0 ? '' : `; ${skipped} ${skipped === 1 ? 'row' : 'rows'} skipped`;
    return `${name} (${portalId}): ${loaded}${skippedRows}`;
  });
}
