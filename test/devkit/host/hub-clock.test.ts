import { describe, expect, it } from 'vitest';
import { createMovableClock, dayIn, offsetToDay, viewClock } from '#devkit/host/hub-clock.ts';

const berlin = 'Europe/Berlin';

describe('the hub’s clock', () => {
  it.each([
    ['in the middle of a day', '2026-11-24T12:00:00Z', '2027-05-23'],
    ['to the same day', '2026-11-24T12:00:00Z', '2026-11-24'],
    ['back', '2026-11-24T12:00:00Z', '2026-01-01'],
    ['just before midnight, into summer time', '2026-11-24T22:45:00Z', '2027-05-23'],
    ['just after midnight, out of summer time', '2026-07-01T22:15:00Z', '2026-12-24'],
    ['on the day on which an hour is missing', '2026-11-24T22:45:00Z', '2027-03-28'],
  ])('finds the offset %s', (_when, now, on) => {
    const nowMs = Date.parse(now);
    expect(dayIn(berlin, nowMs + offsetToDay(on, berlin, nowMs))).toBe(on);
  });

  it('is not moved at all on the system’s own day', () => {
    expect(offsetToDay('2026-11-25', berlin, Date.parse('2026-11-24T23:30:00Z'))).toBe(0);
  });

  it('says both days in the vendor’s time zone', () => {
    const clock = { offsetMs: () => 24 * 60 * 60_000 };
    expect(viewClock(clock, 'Asia/Tokyo', Date.parse('2026-11-24T16:00:00Z'))).toEqual({
      offsetMs: 24 * 60 * 60_000,
      today: '2026-11-26',
      realToday: '2026-11-25',
      timeZone: 'Asia/Tokyo',
    });
  });

  it('stays where it was when the hub cannot be told, and tells nobody', async () => {
    const clock = createMovableClock(() => Promise.reject(new Error('the hub is gone')));
    let moves = 0;
    clock.onMove(() => {
      moves += 1;
    });
    await expect(clock.move(1000)).rejects.toThrow('the hub is gone');
    expect(clock.offsetMs()).toBe(0);
    expect(moves).toBe(0);
  });
});
