import type { RecordSeed } from '../stand-in/portal-seed.ts';
import { findDayFirst, readMoment } from './cell-values.ts';
import type { CellStyle } from './cell-values.ts';
import { converters, expected, listOf, plainId } from './convert-cell.ts';
import type { DataFault } from './data-report.ts';
import { defaultPipelineId, firstStageId, isDefaultPipeline, stageIdOf } from './deal-stages.ts';
import type { TableName } from './find-files.ts';
import type { OwnerBook } from './owner-book.ts';
import type { CsvRow } from './read-csv.ts';
import type { Table, TableColumn } from './read-table.ts';

export interface PortalFacts {
  readonly timeZone: string;
  readonly today: string;
  readonly owners: OwnerBook;
}

/** A record whose links to other records are still what its row says. */
export interface DraftRecord {
  readonly seed: RecordSeed;
  readonly line: number;
  readonly links: readonly { readonly to: TableName; readonly id: string; readonly isPrimary: boolean }[];
  /** The company's name where the row names one. */
  readonly companyName: string | undefined;
}

export interface DraftTable {
  readonly table: Table;
  readonly records: readonly DraftRecord[];
  readonly report: readonly DataFault[];
}

/**
 * Turns the rows of one file into records. A row whose id is broken or taken, or whose e-mail another contact
 * has, is skipped; so is a deal whose amount or close date cannot be read. Any other value that cannot
 * be read is left out and the record is kept. Rows without an id get one above every id of the file.
 */
export function draftRecords(table: Table, facts: PortalFacts): DraftTable {
  const reader = new TableReader(table, facts);
  const records = table.rows.flatMap((row) => reader.read(row) ?? []);
  return { table, records, report: reader.report };
}

class RowSkipped extends Error {}

class TableReader {
  readonly report: DataFault[] = [];
  readonly #table: Table;
  readonly #facts: PortalFacts;
  readonly #style: CellStyle;
  readonly #idColumn: TableColumn | undefined;
  readonly #lineOfId = new Map<string, number>();
  readonly #lineOfEmail = new Map<string, number>();
  #nextId: number;

  constructor(table: Table, facts: PortalFacts) {
    this.#table = table;
    this.#facts = facts;
    this.#style = styleOf(table, facts);
    this.#idColumn = table.columns.find((column) => column.meaning.kind === 'id');
    this.#nextId = 1 + this.#highestId();
    if (this.#idColumn === undefined && table.rows.length > 0) {
      const fault = 'There is no column with record ids; ids are made, in the order of the rows.';
      this.report.push({ file: table.file, line: table.headerLine, fault, effect: 'noted' });
    }
  }

  read(row: CsvRow): DraftRecord | undefined {
    try {
      const id = this.#readId(row);
      const record = this.#readRecord(row, id);
      this.#lineOfId.set(id, row.line);
      return record;
    } catch (error) {
      if (error instanceof RowSkipped) {
        return undefined;
      }
      throw error;
    }
  }

