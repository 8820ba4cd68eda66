/**
 * What the CRM deals of a shared deal must show, worked out from what people wrote and from section 9 of the rules alone.
 * Nothing of the hub's own is asked: it is judged by this.
 */

export type Side = 'partner' | 'vendor';

/** What a person wrote into a CRM deal. */
export interface Write {
  readonly side: Side;
  /** HubSpot's name. */
  readonly property: string;
  readonly value: string;
  /** Milliseconds since 1970, as the CRM's history has it. */
  readonly at: number;
}

/** The sides whose writes count for both; `own`: each side has its own after the first copy. */
const sources: Readonly<Record<string, readonly Side[] | 'own'>> = {
  dealname: 'own',
  amount: ['vendor'],
  deal_currency_code: ['vendor'],
  closedate: ['partner', 'vendor'],
  hs_next_step: ['partner', 'vendor'],
  shared_deal_intro_note: ['partner'],
  shared_deal_pain_or_opportunity: ['partner'],
  shared_deal_products: ['partner'],
};
export const judgedProperties = Object.keys(sources);

/** Nothing never takes the place of something here. */
const neverEmptied = new Set(['amount', 'deal_currency_code', 'closedate']);

/** As people read it: `registered` is the value that both began with. */
export function expectedValue(
  property: string,
  side: Side,
  registered: string,
  writes: readonly Write[],
): string {
  const counts = sources[property] === 'own' ? [side] : (sources[property] ?? []);
  const last = writes
    .filter((write) => write.property === property && counts.includes(write.side))
    .filter(({ value }) => value !== '' || !neverEmptied.has(property))
    // In the same millisecond the vendor's stands.
    .toSorted((a, b) => a.at - b.at || Number(a.side === 'vendor') - Number(b.side === 'vendor'))
    .at(-1);
  return asRead(property, last?.value ?? registered);
}

/** The state of the shared deal by the vendor's stage, which is the last that somebody moved it to. */
export function expectedState(stage: string, isGone: boolean): string {
  if (isGone) return 'tombstoned';
  return { closedwon: 'won', closedlost: 'lost' }[stage] ?? 'open';
}

/** Both portals are in Berlin. */
const berlin = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });

/** One text for values that people take to be the same. */
export function asRead(property: string, value: string): string {
  if (value === '') return '';
  if (property === 'amount') return String(Number(value));
  if (property === 'shared_deal_products') return value.split(/\s*;\s*/).join('; ');
  if (property !== 'closedate') return value;
  const moment = new Date(value);
  // Midnight UTC is a day without a time.
  return moment.toISOString().endsWith('T00:00:00.000Z') ? value.slice(0, 10) : berlin.format(moment);
}
