import type { Fact, Language } from '../../host/host-api.ts';

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

export function localeOf(language: Language): string {
  return locales[language];
}

export function formatFact(fact: Fact, language: Language): string {
  if (fact.kind === 'text') {
    return fact.text;
  }
  if (fact.kind === 'money') {
    return formatMoney(fact.amount, fact.currency, language);
  }
  return fact.kind === 'day' ? formatDay(fact.on, language) : formatMoment(fact.at, language);
}

function formatMoney(amount: number, currency: string, language: Language): string {
  return new Intl.NumberFormat(localeOf(language), {
    style: 'currency',
    currency,
    ...(Number.isInteger(amount) ? { maximumFractionDigits: 0 } : {}),
  }).format(amount);
}

export function formatDay(on: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${on}T00:00:00Z`),
  );
}

export function formatMoment(at: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(at),
  );
}

/** To the millisecond. */
export function formatTime(at: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
  }).format(new Date(at));
}
