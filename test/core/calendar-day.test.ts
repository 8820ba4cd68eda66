import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  addDays,
  compareDays,
  dayOf,
  daysFrom,
  isCalendarDay,
  laterDay,
  toCalendarDay,
} from '#core/calendar-day.ts';

const anyDay = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((moment) => toCalendarDay(moment.toISOString().slice(0, 10)));

describe('a calendar day', () => {
  test.each(['2026-11-24', '2028-02-29', '0001-01-01', '9999-12-31'])('%s is one', (text) => {
    expect(toCalendarDay(text)).toBe(text);
  });

  test.each([
    '2027-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '24.11.2026',
    '2026-11-24T00:00:00Z',
    '',
    ' 2026-11-24',
  ])('%j is none', (text) => {
    expect(isCalendarDay(text)).toBe(false);
    expect(() => toCalendarDay(text)).toThrow(RangeError);
  });
});

describe("the day of a moment is that of the vendor's time zone", () => {
  test.each([
    ['2026-11-24T22:59:59Z', 'Europe/Berlin', '2026-11-24'],
    ['2026-11-24T23:00:00Z', 'Europe/Berlin', '2026-11-25'],
    ['2026-07-24T22:00:00Z', 'Europe/Berlin', '2026-07-25'],
    ['2026-11-24T03:00:00Z', 'America/New_York', '2026-11-23'],
    ['2026-12-31T12:00:00Z', 'Pacific/Auckland', '2027-01-01'],
  ])('%s in %s is %s', (moment, timeZone, day) => {
    expect(dayOf(new Date(moment), timeZone)).toBe(day);
  });

  it('refuses a time zone that does not exist', () => {
    expect(() => dayOf(new Date(0), 'Mars/Olympus')).toThrow(RangeError);
  });
});

describe('counting days', () => {
  test.each([
    ['2026-11-24', 180, '2027-05-23'],
    ['2027-03-27', 1, '2027-03-28'],
    ['2027-03-28', 1, '2027-03-29'],
    ['2026-10-25', 1, '2026-10-26'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-01-01', 0, '2026-01-01'],
  ])('%s and %i days is %s', (day, days, result) => {
    expect(addDays(toCalendarDay(day), days)).toBe(result);
  });

  it('goes there and back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -20_000, max: 20_000 }), (day, days) => {
        expect(daysFrom(day, addDays(day, days))).toBe(days);
        expect(addDays(addDays(day, days), -days)).toBe(day);
      }),
    );
  });

  it('orders days as their distance does', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(Math.sign(compareDays(a, b))).toBe(Math.sign(daysFrom(b, a)));
        expect(laterDay(a, b)).toBe(daysFrom(a, b) > 0 ? b : a);
      }),
    );
  });

  it('does not leave the years that a day can be written in', () => {
    expect(() => addDays(toCalendarDay('9999-12-31'), 1)).toThrow(RangeError);
  });
});
