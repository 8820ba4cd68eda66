import type { BaseDate } from '@hubspot/ui-extensions';

/** Calendar days as HubSpot's `DateInput` has them: months count from 0. */

export function isoDay(day: BaseDate | null): string {
  return day === null
    ? ''
    : `${String(day.year).padStart(4, '0')}-${twoDigits(day.month + 1)}-${twoDigits(day.date)}`;
}

export function parseIsoDay(text: string): BaseDate | null {
  const [year, month, date] = text.split('-').map(Number);
  return year === undefined || month === undefined || date === undefined
    ? null
    : existingDay(year, month, date);
}

/** The day as people of the locale write it, in figures. */
export function formatDay(day: BaseDate | null, locale: string): string {
  return day === null
    ? ''
    : new Intl.DateTimeFormat(locale, {
        day: '2-digit',
        month: '2-digit',
        year: 'numeric',
        timeZone: 'UTC',
      }).format(Date.UTC(day.year, day.month, day.date));
}

/** Reads `23.5.2027`, `23/05/2027` and ISO days; day before month, as in both languages of the page. */
export function parseDay(text: string): BaseDate | null {
  const typed = text.trim();
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(typed)) {
    return parseIsoDay(typed);
  }
  const found = /^(\d{1,2})[./ -]+(\d{1,2})[./ -]+(\d{4})$/.exec(typed);
  return found === null ? null : existingDay(Number(found[3]), Number(found[2]), Number(found[1]));
}

function existingDay(year: number, month: number, date: number): BaseDate | null {
  const day = new Date(Date.UTC(year, month - 1, date));
  return day.getUTCMonth() === month - 1 && day.getUTCDate() === date
    ? { year, month: month - 1, date }
    : null;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
