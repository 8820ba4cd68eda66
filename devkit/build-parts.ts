import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type { BuiltParts } from './built-parts.ts';
import { bundleCard } from './host/bundle-card.ts';
import { bundleHost } from './host/bundle-host.ts';
import { hostedCard } from './hosted-card.ts';
import { devHubUrl } from './host/dev-hub-url.ts';
import { assembleProject } from './package/assemble.ts';
import { doors, sides, type DoorName } from './package/variant.ts';

/**
 * The program that builds the page, the cards and the functions into the folder that it is given. It runs beside the start of
 * the hub: HubSpot's bundler would keep the stand-in from answering for seconds.
 */
const folder = process.argv[2] ?? '';
await mkdir(folder, { recursive: true });
const variants = sides.flatMap((side) =>
  doors.map(
    (door) =>
      ({ side, door, language: 'en', hubUrl: door === 'fetch' ? devHubUrl : null, portalId: null }) as const,
  ),
);
const [projects] = await Promise.all([
  Promise.all(
    variants.map((variant) =>
      assembleProject(variant, path.join(folder, 'hubspot', `${variant.side}-${variant.door}`)),
    ),
  ),
  bundleHost(path.join(folder, 'host')),
]);

/** Relative to the folder, so that a finished build can be moved. */
async function bundleFor(door: DoorName, uid: string): Promise<string> {
  const card = projects
    .filter(({ variant }) => variant.door === door)
    .flatMap((project) => project.cards)
    .find((one) => one.uid === uid);
  if (card === undefined) throw new Error(`The card ${uid} was not assembled for the ${door} door.`);
  return path.relative(
    folder,
    await bundleCard({ entryFile: card.file, outDir: path.join(folder, 'cards', door) }),
  );
}

const throughFunctions = projects.filter(({ variant }) => variant.door === 'function');
const cards: BuiltParts['cards'][number][] = [];
for (const card of throughFunctions.flatMap((project) => project.cards)) {
  cards.push(
    hostedCard(card, {
      function: await bundleFor('function', card.uid),
      fetch: await bundleFor('fetch', card.uid),
    }),
  );
}
const functions = throughFunctions.flatMap((project) => project.functions);
const parts: BuiltParts = {
  cards,
  functions: Object.fromEntries(functions.map(({ uid, file }) => [uid, path.relative(folder, file)])),
  assetsDir: 'host',
};
await writeFile(path.join(folder, 'parts.json'), JSON.stringify(parts, null, 2));
