import { sql } from 'kysely';
import type { RecurringWork } from '#sync/ports.ts';
import type { HubDatabase } from './database.ts';

/** What is done now and then, by one process at a time. Done twice it does no harm; a process that dies delays it by one turn, one that is stopped does not. */
export function recurringWork({ kysely }: HubDatabase): RecurringWork {
  return {
    async begin(name, now, everyMs) {
      const { rows } = await sql`
        insert into recurring_work as w (name, last_began_at) values (${name}, ${now}::timestamptz)
        on conflict (name) do update set last_began_at = excluded.last_began_at
          -- A clock that was set back must not keep it waiting.
          where w.last_began_at <= ${new Date(now.getTime() - everyMs)}::timestamptz or w.last_began_at > ${now}::timestamptz
        returning name
      `.execute(kysely);
      return rows.length > 0;
    },
    async giveBack(name, beganAt) {
      // By its moment: another process may have begun it anew since.
      await kysely
        .deleteFrom('recurringWork')
        .where('name', '=', name)
        .where('lastBeganAt', '=', beganAt)
        .execute();
    },
  };
}
