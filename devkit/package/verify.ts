import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { translate } from '@hubspot/project-parsing-lib/translate';
import type { AssembledProject } from './assemble.ts';
import { PackageRefusal } from './package-refusal.ts';
import { verifyImports } from './verify-imports.ts';

/**
 * Asks HubSpot's own parser whether it sees every part that was assembled, since it skips a metafile at the wrong place
 * without a word, and every part whether it imports only what HubSpot has for it. Throws `PackageRefusal`. Full schema
 * validation needs HubSpot's network.
 */
export async function verifyProject(project: AssembledProject): Promise<void> {
  const root = path.resolve(import.meta.dirname, '../..');
  const { platformVersion } = JSON.parse(await readFile(path.join(root, 'hsproject.json'), 'utf8')) as {
    platformVersion: string;
  };
  const { intermediateRepresentation, skippedHsMetaFiles } = await translate(
    { projectSourceDir: project.folder, platformVersion, accountId: 0 },
    { skipValidation: true },
  );
  if (skippedHsMetaFiles.length > 0) {
    throw new PackageRefusal(`HubSpot's parser skips ${skippedHsMetaFiles.join(', ')}.`);
  }
  const seen = Object.keys(intermediateRepresentation.intermediateNodesIndexedByUid);
  const missing = [...project.cards, ...project.functions]
    .map(({ uid }) => uid)
    .filter((uid) => !seen.includes(uid));
  if (missing.length > 0) {
    throw new PackageRefusal(`HubSpot's parser does not see ${missing.join(', ')}.`);
  }
  await verifyImports(project);
}
