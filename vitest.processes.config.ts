import { defineConfig } from 'vitest/config';
import { findPostgresBinaries } from './test/support/postgres-binaries.ts';

/** Races between hubs and crashes of them, each a program of its own: minutes of starting and killing, apart from the rest. */

const postgresHalf = 'test/support/postgres-half.ts';
const crashes = 'test/crashes/*.test.ts';
const races = 'test/races/*.test.ts';
const chaos = 'test/chaos/*.test.ts';

const hasPostgres = Boolean(process.env['TEST_DATABASE_URL']) || findPostgresBinaries() !== null;

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'pglite',
          include: [crashes, ...(hasPostgres ? [] : [chaos])],
          globalSetup: hasPostgres ? [] : [postgresHalf],
        },
      },
      ...(hasPostgres
        ? [
            {
              extends: true as const,
              test: { name: 'postgres', include: [crashes, races, chaos], globalSetup: [postgresHalf] },
            },
          ]
        : []),
    ],
    environment: 'node',
    hookTimeout: 120_000,
  },
});
