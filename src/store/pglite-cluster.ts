import { access, cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

/**
 * Makes the empty database in a new data folder. PostgreSQL needs some five seconds for that in WebAssembly, always with
 * the same result, so an empty one is kept beside the installed packages and copied. A folder appears under its name only
 * when it is complete: a process that is killed meanwhile leaves nothing that looks like a database.
 */

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Beside PGlite itself and named after its version: another version makes its own, and a fresh install starts anew. */
async function templatePath(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const root = dirname(dirname(entry));
  const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest
      ? String(manifest.version)
      : 'unknown';
  return join(dirname(dirname(root)), '.cache', 'shared-deals', `pglite-${version}`);
}

/** Nothing where the folder stands already. */
export async function initialiseCluster(cluster: string): Promise<void> {
  if (await exists(cluster)) return;
  const template = await templatePath();
  // Where the packages may not be written to, every new folder just takes its five seconds.
  const prepared = await prepareTemplate().then(
    () => true,
    () => false,
  );
  await build(cluster, async (path) => {
    if (prepared) await cp(template, path, { recursive: true });
    else await createEmpty(path);
  });
}

/** Makes the template where it is missing; several processes may do so at once. */
export async function prepareTemplate(): Promise<void> {
  const template = await templatePath();
  if (await exists(template)) return;
  await mkdir(dirname(template), { recursive: true });
  await build(template, createEmpty);
}

async function createEmpty(path: string): Promise<void> {
  const pglite = await PGlite.create(path);
  await pglite.close();
}

async function build(path: string, make: (path: string) => Promise<void>): Promise<void> {
  const unfinished = `${path}.${process.pid}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  try {
    await make(unfinished);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Somebody else was faster, with the same result.
    if (!(await exists(path))) throw error;
  }
}
