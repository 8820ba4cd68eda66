import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { glob } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');

/** A HubSpot metafile as far as assembling needs it. */
interface Metafile {
  readonly uid: string;
  readonly type: string;
  readonly config: { readonly entrypoint: string } & Readonly<Record<string, unknown>>;
}

export interface AssembledPart {
  readonly uid: string;
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** The built file inside the assembled project. */
  readonly file: string;
}

export interface AssembledProject {
  readonly folder: string;
  readonly cards: readonly AssembledPart[];
  readonly functions: readonly AssembledPart[];
}

/** HubSpot loads these itself; everything else is inlined, since a card may not import from outside its folder. */
const cardExternals = [
  'react',
  'react/*',
  '@remote-ui/*',
  '@hubspot/ui-extensions',
  '@hubspot/ui-extensions/*',
];
/** HubSpot installs it from the functions' package.json; inlined it would be 11 MB. */
const functionExternals = ['@hubspot/api-client'];

async function bundleCard(entry: string, outFile: string): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile: outFile,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    jsx: 'transform',
    external: cardExternals,
    logLevel: 'warning',
    absWorkingDir: root,
  });
}

async function bundleFunction(entry: string, outFile: string): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile: outFile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    external: functionExternals,
    logLevel: 'warning',
    absWorkingDir: root,
  });
}

async function assembleParts(
  sourceFolder: string,
  targetFolder: string,
  sourceExtension: string,
  builtExtension: string,
  bundle: (entry: string, outFile: string) => Promise<void>,
): Promise<AssembledPart[]> {
  await mkdir(targetFolder, { recursive: true });
  const parts: AssembledPart[] = [];
  for await (const metafile of glob('**/*-hsmeta.json', { cwd: path.join(root, sourceFolder) })) {
    const source = path.join(root, sourceFolder, metafile);
    const meta = JSON.parse(await readFile(source, 'utf8')) as Metafile;
    const name = path.basename(meta.config.entrypoint).replace(/\.\w+$/, '');
    const file = path.join(targetFolder, `${name}${builtExtension}`);
    await bundle(path.join(path.dirname(source), `${name}${sourceExtension}`), file);
    const entrypoint = `/app/${path.basename(targetFolder)}/${name}${builtExtension}`;
    await writeFile(
      path.join(targetFolder, path.basename(metafile)),
      `${JSON.stringify({ ...meta, config: { ...meta.config, entrypoint } }, null, 2)}\n`,
    );
    parts.push({ uid: meta.uid, name, config: meta.config, file });
  }
  return parts.toSorted((a, b) => a.uid.localeCompare(b.uid));
}

async function writePackageFile(
  folder: string,
  name: string,
  dependencies: readonly string[],
): Promise<void> {
  const own = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  const pinned = Object.fromEntries(
    dependencies.map((dependency) => {
      const version = own.dependencies[dependency] ?? own.devDependencies[dependency];
      if (version === undefined) throw new Error(`${dependency} is not pinned in package.json.`);
      return [dependency, version];
    }),
  );
  await writeFile(
    path.join(folder, 'package.json'),
    `${JSON.stringify({ name, version: own.version, private: true, dependencies: pinned }, null, 2)}\n`,
  );
}

/**
 * Assembles the project that HubSpot's tools take (`build/hubspot`) from `app.json`, `extensions/` and `serverless/`: HubSpot
 * reads metafiles only at fixed places, so the sources, which lie where people look for them, are put there.
 */
export async function assembleProject(folder = path.join(root, 'build/hubspot')): Promise<AssembledProject> {
  await rm(folder, { recursive: true, force: true });
  const app = path.join(folder, 'app');
  await mkdir(app, { recursive: true });
  await cp(path.join(root, 'app.json'), path.join(app, 'app-hsmeta.json'));
  const cards = await assembleParts('extensions', path.join(app, 'cards'), '.tsx', '.jsx', bundleCard);
  const functions = await assembleParts(
    'serverless',
    path.join(app, 'functions'),
    '.ts',
    '.js',
    bundleFunction,
  );
  await writePackageFile(path.join(app, 'cards'), 'shared-deals-cards', [
    '@hubspot/ui-extensions',
    '@remote-ui/react',
    'react',
  ]);
  await writePackageFile(path.join(app, 'functions'), 'shared-deals-functions', []);
  return { folder, cards, functions };
}
