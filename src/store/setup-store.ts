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
  return {
    savePortalSecrets: (secrets) =>
      transact(database, async (transaction) => {
        for (const one of secrets.toSorted((a, b) => a.portalId - b.portalId)) {
          await savePortalSecrets(transaction, sealer, one);
        }
      }),
    saveProgramme: (programme) => transact(database, (transaction) => saveProgramme(transaction, programme)),
    mirrorCompanies: (companies, companyIds) =>
      transact(database, async (transaction) => {
        await sql`delete from vendor_companies where company_id = any(${[...companyIds]}::text[])`.execute(
          transaction,
        );
        const named = companies.map((company) => ({
          ...company,
          nameKey: company.name === null ? null : companyNameKey(company.name),
        }));
        await sql`
          insert into vendor_companies (domain, company_id, owner_id, name, name_key)
          select distinct on (domain, "companyId") domain, "companyId", "ownerId", name, "nameKey"
          from jsonb_to_recordset(${JSON.stringify(named)}::jsonb)
            as c(domain text, "companyId" text, "ownerId" text, name text, "nameKey" text)
          on conflict (domain, company_id) do update
            set owner_id = excluded.owner_id, name = excluded.name, name_key = excluded.name_key
        `.execute(transaction);
      }),
    async readMirrorCursor(portalId) {
      const row = await kysely
        .selectFrom('portalSetups')
        .select('mirrorCursor')
        .where('portalId', '=', portalId)
        .executeTakeFirst();
      return row?.mirrorCursor ?? null;
    },
    async saveMirrorCursor(portalId, cursor, finished) {
      await sql`
        insert into portal_setups as s (portal_id, mirror_cursor, mirrored_at)
        values (${portalId}, ${finished ? null : cursor}::text, case when ${finished}::boolean then now() end)
        on conflict (portal_id) do update
          set mirror_cursor = excluded.mirror_cursor, mirrored_at = coalesce(excluded.mirrored_at, s.mirrored_at)
      `.execute(kysely);
      // PGlite has nobody who counts rows in the background, and the planner would go by guesses.
      if (finished) await sql`analyze vendor_companies`.execute(kysely);
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
