import { describe, expect, it } from 'vitest';
import { describeCounts } from '#devkit/data-counts.ts';
import { progressLine } from '#devkit/read-progress.ts';

function output(terminal: { isTTY?: boolean; columns?: number } = {}) {
  const written: string[] = [];
  return { ...terminal, written, write: (text: string) => written.push(text) };
}

describe('the progress of an import', () => {
  it('is one line that is written over, and gone when something else is said', () => {
    const out = output({ isTTY: true, columns: 40 });
    const progress = progressLine(out);
    progress.onProgress({ file: 'alpha/contacts.csv', rowsRead: 1000 });
    progress.onProgress({ file: 'alpha/a-file-with-a-very-long-name-indeed.csv', rowsRead: 2000 });
    progress.end();
    progress.end();
    const wipe = '\r\u001b[K';
    expect(out.written).toEqual([
      `${wipe}  reading alpha/contacts.csv: 1000 rows`.slice(0, wipe.length + 39),
      `${wipe}  reading alpha/a-file-with-a-very-long-name-indeed.csv`.slice(0, wipe.length + 39),
      wipe,
    ]);
  });

  it('is a line every few thousand rows where nothing can be written over', () => {
    const out = output();
    const progress = progressLine(out);
    for (let rowsRead = 1000; rowsRead <= 11_000; rowsRead += 1000) {
      progress.onProgress({ file: 'contacts.csv', rowsRead });
    }
    progress.end();
    expect(out.written).toEqual([
      '  reading contacts.csv: 5000 rows\n',
      '  reading contacts.csv: 10000 rows\n',
    ]);
  });

  it('is silent about a small file', () => {
    const out = output({ isTTY: true });
    progressLine(out).onProgress({ file: 'deals.csv', rowsRead: 16 });
    expect(out.written).toEqual([]);
  });
});

describe('what was loaded', () => {
  it('is told per portal, with the rows that were skipped', () => {
    const table = (loaded: number, skipped = 0) => ({ loaded, skipped });
    expect(
      describeCounts({
        counts: [
          { portalId: 1, tables: { companies: table(3), contacts: table(4), deals: table(0) } },
          { portalId: 2, tables: { companies: table(3, 1), contacts: table(4, 2), deals: table(5) } },
        ],
        portals: [],
      }),
    ).toEqual([
      ' (1): 3 companies, 4 contacts, 0 deals',
      ' (2): 3 companies, 4 contacts, 5 deals; 3 rows skipped',
    ]);
  });
});
