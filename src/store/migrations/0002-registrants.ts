import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Keeps with each portal who of its users may register: `"everybody"`, as it was before, or a list of e-mails. */
export const registrants: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`alter table portals add column registrants jsonb not null default '"everybody"'`.execute(
      database,
    );
  },
};
