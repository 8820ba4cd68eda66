import * as z from 'zod/mini';
import { billingUnits, quoteStates } from '#core/offer.ts';
import { CalendarDay, Moment } from './values.ts';

/** How often something is billed: every 3 months, for instance. */
export const BillingView = z.object({ every: z.number(), unit: z.enum(billingUnits) });
/** Null where it is paid for once. */
const Billing = z.nullable(BillingView);

export const LineItemView = z.object({
  name: z.string(),
  quantity: z.nullable(z.number()),
  /** Before discounts. */
  unitPrice: z.nullable(z.number()),
  /** After discounts; of a recurring one, each time that it is billed. */
  amount: z.nullable(z.number()),
  currency: z.string(),
  billing: Billing,
  termMonths: z.nullable(z.number()),
});
export type LineItemView = z.infer<typeof LineItemView>;

export const QuoteView = z.object({
  title: z.string(),
  state: z.enum(quoteStates),
  link: z.nullable(z.string()),
  amount: z.nullable(z.number()),
  currency: z.string(),
  expiresOn: z.nullable(CalendarDay),
});
export type QuoteView = z.infer<typeof QuoteView>;

/** What is offered on the vendor's CRM deal; the amount of the deal is another thing. Without the vendor's ids. Empty until read. */
export const OfferView = z.object({
  /** The first fifty, in the vendor's order. */
  lineItems: z.array(LineItemView),
  /** How many more there are. */
  moreLineItems: z.number(),
  /** Of all line items, what adds up: those of one currency that are billed equally often. */
  sums: z.array(z.object({ amount: z.number(), currency: z.string(), billing: Billing })),
  /** Newest first; the newest twenty. */
  quotes: z.array(QuoteView),
  /** When it stood so in the vendor's CRM; null where that was not read yet. */
  readAt: z.nullable(Moment),
});
export type OfferView = z.infer<typeof OfferView>;
