import { stat } from 'node:fs/promises';
import { PackageRefusal } from './package-refusal.ts';
import type { ProductionFile } from './production-files.ts';

const kilobyte = 1024;

/**
 * The largest that a part may be, minified as HubSpot serves it. A card's is above the aim of 80 KB that the bench measures
 * against: every card carries its words in both languages, see the decision records on bundle sizes (0013, 0015).
 */
export const budgets = {
  card: 180 * kilobyte,
  function: 100 * kilobyte,
} as const;

export interface PartSize extends Pick<ProductionFile, 'kind' | 'name'> {
  readonly bytes: number;
}

export const sizesOf = (files: readonly ProductionFile[]): Promise<PartSize[]> =>
  Promise.all(files.map(async ({ kind, name, file }) => ({ kind, name, bytes: (await stat(file)).size })));

/** Throws one `PackageRefusal` that names every part that is too large. */
export function keepBudgets(sizes: readonly PartSize[]): void {
  const tooLarge = sizes.filter(({ kind, bytes }) => bytes > budgets[kind]);
  if (tooLarge.length === 0) return;
  const list = tooLarge.map(
    ({ kind, name, bytes }) =>
      `${name} has ${kilobytes(bytes)}, a ${kind} may have ${kilobytes(budgets[kind])}`,
  );
  throw new PackageRefusal(`Over budget: ${list.join('; ')}.`);
}

export const kilobytes = (bytes: number): string => `${(bytes / kilobyte).toFixed(1)} KB`;
