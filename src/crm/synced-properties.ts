import { closeDayOf, toCalendarDay } from '#core/calendar-day.ts';
import { syncedProperties, type SyncedProperty } from '#core/synced-properties.ts';
import type { SyncedValues } from '#operations/sync/deal-values.ts';
import { closeDateOf, splitList, storableText } from './property-values.ts';

/** How HubSpot calls the synced properties of a deal, and writes their values. */
const hubSpotNames: Readonly<Record<SyncedProperty, string>> = {
  name: 'dealname',
  amount: 'amount',
  currency: 'deal_currency_code',
  close_on: 'closedate',
  next_steps: 'hs_next_step',
  intro_note: 'shared_deal_intro_note',
  pain_or_opportunity: 'shared_deal_pain_or_opportunity',
  products: 'shared_deal_products',
};

export const syncedPropertyNames: readonly string[] = syncedProperties.map(
  (property) => hubSpotNames[property],
);

export function hubSpotNameOf(property: SyncedProperty): string {
  return hubSpotNames[property];
}

/** Null for a property that is none of them. */
export function syncedPropertyOf(hubSpotName: string): SyncedProperty | null {
  return syncedProperties.find((property) => hubSpotNames[property] === hubSpotName) ?? null;
}

/** An amount or a currency that nobody gave is not sent: it would erase one that stands. */
export function toHubSpot(values: SyncedValues): Record<string, string> {
  return Object.fromEntries(
    syncedProperties.flatMap((property) => {
      const value = values[property];
      if (value === undefined || (value === '' && (property === 'amount' || property === 'currency')))
        return [];
      const written = property === 'close_on' ? closeDateOf(toCalendarDay(value)) : value;
      return [[hubSpotNames[property], written]];
    }),
  );
}

/**
 * One text for one value, whichever portal it comes from: numbers without needless zeros, a day for the moment that HubSpot
 * keeps, as people of the portal read it. What is no value of the property is none.
 */
export function fromHubSpot(property: SyncedProperty, value: string | null, timeZone: string): string {
  const text = storableText(value ?? '').trim();
  if (text === '') return '';
  switch (property) {
    case 'amount': {
      const amount = Number(text);
      return Number.isFinite(amount) ? String(amount) : '';
    }
    case 'close_on': {
      // Webhooks give milliseconds, records an ISO moment.
      const moment = new Date(/^\d+$/.test(text) ? Number(text) : text);
      const year = moment.getUTCFullYear();
      return year > 0 && year < 9_999 ? closeDayOf(moment, timeZone) : '';
    }
    case 'products':
      return splitList(text).join('; ');
    case 'name':
    case 'currency':
    case 'next_steps':
    case 'intro_note':
    case 'pain_or_opportunity':
      return text;
  }
}
