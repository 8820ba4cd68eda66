import { uuidv7 } from 'uuidv7';
import type { TestProject } from 'vitest/node';
import { openPostgres } from '#store/database.ts';
import { migrate } from '#store/migrate.ts';
import { administer } from './administer-postgres.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { startPostgresServer, type PostgresServer } from './postgres-server.ts';

/**
 * Gives the tests that use a database a PostgreSQL: the one of TEST_DATABASE_URL, else a server of their own. Every file
 * gets a database of its own, copied from one that is migrated here once. Where there is no server it says so, since nobody
 * shall believe that this half ran.
 */

/** What a test file needs to make its database. */
export interface TestPostgres {
  readonly url: string;
  readonly template: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Undefined where the tests run on PGlite. */
    postgres: TestPostgres | undefined;
  }
}

/** A global setup of vitest; what it returns takes everything down again. */
export default async function provide(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const server = await findServer();
  if (server === null) {
    process.stdout.write(
      'The tests did not run on PostgreSQL: no server of version 15 or later was found, and TEST_DATABASE_URL is not set.\n',
    );
    return undefined;
  }
  const template = `hub_template_${uuidv7().replaceAll('-', '')}`;
  const end = async () => {
    await administer(server.url, `drop database if exists ${template}`);
    await server.stop();
  };
  try {
    await administer(server.url, `create database ${template}`);
    const url = new URL(server.url);
    url.pathname = `/${template}`;
    const database = await openPostgres(url.href, () => undefined);
    try {
      await migrate(database);
    } finally {
      await database.close();
    }
  } catch (error) {
    await end();
    throw error;
  }
  project.provide('postgres', { url: server.url, template });
  return end;
}

async function findServer(): Promise<PostgresServer | null> {
  const url = process.env['TEST_DATABASE_URL'];
  if (url) return { url, stop: () => Promise.resolve() };
  const binaries = findPostgresBinaries();
  return binaries === null ? null : startPostgresServer(binaries);
}
