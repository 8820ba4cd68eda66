import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Keeps what a portal granted when its administrators installed the app by OAuth: both tokens, sealed, and until when the
 * access token holds. `renewing_until` lets one of several hub processes renew it while the others wait.
 */
export const portalGrants: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`
      create table portal_grants (
        portal_id bigint primary key,
        access_token text not null,
        refresh_token text not null,
        access_ends_at timestamptz not null,
        renewing_until timestamptz
      )
    `.execute(database);
  },
};