  #readRecord(row: CsvRow, id: string): DraftRecord {
    const properties: Record<string, string> = {};
    const links: DraftRecord['links'][number][] = [];
    let createdAt: string | undefined;
    let companyName: string | undefined;
    for (const column of this.#table.columns) {
      const cell = cellOf(row, column);
      const { meaning } = column;
      if (cell === '') {
        continue;
      }
      switch (meaning.kind) {
        case 'id':
        case 'pipeline':
        case 'stage':
          break;
        case 'created_at':
          createdAt = readMoment(cell, this.#style);
          if (createdAt === undefined) {
            this.#tell(row, column, `"${cell}" is no date.`, 'value_left_out');
          }
          break;
        case 'company_name':
          companyName = cell;
          break;
        case 'links':
          for (const linked of this.#readIds(row, column, cell)) {
            links.push({ to: meaning.to, id: linked, isPrimary: meaning.isPrimary });
          }
          break;
        case 'property': {
          const value = this.#readValue(row, column, cell);
          if (value !== undefined) {
            properties[meaning.property] = value;
          }
          break;
        }
      }
    }
    if (this.#table.name === 'deals') {
      Object.assign(properties, this.#readStage(row));
    }
    return {
      seed: { id, properties, ...(createdAt === undefined ? {} : { createdAt }) },
      line: row.line,
      links,
      companyName,
    };
  }

  #readId(row: CsvRow): string {
    const column = this.#idColumn;
    const cell = column === undefined ? '' : cellOf(row, column);
    if (column === undefined || cell === '') {
      const id = String(this.#nextId++);
      if (column !== undefined) {
        this.#tell(row, column, `The row has no id; it gets ${id}.`, 'noted');
      }
      return id;
    }
    const id = plainId(cell);
    if (id === undefined) {
      throw this.#skip(row, column, `"${cell}" is no record id.`);
    }
    const taken = this.#lineOfId.get(id);
    if (taken !== undefined) {
      throw this.#skip(row, column, `Record ${id} stands in line ${taken} already.`);
    }
    return id;
  }

  #readValue(row: CsvRow, column: TableColumn, cell: string): string | undefined {
    const { meaning } = column;
    if (meaning.kind !== 'property') {
      return undefined;
    }
    const { property, value: kind, ifUnreadable } = meaning;
    const value = converters[kind](cell, {
      table: this.#table.name,
      property,
      style: this.#style,
      owners: this.#facts.owners,
    });
    if (value === undefined) {
      const fault = `"${cell}" is no ${expected[kind]}.`;
      if (ifUnreadable === 'row_skipped') {
        throw this.#skip(row, column, fault);
      }
      this.#tell(row, column, fault, ifUnreadable);
      return undefined;
    }
    if (kind === 'email' && this.#table.name === 'contacts') {
      const taken = this.#lineOfEmail.get(value);
      if (taken !== undefined) {
        throw this.#skip(row, column, `The contact in line ${taken} already has the e-mail ${value}.`);
      }
      this.#lineOfEmail.set(value, row.line);
    }
    return value;
  }

  #readStage(row: CsvRow): { pipeline: string; dealstage: string } {
    const pipelineColumn = this.#table.columns.find((column) => column.meaning.kind === 'pipeline');
    const stageColumn = this.#table.columns.find((column) => column.meaning.kind === 'stage');
    const pipelineCell = pipelineColumn === undefined ? '' : cellOf(row, pipelineColumn);
    if (pipelineColumn !== undefined && pipelineCell !== '' && !isDefaultPipeline(pipelineCell)) {
      const fault = `There is no pipeline "${pipelineCell}"; the deal is put into the sales pipeline.`;
      this.#tell(row, pipelineColumn, fault, 'noted');
    }
    const stageCell = stageColumn === undefined ? '' : cellOf(row, stageColumn);
    const stageId = stageIdOf(stageCell);
    if (stageColumn !== undefined && stageCell !== '' && stageId === undefined) {
      this.#tell(
        row,
        stageColumn,
        `There is no stage "${stageCell}"; the deal is put into the first one.`,
        'noted',
      );
    }
    return { pipeline: defaultPipelineId, dealstage: stageId ?? firstStageId };
  }

  #readIds(row: CsvRow, column: TableColumn, cell: string): string[] {
    return listOf(cell).flatMap((part) => {
      const id = plainId(part);
      if (id === undefined) {
        this.#tell(row, column, `"${part}" is no record id.`, 'value_left_out');
      }
      return id ?? [];
    });
  }

  #highestId(): number {
    const column = this.#idColumn;
    let highest = 0;
    for (const row of column === undefined ? [] : this.#table.rows) {
      highest = Math.max(highest, Number(column === undefined ? 0 : (plainId(cellOf(row, column)) ?? 0)));
    }
    return highest;
  }

  #tell(row: CsvRow, column: TableColumn, fault: string, effect: DataFault['effect']): void {
    this.report.push({ file: this.#table.file, line: row.line, column: column.name, fault, effect });
  }

  #skip(row: CsvRow, column: TableColumn, fault: string): RowSkipped {
    this.#tell(row, column, fault, 'row_skipped');
    return new RowSkipped();
  }
}

function isDateColumn({ meaning }: TableColumn): boolean {
  return meaning.kind === 'created_at' || (meaning.kind === 'property' && meaning.value === 'moment');
}

function styleOf(table: Table, facts: PortalFacts): CellStyle {
  const dateColumns = table.columns.filter(isDateColumn);
  return {
    // Excel divides by semicolons exactly where the comma is taken by the numbers.
    decimalComma: table.language === 'de' || table.delimiter === ';',
    dayFirst: findDayFirst(table.rows.flatMap((row) => dateColumns.map((column) => cellOf(row, column)))),
    timeZone: facts.timeZone,
    today: facts.today,
  };
}

function cellOf(row: CsvRow, column: TableColumn): string {
  return (row.cells[column.index] ?? '').trim();
}
