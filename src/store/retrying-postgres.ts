import {
  PostgresAdapter,
  PostgresDialect,
  PostgresDriver,
  type DatabaseConnection,
  type PostgresDialectConfig,
  type TransactionSettings,
} from 'kysely';
import { retryUndone } from './retry.ts';

/**
 * PostgreSQL for Kysely, with two differences. A statement outside of a transaction is a transaction of its own and is retried
 * as those are, so that nobody has to think of it where he writes one. And a migration takes no lock of a session, which would
 * not survive a pooler between the hub and the server: `migrate.ts` takes one of its transaction.
 */
export class RetryingPostgresDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): PostgresDriver {
    return new RetryingDriver(this.#config);
  }

  override createAdapter(): PostgresAdapter {
    return new UnlockedAdapter();
  }
}

type AcquireOptions = Parameters<PostgresDriver['acquireConnection']>[0];

class RetryingDriver extends PostgresDriver {
  readonly #patched = new WeakSet<DatabaseConnection>();
  readonly #inTransaction = new WeakSet<DatabaseConnection>();

  override async acquireConnection(options?: AcquireOptions): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection(options);
    if (!this.#patched.has(connection)) {
      this.#patched.add(connection);
      const execute = connection.executeQuery.bind(connection);
      // In place, since the driver knows its connections by identity.
      connection.executeQuery = (query) =>
        this.#inTransaction.has(connection) ? execute(query) : retryUndone(() => execute(query));
    }
    return connection;
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    this.#inTransaction.add(connection);
    await super.beginTransaction(connection, settings);
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.commitTransaction(connection);
    } finally {
      this.#inTransaction.delete(connection);
    }
  }

  override async rollbackTransaction(
    connection: Parameters<PostgresDriver['rollbackTransaction']>[0],
  ): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } finally {
      this.#inTransaction.delete(connection);
    }
  }
}

class UnlockedAdapter extends PostgresAdapter {
  override acquireMigrationLock(): Promise<void> {
    return Promise.resolve();
  }

  override releaseMigrationLock(): Promise<void> {
    return Promise.resolve();
  }
}
