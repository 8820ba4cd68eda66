import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { build as bundle } from 'esbuild';
import type { AssembledPart, AssembledProject } from './assemble.ts';
import { PackageRefusal } from './package-refusal.ts';

/**
 * HubSpot builds the cards' folder and the functions' folder each by itself, with what its `package.json` names and nothing
 * else of this project. Its tools say little about an import that leads elsewhere, so every built file is asked here. Throws
 * `PackageRefusal`.
 */
export async function verifyImports({ cards, functions }: AssembledProject): Promise<void> {
  await Promise.all([
    ...cards.map((card) => refuseForeignImports(card, () => false)),
    ...functions.map((part) => refuseForeignImports(part, isBuiltin)),
  ]);
}

async function refuseForeignImports(
  part: AssembledPart,
  isProvided: (name: string) => boolean,
): Promise<void> {
  const folder = path.dirname(part.file);
  const [{ files, packages }, named] = await Promise.all([importsOf(part), packagesNamedIn(folder)]);
  const foreign = [
    ...files.filter((file) => file.startsWith('..')),
    ...packages.filter((name) => !isProvided(name) && !isOneOf(named, name)),
  ];
  if (foreign.length > 0) {
    throw new PackageRefusal(
      `HubSpot would refuse ${path.basename(part.file)}: it imports ${foreign.join(', ')}.`,
    );
  }
}

/** Files relative to the part's folder, its own among them; packages and Node's own modules as they are written. */
async function importsOf({ file }: AssembledPart): Promise<{ files: string[]; packages: string[] }> {
  const packages: string[] = [];
  const { metafile } = await bundle({
    entryPoints: [file],
    absWorkingDir: path.dirname(file),
    bundle: true,
    write: false,
    metafile: true,
    logLevel: 'silent',
    // Asked before anything is dropped as unused: HubSpot's bundler resolves that too.
    plugins: [
      {
        name: 'collect-packages',
        setup(build) {
          build.onResolve({ filter: /^[^./]/ }, ({ kind, path: name }) => {
            if (kind === 'entry-point') return null;
            packages.push(name);
            return { path: name, external: true };
          });
        },
      },
    ],
  }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PackageRefusal(`HubSpot would refuse ${path.basename(file)}: ${reason}`);
  });
  return { files: Object.keys(metafile.inputs), packages };
}

async function packagesNamedIn(folder: string): Promise<readonly string[]> {
  const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  return Object.keys(manifest.dependencies);
}

const isOneOf = (named: readonly string[], name: string): boolean =>
  named.some((one) => name === one || name.startsWith(`${one}/`));
