import { closeDayOf, type CalendarDay } from '#core/calendar-day.ts';
import type { QuoteState } from '#core/offer.ts';
import type { Clock } from '#operations/ports.ts';
import type { OfferReader } from '#operations/offers/offer-ports.ts';
import type { Billing, LineItem, Quote } from '#operations/offers/offer.ts';
import type { Portal } from '#operations/programme/programme.ts';
import { batchSize, type HubSpotRecord } from './batch-reply.ts';
import { isCrmError } from './crm-error.ts';
import { numberOf } from './property-values.ts';
import type { AssociatedRecord, RecordClient } from './record-client.ts';

/**
 * Reads line items and quotes of the vendor's deals, in batches. Both are optional: many accounts have no quotes, and whoever
 * installs the app may leave either out. Then there are none, which is no error, and an hour later it is asked again.
 */

/** An administrator who grants the scope, or an account that gets quotes, sees them within that time. */
const askAgainMs = 60 * 60_000;

const lineItemProperties = [
  'name',
  'quantity',
  'price',
  'amount',
  'hs_line_item_currency_code',
  'recurringbillingfrequency',
  'hs_recurring_billing_period',
  'hs_position_on_quote',
];
const quoteProperties = [
  'hs_title',
  'hs_status',
  'hs_quote_link',
  'hs_quote_amount',
  'hs_currency',
  'hs_expiration_date',
];

type OfferObject = 'line_items' | 'quotes';

export function createOfferReader(options: {
  readonly records: RecordClient;
  readonly clock: Clock;
}): OfferReader {
  const { records, clock } = options;
  const lackingUntilMs = new Map<string, number>();

  /** What the portal does not have or did not grant is as `none`. */
  async function ifThere<Result>(
    portalId: number,
    object: OfferObject,
    none: Result,
    read: () => Promise<Result>,
  ): Promise<Result> {
    const key = `${object} ${portalId}`;
    const nowMs = clock.now().getTime();
    if (nowMs < (lackingUntilMs.get(key) ?? 0)) return none;
    try {
      return await read();
    } catch (error) {
      if (!isMissingScope(error)) throw error;
      lackingUntilMs.set(key, nowMs + askAgainMs);
      return none;
    }
  }

  /** Those of each CRM deal, by its record id. */
  async function readOf(
    portalId: number,
    object: OfferObject,
    crmDealIds: readonly string[],
    properties: readonly string[],
  ): Promise<ReadonlyMap<string, readonly HubSpotRecord[]>> {
    const associated = await records.readAssociations(portalId, 'deals', object, crmDealIds);
    const ids = [...new Set([...associated.values()].flat().map(({ id }) => id))];
    const found = new Map<string, HubSpotRecord>();
    for (let start = 0; start < ids.length; start += batchSize) {
      const some = await records.readBatch(portalId, object, ids.slice(start, start + batchSize), properties);
      for (const record of some) found.set(record.id, record);
    }
    return new Map(
      [...associated].map(([dealId, linked]) => [dealId, linked.flatMap(({ id }) => found.get(id) ?? [])]),
    );
  }

  async function dealsOf(portalId: number, object: OfferObject, ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const none: ReadonlyMap<string, readonly AssociatedRecord[]> = new Map();
    const found = await ifThere(portalId, object, none, () =>
      records.readAssociations(portalId, object, 'deals', ids),
    );
    return [...found.values()].flat().map(({ id }) => id);
  }

  return {
    async readDealIdsOf({ portalId }, { lineItemIds, quoteIds }) {
      const [ofLineItems, ofQuotes] = await Promise.all([
        dealsOf(portalId, 'line_items', lineItemIds),
        dealsOf(portalId, 'quotes', quoteIds),
      ]);
      return [...new Set([...ofLineItems, ...ofQuotes])];
    },

    async readOffers(portal, crmDealIds) {
      if (crmDealIds.length === 0) return new Map();
      const { portalId } = portal;
      const none: ReadonlyMap<string, readonly HubSpotRecord[]> = new Map();
      const [lineItems, quotes] = await Promise.all([
        ifThere(portalId, 'line_items', none, () =>
          readOf(portalId, 'line_items', crmDealIds, lineItemProperties),
        ),
        ifThere(portalId, 'quotes', none, () => readOf(portalId, 'quotes', crmDealIds, quoteProperties)),
      ]);
      return new Map(
        crmDealIds.map((id) => [
          id,
          {
            lineItems: (lineItems.get(id) ?? [])
              .toSorted(byPosition)
              .map((record) => lineItemOf(record, portal)),
            quotes: (quotes.get(id) ?? []).toSorted(newestFirst).map((record) => quoteOf(record, portal)),
          },
        ]),
      );
    },
  };
}

