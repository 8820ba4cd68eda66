import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { companyProgress, type ProgressOutput } from '#cli/company-progress.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function output(terminal: { isTTY?: boolean; columns?: number } = {}) {
  let written = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  const out: ProgressOutput = Object.assign(stream, terminal);
  return { out, written: () => written };
}

/** What stands in a terminal's line after all that was written. */
function lastDrawn(written: string): string {
  const escape = String.fromCodePoint(27);
  const drawn = written.trimEnd().split(`${escape}[1G`).at(-1) ?? '';
  return drawn.split(escape)[0] ?? '';
}

/** A page of a hundred at the pace that the limits of the smallest plans allow. */
function readPages(progress: ReturnType<typeof companyProgress>, from: number, to: number, total = 100_000) {
  for (let read = from + 100; read <= to; read += 100) {
    vi.advanceTimersByTime(125);
    progress.onProgress({ read, total });
  }
}

describe('on a terminal', () => {
  it('one line shows how much of how many is read, in percent, and how long it will take', () => {
    const { out, written } = output({ isTTY: true, columns: 120 });
    const progress = companyProgress(out);
    progress.onProgress({ read: 0, total: 100_000 });
    expect(lastDrawn(written())).toBe(`  [${'-'.repeat(30)}]   0 %  0 of 100,000 companies`);
    readPages(progress, 0, 40_000);
    // It draws ten times a second at most.
    vi.advanceTimersByTime(100);
    expect(lastDrawn(written())).toBe(
      `  [${'='.repeat(12)}${'-'.repeat(18)}]  40 %  40,000 of 100,000 companies, about 75 s left`,
    );
    expect(written()).not.toContain('\n');
  });

  it('the line stays as it was last and is ended, once', () => {
    const { out, written } = output({ isTTY: true, columns: 120 });
    const progress = companyProgress(out);
    progress.onProgress({ read: 90_000, total: 100_000 });
    readPages(progress, 90_000, 100_000);
    progress.end();
    progress.end();
    expect(lastDrawn(written())).toBe(`  [${'='.repeat(30)}] 100 %  100,000 of 100,000 companies`);
    expect(written().split('\n')).toHaveLength(2);
  });

  it('a narrow one gets a shorter line, and is not told to cut lines by itself', () => {
    const { out, written } = output({ isTTY: true, columns: 40 });
    companyProgress(out).onProgress({ read: 0, total: 100_000 });
    expect(lastDrawn(written())).toBe(`  [${'-'.repeat(30)}]   0 %`.padEnd(41).slice(0, 40));
    expect(written()).not.toContain('?7l');
  });
});

describe('without a terminal', () => {
  it('a line comes every ten seconds, and one at the end', () => {
    const { out, written } = output();
    const progress = companyProgress(out);
    progress.onProgress({ read: 60_000, total: 100_000 });
    readPages(progress, 60_000, 80_000);
    vi.advanceTimersByTime(1_000);
    progress.onProgress({ read: 100_000, total: 100_000 });
    progress.end();
    expect(written()).toBe(
      [
        '  60,000 of 100,000 companies read (60 %)',
        '  67,900 of 100,000 companies read (67 %), about 45 s left',
        '  75,900 of 100,000 companies read (75 %), about 35 s left',
        '  100,000 of 100,000 companies read (100 %)',
        '',
      ].join('\n'),
    );
  });

  it('a long way is told in minutes', () => {
    const { out, written } = output();
    const progress = companyProgress(out);
    progress.onProgress({ read: 0, total: 1_000_000 });
    readPages(progress, 0, 10_000, 1_000_000);
    expect(written()).toContain('about 21 min left');
  });

  it('what cannot be counted is told without percent', () => {
    const { out, written } = output();
    const progress = companyProgress(out);
    progress.onProgress({ read: 0, total: null });
    progress.onProgress({ read: 12_300, total: null });
    progress.end();
    expect(written()).toBe('  0 companies read\n  12,300 companies read\n');
  });
});

it('nothing is shown of what is read in a moment', () => {
  const { out, written } = output({ isTTY: true });
  const progress = companyProgress(out);
  progress.onProgress({ read: 99_500, total: 100_000 });
  progress.onProgress({ read: 100_000, total: 100_000 });
  progress.end();
  expect(written()).toBe('');
});
