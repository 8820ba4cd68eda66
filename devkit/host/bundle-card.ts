import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { buildSingleExtension } from '@hubspot/ui-extensions-dev-server/build';

export interface CardBundleOptions {
  /** The card's entry file; it calls `hubspot.extend`. */
  entryFile: string;
  /** Other bundles in it stay. */
  outDir: string;
  minify?: boolean;
}

/** Bundles a card with HubSpot's own bundler and answers with the bundle's path. */
export async function bundleCard(options: CardBundleOptions): Promise<string> {
  await mkdir(options.outDir, { recursive: true });
  await buildSingleExtension({
    file: options.entryFile,
    outputDir: options.outDir,
    emptyOutDir: false,
    minify: options.minify ?? false,
    root: path.dirname(options.entryFile),
    logLevel: 'warn',
    codeCheckingPluginEnabled: true,
  });
  return path.join(options.outDir, `${path.parse(options.entryFile).name}.js`);
}
