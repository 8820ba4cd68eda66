import { translate } from '@hubspot/project-parsing-lib/translate';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

interface ParsedPart {
  readonly componentType: string;
  readonly config: Readonly<Record<string, unknown>>;
}

export interface ParsedProject {
  readonly skipped: readonly string[];
  /** What HubSpot's own parser makes of the parts of this kind, by uid. */
  partsOf(
    componentType: 'APPLICATION' | 'CARD' | 'APP_FUNCTION' | 'WEBHOOKS',
  ): Readonly<Record<string, ParsedPart>>;
  /** Every kind of part that is there. */
  readonly kinds: readonly string[];
}

/** The project as HubSpot's own parser reads it. */
export async function parseProject(folder: string): Promise<ParsedProject> {
  const { platformVersion } = JSON.parse(await readFile(path.join(root, 'hsproject.json'), 'utf8')) as {
    platformVersion: string;
  };
  const { intermediateRepresentation, skippedHsMetaFiles } = await translate(
    { projectSourceDir: folder, platformVersion, accountId: 0 },
    { skipValidation: true },
  );
  const parts = Object.entries(
    intermediateRepresentation.intermediateNodesIndexedByUid as Readonly<Record<string, ParsedPart>>,
  );
  return {
    skipped: skippedHsMetaFiles,
    partsOf: (kind) => Object.fromEntries(parts.filter(([, { componentType }]) => componentType === kind)),
    kinds: [...new Set(parts.map(([, { componentType }]) => componentType))].toSorted(),
  };
}
