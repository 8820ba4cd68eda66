/** Something in a data folder that is not as it should be. `effect` says what became of it. */
export interface DataFault {
  /** Path below the data folder, with slashes. */
  readonly file: string;
  /** Line of the file, from 1; of a row that spans lines, its first. Missing where the fault names a place itself. */
  readonly line?: number;
  /** The column as the file names it. */
  readonly column?: string;
  /** A sentence for the person who made the file. */
  readonly fault: string;
  readonly effect: 'row_skipped' | 'value_left_out' | 'noted';
}

/** The folder cannot be used at all; every reason is in `faults` and in the message, a line each. */
export class DataFolderError extends Error {
  readonly faults: readonly DataFault[];

  constructor(faults: readonly DataFault[]) {
    super(faults.map((fault) => `${placeOf(fault)}: ${fault.fault}`).join('\n'));
    this.name = 'DataFolderError';
    this.faults = faults;
  }
}

const effects: Readonly<Record<DataFault['effect'], string>> = {
  row_skipped: ' The row is skipped.',
  value_left_out: ' The value is left out.',
  noted: '',
};

/**
 * The report as lines to print, in the order of the files. What differs only in its value is told once
 * per column with its number of lines, so that five thousand equal faults do not hide the one that differs.
 */
export function describeReport(report: readonly DataFault[], mostLines = 30): string[] {
  const groups = new Map<string, DataFault[]>();
  for (const entry of report) {
    const sameButForValues = entry.fault.replaceAll(/"[^"]*"|\S+@\S+|\d+/g, '…');
    const key = `${entry.file} ${entry.column ?? ''} ${sameButForValues}`;
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [entry]);
    } else {
      group.push(entry);
    }
  }
  const lines = [...groups.values()].map(describeGroup);
  const hidden = lines.length - mostLines;
  return hidden > 0 ? [...lines.slice(0, mostLines), `… and ${hidden} more`] : lines;
}

function describeGroup(group: readonly DataFault[]): string {
  const [first, ...others] = group;
  if (first === undefined) {
    return '';
  }
  const column = first.column === undefined ? '' : `, column "${first.column}"`;
  const also =
    others.length === 0 ? '' : ` (and in ${others.length} more ${others.length === 1 ? 'line' : 'lines'})`;
  return `${placeOf(first)}${column}: ${first.fault}${effects[first.effect]}${also}`;
}

function placeOf({ file, line }: DataFault): string {
  return line === undefined ? file : `${file}, line ${line}`;
}
