import { describe, expect, it } from 'vitest';
import { countryCodes, countryOptions } from '#extensions/kit/countries.ts';
import { dayFromInput, dayToInput } from '#extensions/kit/date-input.ts';
import { createFormat } from '#extensions/kit/format.ts';

const now = Date.parse('2026-11-24T23:30:00Z');

describe('dates', () => {
  it.each([
    ['en-gb', '23 May 2027 (in 180 days)'],
    ['en-us', 'May 23, 2027 (in 180 days)'],
    ['de', '23. Mai 2027 (in 180 Tagen)'],
  ])('a day with its distance, in %s', (locale, words) => {
    expect(createFormat(locale).dayAndDistance('2027-05-23', '2026-11-24')).toBe(words);
  });

  it.each(['Pacific/Auckland', 'Pacific/Honolulu'])('a day stays the day it is in %s', (timeZone) => {
    expect(createFormat('en-gb', timeZone).day('2027-05-23')).toBe('23 May 2027');
  });

  it('a moment of the reader’s own day has its time, an older one its date', () => {
    const berlin = createFormat('de', 'Europe/Berlin');
    expect(berlin.momentAndDistance('2026-11-24T23:02:00Z', now)).toBe('00:02 (vor 28 Minuten)');
    expect(berlin.momentAndDistance('2026-11-24T22:02:00Z', now)).toBe('24.11.2026, 23:02 (vor 1 Stunde)');
    expect(berlin.momentAndDistance('2026-11-20T12:00:00Z', now)).toBe('20.11.2026, 13:00 (vor 4 Tagen)');
  });

  it('a moment just now is told in seconds, and never lies ahead', () => {
    const berlin = createFormat('en-gb', 'Europe/Berlin');
    expect(berlin.momentAndDistance('2026-11-24T23:29:48Z', now)).toBe('00:29 (12 seconds ago)');
    expect(berlin.momentAndDistance('2026-11-24T23:30:02Z', now)).toBe('00:30 (now)');
  });

  it('HubSpot’s date input counts months from zero, and both ways lead back', () => {
    expect(dayToInput('2027-01-31')).toEqual({ value: { year: 2027, month: 0, date: 31 } });
    expect(dayFromInput({ year: 2027, month: 0, date: 31 })).toBe('2027-01-31');
    expect(dayToInput('')).toEqual({});
    expect(dayFromInput(null)).toBe('');
  });
});

describe('numbers and money', () => {
  it('are written as the reader writes them', () => {
    expect(createFormat('de').number(1234)).toBe('1.234');
    expect(createFormat('en-gb').number(1234)).toBe('1,234');
    expect(createFormat('de').money(12_500.5, 'EUR')).toBe('12.500,50\u00a0€');
    expect(createFormat('de').list(['Sie', 'Jana', 'Tim'])).toBe('Sie, Jana und Tim');
  });
});

describe('countries', () => {
  it('are the 249 of ISO 3166-1 and Kosovo, each once and each with a name', () => {
    expect(countryCodes).toHaveLength(250);
    expect(new Set(countryCodes).size).toBe(250);
    for (const { value, label } of countryOptions('de')) expect(label).not.toBe(value);
  });
});
