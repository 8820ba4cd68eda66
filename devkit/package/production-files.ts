import { bundleCard } from '../host/bundle-card.ts';
import type { AssembledProject } from './assemble.ts';

/** What HubSpot serves or runs of a part. */
export interface ProductionFile {
  readonly kind: 'card' | 'function';
  readonly uid: string;
  readonly name: string;
  readonly file: string;
}

/**
 * HubSpot bundles and minifies the cards itself: its bundler does so here, into `folder`. Functions run as they were
 * assembled. The project has to lie where the cards' packages are found above it.
 */
export async function productionFiles(project: AssembledProject, folder: string): Promise<ProductionFile[]> {
  const files: ProductionFile[] = [];
  for (const { uid, name, file: entryFile } of project.cards) {
    const file = await bundleCard({ entryFile, outDir: folder, minify: true });
    files.push({ kind: 'card', uid, name, file });
  }
  return [
    ...files,
    ...project.functions.map(({ uid, name, file }) => ({ kind: 'function' as const, uid, name, file })),
  ];
}
