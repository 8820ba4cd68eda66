import {
  Alert,
  Button,
  DescriptionListItem,
  LoadingSpinner,
  StatusTag,
  Table,
  TableRow,
} from '@hubspot/ui-extensions';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DealSync } from '#contracts/deal-sync.ts';
import { operations } from '#contracts/operations.ts';
import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import { syncDirections } from '#core/synced-properties.ts';
import { labelFiles } from '#extensions/kit/all-labels.ts';
import { aViewOfSharedDeal } from '#test/support/a-crm-deal.ts';
import { aChangeLine, aDealSync, aSyncedLine } from '#test/support/a-deal-sync.ts';
import { aBestPartnerWinsDeal, anAttributedDeal } from '#test/support/an-attribution.ts';
import { attributionWith, tabTexts } from '#test/support/open-attribution.tsx';
import {
  fakeHub,
  openSharedDealCard,
  textsIn,
  type FakeHub,
  type OpenCard,
} from '#test/support/open-card.tsx';

let hub: FakeHub;

beforeEach(() => {
  hub = fakeHub();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const long = `#${'A word more, '.repeat(20)}and the end.#`;
const words = labelFiles.en.inStep;

interface Opened {
  readonly deal?: Partial<SharedDealView>;
  readonly language?: 'en' | 'de';
}

/** The partner's card on a shared deal that stands like this in the two CRMs. */
async function cardWith(
  overrides: Partial<DealSync>,
  { deal = {}, language = 'en' }: Opened = {},
): Promise<OpenCard> {
  hub.answers('view-record', { ok: aViewOfSharedDeal(deal, { sync: aDealSync(overrides) }) });
  const card = openSharedDealCard({ language });
  await card.waitFor(() => {
    if (card.maybeFind(LoadingSpinner) !== null) throw new Error('still loading');
  });
  return card;
}

type Found = Pick<OpenCard, 'find' | 'findAll'>;

const table = (card: Found) =>
  card.findAll(Table).find((one) => /^(Property|Eigenschaft)$/.test(textsIn(one)[0] ?? ''));

/** Each row of the properties' table as its texts, the head first. */
const rows = (card: Found) =>
  table(card)
    ?.findAll(TableRow)
    .map((row) => textsIn(row)) ?? [];

const button = (card: Found, text: string) => {
  const found = card.findAll(Button).find((one) => one.text === text);
  if (found === undefined) throw new Error(`There is no button ${text}.`);
  return found;
};

describe('what stands in both CRMs', () => {
  it('is a row for each property: value as the reader writes it, direction, state and last sync in words', async () => {
    const card = await cardWith({});
    expect(rows(card)).toEqual([
      ['Property', 'Value, last sync'],
      ['Deal name', 'copied once, to #Vendor#', '#Acme relaunch#', 'each side’s own'],
      ['Amount', 'from #Vendor#', '€24,000.50', 'in step', '14:04 (12 seconds ago)'],
      ['Close date', 'both ways', '31 January 2027', 'in step', '14:04 (12 seconds ago)'],
      ['Next steps', 'both ways', '#Demo on Thursday.#', 'in step', '14:04 (12 seconds ago)'],
      ['Intro note', 'from #Alpha Digital#', '#We met at a fair.#', 'in step', '14:04 (12 seconds ago)'],
      ['Pain or opportunity', 'from #Alpha Digital#', 'empty', 'in step', '14:04 (12 seconds ago)'],
      ['Products', 'from #Alpha Digital#', '#Marketing Hub#', 'in step', '14:04 (12 seconds ago)'],
    ]);
  });

  it('reads as German does', async () => {
    const card = await cardWith({}, { language: 'de' });
    expect(rows(card).slice(0, 4)).toEqual([
      ['Eigenschaft', 'Wert, zuletzt synchronisiert'],
      ['Dealname', 'einmal kopiert, zu #Vendor#', '#Acme relaunch#', 'je Seite eigener Wert'],
      ['Betrag', 'von #Vendor#', '24.000,50\u00a0€', 'synchron', '14:04 (vor 12 Sekunden)'],
      ['Abschlussdatum', 'in beide Richtungen', '31. Januar 2027', 'synchron', '14:04 (vor 12 Sekunden)'],
    ]);
  });

  it('says what is under way, and gives no moment for it', async () => {
    const card = await cardWith({ properties: [aSyncedLine({ state: 'under_way', syncedAt: null })] });
    expect(rows(card)[1]).toEqual(['Amount', 'from #Vendor#', '€24,000.50', 'under way']);
  });

  it.each(syncDirections)('has words for the direction %s in both languages', async (direction) => {
    const line = aSyncedLine({ direction });
    const english = rows(await cardWith({ properties: [line] }))[1]?.[1];
    const german = rows(await cardWith({ properties: [line] }, { language: 'de' }))[1]?.[1];
    expect(english).not.toBe(german);
    expect(`${english} ${german}`).not.toMatch(/_/);
  });

  it('cuts a long text, and shows the whole of it when asked', async () => {
    const card = await cardWith({ properties: [aSyncedLine({ property: 'next_steps', value: long })] });
    expect(rows(card)[1]).toContain('Show the whole text (Next steps)');
    expect(card.words()).not.toContain(long);
    button(card, 'Show the whole text (Next steps)').trigger('onClick');
    await card.waitFor(() => {
      expect(card.words()).toContain(long);
    });
    button(card, 'Show less (Next steps)').trigger('onClick');
    await card.waitFor(() => {
      expect(card.words()).not.toContain(long);
    });
  });

  it.each<[DealSync['otherSide'], string]>([
    [
      { pipeline: '#Sales#', stage: '#Offer sent#', presence: 'stands' },
      'Stage “#Offer sent#” in the pipeline “#Sales#”',
    ],
    [{ pipeline: null, stage: null, presence: 'stands' }, 'Pipeline and stage are not known yet.'],
  ])('shows the other side’s pipeline and stage as information (%j)', async (otherSide, text) => {
    const card = await cardWith({ otherSide });
    const items = card.findAll(DescriptionListItem).filter(({ props }) => props.label === 'At #Vendor#');
    expect(items.map((item) => textsIn(item)).filter((texts) => texts.includes(text))).toHaveLength(1);
  });

  it('is left out where the hub knows of no CRM deals', async () => {
    hub.answers('view-record', { ok: aViewOfSharedDeal({}, { sync: null }) });
    const card = openSharedDealCard();
    await card.waitFor(() => {
      if (card.maybeFind(LoadingSpinner) !== null) throw new Error('still loading');
    });
    expect(card.texts()).not.toContain(words.heading);
  });
});

describe('a CRM deal that is gone', () => {
  it.each(['deleted', 'merged'] as const)(
    '%s: the notice says on which side and what follows',
    async (presence) => {
      const otherSide = { pipeline: null, stage: null, presence };
      const card = await cardWith({ otherSide }, { deal: { state: 'tombstoned' } });
      const notice = card.findAll(Alert).find(({ props }) => props.title === 'The deal record was deleted');
      expect(notice?.text).toBe(words.gone[presence]('#Vendor#'));
    },
  );

  it('is told to the vendor too, above all the rest', async () => {
    const card = await attributionWith(hub, {
      deals: [anAttributedDeal({ state: 'tombstoned' })],
      sync: aDealSync({ otherSide: { pipeline: null, stage: null, presence: 'deleted' } }),
    });
    expect(card.find(Alert).text).toBe(words.gone.deleted('#Alpha Digital#'));
  });
});

describe('Sync now', () => {
  const before = { properties: [aSyncedLine({ value: '100', state: 'under_way', syncedAt: null })] };
  const after = aDealSync({
    properties: [aSyncedLine({ value: '200' })],
    changes: [aChangeLine({ value: '200' })],
  });

  it('shows that it works, asks the hub once however often it is pressed, then shows and says the fresh state', async () => {
    const late = Promise.withResolvers<unknown>();
    hub.answers('sync-now', () => late.promise);
    const card = await cardWith(before);
    const syncNow = button(card, 'Sync now');
    expect(syncNow.props.variant).toBe('secondary');
    syncNow.trigger('onClick');
    syncNow.trigger('onClick');
    await card.waitFor(() => {
      expect(card.find(LoadingSpinner).props).toMatchObject({
        label: 'Both CRMs are being compared',
        showLabel: true,
      });
    });
    expect(button(card, 'Sync now').props.disabled).toBe(true);
    hub.answers('view-record', { ok: aViewOfSharedDeal({ nextSteps: '#Sign.#' }, { sync: after }) });
    late.resolve({ ok: { sync: after } });
    await card.waitFor(() => {
      expect(rows(card)[1]).toEqual([
        'Amount',
        'from #Vendor#',
        '€200.00',
        'in step',
        '14:04 (12 seconds ago)',
      ]);
    });
    expect(card.texts()).toContain('Compared: both CRMs are in step.');
    expect(card.texts()).toContain('Amount: from empty to €200.00');
    expect(card.mocks.actions.addAlert.calls).toEqual([
      [{ type: 'success', message: 'Compared: both CRMs are in step.' }],
    ]);
    expect(hub.calls('sync-now')).toHaveLength(1);
    const request = hub.calls('sync-now')[0]?.request;
    expect(operations['sync-now'].request.safeParse(request).success).toBe(true);
    expect(request).toEqual({ sharedDealId: 'sd-1', language: 'en' });
    // What else the card shows may have changed with it.
    await card.waitFor(() => {
      expect(card.texts()).toContain('#Sign.#');
    });
  });

  it('says where something is still under way', async () => {
    hub.answers('sync-now', { ok: { sync: aDealSync(before) } });
    const card = await cardWith(before);
    button(card, 'Sync now').trigger('onClick');
    await card.waitFor(() => {
      expect(card.texts()).toContain('Compared: what is still under way follows by itself.');
    });
  });

  it('shows a refusal with its sentence and the id to quote, keeps what it showed, and can be tried again', async () => {
    const requestId = '0192f7a4-5c1e-7d3b-9a60-4e1f6b2c8d05';
    const problem = {
      type: 'about:blank',
      title: '',
      status: 503,
      code: 'crm.unavailable',
      requestId,
      retryable: true,
    };
    hub.answers('sync-now', { problem }, { ok: { sync: after } });
    const card = await cardWith(before);
    button(card, 'Sync now').trigger('onClick');
    await card.waitFor(() => {
      expect(card.find(Alert).props.title).toBe('The CRMs were not compared');
    });
    expect(card.texts()).toEqual(
      expect.arrayContaining([labelFiles.en.errors['crm.unavailable'], `Request id to quote: ${requestId}`]),
    );
    expect(rows(card)[1]).toContain('under way');
    button(card, 'Sync now').trigger('onClick');
    await card.waitFor(() => {
      expect(rows(card)[1]).toContain('in step');
    });
    expect(card.maybeFind(Alert)).toBeNull();
  });

  it('does not call the two in step while a deal record is missing', async () => {
    const gone = aDealSync({
      properties: [aSyncedLine({ state: 'stopped', syncedAt: null })],
      otherSide: { pipeline: null, stage: null, presence: 'deleted' },
    });
    hub.answers('sync-now', { ok: { sync: gone } });
    const card = await cardWith(before);
    button(card, 'Sync now').trigger('onClick');
    await card.waitFor(() => {
      expect(card.texts()).toContain(words.comparedStopped);
    });
    expect(rows(card)[1]).toEqual(['Amount', 'from #Vendor#', '€24,000.50', 'stopped']);
    expect(card.texts()).not.toContain(words.compared);
  });

  it('is not offered where nothing is passed on any more', async () => {
    const card = await cardWith({}, { deal: { state: 'removed' } });
    expect(card.findAll(Button).map(({ text }) => text)).not.toContain('Sync now');
  });
});

describe('what happened', () => {
  it('is said where nothing was changed', async () => {
    const card = await cardWith({});
    expect(card.texts()).toContain('What happened?');
    expect(card.texts()).toContain('Nobody has changed anything since it was registered.');
  });

  it('names what, from what to what, who and when; a company where nobody knows the person', async () => {
    const card = await cardWith({
      changes: [
        aChangeLine({ previous: '100' }),
        aChangeLine({
          property: 'close_on',
          side: 'partner',
          value: '2027-02-28',
          previous: '2027-01-31',
          changedBy: null,
        }),
        aChangeLine({ property: 'currency', value: 'USD', previous: 'EUR' }),
      ],
    });
    expect(card.texts()).toEqual(
      expect.arrayContaining([
        'Amount: from 100 to 24,000.5',
        '#Jana Winter#, #Vendor# · 14:02 (3 minutes ago)',
        'Close date: from 31 January 2027 to 28 February 2027',
        '#Alpha Digital# · 14:02 (3 minutes ago)',
        'Currency: from “EUR” to “USD”',
      ]),
    );
  });

  it.each([
    ['en', 'Amount: from €100.00 to €24,000.50', 'Amount: from 100 to 24,000.5'],
    ['de', 'Betrag: von 100,00 € auf 24.000,50 €', 'Betrag: von 100 auf 24.000,5'],
  ] as const)(
    'gives an amount no currency that it may not have had: %s',
    async (language, withCurrency, without) => {
      const amount = aChangeLine({ previous: '100' });
      const currency = aChangeLine({ property: 'currency', value: 'USD', previous: 'EUR' });
      const texts = async (changes: DealSync['changes']) =>
        (await cardWith({ changes }, { language })).texts().map((text) => text.replaceAll('\u00A0', ' '));
      expect(await texts([amount])).toContain(withCurrency);
      expect(await texts([currency, amount])).toContain(without);
    },
  );

  it.each<[string, Parameters<typeof aChangeLine>[0], string]>([
    [
      'the partner’s, of what crosses both ways',
      { property: 'next_steps', side: 'partner', outcome: 'superseded' },
      'It gave way to the later change of #Vendor#.',
    ],
    [
      'the vendor’s, of what crosses both ways',
      { property: 'next_steps', side: 'vendor', outcome: 'superseded' },
      'It gave way to the later change of #Alpha Digital#.',
    ],
    [
      'the partner’s, of what comes from the vendor',
      { property: 'currency', side: 'partner', outcome: 'superseded' },
      'It gave way, because here the value of #Vendor# holds.',
    ],
    [
      'the vendor’s, of what comes from the partner',
      { property: 'intro_note', side: 'vendor', outcome: 'superseded' },
      'It gave way, because here the value of #Alpha Digital# holds.',
    ],
    [
      'an amount that was emptied',
      { value: '', outcome: 'emptied' },
      'It was put back, because this may not be empty.',
    ],
  ])('says in plain words what became of a change that lost: %s', async (_what, change, text) => {
    const card = await cardWith({ changes: [aChangeLine(change)] });
    expect(card.texts()).toContain(text);
  });

  it.each([
    ['won', '#Vendor# closed the deal as won', '#Vendor# hat den Deal als gewonnen abgeschlossen'],
    ['lost', '#Vendor# closed the deal as lost', '#Vendor# hat den Deal als verloren abgeschlossen'],
    ['open', '#Vendor# reopened the deal', '#Vendor# hat den Deal wieder geöffnet'],
  ])('says in words that the deal became %s', async (value, english, german) => {
    const changes = [aChangeLine({ property: 'state', value, previous: 'open' })];
    expect((await cardWith({ changes })).texts()).toContain(english);
    expect((await cardWith({ changes }, { language: 'de' })).texts()).toContain(german);
  });

  it('shows the newest, and the earlier ones when asked', async () => {
    const changes = Array.from({ length: 7 }, (_, index) => aChangeLine({ value: String(index + 1) }));
    const card = await cardWith({ changes });
    expect(card.texts()).not.toContain('Amount: from empty to €6.00');
    button(card, 'Show earlier changes (2)').trigger('onClick');
    await card.waitFor(() => {
      expect(card.texts()).toContain('Amount: from empty to €7.00');
    });
  });

  it('cuts long texts of a change, and shows the whole of it when asked', async () => {
    const card = await cardWith({ changes: [aChangeLine({ property: 'next_steps', value: long })] });
    expect(card.words()).not.toContain(long);
    button(card, 'Show the whole text (Next steps, 14:02 (3 minutes ago))').trigger('onClick');
    await card.waitFor(() => {
      expect(card.words()).toContain(`Next steps: from empty to “${long}”`);
    });
  });
});

describe('on the vendor’s card', () => {
  it('stands in a tab of the shared deal whose CRM deal the record is, seen from the other side', async () => {
    const card = await attributionWith(hub, {
      deals: [anAttributedDeal(), aBestPartnerWinsDeal()],
      sync: aDealSync({ changes: [aChangeLine()] }),
    });
    expect(card.findAll(StatusTag).filter(({ text }) => text === 'each side’s own')).toHaveLength(1);
    expect(tabTexts(card, 'In step')).toEqual(
      expect.arrayContaining(['from #Vendor#', 'At #Alpha Digital#', 'Amount: from empty to €24,000.50']),
    );
  });

  it('is not there on a company or contact', async () => {
    const card = await attributionWith(hub);
    expect(() => tabTexts(card, 'In step')).toThrow('no tab');
  });

  it('Sync now shows the fresh state there, and asks for the rest anew', async () => {
    const sync = aDealSync({
      properties: [aSyncedLine({ value: '100', state: 'under_way', syncedAt: null })],
    });
    const card = await attributionWith(hub, { sync });
    hub.answers('sync-now', { ok: { sync: aDealSync({ properties: [aSyncedLine({ value: '200' })] }) } });
    hub.answers('view-attribution', () => {
      throw new Error('the hub is away');
    });
    button(card, 'Sync now').trigger('onClick');
    await card.waitFor(() => {
      expect(tabTexts(card, 'In step')).toEqual(
        expect.arrayContaining(['€200.00', 'in step', 'Compared: both CRMs are in step.']),
      );
    });
    await vi.waitFor(() => {
      expect(hub.calls('view-attribution')).toHaveLength(2);
    });
    expect(tabTexts(card, 'In step')).toContain('€200.00');
  });
});
