import { sql, type OperationNodeSource, type QueryCreator } from 'kysely';
import type { Tables } from './schema.ts';

/**
 * Inserts of a transaction that nobody waits for, written together in one statement: a registration fills nine tables, and a
 * statement for each would be most of its time. They must stand by themselves, since none of them sees the others. Whoever
 * reads or changes something in the transaction flushes first.
 */
export interface LaterWrites {
  add(...inserts: readonly LaterInsert[]): void;
  /** Writes what was added since the last time. */
  flush(): Promise<void>;
}

/** An insert that returns nothing, built on what it is given. */
export type LaterInsert = (
  creator: QueryCreator<Tables>,
) => OperationNodeSource & { execute(): Promise<unknown> };

export function laterWrites(transaction: QueryCreator<Tables>): LaterWrites {
  let waiting: LaterInsert[] = [];
  return {
    add: (...inserts) => void waiting.push(...inserts),
    async flush() {
      const [last, ...others] = waiting.toReversed();
      if (last === undefined) return;
      waiting = [];
      const creator = others.reduce<QueryCreator<Tables>>(
        (all, insert, index) => all.with(`w${String(index)}`, (inner) => sql`(${insert(inner)})`),
        transaction,
      );
      await last(creator).execute();
    },
  };
}
