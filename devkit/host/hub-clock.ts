import type { HostClock } from './host-api.ts';

/** How far the day that the rules judge by is from the system's. */
export interface MovableClock {
  readonly offsetMs: () => number;
  readonly move: (offsetMs: number) => Promise<void>;
  /** Called after each move; the answer stops it. */
  readonly onMove: (listener: () => void) => () => void;
}

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

/** `moveHub` tells the hub; when it rejects, the offset stays as it was. */
export function createMovableClock(moveHub: (offsetMs: number) => Promise<void>): MovableClock {
  let current = 0;
  const listeners = new Set<() => void>();
  return {
    offsetMs: () => current,
    async move(offsetMs) {
      await moveHub(offsetMs);
      current = offsetMs;
      for (const listener of listeners) {
        listener();
      }
    },
    onMove(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

export function viewClock(clock: Pick<MovableClock, 'offsetMs'>, timeZone: string, nowMs: number): HostClock {
  const offsetMs = clock.offsetMs();
  return {
    offsetMs,
    today: dayIn(timeZone, nowMs + offsetMs),
    realToday: dayIn(timeZone, nowMs),
    timeZone,
  };
}

/**
 * The offset at which it is `on` in this time zone, at about the same time of day; 0 for the system's own day. An hour that
 * summer time takes or gives never makes it the day beside.
 */
export function offsetToDay(on: string, timeZone: string, nowMs: number): number {
  const days = (Date.parse(on) - Date.parse(dayIn(timeZone, nowMs))) / dayMs;
  const offsets = [0, hourMs, -hourMs].map((shiftMs) => (days === 0 ? 0 : days * dayMs + shiftMs));
  return offsets.find((offsetMs) => dayIn(timeZone, nowMs + offsetMs) === on) ?? days * dayMs;
}

/** `YYYY-MM-DD`, which is how Swedish writes it. */
export function dayIn(timeZone: string, momentMs: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(momentMs);
}
