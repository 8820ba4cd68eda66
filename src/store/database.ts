import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { CamelCasePlugin, Kysely, PGliteDialect, sql } from 'kysely';
import pg from 'pg';
import { lockDataFolder } from './data-folder-lock.ts';
import { initialiseCluster } from './pglite-cluster.ts';
import { PipelinedClient } from './pipelined-client.ts';
import { RetryingPostgresDialect } from './retrying-postgres.ts';
import type { Tables } from './schema.ts';

/**
 * Opens the database: PGlite in a folder of the hub's own, or PostgreSQL. Everything above speaks one SQL to both, so
 * the differences end here: what a column's text becomes in JavaScript, and who else may use the data.
 */

export interface HubDatabase {
  readonly kysely: Kysely<Tables>;
  readonly engine:
    | { readonly kind: 'pglite'; readonly pglite: PGlite }
    | { readonly kind: 'postgres'; readonly url: string };
  /** Where the data lies, without user and password. */
  readonly place: string;
  /** As the server says it, e.g. '18.6'. */
  readonly version: string;
  close(): Promise<void>;
}

/** The oldest PostgreSQL that the tests run on. */
const oldestServerVersion = 150_000;

/** A core or two keep about eight connections busy; 32 were measured to be slower. */
const poolSize = 8;

/** OIDs: int8 and numeric become numbers (ids of portals and sums are safe integers), a day stays its text. */
const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  20: Number,
  1700: Number,
  1082: (text) => text,
};

/** Keys inside `jsonb` documents are data (tier names, product codes) and stay as they are. */
const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })];

/** Takes the folder for this process alone; a folder in use is refused with a sentence. */
export async function openFolder(folder: string): Promise<HubDatabase> {
  await mkdir(folder, { recursive: true });
  const unlock = lockDataFolder(folder);
  try {
    const cluster = join(folder, 'database');
    await initialiseCluster(cluster);
    const pglite = await PGlite.create(cluster, { parsers: { ...parsers } });
    const database = await openPGlite(pglite, folder);
    return {
      ...database,
      async close() {
        await database.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** For a PGlite that stands already; closing closes it. */
async function openPGlite(pglite: PGlite, place: string): Promise<HubDatabase> {
  const kysely = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }), plugins });
  return {
    kysely,
    engine: { kind: 'pglite', pglite },
    place,
    version: (await readVersion(kysely)).name,
    close: () => kysely.destroy(),
  };
}

/** `onBrokenConnection` hears once of each connection that breaks; the pool replaces it by itself. */
export async function openPostgres(
  url: string,
  onBrokenConnection: (error: Error) => void,
): Promise<HubDatabase> {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    Client: PipelinedClient,
    // A server that does not answer is an outage to be told, not something to wait for.
    connectionTimeoutMillis: 10_000,
    types: {
      getTypeParser: (oid, format) =>
        parsers[oid] ?? (pg.types.getTypeParser(oid, format) as (text: string) => unknown),
    },
  });
  // A connection says more than once that it broke, and between two statements of a transaction nobody else listens: an
  // error that no one hears would end the process.
  pool.on('connect', (client) => {
    client.once('error', onBrokenConnection);
    client.on('error', () => undefined);
  });
  pool.on('error', () => undefined);
  const kysely = new Kysely<Tables>({ dialect: new RetryingPostgresDialect({ pool }), plugins });
  try {
    const version = await readVersion(kysely);
    if (version.number < oldestServerVersion) {
      throw new Error(`PostgreSQL ${version.name} is too old for the hub; it needs 15 or later.`);
    }
    const { host, pathname } = new URL(url);
    return {
      kysely,
      engine: { kind: 'postgres', url },
      place: `${host}${pathname}`,
      version: version.name,
      close: () => kysely.destroy(),
    };
  } catch (error) {
    await kysely.destroy();
    throw error;
  }
}

async function readVersion(kysely: Kysely<Tables>): Promise<{ number: number; name: string }> {
  const { rows } = await sql<{ number: number; name: string }>`
    select current_setting('server_version_num')::integer as number, current_setting('server_version') as name
  `.execute(kysely);
  const [version] = rows;
  if (version === undefined) throw new Error('The database does not say which version it is.');
  return version;
}
