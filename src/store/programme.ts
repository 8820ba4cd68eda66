import { sql, type Transaction } from 'kysely';
import type { Policy } from '#core/policy.ts';
import { ProgrammeError } from '#operations/programme/programme-error.ts';
import type { ResolvedProgramme } from '#operations/programme/setup-ports.ts';
import { importClaims } from './claims.ts';
import { toJson } from './json-column.ts';
import type { Tables } from './schema.ts';

/**
 * Saves the programme as its document says it; saving the same again changes nothing. What the hub decided itself is
 * never taken back: standing claims, removals and the policies that receipts refer to stay.
 */
export async function saveProgramme(
  transaction: Transaction<Tables>,
  programme: ResolvedProgramme,
): Promise<void> {
  const { vendor, users, partners, portals, policies, claims, removals } = programme;
  await transaction
    .insertInto('vendor')
    .values({ document: toJson(vendor) })
    .onConflict((conflict) => conflict.column('onlyRow').doUpdateSet({ document: toJson(vendor) }))
    .execute();
  for (const policy of policies) await savePolicy(transaction, policy);
  await saveUsers(transaction, users);
  await savePartners(transaction, partners);
  await savePortals(transaction, portals);
  await importClaims(transaction, claims);
  await sql`
    insert into removals (partner_id, domain)
    select "partnerId", domain from ${records(removals)} as r("partnerId" text, domain text)
    order by domain, "partnerId"
    on conflict do nothing
  `.execute(transaction);
}

/** Many rows in one parameter: both drivers know JSON, and the number of parameters of a statement is limited. */
function records(rows: readonly object[]) {
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)`;
}

async function savePolicy(transaction: Transaction<Tables>, policy: Policy): Promise<void> {
  const { version, effectiveOn } = policy;
  await transaction
    .insertInto('policies')
    .values({ version, effectiveOn, document: toJson(policy) })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute();
  const { rows } = await sql<{ same: boolean }>`
    select document = ${JSON.stringify(policy)}::jsonb as same from policies where version = ${version}
  `.execute(transaction);
  if (rows[0]?.same !== true) {
    const fault = `${version} is saved with another content, and decisions refer to it: give the changed policy a version of its own`;
    throw new ProgrammeError([{ path: 'policy.version', fault }]);
  }
}

/** Users that are no longer in the programme stay known, but hold nothing. */
async function saveUsers(transaction: Transaction<Tables>, users: ResolvedProgramme['users']): Promise<void> {
  await sql`
    update vendor_users set active = false
    where active and not owner_id = any(${users.map((user) => user.ownerId)}::text[])
  `.execute(transaction);
  await sql`
    insert into vendor_users (owner_id, user_id, name, email, roles, active)
    select "ownerId", "userId", name, email, roles, active
    from ${records(users)}
      as u("ownerId" text, "userId" text, name text, email text, roles text[], active boolean)
    order by "ownerId"
    on conflict (owner_id) do update
      set user_id = excluded.user_id, name = excluded.name, email = excluded.email, roles = excluded.roles,
          active = excluded.active
  `.execute(transaction);
}

async function savePartners(
  transaction: Transaction<Tables>,
  partners: ResolvedProgramme['partners'],
): Promise<void> {
  await sql`
    insert into partners (partner_id, name, tier, cam_owner_id, pdm_owner_id)
    select id, name, tier, "camOwnerId", "pdmOwnerId"
    from ${records(partners)} as p(id text, name text, tier text, "camOwnerId" text, "pdmOwnerId" text)
    order by id
    on conflict (partner_id) do update
      set name = excluded.name, tier = excluded.tier, cam_owner_id = excluded.cam_owner_id,
          pdm_owner_id = excluded.pdm_owner_id
  `.execute(transaction);
  const domains = partners.flatMap(({ id, domains: own }) =>
    own.map((domain) => ({ partnerId: id, domain })),
  );
  await sql`
    delete from partner_domains where partner_id = any(${partners.map(({ id }) => id)}::text[])
  `.execute(transaction);
  await sql`
    insert into partner_domains (domain, partner_id)
    select domain, "partnerId" from ${records(domains)} as d(domain text, "partnerId" text)
    on conflict do nothing
  `.execute(transaction);
}

async function savePortals(
  transaction: Transaction<Tables>,
  portals: ResolvedProgramme['portals'],
): Promise<void> {
  await sql`
    insert into portals (portal_id, side, partner_id, name, currency, time_zone, language, registrants)
    select "portalId", side, "partnerId", name, currency, "timeZone", language, registrants
    from ${records(portals)} as p("portalId" bigint, side text, "partnerId" text, name text, currency text,
      "timeZone" text, language text, registrants jsonb)
    order by "portalId"
    on conflict (portal_id) do update
      set side = excluded.side, partner_id = excluded.partner_id, name = excluded.name, currency = excluded.currency,
          time_zone = excluded.time_zone, language = excluded.language, registrants = excluded.registrants
  `.execute(transaction);
}
