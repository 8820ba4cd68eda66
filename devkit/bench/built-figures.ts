import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { assembleProject } from '#devkit/package/assemble.ts';
import { sizesOf, type PartSize } from '#devkit/package/budgets.ts';
import { productionFiles, type ProductionFile } from '#devkit/package/production-files.ts';
import { sides } from '#devkit/package/variant.ts';
import type { BenchServer } from './bench-database.ts';
import { coldStartFigure } from './cold-start-figure.ts';
import type { Figure } from './figure.ts';
import type { Scale } from './scale.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Sizes of what HubSpot serves and runs, as its own bundler makes it, and how long a function takes to start. */
export async function builtFigures(_server: BenchServer, scale: Scale): Promise<Figure[]> {
  const build = path.join(root, 'build');
  await mkdir(build, { recursive: true });
  // Inside the project, since HubSpot's bundler looks for the SDK above the file it bundles.
  const folder = await mkdtemp(path.join(build, 'bench-'));
  try {
    const files: ProductionFile[] = [];
    for (const side of sides) {
      const variant = { side, door: 'function', language: 'en', hubUrl: null, portalId: null } as const;
      const project = await assembleProject(variant, path.join(folder, side));
      files.push(...(await productionFiles(project, path.join(folder, 'minified'))));
    }
    const sizes = await sizesOf(files);
    const bySize = (kind: PartSize['kind']) =>
      sizes.filter((size) => size.kind === kind).toSorted((a, b) => b.bytes - a.bytes);
    const [largest] = bySize('function');
    const toStart = files.find(({ kind, name }) => kind === 'function' && name === largest?.name);
    if (largest === undefined || toStart === undefined) throw new Error('The build has no function.');
    return [
      ...bySize('card').map((card) => sizeFigure(`built size of ${card.name}, minified`, card, 80)),
      sizeFigure(`built size of the largest function (${largest.name})`, largest, 100),
      await coldStartFigure(toStart, scale),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function sizeFigure(name: string, { bytes }: PartSize, mostKilobytes: number): Figure {
  return { name, measured: bytes / 1024, baseline: null, unit: 'KB', aim: { atMost: mostKilobytes } };
}
