/**
 * The machine is never quiet, so nothing is measured once: what is compared is measured in turn, round after round, and each
 * side's median stands. A disturbance then meets both sides or is one round of several. The first round warms up and is dropped.
 */
export async function interleaved<const Names extends string>(
  rounds: number,
  measures: Readonly<Record<Names, () => Promise<number>>>,
): Promise<Record<Names, number>> {
  const names = Object.keys(measures) as Names[];
  const values = new Map<Names, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const value = await measures[name]();
      if (round > 0) values.get(name)?.push(value);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(values.get(name) ?? [])])) as Record<
    Names,
    number
  >;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted[sorted.length % 2 === 0 ? middle - 1 : middle];
  if (upper === undefined || lower === undefined) throw new Error('There is no median of nothing.');
  return (upper + lower) / 2;
}

/** The least value that so large a share of the values does not exceed; `share` from 0 to 1. */
export function percentile(values: readonly number[], share: number): number {
  const value = values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)];
  if (value === undefined) throw new Error('There is no percentile of nothing.');
  return value;
}
