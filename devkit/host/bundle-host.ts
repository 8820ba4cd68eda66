import path from 'node:path';
import { build } from 'esbuild';

const browserDir = path.resolve(import.meta.dirname, '../browser');

/** Bundles page, card sandbox and styles of the card host into `outDir` as `host.js`, `worker.js` and `host.css`. */
export async function bundleHost(outDir: string): Promise<void> {
  await build({
    entryPoints: [
      { in: path.join(browserDir, 'host/main.tsx'), out: 'host' },
      { in: path.join(browserDir, 'host.css'), out: 'host' },
      { in: path.join(browserDir, 'worker/runtime.ts'), out: 'worker' },
    ],
    outdir: outDir,
    bundle: true,
    format: 'iife',
    target: 'chrome120',
    jsx: 'automatic',
    minify: true,
    sourcemap: 'linked',
    define: { 'process.env.NODE_ENV': '"production"' },
    tsconfig: path.join(browserDir, 'tsconfig.json'),
    logLevel: 'warning',
  });
}
