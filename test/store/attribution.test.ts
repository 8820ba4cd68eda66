import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { attributionReads } from '#store/attribution.ts';
import { attribution as migration } from '#store/migrations/0004-attribution.ts';
import { useTestDatabase } from '#test/support/database.ts';
import { today } from './fixtures.ts';

const database = useTestDatabase();

describe('looking for lookalikes in a large mirror', () => {
  it('reads no company that is not called the same, and stops where a name says nothing', async () => {
    const { kysely } = database();
    await sql`
      insert into vendor_companies (domain, company_id, name, name_key)
      select 'd' || i || '.de', i::text, case when i > 20000 then 'Test' else 'Firma ' || i / 2 end,
        case when i > 20000 then 'test' else 'firma' || i / 2 end
      from generate_series(1, 22000) i
    `.execute(kysely);

    const look = (domain: string) =>
      kysely.transaction().execute(async (transaction) => {
        const [history] = await attributionReads(transaction).readDomainHistories([domain], null, today);
        // What this transaction read, whatever the machine's speed.
        const { rows } = await sql<{ scanned: number; found: number }>`
          select seq_tup_read as scanned, idx_tup_fetch as found from pg_stat_xact_user_tables
          where relname = 'vendor_companies'
        `.execute(transaction);
        return { lookalikes: history?.lookalikes.map(({ companyId }) => companyId), ...rows[0] };
      });

    const usual = await look('d5000.de');
    expect(usual).toMatchObject({ lookalikes: ['5001'], scanned: 0 });
    expect(usual.found).toBeLessThan(20);
    // As at the end of a round through the companies; the round's own reading would be counted with the look.
    await sql`analyze vendor_companies`.execute(kysely);
    const test = await look('d20500.de');
    expect(test).toMatchObject({ scanned: 0 });
    expect(test.lookalikes).toHaveLength(10);
    expect(test.found).toBeLessThan(500);
  });
});

describe('a database from before', () => {
  /** Undoes the migration, fills in what stood then, migrates again and takes everything back. */
  async function migrated<T>(
    read: (kysely: Parameters<typeof attributionReads>[0]) => Promise<T>,
  ): Promise<T> {
    let result: { readonly read: T } | undefined;
    const undo = new Error('undo');
    const work = database()
      .kysely.transaction()
      .execute(async (transaction) => {
        for (const statement of [
          'drop index audit_by_subject',
          'drop index vendor_companies_by_name',
          'alter table vendor_companies drop column name_key',
          'alter table claim_history drop column changed_on',
          `insert into vendor_companies (domain, company_id, name)
           values ('acme.de', '1', 'Acme GmbH'), ('acme.fr', '2', 'ACME S.A.'), ('x.de', '3', null)`,
          `insert into claim_history (domain, epoch, partner_id, claimed_on, ends_on, released_on, saved_at) values
             ('acme.de', 1, 'alpha', '2026-01-01', '2026-06-30', null, '2026-01-01T10:00:00Z'),
             ('acme.de', 2, 'alpha', '2026-01-01', '2026-12-01', null, '2026-06-04T10:00:00Z'),
             ('acme.de', 3, 'alpha', '2026-01-01', '2026-12-01', '2026-07-09', '2026-07-09T10:00:00Z'),
             ('acme.de', 4, 'beta', '2026-08-01', '2027-01-28', null, '2026-09-09T10:00:00Z')`,
        ]) {
          await sql.raw(statement).execute(transaction);
        }
        await migration.up(transaction);
        result = { read: await read(transaction) };
        throw undo;
      });
    await expect(work).rejects.toBe(undo);
    if (result === undefined) throw new Error('Nothing was read.');
    return result.read;
  }

  it('finds its companies by name too, and knows on which day each claim changed', async () => {
    const [history] = await migrated((kysely) =>
      attributionReads(kysely).readDomainHistories(['acme.de'], null, today),
    );
    expect(history?.lookalikes).toEqual([{ companyId: '2', name: 'ACME S.A.', domain: 'acme.fr' }]);
    expect(history?.claimChanges.map(({ changedOn }) => changedOn)).toEqual([
      '2026-01-01',
      '2026-06-04',
      '2026-07-09',
      '2026-08-01',
    ]);
  });
});
