import { sql } from 'kysely';
import { companyNameKey } from '#core/company-name.ts';
import type { SetupStore } from '#operations/programme/setup-ports.ts';
import type { HubDatabase } from './database.ts';
import { savePortalSecrets } from './portal-secrets.ts';
import { saveProgramme } from './programme.ts';
import type { Sealer } from './sealed-secret.ts';
import { transact } from './transact.ts';

export function setupStore(database: HubDatabase, sealer: Sealer): SetupStore {
  const { kysely } = database;
  const readSetup = (portalId: number) =>
    kysely
      .selectFrom('portalSetups')
      .select(['mirrorCursor', 'mirrorRead', 'mirrorBeganAt', 'mirroredAt'])
      .where('portalId', '=', portalId)
      .executeTakeFirst();
  return {
    savePortalSecrets: (secrets) =>
      transact(database, async (transaction) => {
        for (const one of secrets.toSorted((a, b) => a.portalId - b.portalId)) {
          await savePortalSecrets(transaction, sealer, one);
        }
      }),
    saveProgramme: (programme) => transact(database, (transaction) => saveProgramme(transaction, programme)),
    mirrorCompanies: (companies, companyIds, at) =>
      transact(database, async (transaction) => {
        await sql`delete from vendor_companies where company_id = any(${[...companyIds]}::text[])`.execute(
          transaction,
        );
        const named = companies.map((company) => ({
          ...company,
          nameKey: company.name === null ? null : companyNameKey(company.name),
        }));
        await sql`
          insert into vendor_companies (domain, company_id, owner_id, name, name_key, refreshed_at)
          select distinct on (domain, "companyId") domain, "companyId", "ownerId", name, "nameKey", ${at}::timestamptz
          from jsonb_to_recordset(${JSON.stringify(named)}::jsonb)
            as c(domain text, "companyId" text, "ownerId" text, name text, "nameKey" text)
          on conflict (domain, company_id) do update
            set owner_id = excluded.owner_id, name = excluded.name, name_key = excluded.name_key,
              refreshed_at = excluded.refreshed_at
        `.execute(transaction);
      }),
    async readMirror(portalId) {
      const row = await readSetup(portalId);
      return row?.mirrorBeganAt
        ? { cursor: row.mirrorCursor, read: row.mirrorRead, beganAt: row.mirrorBeganAt }
        : null;
    },
    async readMirroredAt(portalId) {
      return (await readSetup(portalId))?.mirroredAt ?? null;
    },
    async beginMirror(portalId, at) {
      await kysely
        .insertInto('portalSetups')
        .values({ portalId, mirrorBeganAt: at })
        .onConflict((conflict) =>
          conflict.column('portalId').doUpdateSet({ mirrorBeganAt: at, mirrorCursor: null, mirrorRead: 0 }),
        )
        .execute();
    },
    async saveMirrorRound(portalId, from, { cursor, read }) {
      const { numUpdatedRows } = await kysely
        .updateTable('portalSetups')
        .set({ mirrorCursor: cursor, mirrorRead: read })
        .where('portalId', '=', portalId)
        .where('mirrorBeganAt', '=', from.beganAt)
        .where('mirrorCursor', 'is not distinct from', from.cursor)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
    async finishMirror(portalId, beganAt, at) {
      // Companies that the app made meanwhile have no such moment yet; the next round or webhook gives it.
      await sql`delete from vendor_companies where refreshed_at < ${beganAt}::timestamptz`.execute(kysely);
      await kysely
        .updateTable('portalSetups')
        .set({ mirrorCursor: null, mirrorBeganAt: null, mirrorRead: 0, mirroredAt: at })
        .where('portalId', '=', portalId)
        .where('mirrorBeganAt', '=', beganAt)
        .execute();
      // PGlite has nobody who counts rows in the background, and the planner would go by guesses.
      await sql`analyze vendor_companies`.execute(kysely);
    },
    async markInstalled(portalId, at) {
      await kysely
        .insertInto('portalSetups')
        .values({ portalId, installedAt: at })
        .onConflict((conflict) => conflict.column('portalId').doUpdateSet({ installedAt: at }))
        .execute();
    },
  };
}
