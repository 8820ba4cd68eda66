import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { findPostgresBinaries } from './postgres-binaries.ts';

const binaries = findPostgresBinaries();

async function folderOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ folder: string }>(
    `select current_setting('data_directory') as folder`,
  );
  await client.end();
  return path.dirname(rows[0]?.folder ?? '');
}

const answers = async (url: string): Promise<boolean> =>
  folderOf(url).then(
    () => true,
    () => false,
  );

describe.runIf(binaries !== null)('a PostgreSQL of the tests’ own', () => {
  it('ends with the one who started it and leaves nothing behind, also where that one is killed', async () => {
    const module = pathToFileURL(path.join(import.meta.dirname, 'postgres-server.ts')).href;
    const script = `
      import { startPostgresServer } from '${module}';
      console.log((await startPostgresServer(process.argv[1])).url);
      setInterval(() => {}, 60_000);
    `;
    const starter = spawn(process.execPath, ['--input-type=module', '-e', script, binaries ?? ''], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [url] = (await once(createInterface(starter.stdout), 'line')) as [string];
    const folder = await folderOf(url);
    starter.kill('SIGKILL');

    await expect.poll(() => answers(url), { timeout: 20_000 }).toBe(false);
    await expect.poll(() => existsSync(folder), { timeout: 20_000 }).toBe(false);
  }, 90_000);
});
