import type { SyncedProperty } from './codes.ts';
import type { InStepReader } from './in-step-reader.ts';

/** A value as the reader reads it: money, day or text; the hub sends each as a text. Without a currency an amount is a number. */
export function valueWords(
  property: SyncedProperty,
  value: string,
  currency: string | null,
  { labels, format }: InStepReader,
): string {
  if (value === '') return labels.inStep.empty;
  if (property === 'amount') {
    return currency === null ? format.number(Number(value)) : format.money(Number(value), currency);
  }
  return property === 'close_on' ? format.day(value) : value;
}
