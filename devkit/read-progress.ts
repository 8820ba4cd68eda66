import type { ReadOptions } from './data/read-folder.ts';

type OnProgress = NonNullable<ReadOptions['onProgress']>;

/** Without a terminal to rewrite a line on, a log stays readable with a line every so many rows. */
const rowsPerLine = 5000;

/** A file that is read at once needs no line of its own. */
const worthShowing = 1000;

export interface ProgressLine {
  readonly onProgress: OnProgress;
  /** Wipes the line, so that the next output begins on a clean one. */
  readonly end: () => void;
}

/**
 * Shows how far a large file has been read: on one line that is written over and over in a terminal, else as a line every
 * few thousand rows.
 */
export function progressLine(out: {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}): ProgressLine {
  const isTerminal = out.isTTY === true;
  let isOpen = false;
  const end = () => {
    if (isOpen) out.write('\r\u001b[K');
    isOpen = false;
  };
  return {
    onProgress({ file, rowsRead }) {
      if (rowsRead < worthShowing) return;
      const text = `  reading ${file}: ${rowsRead} rows`;
      if (isTerminal) {
        out.write(`\r\u001b[K${text.slice(0, (out.columns ?? 80) - 1)}`);
        isOpen = true;
      } else if (rowsRead % rowsPerLine === 0) {
        out.write(`${text}\n`);
      }
    },
    end,
  };
}
