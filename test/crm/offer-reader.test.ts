import { afterEach, describe, expect, it } from 'vitest';
import { createCallGate } from '#crm/call-gate.ts';
import { createHubSpotCalls } from '#crm/calls.ts';
import { createOfferReader } from '#crm/offer-reader.ts';
import { createRecordClient } from '#crm/record-client.ts';
import type { PortalSeed, RecordSeed } from '#devkit/stand-in/portal-seed.ts';
import { startStandIn, type StandIn } from '#devkit/stand-in/stand-in.ts';
import type { OfferReader } from '#operations/offers/offer-ports.ts';
import { collectingLog, unlimited, vendorPortal } from './two-portals.ts';

const token = 'vendor-token';

const deals: readonly RecordSeed[] = ['301', '302', '303'].map((id) => ({
  id,
  properties: { dealname: `Deal ${id}`, dealstage: 'appointmentscheduled', amount: '1000' },
}));

const seed: PortalSeed = {
  portalId: vendorPortal.portalId,
  name: 'Vendor Inc.',
  token,
  timeZone: vendorPortal.timeZone,
  currency: 'EUR',
  language: 'en',
  owners: [],
  deals,
};

let standIn: StandIn | undefined;
let now = new Date('2026-11-24T11:00:00Z');

afterEach(async () => {
  const violations = standIn?.violations ?? [];
  await standIn?.close();
  standIn = undefined;
  if (violations.length > 0) throw new Error(`replies did not fit: ${JSON.stringify(violations)}`);
});

async function openPortal(changes: Partial<PortalSeed> = {}) {
  const opened = await startStandIn({ portals: [{ ...seed, ...changes }] });
  standIn = opened;
  now = new Date('2026-11-24T11:00:00Z');
  const call = createHubSpotCalls({
    baseUrl: opened.url,
    tokens: { crmToken: () => Promise.resolve(token) },
    gate: createCallGate(unlimited),
    timeoutMs: 10_000,
    log: collectingLog(),
  });
  const reader = createOfferReader({ records: createRecordClient(call), clock: { now: () => now } });
  const portal = opened.portal(vendorPortal.portalId);
  return {
    opened,
    portal,
    reader,
    /** How often the portal was called since `from`. */
    callsSince: (from: number) => opened.journal.length - from,
    add: (type: 'line_items' | 'quotes', dealId: string, properties: Record<string, string>): string => {
      const { id } = portal.create(type, properties);
      portal.associate(type, id, 'deals', dealId);
      return id;
    },
  };
}

const offerOf = async (reader: OfferReader, dealId: string) => {
  const offer = (await reader.readOffers(vendorPortal, [dealId])).get(dealId);
  if (offer === undefined) throw new Error(`nothing came of ${dealId}`);
  return offer;
};

describe('line items', () => {
  it('come with what they cost, how often, and for how long, in the vendor’s order', async () => {
    const { reader, add } = await openPortal();
    const setUp = add('line_items', '301', {
      name: 'Set-up',
      quantity: '1',
      price: '500',
      hs_position_on_quote: '2',
    });
    const seats = add('line_items', '301', {
      name: 'Seats',
      quantity: '10',
      price: '19.9',
      hs_discount_percentage: '10',
      hs_line_item_currency_code: 'USD',
      recurringbillingfrequency: 'monthly',
      hs_recurring_billing_period: 'P1Y6M',
      hs_position_on_quote: '1',
    });
    expect((await offerOf(reader, '301')).lineItems).toEqual([
      {
        id: seats,
        name: 'Seats',
        quantity: 10,
        unitPrice: 19.9,
        amount: 179.1,
        currency: 'USD',
        billing: { every: 1, unit: 'month' },
        termMonths: 18,
      },
      {
        id: setUp,
        name: 'Set-up',
        quantity: 1,
        unitPrice: 500,
        amount: 500,
        currency: 'EUR',
        billing: null,
        termMonths: null,
      },
    ]);
  });

  it.each([
    ['weekly', { every: 1, unit: 'week' }],
    ['quarterly', { every: 3, unit: 'month' }],
    ['per_six_months', { every: 6, unit: 'month' }],
    ['annually', { every: 1, unit: 'year' }],
    ['per_five_years', { every: 5, unit: 'year' }],
  ] as const)('%s is said in weeks, months and years', async (frequency, billing) => {
    const { reader, add } = await openPortal();
    add('line_items', '301', { name: 'Seats', recurringbillingfrequency: frequency });
    const [line] = (await offerOf(reader, '301')).lineItems;
    expect(line).toMatchObject({ billing, quantity: null, unitPrice: null, amount: null });
  });

  it('leave the amount of the deal alone', async () => {
    const { portal, reader, add } = await openPortal();
    add('line_items', '301', { name: 'Seats', quantity: '3', price: '5000' });
    await offerOf(reader, '301');
    expect(portal.record('deals', '301')?.properties['amount']).toBe('1000');
  });
});

