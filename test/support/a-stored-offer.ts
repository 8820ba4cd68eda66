import { toCalendarDay } from '#core/calendar-day.ts';
import type { LineItem, Offer, Quote } from '#operations/offers/offer.ts';

/** As the hub keeps it; the words carry a `#` like those of the other fixtures. */
export function anOffer(overrides: Partial<Offer> = {}): Offer {
  return { lineItems: [aLineItem()], quotes: [aQuote()], ...overrides };
}

export function aLineItem(overrides: Partial<LineItem> = {}): LineItem {
  return {
    id: '801',
    name: '#Seats#',
    quantity: 10,
    unitPrice: 19.9,
    amount: 199,
    currency: 'EUR',
    billing: { every: 1, unit: 'month' },
    termMonths: 12,
    ...overrides,
  };
}

export function aQuote(overrides: Partial<Quote> = {}): Quote {
  return {
    id: '901',
    title: '#Offer to Acme#',
    state: 'published',
    link: 'https://quotes.example/abc',
    amount: 2388,
    currency: 'EUR',
    expiresOn: toCalendarDay('2026-12-31'),
    ...overrides,
  };
}
