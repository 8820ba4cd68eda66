import { useEffect, useState } from 'react';
import type { HostClock } from '../../host/host-api.ts';
import { onHostEvent } from './host-events.ts';

/** The hub's day, whoever moves it. */
export function useHubClock(atStart: HostClock): HostClock {
  const [clock, setClock] = useState(atStart);
  useEffect(
    () =>
      onHostEvent('clock', (event) => {
        setClock(event.clock);
      }),
    [],
  );
  return clock;
}
