import { describe, expect, it } from 'vitest';
import { toCalendarDay } from '#core/calendar-day.ts';
import { dueReminder } from '#core/claim-reminders.ts';
import { sourceProgramme } from '#core/source-programme.ts';

const claim = {
  domain: 'acme.de',
  partnerId: 'alpha',
  claimedOn: toCalendarDay('2026-11-24'),
  endsOn: toCalendarDay('2027-05-23'),
  releasedOn: null,
};

const due = (
  day: string,
  given: readonly number[] = [],
  changes: Partial<typeof claim> | { releasedOn: ReturnType<typeof toCalendarDay> } = {},
) => dueReminder({ ...claim, ...changes }, given, toCalendarDay(day), sourceProgramme);

describe('a partner is reminded of a claim that ends', () => {
  it.each([
    ['2027-04-22', null],
    ['2027-04-23', 30],
    ['2027-05-16', 7],
    ['2027-05-22', 1],
    ['2027-05-23', 1],
    ['2027-05-24', 0],
  ])('on %s by %s', (day, reminder) => {
    expect(due(day)).toBe(reminder);
  });

  it('once by each reminder', () => {
    expect(due('2027-04-25', [30])).toBeNull();
    expect(due('2027-05-16', [30])).toBe(7);
    expect(due('2027-05-24', [30, 7, 1])).toBe(0);
    expect(due('2027-05-25', [30, 7, 1, 0])).toBeNull();
  });

  it('by the most urgent alone where the hub stood still, and never by an older one after it', () => {
    expect(due('2027-05-22')).toBe(1);
    expect(due('2027-05-23', [1])).toBeNull();
  });

  it('not where the partner gave it up', () => {
    expect(due('2027-05-22', [], { releasedOn: toCalendarDay('2027-01-01') })).toBeNull();
    expect(due('2027-05-24', [], { releasedOn: toCalendarDay('2027-01-01') })).toBeNull();
  });
});