describe('quotes', () => {
  it('come with state, public page, amount and last day, newest first', async () => {
    const { reader, add, portal } = await openPortal();
    const draft = add('quotes', '301', {
      hs_title: 'Draft',
      hs_status: 'DRAFT',
      hs_expiration_date: '2026-12-31',
    });
    const published = add('quotes', '301', {
      hs_title: 'Offer',
      hs_status: 'APPROVAL_NOT_NEEDED',
      hs_currency: 'EUR',
      hs_quote_amount: '716.4',
      hs_expiration_date: '2026-12-31',
    });
    expect((await offerOf(reader, '301')).quotes).toEqual([
      {
        id: published,
        title: 'Offer',
        state: 'published',
        link: portal.record('quotes', published)?.properties['hs_quote_link'],
        amount: 716.4,
        currency: 'EUR',
        expiresOn: '2026-12-31',
      },
      {
        id: draft,
        title: 'Draft',
        state: 'draft',
        link: null,
        amount: null,
        currency: 'EUR',
        expiresOn: '2026-12-31',
      },
    ]);
  });

  it('are none in a portal without quotes, whose line items come all the same', async () => {
    const { reader, add } = await openPortal({ lacks: ['quotes'] });
    add('line_items', '301', { name: 'Seats' });
    const offer = await offerOf(reader, '301');
    expect(offer.quotes).toEqual([]);
    expect(offer.lineItems).toHaveLength(1);
    expect(await reader.readDealIdsOf(vendorPortal, { lineItemIds: [], quoteIds: ['9'] })).toEqual([]);
  });

  it('of such a portal are asked for again only after an hour', async () => {
    const { opened, reader } = await openPortal({ lacks: ['quotes'] });
    const askedForQuotes = () => opened.journal.filter(({ path }) => path.includes('quotes')).length;
    await offerOf(reader, '301');
    await offerOf(reader, '302');
    await reader.readDealIdsOf(vendorPortal, { lineItemIds: [], quoteIds: ['9'] });
    expect(askedForQuotes()).toBe(1);
    now = new Date('2026-11-24T12:00:00Z');
    await offerOf(reader, '301');
    expect(askedForQuotes()).toBe(2);
  });
});

describe('reading', () => {
  it('costs one call for the associations and one for the records of a hundred deals, of either kind', async () => {
    const many = Array.from({ length: 100 }, (_, index) => ({
      id: String(1000 + index),
      properties: { dealname: `Deal ${index}`, dealstage: 'appointmentscheduled' },
    }));
    const { opened, reader, callsSince, add } = await openPortal({ deals: many });
    for (const { id } of many) add('line_items', id, { name: `For ${id}` });
    add('quotes', '1000', { hs_title: 'Offer', hs_expiration_date: '2026-12-31' });
    const before = opened.journal.length;
    const ids = many.map(({ id }) => id);
    const offers = await reader.readOffers(vendorPortal, ids);
    expect([...offers].map(([id, { lineItems }]) => [id, lineItems.map(({ name }) => name)])).toEqual(
      ids.map((id) => [id, [`For ${id}`]]),
    );
    expect(callsSince(before)).toBe(4);
  });

  it('takes more line items than fit into a batch', async () => {
    const { reader, add } = await openPortal();
    for (let index = 0; index < 130; index += 1) add('line_items', '301', { name: `Line ${index}` });
    const { lineItems } = await offerOf(reader, '301');
    expect(new Set(lineItems.map(({ name }) => name)).size).toBe(130);
  });

  it('finds the deals that line items and quotes belong to, and none for deleted ones', async () => {
    const { portal, reader, add } = await openPortal();
    const kept = add('line_items', '301', { name: 'Kept' });
    const deleted = add('line_items', '302', { name: 'Deleted' });
    const quote = add('quotes', '303', { hs_title: 'Offer', hs_expiration_date: '2026-12-31' });
    portal.archive('line_items', deleted);
    const found = await reader.readDealIdsOf(vendorPortal, {
      lineItemIds: [kept, deleted],
      quoteIds: [quote],
    });
    expect(found).toEqual(['301', '303']);
  });

  it('fails where the token is dead: what is known of an offer must not be lost by that', async () => {
    const { opened, reader } = await openPortal();
    opened.faults.inject({ path: '/associations/deals/line_items/', status: 401 });
    await expect(reader.readOffers(vendorPortal, ['301'])).rejects.toMatchObject({ kind: 'not_permitted' });
  });

  it('fails where HubSpot is away', async () => {
    const { opened, reader } = await openPortal();
    opened.faults.inject({ path: '/objects/[^/]+/line_items/|/deals/line_items/', status: 503 });
    await expect(reader.readOffers(vendorPortal, ['301'])).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
