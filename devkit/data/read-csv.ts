import { CsvError, parse } from 'csv-parse/sync';

export interface CsvRow {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

interface CsvFault {
  readonly line: number;
  readonly fault: string;
  readonly effect: 'row_skipped' | 'noted';
}

export interface CsvContent {
  /** Empty when the file has no row at all. */
  readonly header: readonly string[];
  readonly headerLine: number;
  readonly delimiter: string;
  /** Every row has as many cells as the header. */
  readonly rows: readonly CsvRow[];
  readonly faults: readonly CsvFault[];
}

/** A quote that is never closed would otherwise swallow the rest of a large file before it is noticed. */
const longestRowBytes = 200_000;

const progressStep = 1000;

/**
 * Reads a CSV file as people have it: with or without byte-order mark, divided by comma, semicolon or tab,
 * with quoted line breaks. A broken quote costs the row in which it stands and no other: reading goes on with
 * the line after it. A row with more or fewer cells than the header is skipped too, since nobody can
 * tell which cell is missing. Rows without any content are not rows.
 */
export function readCsv(bytes: Uint8Array, onRows?: (rowsRead: number) => void): CsvContent {
  const faults: CsvFault[] = [];
  const { text, isGuessed } = asUtf8(bytes);
  if (isGuessed) {
    const fault = 'The file is not UTF-8; it is read as Windows-1252. Look at the umlauts and accents.';
    faults.push({ line: 1, fault, effect: 'noted' });
  }
  const { delimiter, skipLines } = findDelimiter(text);
  const rows = splitRows(text, delimiter, skipLines, faults, onRows);
  const header = rows.shift();
  if (header === undefined) {
    return { header: [], headerLine: 1, delimiter, rows: [], faults };
  }
  const cells = header.cells.map((cell) => cell.trim());
  return {
    header: cells,
    headerLine: header.line,
    delimiter,
    rows: squareRows(rows, cells.length, faults),
    faults,
  };
}

function splitRows(
  text: Buffer,
  delimiter: string,
  skipLines: number,
  faults: CsvFault[],
  onRows: ((rowsRead: number) => void) | undefined,
): { line: number; cells: string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  const lines = new LineCounter(text);
  let start = 0;
  for (let skipped = 0; skipped < skipLines; skipped += 1) {
    start = lineEnd(text, start);
  }
  while (start < text.length) {
    let rowStart = start;
    try {
      parse(text.subarray(start), {
        delimiter,
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_column_count: true,
        skip_empty_lines: true,
        trim: true,
        max_record_size: longestRowBytes,
        on_record: (cells: string[], { bytes }: { bytes: number }) => {
          rows.push({ line: lines.lineAt(afterBlanks(text, rowStart)), cells });
          rowStart = start + bytes;
          if (rows.length % progressStep === 0) {
            onRows?.(rows.length);
          }
          return null;
        },
      });
      break;
    } catch (error) {
      if (!(error instanceof CsvError)) {
        throw error;
      }
      const brokenStart = afterBlanks(text, rowStart);
      faults.push({ line: lines.lineAt(brokenStart), fault: quoteFault(error), effect: 'row_skipped' });
      start = lineEnd(text, brokenStart);
    }
  }
  onRows?.(rows.length);
  return rows;
}

function squareRows(
  rows: readonly { line: number; cells: string[] }[],
  width: number,
  faults: CsvFault[],
): CsvRow[] {
  return rows.filter(({ line, cells }) => {
    if (cells.every((cell) => cell === '')) {
      return false;
    }
    const hasSurplus = cells.slice(width).some((cell) => cell !== '');
    if (cells.length < width || hasSurplus) {
      const fault = `The row has ${cells.length} cells and the header ${width}.`;
      faults.push({ line, fault, effect: 'row_skipped' });
      return false;
    }
    return true;
  });
}

const neverClosed = new Set(['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE']);
const bareQuote = new Set(['CSV_INVALID_CLOSING_QUOTE', 'INVALID_OPENING_QUOTE']);

function quoteFault({ code, message }: CsvError): string {
  if (neverClosed.has(code)) {
    return 'A quotation mark is opened and never closed.';
  }
  return bareQuote.has(code)
    ? 'A quotation mark stands inside a cell without being doubled, or is never closed.'
    : message;
}

function asUtf8(bytes: Uint8Array): { text: Buffer; isGuessed: boolean } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { text: Buffer.from(new TextDecoder('utf-16le').decode(bytes)), isGuessed: false };
  }
  try {
    // The decoder takes a byte-order mark away.
    return { text: Buffer.from(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), isGuessed: false };
  } catch {
    return { text: Buffer.from(new TextDecoder('windows-1252').decode(bytes)), isGuessed: true };
  }
}

/** The one that divides the first line most often; Excel may name it in a line of its own before that. */
function findDelimiter(text: Buffer): { delimiter: string; skipLines: number } {
  const firstLine = text.subarray(0, lineEnd(text, 0)).toString().trim();
  const named = /^"?sep=(.)"?$/i.exec(firstLine)?.[1];
  if (named !== undefined) {
    return { delimiter: named, skipLines: 1 };
  }
  const unquoted = firstLine.replaceAll(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((delimiter) => ({
    delimiter,
    count: unquoted.split(delimiter).length,
  }));
  const most = counts.reduce((best, next) => (next.count > best.count ? next : best));
  return { delimiter: most.delimiter, skipLines: 0 };
}

function lineEnd(text: Buffer, from: number): number {
  const end = text.indexOf(0x0a, from);
  return end === -1 ? text.length : end + 1;
}

function afterBlanks(text: Buffer, from: number): number {
  let at = from;
  while (at < text.length && (text[at] === 0x0a || text[at] === 0x0d)) {
    at += 1;
  }
  return at;
}

/** Counts forward only, so that a file is walked once however many rows ask. */
class LineCounter {
  readonly #text: Buffer;
  #at = 0;
  #line = 1;

  constructor(text: Buffer) {
    this.#text = text;
  }

  lineAt(offset: number): number {
    for (; this.#at < offset; this.#at += 1) {
      if (this.#text[this.#at] === 0x0a) {
        this.#line += 1;
      }
    }
    return this.#line;
  }
}
