import {
  PostgresAdapter,
  PostgresDialect,
  PostgresDriver,
  type CompiledQuery,
  type DatabaseConnection,
  type PostgresDialectConfig,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import { retryUndone } from './retry.ts';

/**
 * PostgreSQL for Kysely, with three differences. A statement outside of a transaction is a transaction of its own and is
 * retried as those are, so that nobody has to think of it where he writes one. Inside of one, what answers nothing is not
 * waited for: the beginning and plain inserts travel with the statement that comes next, the last ones with the commit. And a
 * migration takes no lock of a session, which would not survive a pooler between the hub and the server: `migrate.ts` takes
 * one of its transaction. The pool's connections must be pipelined ones.
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
  readonly #transactions = new WeakMap<DatabaseConnection, Promise<unknown>[]>();

  override async acquireConnection(options?: AcquireOptions): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection(options);
    if (!this.#patched.has(connection)) {
      this.#patched.add(connection);
      const execute = connection.executeQuery.bind(connection);
      // In place, since the driver knows its connections by identity.
      connection.executeQuery = <Row>(query: CompiledQuery) => {
        const underWay = this.#transactions.get(connection);
        return underWay === undefined
          ? retryUndone(() => execute<Row>(query))
          : inTransaction(query, () => execute<Row>(query), underWay);
      };
    }
    return connection;
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    const underWay: Promise<unknown>[] = [];
    this.#transactions.set(connection, underWay);
    leave(super.beginTransaction(connection, settings), underWay);
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.commitTransaction(connection);
    } finally {
      this.#transactions.delete(connection);
    }
  }

  override async rollbackTransaction(
    connection: Parameters<PostgresDriver['rollbackTransaction']>[0],
  ): Promise<void> {
    // Why it is rolled back is known; what is still under way is undone with the rest.
    this.#transactions.set(connection, []);
    try {
      await super.rollbackTransaction(connection);
    } finally {
      this.#transactions.delete(connection);
    }
  }
}

/**
 * The server works in the order in which it is asked, and once a statement has failed it refuses all that follow, the commit
 * too. So nothing can stand that came after a failure, and the first failure is the one that comes out.
 */
async function inTransaction<Row>(
  query: CompiledQuery,
  execute: () => Promise<QueryResult<Row>>,
  underWay: Promise<unknown>[],
): Promise<QueryResult<Row>> {
  const answer = execute();
  if (answersNothing(query)) {
    leave(answer, underWay);
    return { rows: [] };
  }
  await Promise.all([...underWay.splice(0), answer]);
  return answer;
}

/** Whoever waits next hears of its failure. */
function leave(statement: Promise<unknown>, underWay: Promise<unknown>[]): void {
  statement.catch(() => undefined);
  underWay.push(statement);
}

/**
 * An insert that returns no rows and either happens or fails. Its values must be such as cannot fail to be sent, since a commit
 * behind a statement that never went out would be none of it.
 */
function answersNothing({ query, parameters }: CompiledQuery): boolean {
  return (
    query.kind === 'InsertQueryNode' &&
    query.returning === undefined &&
    query.onConflict === undefined &&
    parameters.every(
      (value) =>
        value === null ||
        value instanceof Date ||
        ['string', 'number', 'boolean', 'bigint'].includes(typeof value),
    )
  );
}

class UnlockedAdapter extends PostgresAdapter {
  override acquireMigrationLock(): Promise<void> {
    return Promise.resolve();
  }

  override releaseMigrationLock(): Promise<void> {
    return Promise.resolve();
  }
}
