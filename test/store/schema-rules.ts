import { sql, type Kysely } from 'kysely';
import type { Tables } from '#store/schema.ts';

/**
 * What keeps the schema fit for a PostgreSQL whose rows are spread over several machines by one column of each table:
 * a key that does not contain that column cannot be enforced by one machine alone, and a sequence or a trigger would be a
 * place that all machines wait for.
 */

/** Table → the column by which its rows are spread; `everywhere` for a small one of which each machine has all rows. */
export type Distribution = Readonly<Record<string, string>>;

export const everywhere = 'everywhere';

interface Key {
  readonly table: string;
  readonly name: string;
  readonly primary: boolean;
  /** Null for an expression. */
  readonly columns: readonly (string | null)[];
}

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly columns: readonly string[];
  readonly target: string;
  readonly targetColumns: readonly string[];
}

/** Sentences, sorted; none where the schema is fit. The migrations' own tables are not spread. */
export async function schemaFaults(kysely: Kysely<Tables>, distribution: Distribution): Promise<string[]> {
  const tables = await tablesOf(kysely);
  const keys = await keysOf(kysely);
  const spread = new Map(Object.entries(distribution));
  return [
    ...tables
      .filter((table) => !spread.has(table))
      .map((table) => `${table}: nobody says how its rows are spread`),
    ...[...spread.keys()]
      .filter((table) => !tables.includes(table))
      .map((table) => `${table}: there is no such table`),
    ...tables
      .filter((table) => !keys.some((key) => key.table === table && key.primary))
      .map((table) => `${table}: has no primary key`),
    ...keys.flatMap((key) => keyFaults(key, spread)),
    ...(await foreignKeysOf(kysely)).flatMap((key) => foreignKeyFaults(key, spread)),
    ...(await countersOf(kysely)),
    ...(await programsOf(kysely)),
  ].toSorted();
}

function keyFaults({ table, name, columns }: Key, spread: ReadonlyMap<string, string>): string[] {
  const by = spread.get(table);
  return by === undefined || by === everywhere || columns.includes(by)
    ? []
    : [`${table}: the key ${name} does not contain ${by}`];
}

function foreignKeyFaults(key: ForeignKey, spread: ReadonlyMap<string, string>): string[] {
  const by = spread.get(key.table);
  const targetBy = spread.get(key.target);
  if (by === undefined || targetBy === undefined || targetBy === everywhere) return [];
  const together = key.columns.some((column, at) => column === by && key.targetColumns[at] === targetBy);
  return together
    ? []
    : [`${key.table}: ${key.name} refers to rows of ${key.target} that may lie on another machine`];
}

async function tablesOf(kysely: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely_migration%'
  `.execute(kysely);
  return rows.map(({ name }) => name);
}

/** Primary and unique keys and exclusions, made by a constraint or as a bare index. */
async function keysOf(kysely: Kysely<Tables>): Promise<Key[]> {
  const { rows } = await sql<Key>`
    select t.relname as table, k.relname as name, i.indisprimary as primary, (
      select array_agg(a.attname::text order by c.position)
      from unnest(i.indkey::smallint[]) with ordinality as c(number, position)
      left join pg_attribute a on a.attrelid = t.oid and a.attnum = c.number
      where c.position <= i.indnkeyatts
    ) as columns
    from pg_index i
    join pg_class t on t.oid = i.indrelid
    join pg_class k on k.oid = i.indexrelid
    where t.relnamespace = 'public'::regnamespace and (i.indisunique or i.indisexclusion)
      and t.relname not like 'kysely_migration%'
  `.execute(kysely);
  return rows;
}

async function foreignKeysOf(kysely: Kysely<Tables>): Promise<ForeignKey[]> {
  const { rows } = await sql<ForeignKey>`
    select t.relname as table, c.conname as name, target.relname as target,
      (select array_agg(a.attname::text order by k.position) from unnest(c.conkey) with ordinality as k(number, position)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number) as columns,
      (select array_agg(a.attname::text order by k.position) from unnest(c.confkey) with ordinality as k(number, position)
        join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.number) as target_columns
    from pg_constraint c
    join pg_class t on t.oid = c.conrelid
    join pg_class target on target.oid = c.confrelid
    where c.contype = 'f' and t.relnamespace = 'public'::regnamespace
  `.execute(kysely);
  return rows;
}

/** Ids are made by the hub: no sequence counts them, and no default draws them. */
async function countersOf(kysely: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ fault: string }>`
    select relname || ': is a sequence' as fault from pg_class
    where relkind = 'S' and relnamespace = 'public'::regnamespace
    union all
    select t.relname || ': the default of ' || a.attname || ' draws an id'
    from pg_attrdef d
    join pg_class t on t.oid = d.adrelid
    join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
    where t.relnamespace = 'public'::regnamespace and pg_get_expr(d.adbin, d.adrelid) ~* '(nextval|uuid|random)[a-z0-9_]*\\('
  `.execute(kysely);
  return rows.map(({ fault }) => fault);
}

/** Rules stand in `core`, and nothing is correct only because the database calls something. */
async function programsOf(kysely: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ fault: string }>`
    select t.relname || ': has the trigger ' || g.tgname as fault
    from pg_trigger g join pg_class t on t.oid = g.tgrelid
    where not g.tgisinternal and t.relnamespace = 'public'::regnamespace
    union all
    select proname || ': is a function in the database' from pg_proc where pronamespace = 'public'::regnamespace
  `.execute(kysely);
  return rows.map(({ fault }) => fault);
}
