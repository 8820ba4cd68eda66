import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoreTransaction } from '#operations/store-ports.ts';
import { openPostgres, type HubDatabase } from '#store/database.ts';
import { openStore } from '#store/store.ts';
import { bareDatabase, onPostgres, temporaryPlace } from '../support/database.ts';
import {
  aClaim,
  aDecision,
  aFactsQuery,
  anEntry,
  aProgramme,
  aSharedDeal,
  someFacts,
  today,
} from './fixtures.ts';

const masterKey = new Uint8Array(32).fill(3);

interface Opened {
  readonly complaints: string[];
  readonly store: Awaited<ReturnType<typeof openStore>>;
}

async function open(url: string): Promise<Opened> {
  const complaints: string[] = [];
  const log = { info: () => {}, warn: (_details: object, sentence: string) => complaints.push(sentence) };
  return { complaints, store: await openStore({ database: { url }, masterKey, log }) };
}

/** Claims as an operation does: lock, count behind the lock, claim while there is room. */
async function claimWithinLimit(
  transaction: StoreTransaction,
  domain: string,
  limit: number,
): Promise<boolean> {
  await transaction.lockPartner('alpha');
  const { activeClaims } = await transaction.readFacts(aFactsQuery({ domain }));
  return activeClaims < limit && (await transaction.saveClaim(aClaim('alpha', { domain }), today, null));
}

async function migrationsOf({ kysely }: HubDatabase): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
    kysely,
  );
  return rows.map(({ name }) => name);
}

describe.runIf(onPostgres)('an empty database on PostgreSQL', () => {
  let place: Awaited<ReturnType<typeof bareDatabase>>;

  beforeEach(async () => {
    place = await bareDatabase();
  });
  afterEach(() => place.remove());

  it('is made ready once by six processes that start at the same instant, and all of them work on it', async () => {
    const opened = await Promise.all(Array.from({ length: 6 }, () => open(place.database.url)));
    const [first] = opened;
    await first?.store.setup.saveProgramme(aProgramme());
    const got = await Promise.all(
      opened.map(({ store }, index) =>
        store.store.transact((transaction) => claimWithinLimit(transaction, `d${String(index)}.de`, 4)),
      ),
    );
    expect(got.filter(Boolean)).toHaveLength(4);
    expect(opened.flatMap(({ complaints }) => complaints)).toEqual([]);
    await Promise.all(opened.map(({ store }) => store.close()));

    const database = await openPostgres(place.database.url, () => {});
    const migrations = await migrationsOf(database);
    await database.close();
    expect(migrations).toContain('0001-thin-thread');
    expect(new Set(migrations).size).toBe(migrations.length);
  });
});

describe.runIf(onPostgres)('a hub on PostgreSQL', () => {
  let place: Awaited<ReturnType<typeof temporaryPlace>>;
  let url: string;

  beforeEach(async () => {
    place = await temporaryPlace();
    if (!('url' in place.database)) throw new Error('This is not PostgreSQL.');
    url = place.database.url;
  });
  afterEach(() => place.remove());

  it('goes on after the server has ended all its connections, as when it is started again', async () => {
    const { store, complaints } = await open(url);
    await store.setup.saveProgramme(aProgramme());
    const woken = Promise.withResolvers<void>();
    await store.wake.onWake(() => {
      woken.resolve();
      return Promise.resolve();
    });
    const other = await openPostgres(url, () => {});
    const endConnections = () =>
      sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
    `.execute(other.kysely);
    await endConnections();
    // And one in the middle of a transaction, between two statements.
    await expect
      .poll(
        () =>
          store.ping().then(
            () => 'answers',
            () => 'broken',
          ),
        { timeout: 10_000 },
      )
      .toBe('answers');
    const interrupted = store.store.transact(async (transaction) => {
      await transaction.lockPartner('alpha');
      await endConnections();
      await expect.poll(() => complaints.length).toBeGreaterThan(1);
      return transaction.countActiveClaims('alpha', today);
    });
    await expect(interrupted).rejects.toThrow(/terminat|ECONNRESET|connection error/i);
    await other.close();

    await expect
      .poll(
        () =>
          store.ping().then(
            () => 'answers',
            () => 'broken',
          ),
        { timeout: 10_000 },
      )
      .toBe('answers');
    const deal = aSharedDeal();
    await store.store.transact(async (transaction) => {
      await transaction.insertSharedDeal(deal, aDecision(), someFacts());
      await transaction.insertEffects([anEntry(deal.sharedDealId, 1)]);
    });
    await woken.promise;
    expect(complaints).toContain('A database connection broke; another is opened when needed.');
    await store.close();
  });

  it.each(['repeatable read', 'serializable'])(
    'keeps to the capacity on a server whose transactions are %s by default',
    async (level) => {
      const { store } = await open(
        `${url}?options=${encodeURIComponent(`-c default_transaction_isolation=${level.replace(' ', '\\ ')}`)}`,
      );
      await store.setup.saveProgramme(aProgramme());
      const got = await Promise.all(
        Array.from({ length: 24 }, (_, index) =>
          store.store.transact((transaction) => claimWithinLimit(transaction, `d${String(index)}.de`, 5)),
        ),
      );
      expect(got.filter(Boolean)).toHaveLength(5);
      await store.close();
    },
  );

  it('uses no more than ten connections, eight for questions and two for waking', async () => {
    const { store } = await open(url);
    await store.setup.saveProgramme(aProgramme());
    await Promise.all(Array.from({ length: 40 }, () => store.store.readPartner('alpha')));
    const other = await openPostgres(url, () => {});
    const { rows } = await sql<{ connections: number }>`
      select count(*) as connections from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
    `.execute(other.kysely);
    await other.close();
    await store.close();
    expect(rows[0]?.connections).toBeLessThanOrEqual(10);
  });
});
