import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { companyNameKey } from '#core/company-name.ts';

/**
 * Makes the vendor's look at a prospect cheap: companies are found by the key of their name, audit entries by what they are
 * about, and each change of a claim keeps the day on which it was made, which a renewal alone does not say.
 */
export const attribution: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`alter table vendor_companies add column name_key text`.execute(database);
    await sql`alter table claim_history add column changed_on date`.execute(database);
    await sql`
      update claim_history h
      set changed_on = case
        when released_on is not null then released_on
        when exists (
          select from claim_history earlier
          where earlier.domain = h.domain and earlier.epoch < h.epoch
            and earlier.partner_id = h.partner_id and earlier.claimed_on = h.claimed_on
        ) then saved_at::date
        else claimed_on
      end
    `.execute(database);
    await sql`alter table claim_history alter column changed_on set not null`.execute(database);
    await nameCompanies(database);
    await sql`create index vendor_companies_by_name on vendor_companies (name_key, company_id)`.execute(
      database,
    );
    await sql`create index audit_by_subject on audit (subject, at)`.execute(database);
  },
};

/** As many names as one statement takes in a fraction of a second. */
const namesAtOnce = 5000;

/** The key is made by the rules and not in SQL, so the companies that were mirrored before are named here. */
async function nameCompanies(database: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select distinct name from vendor_companies where name is not null
  `.execute(database);
  for (let start = 0; start < rows.length; start += namesAtOnce) {
    const named = rows
      .slice(start, start + namesAtOnce)
      .map(({ name }) => ({ name, key: companyNameKey(name) }));
    await sql`
      update vendor_companies c set name_key = n.key
      from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as n(name text, key text)
      where c.name = n.name
    `.execute(database);
  }
}
