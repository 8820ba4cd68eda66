import { Accordion, Button, Heading, Link, LoadingSpinner, StatusTag, Table } from '@hubspot/ui-extensions';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sharedDealStates } from '#core/deal-type.ts';
import { labelFiles } from '#extensions/kit/all-labels.ts';
import {
  aBestPartnerWinsDeal,
  anAttributedDeal,
  anAttribution,
  aReceipt,
} from '#test/support/an-attribution.ts';
import { aVerdict } from '#test/support/an-outcome.ts';
import {
  attributionWith,
  headingsOf,
  openAttribution,
  partnerRows,
  tabTexts,
} from '#test/support/open-attribution.tsx';
import { fakeHub, type FakeHub } from '#test/support/open-card.tsx';

let hub: FakeHub;

beforeEach(() => {
  hub = fakeHub();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('while the hub is asked', () => {
  it.each([
    ['0-1', 'contact'],
    ['0-2', 'company'],
    ['0-3', 'deal'],
  ] as const)('asks once when it opens on %s, in the reader’s language', async (objectTypeId, type) => {
    hub.answers('view-attribution', { ok: anAttribution() });
    const card = openAttribution({ language: 'de', objectTypeId });
    expect(card.find(LoadingSpinner).props.label).toBe('Es wird nachgesehen, wessen Deal das ist');
    await card.waitFor(() => card.find(Heading));
    expect(hub.calls('view-attribution')).toEqual([
      {
        request: { record: { type, id: '501' }, language: 'de' },
        user: { id: 31, email: 'jana@vendor.example' },
      },
    ]);
  });
});

describe('whose deal this is, and why', () => {
  it('names the partner, the type, the state and the rule in plain words, first of all', async () => {
    const card = await attributionWith(hub);
    expect(card.texts().slice(0, 4)).toEqual([
      'Sourced by #Alpha Digital#',
      'Channel deal',
      'open',
      'because acme.co.uk was free',
    ]);
  });

  it('says the same in German', async () => {
    const card = await attributionWith(hub, {}, { language: 'de' });
    expect(card.texts().slice(0, 4)).toEqual([
      'Eingebracht von #Alpha Digital#',
      'Channeldeal',
      'offen',
      'weil acme.co.uk frei war',
    ]);
  });

  it.each([
    ['because #Alpha Digital# already held acme.co.uk', aReceipt({ rule: 'R1' })],
    [
      'because acme.co.uk was free, but #Alpha Digital# had used up its claims',
      aReceipt({ rule: 'R3', reasons: ['capacity_reached'] }),
    ],
    ['because direct sales held acme.co.uk', aReceipt({ rule: 'R4' })],
    [
      'because direct sales held acme.co.uk and the claim of #Alpha Digital# had ended',
      aReceipt({ rule: 'R4', reasons: ['ownership_lapsed'] }),
    ],
    ['because another partner held acme.co.uk', aReceipt({ rule: 'R5' })],
    [
      'because the claim of #Alpha Digital# on acme.co.uk had ended and the domain was free',
      aReceipt({ rule: 'R6' }),
    ],
    [
      'because the claim of #Alpha Digital# on acme.co.uk had ended and its claims were used up',
      aReceipt({ rule: 'R6', reasons: ['capacity_reached'] }),
    ],
  ] as const)('says “%s”', async (because, receipt) => {
    const card = await attributionWith(hub, { deals: [anAttributedDeal({ receipt })] });
    expect(card.texts()).toContain(because);
  });

  it('says what the deal was when it was decided, where its type has changed since', async () => {
    const card = await attributionWith(hub, { deals: [anAttributedDeal({ type: 'best_partner_wins' })] });
    expect(card.texts()).toContain(
      'At the decision it was a Channel deal, because acme.co.uk was free; its type has changed since.',
    );
    expect(tabTexts(card, 'Decision')).toEqual(expect.arrayContaining(['Type', 'Channel deal']));
  });

  it('does not invent a reason where none is on record', async () => {
    const card = await attributionWith(hub, { deals: [anAttributedDeal({ receipt: null })] });
    expect(card.texts()).toContain('How this was decided is not on record.');
    expect(card.texts().join('\n')).not.toContain('because');
  });

  it('says who assisted a deal of direct sales', async () => {
    const difm = anAttributedDeal({
      type: 'difm',
      receipt: null,
      tierCredit: { ...aVerdict({ verdict: 'conditional' }), credit: 'assisted' },
    });
    const card = await attributionWith(hub, { deals: [difm] });
    expect(headingsOf(card)[0]).toBe('Assisted by #Alpha Digital#');
  });

  it.each(sharedDealStates)('says in words that it is %s', async (state) => {
    const card = await attributionWith(hub, { deals: [anAttributedDeal({ state })] }, { language: 'de' });
    expect(card.findAll(StatusTag).map(({ text }) => text)).toContain(
      labelFiles.de.attribution.states[state],
    );
  });
});

describe('several partners on one prospect (Best Partner Wins)', () => {
  const deals = [anAttributedDeal(), aBestPartnerWinsDeal()];

  it('stand side by side, a row each, with everything that tells them apart', async () => {
    const card = await attributionWith(hub, { deals });
    expect(partnerRows(card)).toEqual([
      ['Partner, tier', 'Shared deal', 'Registered', 'Eligibility'],
      [
        '#Alpha Digital#',
        'Gold tier',
        'Channel deal',
        'open',
        'this record',
        '20 Nov 2026, 14:01 (4 days ago)',
        'by #Max Mustermann#',
        'Last activity: 13:05 (1 hour ago)',
        'Commission',
        'eligible',
        'Tier credit, sourced',
        'eligible',
      ],
      [
        '#Beta Consulting#',
        'no tier',
        'Best Partner Wins deal',
        'open',
        '#Acme by Beta#',
        '22 Nov 2026, 10:00 (2 days ago)',
        'by #Bea Berg#',
        'Last activity: 13:05 (1 hour ago)',
        'Commission',
        'conditional',
        'Tier credit, sourced',
        'conditional',
      ],
    ]);
    const links = card.find(Table).findAll(Link);
    expect(links.map(({ props }) => props.href)).toEqual([
      'https://app.hubspot.com/contacts/900/record/0-3/502',
    ]);
  });

  it('on a deal the answer is about this deal, and names the others beside it', async () => {
    const card = await attributionWith(hub, { deals });
    expect(headingsOf(card)[0]).toBe('Sourced by #Alpha Digital#');
    expect(card.texts()).toContain('Also on this prospect: #Beta Consulting# (Best Partner Wins deal).');
  });

  it('on a company the answer names each partner with type and reason', async () => {
    const card = await attributionWith(
      hub,
      {
        record: { type: 'company', id: '501', name: '#Acme#', companyName: '#Acme#' },
        deals: [anAttributedDeal({ isThisRecord: false }), aBestPartnerWinsDeal()],
      },
      { objectTypeId: '0-2' },
    );
    expect(card.texts().slice(0, 9)).toEqual([
      '2 partners work with #Acme#',
      '#Alpha Digital#',
      'Channel deal',
      'open',
      'because acme.co.uk was free',
      '#Beta Consulting#',
      'Best Partner Wins deal',
      'open',
      'because another partner held acme.co.uk',
    ]);
  });

  it.each([
    [deals, true],
    [[anAttributedDeal()], false],
    [[anAttributedDeal(), anAttributedDeal({ sharedDealId: 'sd-3', isThisRecord: false })], false],
  ])(
    'reminds that partners do not see each other only where there are several: %#',
    async (some, reminds) => {
      const card = await attributionWith(hub, { deals: some });
      expect(card.texts().includes(labelFiles.en.attribution.hiddenFromEachOther)).toBe(reminds);
    },
  );

  it('unfolds the deal of this record and folds the others', async () => {
    const card = await attributionWith(hub, { deals });
    expect(card.findAll(Accordion).map(({ props }) => [props.title, props.open])).toEqual([
      ['#Alpha Digital#: #Acme – Marketing Hub#', true],
      ['#Beta Consulting#: #Acme by Beta#', false],
    ]);
  });

  it('puts whoever holds the domain before the others, whatever came last', async () => {
    const card = await attributionWith(
      hub,
      {
        record: { type: 'company', id: '501', name: '#Acme#', companyName: '#Acme#' },
        deals: [aBestPartnerWinsDeal(), anAttributedDeal({ isThisRecord: false })],
      },
      { objectTypeId: '0-2' },
    );
    expect(partnerRows(card).map(([partner]) => partner)).toEqual([
      'Partner, tier',
      '#Alpha Digital#',
      '#Beta Consulting#',
    ]);
  });

  it('keeps this record first, whoever holds the domain', async () => {
    const card = await attributionWith(hub, {
      deals: [aBestPartnerWinsDeal({ isThisRecord: true }), anAttributedDeal({ isThisRecord: false })],
    });
    expect(headingsOf(card)[0]).toBe('Sourced by #Beta Consulting#');
    expect(partnerRows(card)[1]).toContain('#Beta Consulting#');
  });

  it('closed deals do not answer for a company while one is open', async () => {
    const lost = anAttributedDeal({ sharedDealId: 'sd-3', state: 'lost', isThisRecord: false });
    const card = await attributionWith(
      hub,
      {
        record: { type: 'company', id: '501', name: '#Acme#', companyName: '#Acme#' },
        deals: [lost, aBestPartnerWinsDeal()],
      },
      { objectTypeId: '0-2' },
    );
    expect(headingsOf(card)[0]).toBe('Sourced by #Beta Consulting#');
    expect(partnerRows(card)).toHaveLength(3);
  });
});

describe('the vendor’s CRM deal', () => {
  const elsewhere = (vendorCrmDeal: Partial<ReturnType<typeof anAttributedDeal>['vendorCrmDeal']>) =>
    anAttributedDeal({
      isThisRecord: false,
      vendorCrmDeal: { state: 'creating', crmDealId: null, url: null, delayReason: null, ...vendorCrmDeal },
    });

  it.each([
    [elsewhere({}), 'The deal record is being created.'],
    [elsewhere({ state: 'delayed' }), 'It takes longer than usual; the deal record follows by itself.'],
    [
      elsewhere({ state: 'delayed', delayReason: 'crm_busy' }),
      'HubSpot is busy; the deal record follows by itself.',
    ],
    [elsewhere({ state: 'stands' }), 'Deal record stands.'],
  ])('is named as it stands: %#', async (deal, words) => {
    const card = await attributionWith(hub, { deals: [deal] });
    expect(partnerRows(card)[1]).toContain(words);
  });

  it('can be looked for again while it is being created', async () => {
    const card = await attributionWith(hub, { deals: [elsewhere({})] });
    hub.answers('view-attribution', { ok: anAttribution() });
    card.find(Button).trigger('onClick');
    await card.waitFor(() => {
      expect(partnerRows(card)[1]).toContain('this record');
    });
    expect(hub.calls('view-attribution')).toHaveLength(2);
    expect(card.maybeFind(Button)).toBeNull();
  });
});
