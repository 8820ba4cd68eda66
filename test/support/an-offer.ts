import type { LineItemView, OfferView, QuoteView } from '#contracts/offer.ts';

/**
 * Ten seats a month for a year, their set-up, and a published quote, as the partner sees them. Words of the fixture carry a `#`,
 * to tell data from labels.
 */
export function anOfferView(overrides: Partial<OfferView> = {}): OfferView {
  const setUp = {
    name: '#Set-up#',
    quantity: 1,
    unitPrice: 500,
    amount: 500,
    billing: null,
    termMonths: null,
  };
  return {
    lineItems: [aLineItemView(), aLineItemView(setUp)],
    moreLineItems: 0,
    sums: [
      { amount: 199, currency: 'EUR', billing: { every: 1, unit: 'month' } },
      { amount: 500, currency: 'EUR', billing: null },
    ],
    quotes: [aQuoteView()],
    readAt: '2026-11-24T13:02:00.000Z',
    ...overrides,
  };
}

/** The vendor's CRM deal was not read yet. */
export function anUnreadOfferView(): OfferView {
  return anOfferView({ lineItems: [], sums: [], quotes: [], readAt: null });
}

export function aLineItemView(overrides: Partial<LineItemView> = {}): LineItemView {
  return {
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

export function aQuoteView(overrides: Partial<QuoteView> = {}): QuoteView {
  return {
    title: '#Offer to Acme#',
    state: 'published',
    link: 'https://quotes.example/abc',
    amount: 2888,
    currency: 'EUR',
    expiresOn: '2026-12-31',
    ...overrides,
  };
}
