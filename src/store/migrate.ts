import { sql } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { HubDatabase } from './database.ts';
import { thinThread } from './migrations/0001-thin-thread.ts';
import { registrants } from './migrations/0002-registrants.ts';
import { crmDealLookup } from './migrations/0003-crm-deal-lookup.ts';
import { attribution } from './migrations/0004-attribution.ts';
import { transact } from './transact.ts';
import { effectsOfNoSharedDeal } from './migrations/0005-effects-of-no-shared-deal.ts';
import { portalGrants } from './migrations/0006-portal-grants.ts';
import { countOfClaims } from './migrations/0007-count-of-claims.ts';
import { oneDealInTwoCrms } from './migrations/0008-one-deal-in-two-crms.ts';
import { countOfMirroredCompanies } from './migrations/0009-count-of-mirrored-companies.ts';
import { deadEffects } from './migrations/0010-dead-effects.ts';
import { crmDealsWithoutPipeline } from './migrations/0011-crm-deals-without-pipeline.ts';

/** In order, never renamed; a list and not a directory scan, so that a bundled hub has them too. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-thin-thread': thinThread,
  '0002-registrants': registrants,
  '0003-crm-deal-lookup': crmDealLookup,
  '0004-attribution': attribution,
  '0005-effects-of-no-shared-deal': effectsOfNoSharedDeal,
  '0006-portal-grants': portalGrants,
  '0007-count-of-claims': countOfClaims,
  '0008-one-deal-in-two-crms': oneDealInTwoCrms,
  '0009-count-of-mirrored-companies': countOfMirroredCompanies,
  '0010-dead-effects': deadEffects,
  '0011-crm-deals-without-pipeline': crmDealsWithoutPipeline,
};

/** Any number that nobody else of the database's users takes; all processes of the hub take this one. */
const lockKey = 7_403_110_112;

/**
 * Brings the schema up to date: all of it or nothing. Safe when several processes start at once; all but the first wait,
 * and then find nothing to do. Throws where a migration fails.
 */
export async function migrate(database: HubDatabase): Promise<void> {
  let failed: string | undefined;
  try {
    await transact(database, async (transaction) => {
      await sql`select pg_advisory_xact_lock(${lockKey}::bigint)`.execute(transaction);
      const migrator = new Migrator({
        db: transaction.withoutPlugins(),
        provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
      });
      const { error, results } = await migrator.migrateToLatest();
      failed = results?.find((result) => result.status === 'Error')?.migrationName;
      if (error !== undefined) throw error instanceof Error ? error : new Error('unknown', { cause: error });
    });
  } catch (error) {
    throw new Error(`The database could not be migrated${failed === undefined ? '' : ` (${failed})`}.`, {
      cause: error,
    });
  }
}
