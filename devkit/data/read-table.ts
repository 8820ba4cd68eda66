import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { columnOf } from './columns.ts';
import type { ColumnMeaning } from './columns.ts';
import type { DataFault } from './data-report.ts';
import type { TableName } from './find-files.ts';
import { readCsv } from './read-csv.ts';
import type { CsvRow } from './read-csv.ts';

export interface TableColumn {
  /** As the file names it. */
  readonly name: string;
  /** Index of its cell. */
  readonly index: number;
  readonly meaning: ColumnMeaning;
}

/** A file whose columns are understood and whose cells are still text. */
export interface Table {
  readonly file: string;
  readonly name: TableName;
  readonly headerLine: number;
  readonly columns: readonly TableColumn[];
  readonly language: 'en' | 'de';
  readonly delimiter: string;
  readonly rows: readonly CsvRow[];
  readonly report: readonly DataFault[];
}

export async function readTable(
  folder: string,
  file: string,
  name: TableName,
  onRows?: (rowsRead: number) => void,
): Promise<Table> {
  const { header, headerLine, delimiter, rows, faults } = readCsv(await readFile(join(folder, file)), onRows);
  const { columns, unread, germanCount, englishCount } = readHeader(name, header);
  const report: DataFault[] = faults.map((fault) => ({ file, ...fault }));
  const note = (fault: string) => report.push({ file, line: headerLine, fault, effect: 'noted' });
  if (header.length === 0) {
    note('The file is empty.');
  } else if (columns.length === 0) {
    note(`None of its columns is known, so nothing is read: ${listed(unread)}.`);
  } else if (unread.length > 0) {
    note(`Columns that are not read: ${listed(unread)}.`);
  }
  return {
    file,
    name,
    headerLine,
    columns,
    language: germanCount > englishCount ? 'de' : 'en',
    delimiter,
    rows: columns.length === 0 ? [] : rows,
    report,
  };
}

function readHeader(table: TableName, header: readonly string[]) {
  const columns: TableColumn[] = [];
  const unread: string[] = [];
  const counts = { en: 0, de: 0, both: 0 };
  const taken = new Set<string>();
  for (const [index, name] of header.entries()) {
    const known = columnOf(table, name);
    const what = known === undefined ? '' : JSON.stringify(known.meaning);
    if (known === undefined || (taken.has(what) && known.meaning.kind !== 'links')) {
      if (name !== '') {
        unread.push(name);
      }
      continue;
    }
    taken.add(what);
    counts[known.language] += 1;
    columns.push({ name, index, meaning: known.meaning });
  }
  return { columns, unread, germanCount: counts.de, englishCount: counts.en };
}

function listed(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
