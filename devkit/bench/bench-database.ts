import { openPostgres } from '#store/database.ts';
import { migrate } from '#store/migrate.ts';
import { sealer } from '#store/sealed-secret.ts';
import { setupStore } from '#store/setup-store.ts';
import { administer } from '#test/support/administer-postgres.ts';
import { findPostgresBinaries } from '#test/support/postgres-binaries.ts';
import { startPostgresServer } from '#test/support/postgres-server.ts';
import { sql } from 'kysely';
import { domainSpan, partnerCount, theProgramme } from './bench-programme.ts';

/** A server as in production: what is committed is on the disk. */
export interface BenchServer {
  /** A hub's database with the bench's programme and so many active claims, evenly spread over the partners. */
  database(name: string, claims: number): Promise<{ readonly url: string }>;
  stop(): Promise<void>;
}

/** Throws a sentence where this machine has no PostgreSQL. */
export async function startBenchServer(): Promise<BenchServer> {
  const binaries = findPostgresBinaries();
  if (binaries === null) throw new Error('The bench needs the programs of PostgreSQL 15 or later.');
  const server = await startPostgresServer(binaries, { durable: true });
  return {
    async database(name, claims) {
      await administer(server.url, `create database ${name}`);
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      await fill(url.href, claims);
      return { url: url.href };
    },
    stop: () => server.stop(),
  };
}

async function fill(url: string, claims: number): Promise<void> {
  const database = await openPostgres(url, () => undefined);
  try {
    await migrate(database);
    await setupStore(database, sealer(new Uint8Array(32))).saveProgramme(theProgramme);
    const { kysely } = database;
    // Half-way through their time, so that none is in its renewal window.
    await sql`
      insert into claims (domain, partner_id, claimed_on, ends_on, released_on, shared_deal_id, epoch)
      select ${domainSpan.prefix}::text || n || ${domainSpan.suffix}::text, 'partner-' || n % ${partnerCount}::integer,
        current_date - 90, current_date + 90, null, null, 1
      from generate_series(0, ${claims}::integer - 1) n
    `.execute(kysely);
    await sql`
      insert into claim_history (domain, epoch, partner_id, claimed_on, ends_on, released_on, shared_deal_id, changed_on)
      select domain, epoch, partner_id, claimed_on, ends_on, released_on, shared_deal_id, claimed_on from claims
    `.execute(kysely);
    // What a server that has stood for a while has done by itself.
    await sql`vacuum analyze`.execute(kysely);
    await sql`checkpoint`.execute(kysely);
  } finally {
    await database.close();
  }
}
