import { sql, type Kysely } from 'kysely';
import { companyNameKey } from '#core/company-name.ts';
import type {
  AttributedRecord,
  AttributionReads,
  CompanyStanding,
  DomainHistory,
} from '#operations/attribution/attribution-ports.ts';
import { activeOn } from './claims.ts';
import { directRepOf } from './facts.ts';
import type { Tables } from './schema.ts';
import { isUuid, readSharedDealRecords } from './shared-deals.ts';

/**
 * Reads a prospect across all partners, for the vendor's side alone. Everything is found by an index and bounded, because
 * a card waits for it and the mirror may hold a hundred thousand companies.
 */

/** More than one card can show; a prospect with more shared deals than this has none that anybody would look for. */
const dealLimit = 50;
const historyLimit = 100;
const lookalikeLimit = 10;
/** So many companies of one name are looked at; beyond that the name tells nothing. */
const namesakeLimit = 200;

export function attributionReads(kysely: Kysely<Tables>): AttributionReads {
  return {
    async readSharedDealOfAnyPartner(sharedDealId) {
      if (!isUuid(sharedDealId)) return null;
      const [record] = await readSharedDealRecords(kysely, sql`d.shared_deal_id = ${sharedDealId}::uuid`);
      return record ?? null;
    },
    readAttributedDeals: (domains, first) => readAttributedDeals(kysely, domains, first),
    readDomainHistories: (domains, company, today) => readDomainHistories(kysely, domains, company, today),
    readCompanyStandings: (domains, now) => readCompanyStandings(kysely, domains, now),
  };
}

interface BesideRow {
  readonly sharedDealId: string;
  readonly partner: AttributedRecord['partner'];
  readonly lastActivityAt: Date;
  readonly contactShared: boolean;
}

async function readAttributedDeals(
  kysely: Kysely<Tables>,
  domains: readonly string[],
  first: string | null,
): Promise<AttributedRecord[]> {
  const { rows } = await sql<BesideRow>`
    with chosen as (
      select d.* from shared_deals d
      where d.domain = any(${[...domains]}::text[])
      order by d.shared_deal_id is not distinct from ${first}::uuid desc, d.state = 'open' desc, d.registered_at desc,
        d.shared_deal_id desc
      limit ${dealLimit}
    )
    select d.shared_deal_id, jsonb_build_object('id', p.partner_id, 'name', p.name, 'tier', p.tier) as partner,
      greatest(d.registered_at, ${lastActivity}) as last_activity_at,
      exists (
        select from outbox o where o.shared_deal_id = d.shared_deal_id and o.kind = 'contact'
      ) as contact_shared
    from chosen d
    join partners p on p.partner_id = d.partner_id
    order by d.shared_deal_id is not distinct from ${first}::uuid desc, d.state = 'open' desc, d.registered_at desc,
      d.shared_deal_id desc
  `.execute(kysely);
  if (rows.length === 0) return [];

  const ids = rows.map(({ sharedDealId }) => sharedDealId);
  const records = await readSharedDealRecords(kysely, sql`d.shared_deal_id = any(${ids}::uuid[])`);
  const recordsById = new Map(records.map((record) => [record.sharedDeal.sharedDealId, record]));
  return rows.flatMap(({ sharedDealId, lastActivityAt, ...beside }) => {
    const record = recordsById.get(sharedDealId);
    if (record === undefined) return [];
    return [
      {
        ...record,
        ...beside,
        lastActivityAt: lastActivityAt.toISOString(),
      },
    ];
  });
}

/** What was done with the shared deal or with its partner's claim, or that somebody was told. Speaks of the alias `d`. */
const lastActivity = sql`(
    select max(a.at) from audit a where a.subject = d.shared_deal_id::text
  ), (
    select max(a.at) from audit a
    where a.subject = d.domain and a.partner_id = d.partner_id and a.action like 'claim.%'
  ), (
    select max(n.told_at) from notices n where n.shared_deal_id = d.shared_deal_id
  )`;

