import type { CalendarDay } from '#core/calendar-day.ts';

/** How HubSpot writes values. Everything travels as a string; an empty string clears a property. */

/** The database takes neither half a character nor the character zero; what people write may be cut to such. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}

/** HubSpot joins the values of a list by semicolons. */
export function splitList(joined: string | null | undefined): string[] {
  return (joined ?? '')
    .split(';')
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

/** Null for what is no number. */
export function numberOf(text: string | null | undefined): number | null {
  const number = Number(text || NaN);
  return Number.isFinite(number) ? number : null;
}

/**
 * HubSpot keeps a deal's close date as a moment and shows it in the reader's time zone, so that midnight UTC is the day
 * before for everybody west of Greenwich. Noon UTC is the same day from UTC−12 to UTC+11.
 */
export function closeDateOf(day: CalendarDay): string {
  return `${day}T12:00:00.000Z`;
}

/** HubSpot's `country` is a name that people read; codes that are none stay as they are. */
export function countryName(country: string, language: string): string {
  if (!/^[A-Z]{2}$/.test(country)) return country;
  return new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(country) ?? country;
}

/** Leaves out what is null; an amount that nobody gave must not erase one that stands. */
export function withoutNulls(values: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}
