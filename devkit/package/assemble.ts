import { glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isOfferedTo } from '#contracts/operation.ts';
import { operations, type OperationName } from '#contracts/operations.ts';
import { appCard } from './app-cards.ts';
import { appManifest } from './app-manifest.ts';
import { bundleCardSource, bundleFunction, providedTo } from './bundle-part.ts';
import { writePackageFiles } from './package-files.ts';
import type { Variant } from './variant.ts';
import { writeWebhooksMetafile } from './webhooks-metafile.ts';

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
  readonly variant: Variant;
  readonly folder: string;
  readonly cards: readonly AssembledPart[];
  readonly functions: readonly AssembledPart[];
}

interface SourcePart {
  readonly meta: Metafile;
  readonly metafile: string;
  /** Of the file that the metafile stands beside, without its extension. */
  readonly name: string;
  readonly folder: string;
}

async function sourceParts(sourceFolder: string): Promise<SourcePart[]> {
  const parts: SourcePart[] = [];
  for await (const found of glob('**/*-hsmeta.json', { cwd: path.join(root, sourceFolder) })) {
    const metafile = path.join(root, sourceFolder, found);
    const meta = JSON.parse(await readFile(metafile, 'utf8')) as Metafile;
    const name = path.basename(meta.config.entrypoint).replace(/\.\w+$/, '');
    parts.push({ meta, metafile, name, folder: path.dirname(metafile) });
  }
  return parts.toSorted((a, b) => a.meta.uid.localeCompare(b.meta.uid));
}

async function writeMetafile(folder: string, part: SourcePart, meta: Metafile): Promise<void> {
  await writeFile(path.join(folder, path.basename(part.metafile)), `${JSON.stringify(meta, null, 2)}\n`);
}

async function assembleCards(app: string, variant: Variant): Promise<AssembledPart[]> {
  const folder = path.join(app, 'cards');
  await mkdir(folder, { recursive: true });
  const cards: AssembledPart[] = [];
  for (const part of await sourceParts('extensions')) {
    const { side, de } = appCard(part.meta.uid);
    if (side !== variant.side) continue;
    const file = path.join(folder, `${part.name}.jsx`);
    await bundleCardSource(path.join(part.folder, `${part.name}.tsx`), file, variant);
    const config = {
      ...part.meta.config,
      ...(variant.language === 'de' ? de : {}),
      entrypoint: `/app/cards/${part.name}.jsx`,
    };
    await writeMetafile(folder, part, { ...part.meta, config });
    cards.push({ uid: part.meta.uid, name: part.name, config, file });
  }
  await writePackageFiles(root, folder, 'shared-deals-cards', providedTo.cards);
  return cards;
}

/** A function is named after the operation that it carries; whose side that is on stands in the contract. */
function isOnSide(name: string, side: Variant['side']): boolean {
  if (!Object.hasOwn(operations, name)) throw new Error(`The function ${name} carries no operation.`);
  return isOfferedTo(side, operations[name as OperationName]);
}

async function assembleFunctions(app: string, variant: Variant): Promise<AssembledPart[]> {
  const folder = path.join(app, 'functions');
  await mkdir(folder, { recursive: true });
  const functions: AssembledPart[] = [];
  for (const part of await sourceParts('serverless')) {
    if (!isOnSide(part.name, variant.side)) continue;
    const file = path.join(folder, `${part.name}.js`);
    await bundleFunction(path.join(part.folder, `${part.name}.ts`), file);
    const config = { ...part.meta.config, entrypoint: `/app/functions/${part.name}.js` };
    await writeMetafile(folder, part, { ...part.meta, config });
    functions.push({ uid: part.meta.uid, name: part.name, config, file });
  }
  await writePackageFiles(root, folder, 'shared-deals-functions', providedTo.functions);
  return functions;
}

/**
 * Assembles the project that HubSpot's tools take from `app.json`, `extensions/` and `serverless/`: HubSpot reads metafiles
 * only at fixed places, so the sources, which lie where people look for them, are put there. What lay in `folder` is gone.
 */
export async function assembleProject(variant: Variant, folder: string): Promise<AssembledProject> {
  await rm(folder, { recursive: true, force: true });
  const app = path.join(folder, 'app');
  await mkdir(app, { recursive: true });
  const manifest = await appManifest(root, variant);
  await writeFile(path.join(app, 'app-hsmeta.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  if (variant.hubUrl !== null) await writeWebhooksMetafile(app, variant, variant.hubUrl);
  return {
    variant,
    folder,
    cards: await assembleCards(app, variant),
    functions: variant.door === 'function' ? await assembleFunctions(app, variant) : [],
  };
}