/** A token that is dead (401) is another matter: then nothing is known, and nothing may be forgotten. */
function isMissingScope(error: unknown): boolean {
  return isCrmError(error, 'not_permitted') && (error.status === 403 || error.category === 'MISSING_SCOPES');
}

function lineItemOf({ id, properties: values }: HubSpotRecord, { currency }: Portal): LineItem {
  return {
    id,
    name: values['name'] ?? '',
    quantity: numberOf(values['quantity']),
    unitPrice: numberOf(values['price']),
    amount: numberOf(values['amount']),
    currency: currencyOf(values['hs_line_item_currency_code'], currency),
    billing: billingOf(values['recurringbillingfrequency']),
    termMonths: monthsOf(values['hs_recurring_billing_period']),
  };
}

function quoteOf({ id, properties: values }: HubSpotRecord, { currency, timeZone }: Portal): Quote {
  return {
    id,
    title: values['hs_title'] ?? '',
    state: quoteStateOf[values['hs_status'] ?? ''] ?? 'other',
    link: linkOf(values['hs_quote_link']),
    amount: numberOf(values['hs_quote_amount']),
    currency: currencyOf(values['hs_currency'], currency),
    expiresOn: expiryDayOf(values['hs_expiration_date'], timeZone),
  };
}

/**
 * HubSpot's documentation names the first five; the others are what programs that read its newer quotes expect, not checked
 * against a live account.
 */
const quoteStateOf: Readonly<Partial<Record<string, QuoteState>>> = {
  DRAFT: 'draft',
  APPROVAL_NOT_NEEDED: 'published',
  PENDING_APPROVAL: 'pending_approval',
  APPROVED: 'published',
  REJECTED: 'rejected',
  PENDING_BUYER_ACTION: 'published',
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
};

const billings: Readonly<Partial<Record<string, Billing>>> = {
  weekly: { every: 1, unit: 'week' },
  biweekly: { every: 2, unit: 'week' },
  monthly: { every: 1, unit: 'month' },
  quarterly: { every: 3, unit: 'month' },
  per_six_months: { every: 6, unit: 'month' },
  annually: { every: 1, unit: 'year' },
  per_two_years: { every: 2, unit: 'year' },
  per_three_years: { every: 3, unit: 'year' },
  per_four_years: { every: 4, unit: 'year' },
  per_five_years: { every: 5, unit: 'year' },
};

/** A line item without a frequency is paid for once. */
function billingOf(frequency: string | null | undefined): Billing | null {
  return frequency ? (billings[frequency] ?? { every: 1, unit: 'other' }) : null;
}

/** HubSpot writes a term as an ISO 8601 period; in days or weeks it is no number of months. */
function monthsOf(period: string | null | undefined): number | null {
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?$/.exec(period ?? '');
  const months = Number(parts?.[1] ?? 0) * 12 + Number(parts?.[2] ?? 0);
  return months > 0 ? months : null;
}

/** Where the CRM has one currency only, it names none. */
function currencyOf(code: string | null | undefined, own: string): string {
  return /^[A-Z]{3}$/.test(code ?? '') ? (code ?? own) : own;
}

/** It becomes a link in another company's CRM, so it has to be a web page. */
function linkOf(text: string | null | undefined): string | null {
  const url = URL.parse(text ?? '');
  return url?.protocol === 'https:' ? url.href : null;
}

function expiryDayOf(text: string | null | undefined, timeZone: string): CalendarDay | null {
  const moment = new Date(/^\d+$/.test(text ?? '') ? Number(text) : (text ?? ''));
  return Number.isNaN(moment.getTime()) ? null : closeDayOf(moment, timeZone);
}

/** As the vendor sorted them; those that have no place come last, in the order in which they were made. */
function byPosition(a: HubSpotRecord, b: HubSpotRecord): number {
  const placeOf = ({ properties }: HubSpotRecord) => numberOf(properties['hs_position_on_quote']) ?? Infinity;
  const [placeA, placeB] = [placeOf(a), placeOf(b)];
  return placeA === placeB ? -newestFirst(a, b) : placeA - placeB;
}

/** Record ids are numbers too long for a double, handed out in ascending order. */
function newestFirst(a: HubSpotRecord, b: HubSpotRecord): number {
  return BigInt(a.id) > BigInt(b.id) ? -1 : 1;
}