async function readDomainHistories(
  kysely: Kysely<Tables>,
  domains: readonly string[],
  company: Parameters<AttributionReads['readDomainHistories']>[1],
  today: Parameters<AttributionReads['readDomainHistories']>[2],
): Promise<DomainHistory[]> {
  if (domains.length === 0) return [];
  const { rows } = await sql<DomainHistory>`
    select w.domain,
      (
        select jsonb_build_object('partnerId', c.partner_id, 'endsOn', c.ends_on) from claims c
        where c.domain = w.domain and ${activeOn('c', today)}
      ) as active_claim,
      ${directRepOf(sql`w.domain`)} as direct_rep,
      (
        select coalesce(jsonb_agg(jsonb_build_object('domain', h.domain, 'partnerId', h.partner_id,
          'claimedOn', h.claimed_on, 'endsOn', h.ends_on, 'releasedOn', h.released_on, 'changedOn', h.changed_on)
          order by h.epoch), '[]')
        from (
          select * from claim_history all_changes where all_changes.domain = w.domain
          order by all_changes.epoch desc limit ${historyLimit}
        ) h
      ) as claim_changes,
      (
        select coalesce(jsonb_object_agg(p.partner_id, p.name), '{}') from partners p
        where p.partner_id in (select h.partner_id from claim_history h where h.domain = w.domain)
      ) as partner_names,
      ${lookalikes(company)} as lookalikes
    from unnest(${[...domains]}::text[]) with ordinality as w(domain, position)
    order by w.position
  `.execute(kysely);
  return rows;
}

/**
 * Companies called like the one asked from, or like any that has the domain. One that has the domain itself among its
 * others is no other company. Speaks of the alias `w`.
 */
function lookalikes(company: Parameters<AttributionReads['readDomainHistories']>[1]) {
  const key = companyNameKey(company?.name ?? '');
  return sql`(
    select coalesce(jsonb_agg(jsonb_build_object('companyId', found.company_id, 'name', found.name,
      'domain', found.domain) order by length(found.company_id), found.company_id), '[]')
    from (
      select distinct on (length(o.company_id), o.company_id) o.company_id, o.name, o.domain
      from (
        select n.name_key from vendor_companies n where n.domain = w.domain and n.name_key is not null
        union select ${key}::text where ${key}::text is not null
      ) name
      cross join lateral (
        -- In the order of the index, because PGlite counts no rows by itself and would then rather read all companies.
        select * from vendor_companies namesake where namesake.name_key = name.name_key
        order by namesake.name_key, namesake.company_id limit ${namesakeLimit}
      ) o
      where o.company_id is distinct from ${company?.id ?? null}::text
        and not exists (
          select from vendor_companies own where own.domain = w.domain and own.company_id = o.company_id
        )
      order by length(o.company_id), o.company_id, o.domain
      limit ${lookalikeLimit}
    ) found
  )`;
}

/** A company that the vendor has with several domains speaks of all of them, whichever of them is asked for. */
async function readCompanyStandings(
  kysely: Kysely<Tables>,
  domains: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, CompanyStanding>> {
  if (domains.length === 0) return new Map();
  const { rows } = await sql<CompanyStanding & { readonly domain: string }>`
    select w.domain, held.holders, held.claim_ends_on,
      array(
        select distinct d.type from shared_deals d where d.domain = any(own.domains) and d.state = 'open' order by d.type
      ) as types
    from (
      select asked.domain, (${now}::timestamptz at time zone (v.document ->> 'timeZone'))::date as today
      from unnest(${[...domains]}::text[]) as asked(domain) cross join (select document from vendor limit 1) v
    ) w
    cross join lateral (
      select array(
        select w.domain
        union select o.domain from vendor_companies o where o.company_id = (
          select first.company_id from vendor_companies first where first.domain = w.domain
          order by length(first.company_id), first.company_id limit 1
        )
      ) as domains
    ) own
    cross join lateral (
      select coalesce(array_agg(distinct p.name order by p.name), '{}') as holders, min(c.ends_on) as claim_ends_on
      from claims c join partners p on p.partner_id = c.partner_id
      where c.domain = any(own.domains) and ${activeOn('c', sql`w.today`)}
    ) held
  `.execute(kysely);
  return new Map(rows.map(({ domain, ...standing }) => [domain, standing]));
}
