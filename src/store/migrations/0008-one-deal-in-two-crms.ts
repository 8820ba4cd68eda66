import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Makes room for what keeps a shared deal in step: who changed which value last, what each CRM deal is known to show, what was
 * changed, the events that HubSpot told, shared messages, the vendor's offer, and the close with its facts. Policies that were
 * saved before get the directions that ship.
 */
const statements = [
  'alter table portal_setups add column app_id text',
  'alter table portal_secrets add column client_secret text',
  'alter table shared_deals add column close jsonb',
  'alter table shared_deals add column state_before_tombstone text',
  `create table synced_values (
    shared_deal_id uuid not null references shared_deals,
    property text not null,
    changed_at timestamptz not null,
    side text not null check (side in ('partner', 'vendor')),
    primary key (shared_deal_id, property)
  )`,
  `create table crm_values (
    shared_deal_id uuid not null references shared_deals,
    portal_id bigint not null,
    property text not null,
    value text not null,
    shown_at timestamptz not null,
    primary key (shared_deal_id, portal_id, property)
  )`,
  `create table crm_deals (
    shared_deal_id uuid not null references shared_deals,
    portal_id bigint not null,
    pipeline_id text,
    stage_id text,
    stage_at timestamptz,
    presence text not null default 'stands' check (presence in ('stands', 'deleted', 'merged')),
    presence_at timestamptz,
    written_at timestamptz,
    compared_at timestamptz,
    primary key (shared_deal_id, portal_id)
  )`,
  `create table deal_changes (
    shared_deal_id uuid not null references shared_deals,
    change_id uuid not null,
    property text not null,
    side text not null,
    value text not null,
    previous text not null,
    outcome text not null,
    changed_at timestamptz not null,
    changed_by text,
    saved_at timestamptz not null default now(),
    primary key (shared_deal_id, change_id)
  )`,
  `create table inbox (
    portal_id bigint not null,
    event_key text not null,
    event jsonb not null,
    state text not null default 'waiting' check (state in ('waiting', 'done', 'dead')),
    attempts integer not null default 0,
    leased_until timestamptz,
    last_error text,
    received_at timestamptz not null default now(),
    primary key (portal_id, event_key)
  )`,
  "create index inbox_waiting on inbox (portal_id, received_at) where state = 'waiting'",
  'create index inbox_by_age on inbox (received_at)',
  `create table messages (
    shared_deal_id uuid not null references shared_deals,
    message_id uuid not null,
    side text not null check (side in ('partner', 'vendor')),
    author jsonb not null,
    body text not null,
    posted_at timestamptz not null,
    primary key (shared_deal_id, message_id)
  )`,
  `create table message_reads (
    shared_deal_id uuid not null references shared_deals,
    side text not null check (side in ('partner', 'vendor')),
    read_up_to timestamptz not null,
    reader jsonb not null,
    read_at timestamptz not null,
    primary key (shared_deal_id, side, read_up_to)
  )`,
  'alter table notices add column happened_at timestamptz',
  `update notices n set happened_at = d.registered_at from shared_deals d where d.shared_deal_id = n.shared_deal_id`,
  'alter table notices alter column happened_at set not null',
  `update outbox set effect = (effect - 'partnerName') || jsonb_build_object('from', effect -> 'partnerName', 'detail', null)
    where kind = 'notice'`,
  `create table deal_offers (
    shared_deal_id uuid primary key references shared_deals,
    offer jsonb not null,
    read_at timestamptz not null
  )`,
  // By the record ids in it: a line item that was deleted can no longer be asked where it belonged.
  `create index deal_offers_by_record on deal_offers using gin ((jsonb_path_query_array(offer, '$.*[*].id')))`,
  `create table claim_reminders (
    domain text not null,
    partner_id text not null,
    ends_on date not null,
    days_left integer not null,
    primary key (domain, partner_id, ends_on, days_left)
  )`,
  'create index claims_by_end on claims (ends_on)',
  'alter table vendor_companies add column refreshed_at timestamptz',
  'alter table portal_setups add column mirror_began_at timestamptz',
  `create table recurring_work (
    name text primary key,
    last_began_at timestamptz not null
  )`,
];

/** As they shipped when this was written. */
const shippedDirections = {
  name: 'once',
  amount: 'to_partner',
  close_on: 'both',
  next_steps: 'both',
  intro_note: 'to_vendor',
  pain_or_opportunity: 'to_vendor',
  products: 'to_vendor',
};

export const oneDealInTwoCrms: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(database);
    await sql`
      update policies set document = document || jsonb_build_object('sync', ${JSON.stringify(shippedDirections)}::jsonb)
      where not document ? 'sync'
    `.execute(database);
    await sql`
      update policies
      set document = jsonb_set(document, '{claim,remindDaysBefore}', '[30, 7, 1]') || '{"offer": "to_partner"}'
      where not document -> 'claim' ? 'remindDaysBefore'
    `.execute(database);
  },
};
