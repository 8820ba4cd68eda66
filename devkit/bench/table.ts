import { fallsShort, ratioOf, type Figure } from './figure.ts';

const headings = ['figure', 'measured', 'baseline', 'ratio', 'aim', ''] as const;

/** The figures as a table for a terminal, a row a figure. */
export function table(figures: readonly Figure[]): string {
  const rows = [headings, ...figures.map(cells)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        // Numbers stand on the right, words on the left.
        return column === 0 || column === headings.length - 1 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [line(headings), rule, ...rows.slice(1).map(line)].join('\n');
}

function cells(figure: Figure): string[] {
  const { name, measured, baseline, unit, aim } = figure;
  const ratio = ratioOf(figure);
  const times = ratio === null ? '' : '×';
  return [
    name,
    `${rounded(measured)} ${unit}`,
    baseline === null ? '' : `${rounded(baseline)} ${unit}`,
    ratio === null ? '' : `${ratio.toFixed(2)}×`,
    aim === null
      ? ''
      : 'atLeast' in aim
        ? `≥ ${String(aim.atLeast)}${times}`
        : `≤ ${String(aim.atMost)}${times}`,
    fallsShort(figure) ? 'short' : 'ok',
  ];
}

function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(Number.isInteger(value) ? 0 : 1);
}
