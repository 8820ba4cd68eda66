import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { findPostgresBinaries } from './test/support/postgres-binaries.ts';

const everyTest = 'test/**/*.test.{ts,tsx}';
/** They start and kill hubs for minutes: `npm run test:processes`. */
const processTests = ['test/crashes/**', 'test/races/**', 'test/chaos/**'];

/** They run a second time where there is a PostgreSQL, told apart by nothing but what they import. */
const testsWithDatabase = globSync(everyTest, { cwd: import.meta.dirname, exclude: processTests }).filter(
  (file) => /\/support\/database\.ts'/.test(readFileSync(path.join(import.meta.dirname, file), 'utf8')),
);

const postgresHalf = 'test/support/postgres-half.ts';
/** Some choose the door by their language; these take that of the run, and are walked a second time on the other. */
const journeysOfOneDoor = globSync('test/journeys/*.test.ts').filter(
  (file) => !/\/(stories|in-step)/.test(file),
);

const hasPostgres = Boolean(process.env['TEST_DATABASE_URL']) || findPostgresBinaries() !== null;

export default defineConfig({
  test: {
    // A database in WebAssembly and a browser share two cores with the tests.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'all',
          include: [everyTest],
          exclude: processTests,
          globalSetup: hasPostgres ? [] : [postgresHalf],
        },
      },
      {
        extends: true,
        test: {
          name: 'fetch door',
          include: journeysOfOneDoor,
          env: { JOURNEY_DOOR: 'fetch' },
        },
      },
      ...(hasPostgres
        ? [
            {
              extends: true as const,
              test: {
                name: 'postgres',
                include: testsWithDatabase,
                // The first project shows that no file needs another; here a worker for each would cost more than its tests.
                isolate: false,
                globalSetup: [postgresHalf],
              },
            },
          ]
        : []),
    ],
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
