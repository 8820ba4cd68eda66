import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type { BuiltParts } from './built-parts.ts';
import { bundleCard } from './host/bundle-card.ts';
import { bundleHost } from './host/bundle-host.ts';
import { hostedCard } from './hosted-card.ts';
import { assembleProject } from './package/assemble.ts';

/**
 * The program that builds the page, the cards and the functions into the folder that it is given. It runs beside the start of
 * the hub: HubSpot's bundler would keep the stand-in from answering for seconds.
 */
const folder = process.argv[2] ?? '';
await mkdir(folder, { recursive: true });
const [project] = await Promise.all([
  assembleProject(path.join(folder, 'hubspot')),
  bundleHost(path.join(folder, 'host')),
]);
const cards: BuiltParts['cards'][number][] = [];
for (const card of project.cards) {
  const bundleFile = await bundleCard({ entryFile: card.file, outDir: path.join(folder, 'cards') });
  cards.push(hostedCard(card, path.relative(folder, bundleFile)));
}
const parts: BuiltParts = {
  cards,
  functions: Object.fromEntries(project.functions.map(({ uid, file }) => [uid, path.relative(folder, file)])),
  assetsDir: 'host',
};
await writeFile(path.join(folder, 'parts.json'), JSON.stringify(parts, null, 2));
