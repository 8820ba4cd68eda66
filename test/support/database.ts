import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { openFolder, openPostgres, type HubDatabase } from '#store/database.ts';
import { migrate } from '#store/migrate.ts';
import { prepareTemplate } from '#store/pglite-cluster.ts';

/** Set: the tests run on that PostgreSQL, each file in a database of its own. Else on PGlite in a temporary folder. */
const testDatabaseUrl = process.env['TEST_DATABASE_URL'] ?? '';

/** For promises about transactions that truly run side by side, which PGlite cannot show. */
export const onPostgres = testDatabaseUrl !== '';

/** Where a store of a test may keep its data; `remove` leaves nothing behind. */
export async function temporaryPlace(): Promise<{
  readonly database: { readonly folder: string } | { readonly url: string };
  remove(): Promise<void>;
}> {
  if (!onPostgres) {
    await prepareTemplate();
    const folder = await mkdtemp(join(tmpdir(), 'hub-store-'));
    return { database: { folder }, remove: () => rm(folder, { recursive: true, force: true }) };
  }
  const name = `hub_test_${uuidv7().replaceAll('-', '')}`;
  await administer(`create database ${name}`);
  const url = new URL(testDatabaseUrl);
  url.pathname = `/${name}`;
  return { database: { url: url.href }, remove: () => administer(`drop database ${name} with (force)`) };
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: testDatabaseUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * One database for the tests of a file, since opening one takes seconds; every test finds it empty. Call it at the top
 * of the file and the returned function inside of tests.
 */
export function useTestDatabase(): () => HubDatabase {
  let opened: { readonly database: HubDatabase; remove(): Promise<void> } | null = null;
  const database = (): HubDatabase => {
    if (opened === null) throw new Error('The test database is open only while tests run.');
    return opened.database;
  };

  beforeAll(async () => {
    const place = await temporaryPlace();
    opened = {
      database:
        'folder' in place.database
          ? await openFolder(place.database.folder)
          : await openPostgres(place.database.url, () => {}),
      remove: () => place.remove(),
    };
    await migrate(opened.database);
  });
  beforeEach(() => empty(database()));
  afterAll(async () => {
    await opened?.database.close();
    await opened?.remove();
  });
  return database;
}

/** Those that refer to a shared deal go first. Deleting a few rows is ten times faster than truncating so many tables. */
async function empty({ kysely }: HubDatabase): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(tablename) as name from pg_tables
    where schemaname = 'public' and tablename not like 'kysely%'
    order by tablename = 'shared_deals', tablename
  `.execute(kysely);
  const statements = rows.map(({ name }) => `delete from ${name};`).join(' ');
  await sql.raw(`do $$ begin ${statements} end $$`).execute(kysely);
}
