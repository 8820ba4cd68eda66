import { toCalendarDay } from '#core/calendar-day.ts';
import {
  directionOf,
  isKeptInStep,
  mayBeEmpty,
  syncedProperties,
  type SyncedProperty,
  type SyncPolicy,
} from '#core/synced-properties.ts';
import type { SharedDeal } from '../shared-deal/shared-deal.ts';
import type { ShownValue } from './crm-deal-sync.ts';

type DealWithValues = Pick<
  SharedDeal,
  'name' | 'amount' | 'currency' | 'closeOn' | 'nextSteps' | 'introNote' | 'painOrOpportunity' | 'products'
>;

/** The properties of a shared deal as texts, in one form whichever CRM they came from; empty for none. */
export function valueOf(deal: DealWithValues, property: SyncedProperty): string {
  switch (property) {
    case 'name':
      return deal.name;
    case 'amount':
      return deal.amount === null ? '' : String(deal.amount);
    case 'currency':
      return deal.currency;
    case 'close_on':
      return deal.closeOn;
    case 'next_steps':
      return deal.nextSteps;
    case 'intro_note':
      return deal.introNote;
    case 'pain_or_opportunity':
      return deal.painOrOpportunity;
    case 'products':
      return deal.products.join('; ');
  }
}

/** The same shared deal with another value. */
export function withValue(deal: SharedDeal, property: SyncedProperty, value: string): SharedDeal {
  switch (property) {
    case 'name':
      return { ...deal, name: value };
    case 'amount':
      return { ...deal, amount: value === '' ? null : Number(value) };
    case 'currency':
      return { ...deal, currency: value };
    case 'close_on':
      return { ...deal, closeOn: toCalendarDay(value) };
    case 'next_steps':
      return { ...deal, nextSteps: value };
    case 'intro_note':
      return { ...deal, introNote: value };
    case 'pain_or_opportunity':
      return { ...deal, painOrOpportunity: value };
    case 'products':
      return { ...deal, products: value === '' ? [] : value.split('; ') };
  }
}

export type SyncedValues = Readonly<Partial<Record<SyncedProperty, string>>>;

/** What a CRM deal is to show that is made now. */
export function valuesToShow(deal: DealWithValues): SyncedValues {
  return Object.fromEntries(
    syncedProperties
      .filter((property) => isSomethingToShow(deal, property))
      .map((property) => [property, valueOf(deal, property)]),
  );
}

/** What the form asks of every deal that is converted (R8), and writes into its CRM deal. */
const askedOfConversions = ['next_steps', 'intro_note', 'pain_or_opportunity', 'products'] as const;

/** The values of a converted deal, parted into those that were taken from its CRM deal and those that are written into it. */
export function conversionValues(
  deal: DealWithValues,
  { closeOnStated }: { readonly closeOnStated: boolean },
): { readonly taken: SyncedValues; readonly asked: SyncedValues } {
  const asked = new Set<SyncedProperty>([
    ...askedOfConversions,
    ...(closeOnStated ? ['close_on' as const] : []),
  ]);
  const values = Object.entries(valuesToShow(deal)) as [SyncedProperty, string][];
  return {
    taken: Object.fromEntries(values.filter(([property]) => !asked.has(property))),
    asked: Object.fromEntries(values.filter(([property]) => asked.has(property))),
  };
}

/** What the CRM deal in the portal has to take on, because it shows something else or nobody knows what it shows. */
export function dueValues(
  deal: SharedDeal,
  shown: readonly ShownValue[],
  portalId: number,
  sync: SyncPolicy,
): SyncedValues {
  const shownThere = new Map(
    shown.flatMap((one) => (one.portalId === portalId ? [[one.property, one.value] as const] : [])),
  );
  return Object.fromEntries(
    syncedProperties.flatMap((property) => {
      const value = valueOf(deal, property);
      const isDue =
        isKeptInStep(directionOf(sync, property)) &&
        isSomethingToShow(deal, property) &&
        shownThere.get(property) !== value;
      return isDue ? [[property, value]] : [];
    }),
  );
}

/** Nothing never takes the place of something that may not be empty; a currency says nothing without its amount. */
export function isSomethingToShow(deal: DealWithValues, property: SyncedProperty): boolean {
  if (property === 'currency' && deal.amount === null) return false;
  return mayBeEmpty(property) || valueOf(deal, property) !== '';
}

/** Whether both CRMs were to show something else before. */
export function valuesDiffer(before: SharedDeal, after: SharedDeal): boolean {
  return syncedProperties.some((property) => valueOf(before, property) !== valueOf(after, property));
}
