import { Heading, Link, LoadingSpinner, StatusTag, TableRow, Tile } from '@hubspot/ui-extensions';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OfferView } from '#contracts/offer.ts';
import { billingUnits, quoteStates } from '#core/offer.ts';
import { aViewOfSharedDeal } from '#test/support/a-crm-deal.ts';
import { aLineItemView, anOfferView, anUnreadOfferView, aQuoteView } from '#test/support/an-offer.ts';
import { fakeHub, openSharedDealCard, textsIn, type FakeHub } from '#test/support/open-card.tsx';

let hub: FakeHub;

beforeEach(() => {
  hub = fakeHub();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** The block "What is offered?" of the card, and what one reads in it. */
async function offered(offer: OfferView, language: 'en' | 'de' = 'en') {
  hub.answers('view-record', { ok: aViewOfSharedDeal({ offer }) });
  const card = openSharedDealCard({ language });
  await card.waitFor(() => {
    if (card.maybeFind(LoadingSpinner) !== null) throw new Error('still loading');
  });
  const heading = language === 'en' ? 'What is offered?' : 'Was wird angeboten?';
  const block = card.findAll(Tile).find((tile) => tile.findAll(Heading).some(({ text }) => text === heading));
  if (block === undefined) throw new Error('The card says nothing of what is offered.');
  return { card, block, texts: textsIn(block) };
}

describe('what is offered', () => {
  it('comes with the call that opens the card', async () => {
    await offered(anOfferView());
    expect(hub.calls('view-record')).toHaveLength(1);
  });

  it('lists line items with quantity, price, how often it is billed and total, and what adds up', async () => {
    const { block, texts } = await offered(anOfferView());
    expect(block.findAll(TableRow).map((row) => textsIn(row))).toEqual([
      ['Line item', 'Total'],
      ['#Seats#', '10 × €19.90, monthly, for 12 months', '€199.00'],
      ['#Set-up#', '1 × €500.00, one time', '€500.00'],
    ]);
    expect(texts).toContain('Sum of the line items: €199.00 monthly and €500.00 one time');
    expect(texts).toContain('As it stood at #Vendor#: 14:02 (3 minutes ago)');
  });

  it('says the same in German, in German figures', async () => {
    const { block, texts } = await offered(anOfferView(), 'de');
    const plain = (words: readonly string[]) => words.map((text) => text.replaceAll('\u00A0', ' '));
    expect(block.findAll(TableRow).map((row) => plain(textsIn(row)))).toEqual([
      ['Artikel', 'Summe'],
      ['#Seats#', '10 × 19,90 €, monatlich, Laufzeit 12 Monate', '199,00 €'],
      ['#Set-up#', '1 × 500,00 €, einmalig', '500,00 €'],
    ]);
    expect(plain(texts)).toContain('Summe der Artikel: 199,00 € monatlich und 500,00 € einmalig');
    expect(plain(texts)).toContain('Gültig bis 31. Dezember 2026 (in 37 Tagen)');
  });

  it('links a quote where it has a page, with its state in words, its amount and its last day', async () => {
    const draft = aQuoteView({ title: '', state: 'draft', link: null, amount: null, expiresOn: null });
    const { block, texts } = await offered(anOfferView({ quotes: [aQuoteView(), draft] }));
    expect(block.findAll(Link).map(({ text, props }) => [text, props.href])).toEqual([
      ['#Offer to Acme#', { url: 'https://quotes.example/abc', external: true }],
    ]);
    expect(block.findAll(StatusTag).map(({ text }) => text)).toEqual(['published', 'draft']);
    expect(texts.slice(texts.indexOf('Quotes'))).toEqual([
      'Quotes',
      '#Offer to Acme#',
      'published',
      '€2,888.00',
      'Valid until 31 December 2026 (in 37 days)',
      'Unnamed',
      'draft',
      'As it stood at #Vendor#: 14:02 (3 minutes ago)',
    ]);
  });

  it('without products says so, what will come, and when it was looked up', async () => {
    const { texts } = await offered(anOfferView({ lineItems: [], sums: [], quotes: [] }));
    expect(texts).toEqual([
      'What is offered?',
      '#Vendor# has put no products on its deal yet. Line items and quotes appear here as soon as it does.',
      'As it stood at #Vendor#: 14:02 (3 minutes ago)',
    ]);
  });

  it('that was never read is not said to be empty', async () => {
    expect((await offered(anUnreadOfferView())).texts).toEqual([
      'What is offered?',
      'What stands on the deal at #Vendor# has not been read yet.',
    ]);
  });

  it.each(['en', 'de'] as const)(
    'that the vendor keeps to itself is not asked about at all: %s',
    async (language) => {
      hub.answers('view-record', { ok: aViewOfSharedDeal({ offer: null }) });
      const card = openSharedDealCard({ language });
      await card.waitFor(() => {
        if (card.maybeFind(LoadingSpinner) !== null) throw new Error('still loading');
      });
      const headings = card.findAll(Heading).map(({ text }) => text);
      expect(headings).toContain(language === 'en' ? 'What has been said?' : 'Was wurde gesagt?');
      expect(headings.join()).not.toMatch(/offered|angeboten/);
    },
  );

  it.each([
    ['en', 'for 1 month', 'for 2 months'],
    ['de', 'Laufzeit 1 Monat', 'Laufzeit 2 Monate'],
  ] as const)('runs for one month or for several: %s', async (language, one, several) => {
    const lineItems = [aLineItemView({ termMonths: 1 }), aLineItemView({ termMonths: 2 })];
    const { block } = await offered(anOfferView({ lineItems }), language);
    const details = block.findAll(TableRow).map((row) => textsIn(row)[1]?.split(', ').at(-1));
    expect(details.slice(1)).toEqual([one, several]);
  });

  it('of a portal without quotes shows the line items alone', async () => {
    const { texts } = await offered(anOfferView({ quotes: [] }));
    expect(texts).not.toContain('Quotes');
  });

  it('invents no figure where the vendor gave none', async () => {
    const open = aLineItemView({ name: '', quantity: null, unitPrice: null, amount: null, termMonths: null });
    const { block, texts } = await offered(anOfferView({ lineItems: [open], sums: [] }));
    expect(textsIn(block.findAll(TableRow)[1] ?? block)).toEqual(['Unnamed', 'monthly', '–']);
    expect(texts.join(' ')).not.toContain('Sum');
  });

  it('says how many line items stand on the deal beyond those shown', async () => {
    expect((await offered(anOfferView({ moreLineItems: 1250 }))).texts).toContain(
      'Further line items: 1,250',
    );
  });

  it.each([
    ['en', ['every 3 weeks', 'every 3 months', 'every 3 years', 'recurring']],
    ['de', ['alle 3 Wochen', 'alle 3 Monate', 'alle 3 Jahre', 'wiederkehrend']],
  ] as const)('has words for every frequency and every state: %s', async (language, words) => {
    const lineItems = billingUnits.map((unit) =>
      aLineItemView({ name: `#${unit}#`, billing: { every: 3, unit }, termMonths: null }),
    );
    const quotes = quoteStates.map((state) => aQuoteView({ title: `#${state}#`, state }));
    const { block, texts } = await offered(anOfferView({ lineItems, quotes }), language);
    for (const word of words)
      expect(texts).toContain(`10 × ${language === 'en' ? '€19.90' : '19,90\u00A0€'}, ${word}`);
    expect(new Set(block.findAll(StatusTag).map(({ text }) => text)).size).toBe(quoteStates.length);
  });
});
