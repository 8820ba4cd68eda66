import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useTestDatabase } from '../support/database.ts';
import { everywhere, schemaFaults, type Distribution } from './schema-rules.ts';

const database = useTestDatabase();

/** A new table is added here: it says how its rows would be spread over several machines. */
const distribution: Distribution = {
  vendor: everywhere,
  vendor_users: everywhere,
  policies: everywhere,
  recurring_work: everywhere,

  claims: 'domain',
  claim_history: 'domain',
  claim_reminders: 'domain',
  partner_domains: 'domain',
  vendor_companies: 'domain',

  partners: 'partner_id',
  removals: 'partner_id',
  answers: 'partner_id',
  previews: 'partner_id',

  shared_deals: 'shared_deal_id',
  deal_decisions: 'shared_deal_id',
  deal_team: 'shared_deal_id',
  notices: 'shared_deal_id',
  outbox: 'shared_deal_id',
  synced_values: 'shared_deal_id',
  crm_values: 'shared_deal_id',
  crm_deals: 'shared_deal_id',
  deal_changes: 'shared_deal_id',
  messages: 'shared_deal_id',
  message_reads: 'shared_deal_id',
  deal_offers: 'shared_deal_id',

  portals: 'portal_id',
  portal_secrets: 'portal_id',
  portal_setups: 'portal_id',
  portal_grants: 'portal_id',
  crm_records: 'portal_id',
  inbox: 'portal_id',
  audit: 'portal_id',
  nonces: 'portal_id',
  rate_buckets: 'portal_id',
};

/** The faults that these statements add to the schema; nobody else ever sees them. */
async function faultsWith(statements: readonly string[], added: Distribution = {}): Promise<string[]> {
  const undo = new Error('undo');
  const before = await schemaFaults(database().kysely, distribution);
  let faults: string[] = [];
  const planted = database()
    .kysely.transaction()
    .execute(async (transaction) => {
      for (const statement of statements) await sql.raw(statement).execute(transaction);
      faults = await schemaFaults(transaction, { ...distribution, ...added });
      throw undo;
    });
  await expect(planted).rejects.toBe(undo);
  return faults.filter((fault) => !before.includes(fault));
}

describe('the schema', () => {
  it('can be spread over several machines', async () => {
    expect(await schemaFaults(database().kysely, distribution)).toEqual([]);
  });
});

describe('a table that could not be spread is found out', () => {
  it.each([
    {
      what: 'without a primary key',
      statements: ['create table bad (partner_id text not null)'],
      faults: ['bad: has no primary key'],
    },
    {
      what: 'with a primary key of its own',
      statements: ['create table bad (partner_id text not null, bad_id uuid primary key)'],
      faults: ['bad: the key bad_pkey does not contain partner_id'],
    },
    {
      what: 'with a unique index over all machines, on a column or on an expression',
      statements: [
        'create table bad (partner_id text primary key, email text not null)',
        'create unique index bad_email on bad (email)',
        'create unique index bad_lower_id on bad (lower(partner_id)) include (partner_id)',
      ],
      faults: [
        'bad: the key bad_email does not contain partner_id',
        'bad: the key bad_lower_id does not contain partner_id',
      ],
    },
    {
      what: 'that refers to rows elsewhere',
      statements: [
        'create table bad (partner_id text primary key, domain text not null constraint bad_claim references claims)',
      ],
      faults: ['bad: bad_claim refers to rows of claims that may lie on another machine'],
    },
    {
      what: 'with a sequence',
      statements: ['create table bad (partner_id text, number bigserial, primary key (partner_id, number))'],
      faults: ['bad: the default of number draws an id', 'bad_number_seq: is a sequence'],
    },
    {
      what: 'with an identity',
      statements: [
        'create table bad (partner_id text, number integer generated always as identity, primary key (partner_id, number))',
      ],
      faults: ['bad_number_seq: is a sequence'],
    },
    {
      what: 'with ids that the database draws',
      statements: [
        'create table bad (partner_id text, bad_id uuid default gen_random_uuid(), primary key (partner_id, bad_id))',
      ],
      faults: ['bad: the default of bad_id draws an id'],
    },
    {
      what: 'with a trigger',
      statements: [
        'create table bad (partner_id text primary key)',
        "create function decide() returns trigger language plpgsql as 'begin return new; end'",
        'create trigger bad_decides before insert on bad for each row execute function decide()',
      ],
      faults: ['bad: has the trigger bad_decides', 'decide: is a function in the database'],
    },
  ])('$what', async ({ statements, faults }) => {
    expect(await faultsWith(statements, { bad: 'partner_id' })).toEqual(faults);
  });

  it('when nobody says how its rows are spread', async () => {
    expect(await faultsWith(['create table bad (partner_id text primary key)'])).toEqual([
      'bad: nobody says how its rows are spread',
    ]);
  });

  it('but one that keeps to the rules is let through', async () => {
    const good = [
      `create table good (shared_deal_id uuid references shared_deals, number integer, partner_id text,
        saved_at timestamptz not null default now(), primary key (shared_deal_id, number),
        unique (partner_id, shared_deal_id))`,
      'create index good_by_partner on good (partner_id)',
    ];
    expect(await faultsWith(good, { good: 'shared_deal_id' })).toEqual([]);
  });
});
