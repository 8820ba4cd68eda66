import type { OfferView } from '#contracts/offer.ts';
import type { Policy } from '#core/policy.ts';
import type { LineItem, ReadOffer } from './offer.ts';

/** More than anybody reads on a card; the sums are of all. */
const lineItemLimit = 50;
const quoteLimit = 20;

const neverRead: OfferView = { lineItems: [], moreLineItems: 0, sums: [], quotes: [], readAt: null };

/** The offer as the partner sees it: without the vendor's record ids. Null where the vendor keeps it to itself. */
export function offerView(policy: Pick<Policy, 'offer'>, read: ReadOffer | null): OfferView | null {
  if (policy.offer === 'none') return null;
  if (read === null) return neverRead;
  const { lineItems, quotes } = read.offer;
  return {
    lineItems: lineItems.slice(0, lineItemLimit).map(({ id: _id, ...line }) => line),
    moreLineItems: Math.max(0, lineItems.length - lineItemLimit),
    sums: sumsOf(lineItems),
    quotes: quotes.slice(0, quoteLimit).map(({ id: _id, ...quote }) => quote),
    readAt: read.readAt,
  };
}

/** What the partner sees of it in two figures, for the vendor. */
export function offerCounts(view: OfferView | null): { lineItems: number; quotes: number } | null {
  if (view === null) return null;
  return { lineItems: view.lineItems.length + view.moreLineItems, quotes: view.quotes.length };
}

/** What is paid once and what is paid each month do not add up, nor do two currencies. In the order in which they occur. */
function sumsOf(lineItems: readonly LineItem[]): OfferView['sums'] {
  const sums = new Map<string, OfferView['sums'][number]>();
  for (const { amount, currency, billing } of lineItems) {
    if (amount === null) continue;
    const key = JSON.stringify([currency, billing?.every, billing?.unit]);
    sums.set(key, { amount: roundedSum(sums.get(key)?.amount ?? 0, amount), currency, billing });
  }
  return [...sums.values()];
}

/** HubSpot keeps prices to a few decimals; binary fractions must not show beyond them. */
function roundedSum(a: number, b: number): number {
  return Math.round((a + b) * 1e6) / 1e6;
}
