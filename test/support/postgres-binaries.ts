import { execFileSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';

/** The oldest PostgreSQL that the hub accepts. */
const oldestMajor = 15;

/** Where packages put the server's programs without telling PATH, newest release first. */
const packageFolders = [
  '/usr/lib/postgresql/*/bin',
  '/usr/pgsql-*/bin',
  '/opt/homebrew/opt/postgresql@*/bin',
  '/usr/local/opt/postgresql@*/bin',
];

/** The folder with `postgres` and `initdb` of a PostgreSQL that is new enough; null where this machine has none. */
export function findPostgresBinaries(environment = process.env): string | null {
  if (process.platform === 'win32') return null;
  const folders = [
    ...(environment['PATH'] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder)),
    ...packageFolders.flatMap((pattern) => globSync(pattern).toSorted(byNumber).toReversed()),
    ...said('pg_config', '--bindir', environment),
  ];
  return folders.find((folder) => isServer(folder, environment)) ?? null;
}

const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

function isServer(folder: string, environment: NodeJS.ProcessEnv): boolean {
  const postgres = path.join(folder, 'postgres');
  if (!existsSync(postgres) || !existsSync(path.join(folder, 'initdb'))) return false;
  const [version = ''] = said(postgres, '--version', environment);
  return Number(/\(PostgreSQL\) (\d+)/.exec(version)?.[1] ?? 0) >= oldestMajor;
}

/** What a program prints, or nothing where it is missing or fails. */
function said(program: string, option: string, environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    const output = execFileSync(program, [option], {
      encoding: 'utf8',
      env: environment,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return [output.trim()];
  } catch {
    return [];
  }
}
