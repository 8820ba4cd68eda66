import { useEffect, useState } from 'react';
import type { Trouble, TroubleAct, WebhookAttempt } from '../../host/host-api.ts';
import type { AlertRequest } from '../card-channel.ts';
import { hostClient } from './host-client.ts';
import { onHostEvent } from './host-events.ts';

/** Enough to look back over an afternoon; older ones fall out. */
const keptAttempts = 300;

/** Attempts come in bursts; they are drawn together. */
const settleMs = 80;

const calm: Trouble = {
  isPaused: false,
  pending: 0,
  dropped: 0,
  dropsLeft: 0,
  seed: 1,
  mishaps: [],
  faults: [],
};

export interface WebhookTool {
  /** Newest first. */
  attempts: readonly WebhookAttempt[];
  trouble: Trouble;
  act: (act: TroubleAct) => void;
}

/** The latest webhooks, and what goes wrong in the stand-in at this moment. */
export function useWebhooks(notify: (alert: AlertRequest) => void): WebhookTool {
  const [attempts, setAttempts] = useState<readonly WebhookAttempt[]>([]);
  const [trouble, setTrouble] = useState(calm);
  useEffect(() => {
    let waiting: WebhookAttempt[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    let current = true;
    const add = () => {
      timer = undefined;
      const arrived = waiting;
      waiting = [];
      setAttempts((old) => merged(old, arrived));
    };
    const stops = [
      onHostEvent('webhook', ({ attempt }) => {
        waiting.push(attempt);
        timer ??= setTimeout(add, settleMs);
      }),
      onHostEvent('trouble', (event) => {
        setTrouble(event.trouble);
      }),
    ];
    const readEarlier = async () => {
      const earlier = await hostClient.webhooks();
      if (current) {
        setAttempts((old) => merged(old, earlier.attempts));
        setTrouble(earlier.trouble);
      }
    };
    // Without the earlier ones the list begins with the next one.
    readEarlier().catch(() => undefined);
    return () => {
      current = false;
      clearTimeout(timer);
      stops.forEach((stop) => {
        stop();
      });
    };
  }, []);
  const act = async (wanted: TroubleAct) => {
    try {
      setTrouble(await hostClient.makeTrouble(wanted));
    } catch (error) {
      notify({ type: 'danger', message: error instanceof Error ? error.message : String(error) });
    }
  };
  return { attempts, trouble, act: (wanted) => void act(wanted) };
}

/** One that was read and heard of stands once. */
function merged(
  old: readonly WebhookAttempt[],
  arrived: readonly WebhookAttempt[],
): readonly WebhookAttempt[] {
  const byNumber = new Map([...old, ...arrived].map((attempt) => [attempt.number, attempt]));
  return [...byNumber.values()].toSorted((a, b) => b.number - a.number).slice(0, keptAttempts);
}
