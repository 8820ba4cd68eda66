import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What was given up is looked for when a CRM deal is restored, and by whoever lists it; it is little beside all that was delivered. */
export const deadEffects: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`create index outbox_dead on outbox (portal_id) where state = 'dead'`.execute(database);
  },
};
