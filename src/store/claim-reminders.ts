import { sql, type Kysely } from 'kysely';
import type { ClaimReminder } from '#core/claim-reminders.ts';
import type { Claim } from '#core/claims.ts';
import type { EndingClaim, EndingClaims } from '#operations/claims/remind-of-claims.ts';
import type { HubDatabase } from './database.ts';
import type { Tables } from './schema.ts';

/** A lapse that nobody was told of for longer, because the hub stood still, is no news any more. */
const lapsesToldForDays = 60;

export function endingClaims({ kysely }: HubDatabase): EndingClaims {
  return {
    async readEndingClaims(today, withinDays) {
      const { rows } = await sql<EndingClaim>`
        select c.domain, c.partner_id, c.claimed_on, c.ends_on, c.released_on, array(
          select r.days_left from claim_reminders r
          where r.domain = c.domain and r.partner_id = c.partner_id and r.ends_on = c.ends_on
        ) as given
        from claims c
        where c.released_on is null
          and c.ends_on between ${today}::date - ${lapsesToldForDays}::integer and ${today}::date + ${withinDays}::integer
        order by c.ends_on, c.domain
      `.execute(kysely);
      return rows;
    },
  };
}

export async function readClaimReminders(
  kysely: Kysely<Tables>,
  { domain, partnerId, endsOn }: Claim,
): Promise<ClaimReminder[]> {
  const rows = await kysely
    .selectFrom('claimReminders')
    .select('daysLeft')
    .where('domain', '=', domain)
    .where('partnerId', '=', partnerId)
    .where('endsOn', '=', endsOn)
    .execute();
  return rows.map(({ daysLeft }) => daysLeft);
}

export async function insertClaimReminder(
  kysely: Kysely<Tables>,
  { domain, partnerId, endsOn }: Claim,
  daysLeft: ClaimReminder,
): Promise<void> {
  await kysely
    .insertInto('claimReminders')
    .values({ domain, partnerId, endsOn, daysLeft })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
