import { standardProperties } from '../stand-in/standard-properties.ts';
import { readMoment, readNumber } from './cell-values.ts';
import type { CellStyle } from './cell-values.ts';
import type { ValueKind } from './columns.ts';
import type { TableName } from './find-files.ts';
import type { OwnerBook } from './owner-book.ts';

/** What a cell should have been, for the report. */
export const expected: Readonly<Record<ValueKind, string>> = {
  text: 'text',
  email: 'e-mail',
  number: 'number',
  moment: 'date',
  option: 'option',
  owner: "person's name or e-mail",
  domains: 'domain',
  currency: 'currency',
  record_id: 'record id',
};

interface CellContext {
  readonly table: TableName;
  readonly property: string;
  readonly style: CellStyle;
  readonly owners: OwnerBook;
}

/** The value that HubSpot stores for a cell; undefined when the cell cannot be read. */
export const converters: Readonly<
  Record<ValueKind, (cell: string, context: CellContext) => string | undefined>
> = {
  text: (cell) => cell,
  email: (cell) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell) ? cell.toLowerCase() : undefined),
  number: (cell, { style }) => readNumber(cell, style.decimalComma),
  moment: (cell, { style }) => readMoment(cell, style),
  option: (cell, { table, property }) => optionValue(table, property, cell),
  owner: (cell, { owners }) => owners.find(cell)?.id,
  domains: (cell) => listOf(cell).join(';'),
  currency: (cell) => /\b[A-Z]{3}\b/.exec(cell)?.[0],
  record_id: plainId,
};

/** Several ids or domains in one cell. */
export function listOf(cell: string): string[] {
  return cell.split(/[;,\s]+/).filter((part) => part !== '');
}

/** Excel turns ids into `123.0`; what it has made `1.23E+11` of is lost. Larger numbers than these are not exact. */
export function plainId(cell: string): string | undefined {
  const digits = /^0*([1-9]\d*)(?:[.,]0+)?$/.exec(cell)?.[1];
  return digits !== undefined && Number(digits) < Number.MAX_SAFE_INTEGER ? digits : undefined;
}

/** Exports hold an option's label or its value, as the person chose. Labels of a portal's own stay as they are. */
function optionValue(table: TableName, property: string, cell: string): string {
  const options = standardProperties[table].find((definition) => definition.name === property)?.options ?? [];
  const wanted = cell.toLowerCase();
  const found = options.find(
    ({ label, value }) => label.toLowerCase() === wanted || value.toLowerCase() === wanted,
  );
  return found?.value ?? cell;
}
