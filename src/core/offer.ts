/** Codes of what a vendor offers on its deal: how often a line item is billed, and how far a quote has come. */

/** `other`: recurring, and HubSpot names a frequency that nobody knows here. */
export const billingUnits = ['week', 'month', 'year', 'other'] as const;
export type BillingUnit = (typeof billingUnits)[number];

/** `other`: HubSpot names a state that nobody knows here. */
export const quoteStates = [
  'draft',
  'pending_approval',
  'rejected',
  'published',
  'accepted',
  'declined',
  'other',
] as const;
export type QuoteState = (typeof quoteStates)[number];
