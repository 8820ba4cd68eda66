import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Finds the shared deal of a CRM deal by the record's id, since a deal's card knows no other. */
export const crmDealLookup: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`create index crm_records_by_record on crm_records (portal_id, object, record_id)`.execute(
      database,
    );
  },
};
