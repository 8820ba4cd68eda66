import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Makes every table that registering a deal needs. Each primary and unique key contains the column by which its rows
 * would be spread over several machines (the domain of claims, the partner of answers, the shared deal of all that
 * belongs to one, the portal of the rest), and no key is a sequence, so that the schema can move to a distributed
 * PostgreSQL as it is.
 */
const statements = [
  `create table vendor (
    only_row boolean primary key default true check (only_row),
    document jsonb not null
  )`,
  `create table policies (
    version text primary key,
    effective_on date not null,
    document jsonb not null
  )`,
  `create table portals (
    portal_id bigint primary key,
    side text not null check (side in ('partner', 'vendor')),
    partner_id text,
    name text not null,
    currency text not null,
    time_zone text not null,
    language text not null,
    check ((side = 'partner') = (partner_id is not null))
  )`,
  `create table portal_secrets (
    portal_id bigint primary key,
    crm_token text not null,
    portal_key text not null,
    previous_portal_key text
  )`,
  `create table portal_setups (
    portal_id bigint primary key,
    installed_at timestamptz,
    mirror_cursor text,
    mirrored_at timestamptz
  )`,
  `create table partners (
    partner_id text primary key,
    name text not null,
    tier text not null,
    cam_owner_id text,
    pdm_owner_id text
  )`,
  `create table partner_domains (
    domain text not null,
    partner_id text not null,
    primary key (domain, partner_id)
  )`,
  'create index partner_domains_by_partner on partner_domains (partner_id)',
  `create table vendor_users (
    owner_id text primary key,
    user_id text not null,
    name text not null,
    email text not null,
    roles text[] not null,
    active boolean not null
  )`,
  `create table vendor_companies (
    domain text not null,
    company_id text not null,
    owner_id text,
    name text,
    primary key (domain, company_id)
  )`,
  'create index vendor_companies_by_company on vendor_companies (company_id)',
  `create table removals (
    partner_id text not null,
    domain text not null,
    primary key (domain, partner_id)
  )`,
  `create table claims (
    domain text primary key,
    partner_id text not null,
    claimed_on date not null,
    ends_on date not null,
    released_on date,
    shared_deal_id uuid,
    epoch integer not null
  )`,
  'create index claims_by_partner on claims (partner_id, ends_on)',
  `create table claim_history (
    domain text not null,
    epoch integer not null,
    partner_id text not null,
    claimed_on date not null,
    ends_on date not null,
    released_on date,
    shared_deal_id uuid,
    saved_at timestamptz not null default now(),
    primary key (domain, epoch)
  )`,
  `create table answers (
    partner_id text not null,
    operation text not null,
    request_id text not null,
    request_hash text not null,
    answer jsonb not null,
    saved_at timestamptz not null default now(),
    primary key (partner_id, operation, request_id)
  )`,
  `create table shared_deals (
    shared_deal_id uuid primary key,
    partner_id text not null,
    partner_portal_id bigint not null,
    domain text not null,
    type text not null,
    motion text not null,
    state text not null,
    rule text not null,
    name text not null,
    amount numeric,
    currency text not null,
    close_on date not null,
    products jsonb not null,
    intro_note text not null,
    pain_or_opportunity text not null,
    next_steps text not null,
    client_knows_vendor boolean not null,
    difference text,
    registered_by jsonb not null,
    registered_at timestamptz not null,
    source jsonb not null,
    policy_version text not null
  )`,
  'create index shared_deals_by_domain on shared_deals (domain, partner_id, registered_at desc)',
  `create table deal_decisions (
    shared_deal_id uuid not null references shared_deals,
    number integer not null,
    decision jsonb not null,
    facts jsonb,
    saved_at timestamptz not null default now(),
    primary key (shared_deal_id, number)
  )`,
  `create table deal_team (
    shared_deal_id uuid not null references shared_deals,
    position integer not null,
    role text not null,
    side text not null,
    participation text not null,
    person jsonb,
    primary key (shared_deal_id, position)
  )`,
  `create table notices (
    shared_deal_id uuid not null references shared_deals,
    notice_id uuid not null,
    event text not null,
    portal_id bigint not null,
    recipient jsonb not null,
    told_at timestamptz,
    primary key (shared_deal_id, notice_id)
  )`,
  `create table outbox (
    shared_deal_id uuid not null references shared_deals,
    portal_id bigint not null,
    sequence integer not null,
    effect_id uuid not null,
    kind text not null,
    effect jsonb not null,
    state text not null default 'waiting' check (state in ('waiting', 'delivered', 'dead')),
    attempts integer not null default 0,
    due_at timestamptz,
    leased_until timestamptz,
    last_error jsonb,
    saved_at timestamptz not null default now(),
    primary key (shared_deal_id, portal_id, sequence),
    unique (shared_deal_id, effect_id)
  )`,
  "create index outbox_waiting on outbox (portal_id, due_at) where state = 'waiting'",
  `create table crm_records (
    portal_id bigint not null,
    object text not null,
    key text not null,
    record_id text not null,
    primary key (portal_id, object, key)
  )`,
  `create table audit (
    portal_id bigint not null,
    audit_id uuid not null,
    at timestamptz not null,
    partner_id text,
    user_id text not null,
    user_email text not null,
    user_proof text not null,
    action text not null,
    subject text not null,
    data jsonb not null,
    primary key (portal_id, audit_id)
  )`,
  `create table nonces (
    portal_id bigint not null,
    nonce text not null,
    seen_at timestamptz not null,
    primary key (portal_id, nonce)
  )`,
  'create index nonces_by_age on nonces (seen_at)',
  `create table previews (
    partner_id text not null,
    on_day date not null,
    count integer not null,
    primary key (partner_id, on_day)
  )`,
  `create table rate_buckets (
    portal_id bigint not null,
    kind text not null,
    tokens double precision not null,
    refilled_at timestamptz not null,
    primary key (portal_id, kind)
  )`,
];

export const thinThread: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};
