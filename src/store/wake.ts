import type { Transaction } from 'kysely';
import { fromKysely, fromPglite, PgBoss } from 'pg-boss';
import type { HubDatabase } from './database.ts';
import type { Tables } from './schema.ts';
import type { StoreLog } from './store-log.ts';

/**
 * Wakes the workers when effects were written. The job is sent inside the deciding transaction, so it stands exactly when
 * the effects do. Nothing is correct only because of it: the outbox itself says what is due, and whoever looks there now
 * and then finds what a lost job would have told.
 */

export interface Wake {
  /**
   * Calls back soon after effects were written by any process. Calls may be joined, and one may come for nothing; a
   * handler that throws is logged and called again with the next effects.
   */
  onWake(handler: () => Promise<void>): Promise<void>;
  /** Wakes for something that stands already; a lost call costs nothing but time. */
  nudge(): Promise<void>;
  stop(): Promise<void>;
}

/** Called with the transaction in which effects were written. */
export type SendWake = (transaction: Transaction<Tables>) => Promise<void>;

const queue = 'outbox.wake';

/** A wake-up call is of no use for longer: by then the outbox has been looked at anyway. */
const uselessAfterSeconds = 300;
const finishedAfterSeconds = 60;

/**
 * PGlite notifies within the process. On PostgreSQL a NOTIFY would make all commits of the database wait for each other,
 * so workers look once a second there.
 */
const pollingSeconds = 1;

/** Two connections of its own: maintenance and fetching never wait for the hub's. */
const connections = 2;

export async function startWake(
  database: HubDatabase,
  log: StoreLog,
): Promise<Wake & { readonly send: SendWake }> {
  const { engine } = database;
  const notify = engine.kind === 'pglite';
  const boss = new PgBoss({
    ...(engine.kind === 'pglite'
      ? { db: fromPglite(engine.pglite), backend: 'pglite' as const }
      : { connectionString: engine.url, max: connections }),
    schedule: false,
    useListenNotify: notify,
    registerInstance: false,
  });
  boss.on('error', (error) => {
    log.warn(
      { err: error },
      'Waking the workers has trouble; they find what is due by themselves, a little later.',
    );
  });
  boss.on('warning', (warning) => {
    log.warn({ warning }, 'The queue that wakes the workers warns.');
  });
  await boss.start();
  await boss.createQueue(queue, {
    notify,
    retryLimit: 0,
    retentionSeconds: uselessAfterSeconds,
    deleteAfterSeconds: finishedAfterSeconds,
  });

  return {
    async send(transaction) {
      await boss.send(queue, null, { db: fromKysely(transaction.withoutPlugins()) });
    },
    async nudge() {
      await boss.send(queue, null);
    },
    async onWake(handler) {
      await boss.work(queue, { batchSize: 100, pollingIntervalSeconds: pollingSeconds }, async () => {
        try {
          await handler();
        } catch (error) {
          log.warn(
            { err: error },
            'A worker that was woken failed; it is called again with the next effects.',
          );
        }
      });
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
}
