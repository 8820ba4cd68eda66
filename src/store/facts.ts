import { sql, type Kysely, type RawBuilder } from 'kysely';
import { dayOf } from '#core/calendar-day.ts';
import type { Claim } from '#core/claims.ts';
import type { DealType, Motion } from '#core/deal-type.ts';
import type { RegistrationFacts } from '#core/registration-facts.ts';
import type { VendorPerson } from '#core/team.ts';
import type { FactsQuery } from '#operations/store-ports.ts';
import { activeOn, ownClaim } from './claims.ts';
import type { Tables } from './schema.ts';

interface FactsRow {
  readonly tier: string;
  readonly timeZone: string;
  readonly removedByVendor: boolean;
  readonly ownClaim: Claim | null;
  readonly otherPartnerHolds: boolean;
  readonly directRep: VendorPerson | null;
  readonly routedRep: VendorPerson | null;
  readonly cam: VendorPerson | null;
  readonly pdm: VendorPerson | null;
  readonly activeClaims: number;
  readonly openSharedDeals: readonly {
    readonly sharedDealId: string;
    readonly name: string;
    readonly type: DealType;
    readonly motion: Motion;
    readonly registeredAt: string;
  }[];
}

/** A person of the vendor's as JSON, from the alias `u`. */
const person = sql`jsonb_build_object('ownerId', u.owner_id, 'userId', u.user_id, 'name', u.name, 'email', u.email)`;

/** The active direct rep who owns a company with the domain; of several the one of the lowest record id (rules section 5). */
export function directRepOf(domain: RawBuilder<unknown>) {
  return sql`(
    select ${person} from vendor_companies o join vendor_users u on u.owner_id = o.owner_id
    where o.domain = ${domain} and u.active and 'direct_rep' = any(u.roles)
    order by length(o.company_id), o.company_id limit 1
  )`;
}

/**
 * Reads all facts of a registration in one statement, so that they belong together. Inside a deciding transaction the
 * partner must be locked by an earlier statement: this one would otherwise count what stood before it had to wait.
 * Somebody who is no longer active at the vendor fills no seat and holds no domain.
 */
export async function readFacts(kysely: Kysely<Tables>, query: FactsQuery): Promise<RegistrationFacts> {
  const { partnerId, domain, today, partnerRep, country, companySize } = query;
  const vendorUser = (ownerId: ReturnType<typeof sql>) =>
    sql`(select ${person} from vendor_users u where u.owner_id = ${ownerId} and u.active)`;

  const { rows } = await sql<FactsRow>`
    select p.tier, v.document ->> 'timeZone' as time_zone,
      exists (select from removals r where r.domain = ${domain} and r.partner_id = p.partner_id) as removed_by_vendor,
      ${ownClaim(sql`${domain}`, sql`p.partner_id`)} as own_claim,
      exists (
        select from claims c
        where c.domain = ${domain} and c.partner_id <> p.partner_id and ${activeOn('c', today)}
      ) as other_partner_holds,
      ${directRepOf(sql`${domain}`)} as direct_rep,
      coalesce((
        select ${person}
        from jsonb_array_elements(v.document -> 'routing') with ordinality as routing(line, position)
          join vendor_users u on u.owner_id = routing.line ->> 'ownerId' and u.active
        where (routing.line ->> 'country' is null or routing.line ->> 'country' = ${country}::text)
          and (routing.line ->> 'companySize' is null or routing.line ->> 'companySize' = ${companySize}::text)
        order by routing.position limit 1
      ), ${vendorUser(sql`v.document ->> 'defaultRepOwnerId'`)}) as routed_rep,
      ${vendorUser(sql`p.cam_owner_id`)} as cam,
      ${vendorUser(sql`p.pdm_owner_id`)} as pdm,
      (select count(*) from claims c where c.partner_id = p.partner_id and ${activeOn('c', today)}) as active_claims,
      (
        select coalesce(jsonb_agg(jsonb_build_object('sharedDealId', d.shared_deal_id, 'name', d.name, 'type', d.type,
          'motion', d.motion, 'registeredAt', d.registered_at) order by d.registered_at desc, d.shared_deal_id desc), '[]')
        from shared_deals d
        where d.domain = ${domain} and d.partner_id = p.partner_id and d.state = 'open'
      ) as open_shared_deals
    -- The limit tells the planner that there is one vendor: for a thousand it would compile the query first, for 50 ms.
    from partners p cross join (select document from vendor limit 1) v
    where p.partner_id = ${partnerId}
  `.execute(kysely);

  const [row] = rows;
  if (row === undefined) throw new Error(`Partner ${partnerId} is not in the programme.`);
  const { timeZone, openSharedDeals, ...facts } = row;
  return {
    domain,
    partnerId,
    ...facts,
    partnerRep,
    openSharedDeals: openSharedDeals.map(({ registeredAt, ...deal }) => ({
      ...deal,
      registeredOn: dayOf(new Date(registeredAt), timeZone),
    })),
  };
}
