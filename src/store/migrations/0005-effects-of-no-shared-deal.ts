import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Lets an effect stand in the outbox that belongs to no shared deal: a claim without one may be released, too. */
export const effectsOfNoSharedDeal: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`alter table outbox drop constraint outbox_shared_deal_id_fkey`.execute(database);
  },
};
