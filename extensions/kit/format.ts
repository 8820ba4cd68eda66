/** Dates, money and numbers in the reader's way. Calendar days stay the day they are, whatever the reader's time zone. */
export interface Format {
  readonly locale: string;
  readonly number: (value: number) => string;
  readonly money: (amount: number, currency: string) => string;
  readonly list: (parts: readonly string[]) => string;
  /** 23 May 2027 */
  readonly day: (day: string) => string;
  /** 23 May 2027 (in 180 days), counted from `today`. */
  readonly dayAndDistance: (day: string, today: string) => string;
  /** 14:02 (5 minutes ago) on the reader's own day, else with the date. */
  readonly momentAndDistance: (moment: string, now: number) => string;
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const minuteMs = 60_000;
const secondMs = 1_000;

/** `timeZone` is for moments; without it the browser's own, as HubSpot does. */
export function createFormat(locale: string, timeZone?: string): Format {
  const zone = timeZone === undefined ? {} : { timeZone };
  const numbers = new Intl.NumberFormat(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short', ...zone });
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...zone });
  const localDays = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', ...zone });
  const distances = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

  function distance(differenceMs: number): string {
    const size = Math.abs(differenceMs);
    if (size >= dayMs) return distances.format(Math.round(differenceMs / dayMs), 'day');
    if (size >= hourMs) return distances.format(Math.round(differenceMs / hourMs), 'hour');
    if (size >= minuteMs) return distances.format(Math.round(differenceMs / minuteMs), 'minute');
    // HubSpot's clock may be a little ahead of the reader's: nothing that has happened is yet to come.
    return distances.format(Math.min(Math.round(differenceMs / secondMs), 0), 'second');
  }

  return {
    locale,
    number: (value) => numbers.format(value),
    money: (amount, currency) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount),
    list: (parts) => lists.format(parts),
    day: (day) => days.format(new Date(day)),
    dayAndDistance(day, today) {
      const apart = Math.round((Date.parse(day) - Date.parse(today)) / dayMs);
      return `${days.format(new Date(day))} (${distances.format(apart, 'day')})`;
    },
    momentAndDistance(moment, now) {
      const at = new Date(moment);
      const sameDay = localDays.format(at) === localDays.format(now);
      return `${(sameDay ? times : moments).format(at)} (${distance(at.getTime() - now)})`;
    },
  };
}
