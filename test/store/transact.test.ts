import { globSync, readFileSync } from 'node:fs';
import { sql, type Kysely } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { hubStore } from '#store/hub-store.ts';
import type { Tables } from '#store/schema.ts';
import { sealer } from '#store/sealed-secret.ts';
import { setupStore } from '#store/setup-store.ts';
import { transact } from '#store/transact.ts';
import { onPostgres, useTestDatabase } from '../support/database.ts';
import { aClaim, aProgramme, today } from './fixtures.ts';

const database = useTestDatabase();

beforeEach(() => setupStore(database(), sealer(new Uint8Array(32))).saveProgramme(aProgramme()));

const nameOf = async (kysely: Kysely<Tables>, partnerId: string) =>
  (
    await kysely
      .selectFrom('partners')
      .select('name')
      .where('partnerId', '=', partnerId)
      .executeTakeFirstOrThrow()
  ).name;

const rename = (kysely: Kysely<Tables>, partnerId: string, name: string) =>
  kysely.updateTable('partners').set({ name }).where('partnerId', '=', partnerId).execute();

/** As PostgreSQL says it. */
const undone = (code: string) => Object.assign(new Error('undone by the database'), { code });

describe('a transaction', () => {
  it('is opened in one place only, so that none can miss its retries', () => {
    const opening = globSync('src/**/*.ts').filter((file) =>
      /\.(transaction|startTransaction|connection)\(\)/.test(readFileSync(file, 'utf8')),
    );
    expect(opening).toEqual(['src/store/transact.ts']);
  });

  it.each(['40001', '40P01'])(
    'that the database undid with %s is begun anew, and its effect stands once',
    async (code) => {
      let attempts = 0;
      await transact(database(), async (transaction) => {
        attempts += 1;
        await rename(transaction, 'alpha', `${await nameOf(transaction, 'alpha')} again`);
        if (attempts < 3) throw undone(code);
      });
      expect(attempts).toBe(3);
      expect(await nameOf(database().kysely, 'alpha')).toBe('alpha again');
    },
  );

  it('is given up after five attempts, with the error of the last and without a trace', async () => {
    let attempts = 0;
    const always = transact(database(), async (transaction) => {
      attempts += 1;
      await rename(transaction, 'alpha', 'lost');
      throw undone('40001');
    });
    await expect(always).rejects.toThrow('undone by the database');
    expect(attempts).toBe(5);
    expect(await nameOf(database().kysely, 'alpha')).toBe('alpha');
  });

  it('that fails for another reason is not tried again', async () => {
    let attempts = 0;
    const twice = transact(database(), async (transaction) => {
      attempts += 1;
      const partner = { partnerId: 'alpha', name: 'a', tier: 'gold', camOwnerId: null, pdmOwnerId: null };
      await transaction.insertInto('partners').values(partner).execute();
    });
    await expect(twice).rejects.toMatchObject({ code: '23505' });
    expect(attempts).toBe(1);
  });
});

describe.runIf(onPostgres)('a transaction on PostgreSQL', () => {
  it('that could not be serialised with another one sees what that one committed when it is begun anew', async () => {
    const read: string[] = [];
    await transact(database(), async (transaction) => {
      await sql`set transaction isolation level repeatable read`.execute(transaction);
      const before = await nameOf(transaction, 'alpha');
      read.push(before);
      if (read.length === 1) await rename(database().kysely, 'alpha', 'renamed by another');
      await rename(transaction, 'alpha', `${before}, and once more`);
    });
    expect(read).toEqual(['alpha', 'renamed by another']);
    expect(await nameOf(database().kysely, 'alpha')).toBe('renamed by another, and once more');
  });

  it('is read committed whatever the server has as default, since counting behind a lock needs it', async () => {
    const levels = await transact(database(), async (transaction) => {
      const { rows } = await sql<{ level: string }>`
        select current_setting('transaction_isolation') as level`.execute(transaction);
      return rows;
    });
    expect(levels).toEqual([{ level: 'read committed' }]);
  });
});

/** A statement that PostgreSQL refuses with this code until it has come so often. Sequences count what is undone too. */
async function refusedUntil(attempt: number, code: string) {
  const { kysely } = database();
  await sql`create sequence attempts`.execute(kysely);
  return {
    statement: sql.raw<object>(`do $$ begin
      if nextval('attempts') < ${String(attempt)} then raise exception using errcode = '${code}'; end if;
      insert into removals (partner_id, domain) values ('alpha', 'acme.de');
    end $$`),
    attempts: async () => {
      const { rows } = await sql<{ made: number }>`select last_value as made from attempts`.execute(kysely);
      await sql`drop sequence attempts`.execute(kysely);
      return rows[0]?.made;
    },
  };
}

describe.runIf(onPostgres)('a statement of its own on PostgreSQL', () => {
  it.each(['40001', '40P01'])('is a transaction too and is tried again after %s', async (code) => {
    const { statement, attempts } = await refusedUntil(3, code);
    await statement.execute(database().kysely);
    expect(await attempts()).toBe(3);
    expect(await database().kysely.selectFrom('removals').selectAll().execute()).toHaveLength(1);
  });

  it('is given up after five attempts', async () => {
    const { statement, attempts } = await refusedUntil(100, '40001');
    await expect(statement.execute(database().kysely)).rejects.toMatchObject({ code: '40001' });
    expect(await attempts()).toBe(5);
  });

  it('is not tried again alone where it belongs to a transaction', async () => {
    const { statement, attempts } = await refusedUntil(2, '40001');
    let begun = 0;
    await transact(database(), async (transaction) => {
      begun += 1;
      await statement.execute(transaction);
    });
    expect(begun).toBe(2);
    expect(await attempts()).toBe(2);
  });

  it('is tried again also on a connection that has had a transaction', async () => {
    const store = hubStore(database(), () => Promise.resolve());
    // As many as the pool has connections.
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        store.transact((transaction) =>
          transaction.saveClaim(aClaim('alpha', { domain: `d${String(index)}.de` }), today, null),
        ),
      ),
    );
    const { statement, attempts } = await refusedUntil(2, '40001');
    await statement.execute(database().kysely);
    expect(await attempts()).toBe(2);
  });
});
