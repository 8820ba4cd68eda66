import { useEffect, useState } from 'react';
import { onHostEvent } from './host-events.ts';

export type Loaded<T> =
  { state: 'loading' } | { state: 'ready'; value: T } | { state: 'failed'; message: string };

/** Several records change in one go; they are read together. */
const settleMs = 80;

/** Loads when `key` changes and again after changes in the CRMs; while it reloads, the old value stays. */
export function useLoaded<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [answer, setAnswer] = useState<{ key: string; loaded: Loaded<T> } | null>(null);
  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = (loaded: Loaded<T>) => {
      if (current) {
        setAnswer({ key, loaded });
      }
    };
    const read = async () => {
      try {
        settle({ state: 'ready', value: await load() });
      } catch (error) {
        settle({ state: 'failed', message: error instanceof Error ? error.message : String(error) });
      }
    };
    void read();
    const stop = onHostEvent('change', () => {
      clearTimeout(timer);
      timer = setTimeout(() => void read(), settleMs);
    });
    return () => {
      current = false;
      clearTimeout(timer);
      stop();
    };
    // `load` is a new closure in every render; what it depends on is in `key`.
  }, [key]);
  return answer?.key === key ? answer.loaded : { state: 'loading' };
}
