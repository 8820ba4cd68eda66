import { useRef, useState } from 'react';
import type { AlertRequest } from '../card-channel.ts';
import { hostClient } from './host-client.ts';

export interface ClockMove {
  /** While the hub is told, which takes it a moment; a further wish is not heard meanwhile. */
  isMoving: boolean;
  /** `on` is the day that it shall be in the hub, `YYYY-MM-DD`; null for the system's own. */
  moveTo: (on: string | null) => void;
}

/** Moves the hub's clock; the page hears of the new day as everybody does. */
export function useMoveClock(notify: (alert: AlertRequest) => void): ClockMove {
  const [isMoving, setMoving] = useState(false);
  const moving = useRef(false);
  const show = (now: boolean) => {
    moving.current = now;
    setMoving(now);
  };
  const move = async (on: string | null) => {
    show(true);
    try {
      await hostClient.moveClock(on);
    } catch (error) {
      notify({ type: 'danger', message: error instanceof Error ? error.message : String(error) });
    } finally {
      show(false);
    }
  };
  return {
    isMoving,
    moveTo(on) {
      if (!moving.current) {
        void move(on);
      }
    },
  };
}
