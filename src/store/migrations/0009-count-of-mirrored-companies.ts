import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Counts the companies that a round of the mirror has read, so that the count goes on with the round in whatever process. A
 * round that is under way was not counted, and begins anew.
 */
export const countOfMirroredCompanies: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`alter table portal_setups add column mirror_read integer not null default 0`.execute(database);
    await sql`update portal_setups set mirror_cursor = null`.execute(database);
  },
};
