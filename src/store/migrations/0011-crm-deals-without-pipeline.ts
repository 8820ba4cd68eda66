import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A stage says in which pipeline it is; nobody ever wrote the pipeline beside it. */
export const crmDealsWithoutPipeline: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`alter table crm_deals drop column pipeline_id`.execute(database);
  },
};
