import { sql, type Transaction } from 'kysely';
import type { DeadLetter, DeadLetters } from '#operations/sync/dead-letters.ts';
import type { HubDatabase } from './database.ts';
import type { Tables } from './schema.ts';
import { transact } from './transact.ts';
import type { SendWake } from './wake.ts';

const listed = 200;

/** What is tried again is no first attempt: an earlier one may have written a part of it. */
const waitingAgain = sql`state = 'waiting', attempts = 1, due_at = null, leased_until = null`;

/** Messages and notices stand in the outbox by themselves; their shared deal is in the effect. */
export async function retryDeadEffects(
  transaction: Transaction<Tables>,
  sharedDealId: string,
  portalId: number,
): Promise<void> {
  await sql`
    update outbox set ${waitingAgain}
    where state = 'dead' and portal_id = ${portalId} and effect ->> 'sharedDealId' = ${sharedDealId}
  `.execute(transaction);
}

/** What the outbox and the inbox have given up. */
export function deadLetters(database: HubDatabase, sendWake: SendWake): DeadLetters {
  return {
    async list() {
      const { rows } = await sql<DeadLetter>`
        select * from (
          select 'effect' as kind, o.portal_id, o.kind as about, coalesce(d.shared_deal_id, (o.effect ->> 'sharedDealId')::uuid) as shared_deal_id, o.last_error ->> 'message' as error, o.saved_at as since
          from outbox o left join shared_deals d on d.shared_deal_id = o.shared_deal_id
          where o.state = 'dead'
          union all
          select 'change', i.portal_id, i.event ->> 'object', null, i.last_error, i.received_at
          from inbox i where i.state = 'dead'
        ) as dead
        order by since, portal_id
        limit ${listed}
      `.execute(database.kysely);
      return rows;
    },
    retry: (portalId) =>
      transact(database, async (transaction) => {
        const { numAffectedRows: effects = 0n } = await sql`
          update outbox set ${waitingAgain}
          where state = 'dead' and (${portalId}::bigint is null or portal_id = ${portalId}::bigint)
        `.execute(transaction);
        const { numAffectedRows: changes = 0n } = await sql`
          update inbox set state = 'waiting', attempts = 0, leased_until = null
          where state = 'dead' and (${portalId}::bigint is null or portal_id = ${portalId}::bigint)
        `.execute(transaction);
        const count = Number(effects + changes);
        if (count > 0) await sendWake(transaction);
        return count;
      }),
  };
}
