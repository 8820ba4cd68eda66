import { createHash } from 'node:crypto';

/**
 * A number from `least` up, below `least + span`, that depends on nothing but the text: what is made up for a
 * data folder stays the same on the next start and when other rows are added.
 */
export function stableNumber(text: string, least: number, span: number): number {
  return least + (createHash('sha256').update(text).digest().readUIntBE(0, 6) % span);
}
