import { describe, expect, it } from 'vitest';
import { findDayFirst, readMoment, readNumber } from '#devkit/data/cell-values.ts';

const style = { decimalComma: false, dayFirst: false, timeZone: 'Europe/Berlin', today: '2026-11-24' };

describe('reading a number', () => {
  it.each([
    ['1234.56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1.234,56', '1234.56'],
    ['1.234.567', '1234567'],
    ['1,234,567', '1234567'],
    ['12,5', '12.5'],
    ['1’234.50', '1234.5'],
    ['1 234,50 €', '1234.5'],
    ['$1,200.00', '1200'],
    ['EUR 900', '900'],
    ['-42', '-42'],
    ['0', '0'],
  ])('reads %s in any file', (cell, value) => {
    expect(readNumber(cell, false)).toBe(value);
    expect(readNumber(cell, true)).toBe(value);
  });

  it.each([
    ['2.000', true, '2000'],
    ['2.000', false, '2'],
    ['2,000', true, '2'],
    ['2,000', false, '2000'],
  ])('reads %s by the habit of the file (decimal comma: %s)', (cell, decimalComma, value) => {
    expect(readNumber(cell, decimalComma)).toBe(value);
  });

  it.each(['viel', '12k', '1.2.3', '1,23,456', '', '-', '12 pieces', '1.234,56,7'])(
    'refuses "%s"',
    (cell) => {
      expect(readNumber(cell, false)).toBeUndefined();
    },
  );
});

describe('reading a moment', () => {
  it.each([
    ['2026-03-14 09:30', '2026-03-14T08:30:00.000Z'],
    ['2026-07-14 09:30', '2026-07-14T07:30:00.000Z'],
    ['2026-03-14 09:30:15', '2026-03-14T08:30:15.000Z'],
    ['2026-03-14', '2026-03-14T00:00:00.000Z'],
    ['2026-03-14T09:30:00Z', '2026-03-14T09:30:00.000Z'],
    ['2026-03-14T09:30:00+02:00', '2026-03-14T07:30:00.000Z'],
    ['03/14/2026', '2026-03-14T00:00:00.000Z'],
    ['03/14/2026 9:30 PM', '2026-03-14T20:30:00.000Z'],
    ['03/14/2026 12:05 AM', '2026-03-13T23:05:00.000Z'],
    ['14.03.2026', '2026-03-14T00:00:00.000Z'],
    ['14.3.2026, 09:30', '2026-03-14T08:30:00.000Z'],
    ['1773480600000', '2026-03-14T09:30:00.000Z'],
    ['today+7', '2026-12-01T00:00:00.000Z'],
    ['today', '2026-11-24T00:00:00.000Z'],
  ])('reads %s in the portal’s time zone', (cell, moment) => {
    expect(readMoment(cell, style)).toBe(moment);
  });

  it('knows on which side of a change of the clocks an hour lies', () => {
    expect(readMoment('2026-03-29 01:59', style)).toBe('2026-03-29T00:59:00.000Z');
    expect(readMoment('2026-03-29 03:01', style)).toBe('2026-03-29T01:01:00.000Z');
  });

  it.each(['31.02.2026', '14/14/2026', '2026-13-01', 'soon', '2026-03-14 25:00', '', '12'])(
    'refuses "%s"',
    (cell) => {
      expect(readMoment(cell, style)).toBeUndefined();
    },
  );

  it('puts the day first where the file shows it, and only then', () => {
    expect(findDayFirst(['03/04/2026', '14/03/2026'])).toBe(true);
    expect(findDayFirst(['03/04/2026'])).toBe(false);
    expect(findDayFirst(['14/03/2026', '03/14/2026'])).toBe(false);
    expect(readMoment('03/04/2026', { ...style, dayFirst: true })).toBe('2026-04-03T00:00:00.000Z');
  });
});
