import cliProgress from 'cli-progress';
import type { MirrorProgress } from '#operations/programme/mirror-companies.ts';

/** Where progress goes: a terminal, or a log that only grows. */
export type ProgressOutput = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
};

/** Fewer are read in about a second. */
const worthShowing = 1_000;
/** A log stays readable. */
const lineEveryMs = 10_000;
/** The time left is told by the pace of the last ten thousand: the first pages come faster than the limits let the rest. */
const pagesOfPace = 100;

export interface CompanyProgress {
  readonly onProgress: (progress: MirrorProgress) => void;
  /** Leaves the last state standing, so that the next output begins on a line of its own. */
  end(): void;
}

/** How far the vendor's companies are read: a bar on a terminal, else a line every ten seconds. */
export function companyProgress(out: ProgressOutput): CompanyProgress {
  const isTerminal = out.isTTY === true;
  let progress: MirrorProgress | null = null;
  let bar: cliProgress.SingleBar | null = null;
  return {
    onProgress(now) {
      const isFirst = progress === null;
      progress = now;
      if (isFirst && isWorthShowing(now)) {
        bar = new cliProgress.SingleBar({
          stream: out,
          format: (options, { eta }) => describe(progress ?? now, eta, isTerminal, options),
          barsize: 30,
          etaBuffer: pagesOfPace,
          // Cuts a long line itself. Told to, the terminal would go on cutting after a Ctrl-C.
          linewrap: true,
          noTTYOutput: true,
          notTTYSchedule: lineEveryMs,
          clearOnComplete: !isTerminal,
        });
        bar.start(now.total ?? now.read, now.read);
      } else {
        bar?.setTotal(now.total ?? now.read);
        bar?.update(now.read);
      }
    },
    end() {
      bar?.stop();
      bar = null;
    },
  };
}

function isWorthShowing({ read, total }: MirrorProgress): boolean {
  return total === null || total - read >= worthShowing;
}

function describe(
  { read, total }: MirrorProgress,
  secondsLeft: number,
  isTerminal: boolean,
  options: cliProgress.Options,
): string {
  if (total === null) return `  ${counted(read)} companies read`;
  const share = total === 0 ? 1 : read / total;
  const percent = `${String(Math.floor(share * 100))} %`;
  const left = read < total ? timeLeft(secondsLeft) : '';
  return isTerminal
    ? `  [${cliProgress.Format.BarFormat(share, options)}] ${percent.padStart(5)}  ${counted(read)} of ${counted(total)} companies${left}`
    : `  ${counted(read)} of ${counted(total)} companies read (${percent})${left}`;
}

const counted = (companies: number) => companies.toLocaleString('en');

/** Nothing before the pace is known, which the library says with a word in place of the number. */
function timeLeft(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds <= 0) return '';
  return seconds < 90
    ? `, about ${String(Math.ceil(seconds / 5) * 5)} s left`
    : `, about ${String(Math.round(seconds / 60))} min left`;
}
