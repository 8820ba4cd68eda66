/** One row of the table: what was measured, against what, and what the programme aims at. */
export interface Figure {
  readonly name: string;
  readonly measured: number;
  /** Measured in the same run in the same way; null where the aim is a number of its own. */
  readonly baseline: number | null;
  readonly unit: string;
  /** Null: told, not judged. */
  readonly aim: Aim | null;
}

/** Of measured ÷ baseline where there is a baseline, else of what was measured. */
type Aim = { readonly atLeast: number } | { readonly atMost: number };

/** Null where nothing was measured against. */
export function ratioOf({ measured, baseline }: Pick<Figure, 'measured' | 'baseline'>): number | null {
  return baseline === null ? null : measured / baseline;
}

export function fallsShort(figure: Figure): boolean {
  if (figure.aim === null) return false;
  const value = ratioOf(figure) ?? figure.measured;
  // Written so that NaN falls short.
  return 'atLeast' in figure.aim ? !(value >= figure.aim.atLeast) : !(value <= figure.aim.atMost);
}
