import type { CalendarDay } from '#core/calendar-day.ts';
import type { BillingUnit, QuoteState } from '#core/offer.ts';

/** How often a line item is billed; `every` 3 and `month` is once a quarter. */
export interface Billing {
  readonly every: number;
  readonly unit: BillingUnit;
}

export interface LineItem {
  /** The vendor's record id; it never leaves for a partner. */
  readonly id: string;
  readonly name: string;
  readonly quantity: number | null;
  /** Before discounts. */
  readonly unitPrice: number | null;
  /** What the line comes to, after discounts; of a recurring one, each time that it is billed. */
  readonly amount: number | null;
  readonly currency: string;
  /** Null: paid for once. */
  readonly billing: Billing | null;
  /** How long it runs; null where HubSpot says nothing, or nothing in whole months. */
  readonly termMonths: number | null;
}

export interface Quote {
  /** The vendor's record id; it never leaves for a partner. */
  readonly id: string;
  readonly title: string;
  readonly state: QuoteState;
  /** The page that the client sees; null before it is published. */
  readonly link: string | null;
  readonly amount: number | null;
  readonly currency: string;
  /** The last day on which it holds. */
  readonly expiresOn: CalendarDay | null;
}

/** What is offered on the vendor's CRM deal. The amount of the deal is a property of its own and never computed from it. */
export interface Offer {
  /** In the vendor's order. */
  readonly lineItems: readonly LineItem[];
  /** Newest first. */
  readonly quotes: readonly Quote[];
}

export interface ReadOffer {
  readonly offer: Offer;
  /** ISO moment at which it stood so in the vendor's CRM. */
  readonly readAt: string;
}

/** What a portal said has changed of offers. Line items and quotes are the portal's record ids. */
export interface ChangedOffers {
  readonly sharedDealIds: readonly string[];
  readonly lineItemIds: readonly string[];
  readonly quoteIds: readonly string[];
}
