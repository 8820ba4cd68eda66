import { uuidv7 } from 'uuidv7';
import type pg from 'pg';

/**
 * The rows that one registration leaves behind, in every table, and a way to write their like with one bare statement. What
 * the transaction is measured against is therefore the same rows with the same indexes, without a lock, a decision or a read.
 */

/** Rows by table; all columns. */
type WrittenRows = readonly { readonly table: string; readonly rows: readonly object[] }[];

/** Where a registration of the domain wrote, and which of the rows are its. */
const written = {
  claims: 'domain = $1',
  claim_history: 'domain = $1',
  shared_deals: 'domain = $1',
  deal_decisions: 'shared_deal_id = $2',
  deal_team: 'shared_deal_id = $2',
  notices: 'shared_deal_id = $2',
  outbox: 'shared_deal_id = $2',
  audit: 'subject = $2::text',
  answers: "answer ->> 'sharedDealId' = $2::text",
  'pgboss.job':
    "id = (select id from pgboss.job where name = 'outbox.wake' order by created_on desc limit 1)",
} as const;

export async function rowsOfRegistration(pool: pg.Pool, domain: string): Promise<WrittenRows> {
  const { rows: deals } = await pool.query<{ id: string }>(
    'select shared_deal_id as id from shared_deals where domain = $1',
    [domain],
  );
  const found: { table: string; rows: object[] }[] = [];
  for (const [table, where] of Object.entries(written)) {
    const { rows } = await pool.query<{ row: object }>(
      `select to_jsonb(t) as row from ${table} t
       where ($1::text, $2::uuid) is not distinct from ($1, $2) and ${where}`,
      [domain, deals[0]?.id],
    );
    if (rows.length === 0) throw new Error(`A registration wrote nothing into ${table}.`);
    found.push({ table, rows: rows.map(({ row }) => row) });
  }
  return found;
}

/** Every call writes the rows once more under new ids and on a new domain, in one statement and one commit. */
export function bareWrite(
  pool: pg.Pool,
  sample: WrittenRows,
  domain: string,
): (newDomain: string) => Promise<void> {
  const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;
  const templates = sample.map(({ rows }) => JSON.stringify(rows));
  const statement = sample
    .map(
      ({ table }, index) =>
        `w${String(index)} as (insert into ${table} select * from jsonb_populate_recordset(null::${table}, $${String(index + 1)}::jsonb))`,
    )
    .join(',\n');
  return async (newDomain) => {
    const ids = new Map<string, string>();
    const fresh = (id: string) => ids.get(id) ?? ids.set(id, uuidv7()).get(id) ?? id;
    const values = templates.map((text) => text.replaceAll(uuid, fresh).replaceAll(domain, newDomain));
    await pool.query(`with ${statement} select`, values);
  };
}
