import { Migrator, type Migration } from 'kysely/migration';
import type { HubDatabase } from './database.ts';
import { thinThread } from './migrations/0001-thin-thread.ts';
import { registrants } from './migrations/0002-registrants.ts';
import { crmDealLookup } from './migrations/0003-crm-deal-lookup.ts';
import { attribution } from './migrations/0004-attribution.ts';

/** In order, never renamed; a list and not a directory scan, so that a bundled hub has them too. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-thin-thread': thinThread,
  '0002-registrants': registrants,
  '0003-crm-deal-lookup': crmDealLookup,
  '0004-attribution': attribution,
};

/** Brings the schema up to date; safe when several processes start at once. Throws where a migration fails. */
export async function migrate(database: HubDatabase): Promise<void> {
  const migrator = new Migrator({
    db: database.kysely.withoutPlugins(),
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find((result) => result.status === 'Error')?.migrationName;
  throw new Error(`The database could not be migrated${failed === undefined ? '' : ` (${failed})`}.`, {
    cause: error,
  });
}
