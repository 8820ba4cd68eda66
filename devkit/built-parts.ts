import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { glob, mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { HostedCard } from './host/card-host.ts';

const root = path.resolve(import.meta.dirname, '..');
const builder = path.join(root, 'devkit/build-parts.ts');

/** Everything that can end up in a bundle, and what bundles it. */
const sources = [
  'app.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  '{extensions,serverless,src/contracts,src/core}/**/*.*',
  'devkit/{browser,host,package}/**/*.*',
  'devkit/{build-parts,hosted-card}.ts',
];

/** Enough for everybody who works at this tree and a few steps back; one build is some megabytes. */
const keptBuilds = 10;

/** What the card host serves and runs, as the real tools build it. */
export interface BuiltParts {
  readonly cards: readonly HostedCard[];
  /** File by name of the function. */
  readonly functions: Readonly<Record<string, string>>;
  /** Page, sandbox and styles. */
  readonly assetsDir: string;
}

/**
 * The built parts of the sources as they are now. They lie in `folder` under the sources' fingerprint, so that a second start
 * and a second devkit on the same folder build nothing; a build appears there whole or not at all. The folder is its own:
 * builds that were not used for longest are cleared away.
 */
export async function builtParts(folder: string): Promise<BuiltParts> {
  const wanted = await fingerprint();
  const kept = path.join(folder, wanted);
  const found = await readParts(kept);
  if (found !== undefined) {
    await utimes(kept, new Date(), new Date());
    return found;
  }

  const building = path.join(folder, `unfinished-${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  await clearOldBuilds(folder);
  await runBuilder(building);
  // Sources that changed meanwhile leave it open which of them were built: such a build is used once.
  if ((await fingerprint()) === wanted) {
    // Somebody else may have been faster; theirs is the same.
    await rename(building, kept).catch(() => undefined);
  }
  const parts = (await readParts(kept)) ?? (await readParts(building));
  if (parts === undefined) throw new Error('The build ended without its list of parts.');
  return parts;
}

async function fingerprint(): Promise<string> {
  const files: string[] = [];
  // The check of the import table plants modules beside real ones for a moment; they are built into nothing.
  const exclude = (name: string) => path.basename(name).startsWith('planted-');
  for await (const file of glob(sources, { cwd: root, exclude })) files.push(file);
  const hash = createHash('sha256').update(process.version);
  for (const file of files.toSorted()) {
    const absolute = path.join(root, file);
    if ((await stat(absolute)).isFile()) hash.update(`\0${file}\0`).update(await readFile(absolute));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Undefined where no finished build is. The parts' files are written relative to the build's folder. */
async function readParts(folder: string): Promise<BuiltParts | undefined> {
  const written = await readFile(path.join(folder, 'parts.json'), 'utf8').catch(() => undefined);
  if (written === undefined) return undefined;
  const { cards, functions, assetsDir } = JSON.parse(written) as BuiltParts;
  const inFolder = (file: string) => path.join(folder, file);
  return {
    cards: cards.map((card) => ({
      ...card,
      bundleFiles: { function: inFolder(card.bundleFiles.function), fetch: inFolder(card.bundleFiles.fetch) },
    })),
    functions: Object.fromEntries(Object.entries(functions).map(([name, file]) => [name, inFolder(file)])),
    assetsDir: inFolder(assetsDir),
  };
}

async function runBuilder(folder: string): Promise<void> {
  const child = spawn(process.execPath, [builder, folder], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [said, [code]] = await Promise.all([
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  if (code !== 0) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`The cards could not be built.\n${said.trim()}`);
  }
}

async function clearOldBuilds(folder: string): Promise<void> {
  const builds = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const build = path.join(folder, name);
      return { build, usedAtMs: (await stat(build)).mtimeMs };
    }),
  );
  for (const { build } of builds.toSorted((a, b) => b.usedAtMs - a.usedAtMs).slice(keptBuilds)) {
    await rm(build, { recursive: true, force: true });
  }
}
