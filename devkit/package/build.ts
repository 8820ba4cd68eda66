import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { assembleProject } from './assemble.ts';
import { keepBudgets, kilobytes, sizesOf, type PartSize } from './budgets.ts';
import { PackageRefusal } from './package-refusal.ts';
import { productionFiles } from './production-files.ts';
import { readVariant, VariantError } from './variant.ts';
import { verifyProject } from './verify.ts';

/**
 * `npm run build`: the project of one variant in `build/hubspot`, checked as far as that goes without HubSpot's network. Ends
 * with 1 where the project is refused and with 2 where something was asked for that cannot be built.
 */
const root = path.resolve(import.meta.dirname, '../..');

async function run(): Promise<void> {
  const variant = readVariant(process.argv.slice(2));
  const project = await assembleProject(variant, path.join(root, 'build/hubspot'));
  await verifyProject(project);

  const bundles = await mkdtemp(path.join(root, 'build/bundles-'));
  let sizes: PartSize[];
  try {
    sizes = await sizesOf(await productionFiles(project, bundles));
  } finally {
    await rm(bundles, { recursive: true, force: true });
  }
  for (const { name, bytes } of sizes) {
    process.stdout.write(`${kilobytes(bytes).padStart(9)}  ${name}\n`);
  }
  keepBudgets(sizes);
  const { side, door, language } = variant;
  process.stdout.write(
    `build/hubspot: ${side} side, ${door} door, card titles in ${language}. Next: hs project upload\n`,
  );
}

try {
  await run();
} catch (error) {
  if (!(error instanceof VariantError || error instanceof PackageRefusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof VariantError ? 2 : 1;
}
