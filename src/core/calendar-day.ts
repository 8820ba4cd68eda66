import type { Branded } from './brand.ts';

/** A calendar day 'YYYY-MM-DD', always read in the vendor's time zone (rules section 5). */
export type CalendarDay = Branded<string, 'CalendarDay'>;

const millisecondsPerDay = 86_400_000;

/** True for a day that exists: '2027-02-29' is none, nor is '2027-2-9'. */
export function isCalendarDay(text: string): text is CalendarDay {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const midnight = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}

/** Throws a RangeError for anything that is no day; input from outside is checked by its schema first. */
export function toCalendarDay(text: string): CalendarDay {
  if (!isCalendarDay(text)) throw new RangeError(`Not a calendar day: ${JSON.stringify(text)}`);
  return text;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** One formatter a time zone: making one costs more than a hundred uses of it. */
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formatters.set(timeZone, made);
  return made;
}

/** The day on which a moment falls in a time zone (IANA name; an unknown one throws a RangeError). */
export function dayOf(moment: Date, timeZone: string): CalendarDay {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  return toCalendarDay(`${parts.get('year') ?? ''}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`);
}

/**
 * The day that people of a portal mean by HubSpot's close date, which is a moment. Midnight UTC is a day that somebody typed or
 * imported and that HubSpot gave no time; any other moment falls on the portal's day.
 */
export function closeDayOf(moment: Date, timeZone: string): CalendarDay {
  return dayOf(moment, moment.getTime() % millisecondsPerDay === 0 ? 'UTC' : timeZone);
}

/** Days are counted in UTC, where each has 24 hours, so that a change to summer time moves nothing. */
function toDayNumber(day: CalendarDay): number {
  return Date.parse(`${day}T00:00:00Z`) / millisecondsPerDay;
}

/** The day that lies `days` later, or earlier where negative. Throws a RangeError outside the years 0 to 9999. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return toCalendarDay(new Date((toDayNumber(day) + days) * millisecondsPerDay).toISOString().slice(0, 10));
}

/** How many days `later` lies after `earlier`; negative where it lies before, 0 on the same day. */
export function daysFrom(earlier: CalendarDay, later: CalendarDay): number {
  return toDayNumber(later) - toDayNumber(earlier);
}

/** For sorting: negative where `a` comes first. */
export function compareDays(a: CalendarDay, b: CalendarDay): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function laterDay(a: CalendarDay, b: CalendarDay): CalendarDay {
  return a < b ? b : a;
}
