import { useEffect, useMemo, useState } from 'react';
import { onHostEvent } from './host-events.ts';

export type Freshness = 'created' | 'changed';

export interface FreshRecords {
  of(objectType: string, id: string): Freshness | undefined;
  /** Whether anything of this kind is fresh. */
  has(objectType: string): boolean;
}

/** Long enough to look from the card to the list. */
const freshForMs = 30_000;

/** Which records of a portal were created or changed a moment ago, while this page was open. */
export function useFreshness(portalId: number): FreshRecords {
  const [fresh, setFresh] = useState<ReadonlyMap<string, Freshness>>(new Map());
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const stop = onHostEvent('change', (notice) => {
      if (notice.portalId !== portalId) {
        return;
      }
      const key = keyOf(notice.objectType, notice.id);
      setFresh((old) => {
        const created = notice.kind === 'created' || old.get(key) === 'created';
        return new Map(old).set(key, created ? 'created' : 'changed');
      });
      const timer = setTimeout(() => {
        timers.delete(timer);
        setFresh((old) => {
          const rest = new Map(old);
          rest.delete(key);
          return rest;
        });
      }, freshForMs);
      timers.add(timer);
    });
    return () => {
      stop();
      timers.forEach(clearTimeout);
    };
  }, [portalId]);
  return useMemo(
    () => ({
      of: (objectType: string, id: string) => fresh.get(keyOf(objectType, id)),
      has: (objectType: string) => [...fresh.keys()].some((key) => key.startsWith(`${objectType} `)),
    }),
    [fresh],
  );
}

function keyOf(objectType: string, id: string): string {
  return `${objectType} ${id}`;
}
