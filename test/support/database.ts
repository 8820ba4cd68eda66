import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import { openFolder, openPostgres, type HubDatabase } from '#store/database.ts';
import { migrate } from '#store/migrate.ts';
import { prepareTemplate } from '#store/pglite-cluster.ts';
import { administer } from './administer-postgres.ts';

/**
 * The database of a test file. A file that imports this one runs on PGlite, and where there is a PostgreSQL again on that
 * (`vitest.config.ts`), each time in a database of its own.
 */

const postgres = inject('postgres');

/** For promises about transactions that truly run side by side, which PGlite cannot show. */
export const onPostgres = postgres !== undefined;

/** Where a store of a test may keep its data: empty, or migrated already; `remove` leaves nothing behind. */
export async function temporaryPlace(): Promise<{
  readonly database: { readonly folder: string } | { readonly url: string };
  remove(): Promise<void>;
}> {
  if (postgres === undefined) {
    await prepareTemplate();
    const folder = await mkdtemp(join(tmpdir(), 'hub-store-'));
    return { database: { folder }, remove: () => rm(folder, { recursive: true, force: true }) };
  }
  return newDatabase(postgres.url, `template ${postgres.template}`);
}

/** On PostgreSQL only: a database without any table. */
export async function bareDatabase(): Promise<{
  readonly database: { readonly url: string };
  remove(): Promise<void>;
}> {
  if (postgres === undefined) throw new Error('Only PostgreSQL has databases without a hub.');
  return newDatabase(postgres.url, '');
}

async function newDatabase(serverUrl: string, options: string) {
  const name = `hub_test_${uuidv7().replaceAll('-', '')}`;
  await administer(serverUrl, `create database ${name} ${options}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const remove = () => administer(serverUrl, `drop database ${name} with (force)`);
  return { database: { url: url.href }, remove };
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
  beforeEach(() => emptyDatabase(database()));
  afterAll(async () => {
    await opened?.database.close();
    await opened?.remove();
  });
  return database;
}

/** Tables that refer to a shared deal go first. Deleting a few rows is ten times faster than truncating so many tables. */
export async function emptyDatabase({ kysely }: HubDatabase): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(tablename) as name from pg_tables
    where schemaname = 'public' and tablename not like 'kysely%'
    order by tablename = 'shared_deals', tablename
  `.execute(kysely);
  const statements = rows.map(({ name }) => `delete from ${name};`).join(' ');
  await sql.raw(`do $$ begin ${statements} end $$`).execute(kysely);
}
