import { useEffect, useState } from 'react';
import type { LoggedCall } from '../../host/host-api.ts';
import { hostClient } from './host-client.ts';
import { onHostEvent } from './host-events.ts';

/** As many as the server keeps. */
const keptCalls = 1000;

/** Calls come in bursts; they are drawn together. */
const settleMs = 80;

/** The latest calls, newest first. */
export function useCallLog(): readonly LoggedCall[] {
  const [calls, setCalls] = useState<readonly LoggedCall[]>([]);
  useEffect(() => {
    let waiting: LoggedCall[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    let current = true;
    const add = () => {
      timer = undefined;
      const arrived = waiting;
      waiting = [];
      setCalls((old) => merged(old, arrived));
    };
    const stop = onHostEvent('call', ({ call }) => {
      waiting.push(call);
      timer ??= setTimeout(add, settleMs);
    });
    const readEarlier = async () => {
      const earlier = await hostClient.calls();
      if (current) {
        setCalls((old) => merged(old, earlier));
      }
    };
    // Without the earlier calls the log begins with the next one.
    readEarlier().catch(() => undefined);
    return () => {
      current = false;
      clearTimeout(timer);
      stop();
    };
  }, []);
  return calls;
}

/** A call that was read and heard of stands once. */
function merged(old: readonly LoggedCall[], arrived: readonly LoggedCall[]): readonly LoggedCall[] {
  const byNumber = new Map([...old, ...arrived].map((call) => [call.number, call]));
  return [...byNumber.values()].toSorted((a, b) => b.number - a.number).slice(0, keptCalls);
}
