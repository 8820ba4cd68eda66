import { Worker } from 'node:worker_threads';
import { vi } from 'vitest';
import { program } from './guarded-program.ts';
import type { CardNews, CardToRun } from './programs/run-card.ts';

type Called = Pick<Extract<CardNews, { kind: 'called' }>, 'target' | 'sent'>;

export interface RunningCard {
  /** Resolves to every word on the card once all of these are there; rejects where they do not come, or the card fails. */
  wordsOnceItShows(wanted: readonly string[]): Promise<readonly string[]>;
  readonly calls: readonly Called[];
  end(): Promise<unknown>;
}

/** Runs a card's bundle in a worker of its own. */
export function runCard(card: CardToRun): RunningCard {
  const worker = new Worker(program('run-card.ts'), {
    workerData: card,
    env: {},
    stdout: true,
    stderr: true,
  });
  const calls: Called[] = [];
  const failures: string[] = [];
  let words: readonly string[] = [];
  worker.on('error', (error) => failures.push(String(error)));
  worker.on('message', (news: CardNews) => {
    if (news.kind === 'shown') words = news.words;
    else if (news.kind === 'called') calls.push({ target: news.target, sent: news.sent });
    else failures.push(news.message);
  });
  return {
    calls,
    async wordsOnceItShows(wanted) {
      const missing = () => wanted.filter((word) => !words.includes(word));
      const shown = () => {
        if (failures.length > 0) throw new Error(failures.join('\n'));
        return missing().length === 0;
      };
      await vi.waitUntil(shown, { timeout: 20_000, interval: 20 }).catch((cause: unknown) => {
        const seen = `It lacks ${missing().join(', ')} and shows ${words.join(' | ')}.`;
        throw new Error(`${String(cause)} ${seen}`, { cause });
      });
      return words;
    },
    end: () => worker.terminate(),
  };
}
