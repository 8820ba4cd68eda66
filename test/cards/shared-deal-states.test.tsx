import {
  Alert,
  Button,
  ErrorState,
  Heading,
  Link,
  LoadingSpinner,
  StatusTag,
  Tab,
  TableRow,
  Tile,
} from '@hubspot/ui-extensions';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { routingRules } from '#core/decision.ts';
import type { Language } from '#extensions/kit/labels.ts';
import { openConditions } from '#extensions/shared-deal/open-conditions.ts';
import { aReceipt, aViewOfCrmDeal, aViewOfSharedDeal } from '#test/support/a-crm-deal.ts';
import { aSharedDealUnderWay, aSharedDealView } from '#test/support/a-shared-deal-view.ts';
import type { ViewRecordReply } from '#test/support/a-view-record.ts';
import { aCamSeat, aPartnerSeat, aRecordDomain, aVerdict } from '#test/support/an-outcome.ts';
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

async function cardWith(view: ViewRecordReply, options: Parameters<typeof openSharedDealCard>[0] = {}) {
  hub.answers('view-record', { ok: view });
  const card = openSharedDealCard(options);
  await card.waitFor(() => {
    if (card.maybeFind(LoadingSpinner) !== null) throw new Error('still loading');
  });
  return card;
}

const tab = (card: OpenCard, title: string) => {
  const found = card.findAll(Tab).find(({ props }) => props.title === title);
  if (found === undefined) throw new Error(`There is no tab ${title}.`);
  return textsIn(found);
};

/** What is always in sight: the two tiles. */
const tiles = (card: OpenCard) => card.findAll(Tile).map((tile) => textsIn(tile));

const withoutClaim = (reason: 'ownership_lapsed' | 'ownership_released') => {
  const verdict = aVerdict({ verdict: 'ineligible', reasons: [reason], remedies: ['register_again'] });
  return {
    claimEndsOn: null,
    commission: verdict,
    tierCredit: { ...verdict, credit: 'sourced' as const },
  };
};

describe('a shared deal on its own CRM deal', () => {
  it('opens with one call, and says what it waits for', async () => {
    hub.answers('view-record', { ok: aViewOfSharedDeal() });
    const card = openSharedDealCard({ language: 'de' });
    expect(card.find(LoadingSpinner).props.label).toBe('Der geteilte Deal wird nachgesehen');
    await card.waitFor(() => card.find(StatusTag));
    expect(hub.calls('view-record').map(({ request }) => request)).toEqual([
      { record: { type: 'deal', id: '501' }, language: 'de' },
    ]);
  });

  it('answers in the order of a partner’s questions; the first two are always in sight', async () => {
    const card = await cardWith(aViewOfSharedDeal());
    expect(card.findAll(StatusTag).map(({ text }) => text)).toEqual([
      'Channel deal',
      'open',
      'eligible',
      'sourced, eligible',
    ]);
    expect(card.texts()).toEqual(
      expect.arrayContaining([
        'You and your CAM are responsible together.',
        'You and Jana Winter (CAM) are responsible.',
      ]),
    );
    expect(card.findAll(Heading).map(({ text }) => text)).toEqual([
      'What do I have to do?',
      'Do I earn on it?',
      'What has been said?',
      'What is offered?',
    ]);
    expect(card.findAll(Tab).map(({ props }) => props.title)).toEqual([
      'Deal team',
      'Both CRMs',
      'Claim',
      'Decision',
    ]);
    expect(tiles(card)[0]).toEqual([
      'What do I have to do?',
      'Next step',
      '#Demo#',
      'Close date',
      '31 January 2027 (in 68 days)',
      'Nothing else is open on your side.',
    ]);
    expect(card.findAll(Button, { variant: 'primary' })).toEqual([]);
    expect(card.findAll(Alert)).toEqual([]);
  });

  it('names each open condition once, with its day and what it rescues', async () => {
    const conditional = aVerdict({
      verdict: 'conditional',
      reasons: ['poi_missing'],
      remedies: ['submit_poi'],
    });
    const card = await cardWith(
      aViewOfSharedDeal({
        type: 'best_partner_wins',
        commission: conditional,
        tierCredit: { ...conditional, credit: 'sourced' },
      }),
    );
    const [toDo] = tiles(card);
    expect(toDo).toEqual(
      expect.arrayContaining([
        'Hand in the client’s signed proof of involvement (POI) before close, expected on 31 January 2027 (in 68 days).',
        'With it, commission and tier credit are eligible.',
      ]),
    );
    const ask = card.find(Link, ({ text }) => text === 'Ask your CAM');
    const href = decodeURIComponent((ask.props.href as { url: string }).url);
    expect(href).toContain('Shared deal: acme.co.uk');
    expect(href).toContain('Hand in the client’s signed proof of involvement');
  });

  it('says to renew while there is time, and by when', async () => {
    const card = await cardWith(
      aViewOfSharedDeal({
        claimEndsOn: '2026-12-10',
        commission: aVerdict({ remedies: ['renew_claim'], changesOn: '2026-12-11' }),
      }),
    );
    expect(tiles(card)[0]).toEqual(
      expect.arrayContaining([
        'Renew your claim on acme.co.uk by 10 December 2026 (in 16 days): register the domain again in the card “Register deal” of the company.',
        'With it, commission is eligible.',
      ]),
    );
    expect(tiles(card)[1]).toContain(
      'Changes on 11 December 2026 (in 17 days) if nothing happens until then.',
    );
  });

  it('lists everybody on both sides with part and contact, and says that a seat is vacant', async () => {
    const card = await cardWith(
      aViewOfSharedDeal({
        team: [
          aPartnerSeat(),
          aCamSeat({ vacant: true, name: null, email: null }),
          aCamSeat({ role: 'pdm', participation: 'member', name: 'Pia Dorn', email: 'pia@vendor.example' }),
        ],
      }),
    );
    expect(card.findAll(TableRow).map((row) => textsIn(row))).toEqual([
      ['Who', 'Role', 'Part', 'Contact'],
      ['Max Mustermann (you)', 'Partner rep, #Alpha Digital#', 'responsible', 'max@alpha.example'],
      ['CAM vacant', 'CAM, #Vendor#', 'responsible', '–'],
      ['Pia Dorn', 'PDM, #Vendor#', 'on the deal team', 'pia@vendor.example'],
    ]);
  });

  it('says that it stands in both CRMs, and links no record to itself', async () => {
    const card = await cardWith(aViewOfSharedDeal());
    expect(tab(card, 'Both CRMs')).toEqual([
      'Both CRMs',
      'In your CRM',
      'This deal record.',
      'At #Vendor#',
      'Deal record stands.',
    ]);
    expect(card.maybeFind(Link, ({ text }) => text === 'Open the deal record')).toBeNull();
  });

  it('says until when the domain is the partner’s, and that the registered one stays', async () => {
    const card = await cardWith(
      aViewOfSharedDeal({}, { domains: [aRecordDomain({ domain: 'acme.com', unicode: 'acme.com' })] }),
    );
    expect(tab(card, 'Claim')).toEqual(
      expect.arrayContaining([
        'acme.co.uk is yours up to and including 23 May 2027 (in 180 days)',
        'Registered is acme.co.uk; your record names acme.com now. The registration stays as it is.',
        'A claim ends with its last day in the time zone of #Vendor# (Europe/Berlin).',
      ]),
    );
  });

  it('tells how it was decided: rule, facts as they were, policy, who registered and who was told', async () => {
    const card = await cardWith(aViewOfSharedDeal());
    expect(tab(card, 'Decision')).toEqual([
      'Decision',
      'Nobody held acme.co.uk, and you had claims left. The domain was claimed for you, and you registered a Channel deal.',
      'The facts as they were',
      'Domain held by',
      'nobody',
      'Your claims',
      '3 of 50 used before, 4 after',
      'Claim until',
      '23 May 2027 (in 180 days)',
      'Registered by',
      'Max Mustermann, as your account named the person',
      'Decided',
      '14:01 (4 minutes ago)',
      'Programme rules',
      'Version 2026-11',
      'Jana Winter was notified, 14:02 (3 minutes ago)',
      'A claim ends with its last day in the time zone of #Vendor# (Europe/Berlin).',
    ]);
  });

  it('says when the type has become another since, and when the rules have', async () => {
    const card = await cardWith(
      aViewOfSharedDeal({ type: 'best_partner_wins', receipt: aReceipt({ policyVersion: '2026-01' }) }),
    );
    expect(card.texts()).toEqual(
      expect.arrayContaining([
        'Decided as: Channel deal. It has become: Best Partner Wins deal.',
        'The programme’s rules have changed since you registered: judged by version 2026-11, decided by version 2026-01.',
      ]),
    );
  });

  it('says of a retyped deal what was decided before, and when', async () => {
    const receipt = aReceipt({
      rule: 'R5',
      type: 'best_partner_wins',
      holder: 'other_partner',
      claimEndsOn: null,
      earlier: [{ rule: 'R2', type: 'channel', decidedAt: '2026-11-20T13:01:00Z' }],
    });
    const card = await cardWith(aViewOfSharedDeal({ type: 'best_partner_wins', receipt }));
    const words = tab(card, 'Decision');
    expect(words).toContain('Before that: Channel deal. Decided: 20 Nov 2026, 14:01 (4 days ago).');
    expect(words.join(' ')).not.toContain('It has become');
  });

  it('without a receipt says so, and still who registered', async () => {
    const card = await cardWith(aViewOfSharedDeal({ receipt: null }));
    expect(tab(card, 'Decision')).toEqual(
      expect.arrayContaining([
        'Registered by Max Mustermann, 14:01 (4 minutes ago)',
        'For this deal no record of the decision was kept.',
      ]),
    );
  });

  it.each(routingRules)('%s: has a sentence of its own in the receipt', async (rule) => {
    const card = await cardWith(
      aViewOfSharedDeal({ receipt: aReceipt({ rule, reasons: ['ownership_lapsed'] }) }),
    );
    const [, sentence] = tab(card, 'Decision');
    expect(sentence).toContain('acme.co.uk');
  });
});

describe('its states', () => {
  it.each([
    ['won', { state: 'won' }, 'Won', 'Gewonnen', 'Nothing more is to be done: the deal is closed.'],
    ['lost', { state: 'lost' }, 'Lost', 'Verloren', 'Nothing more is to be done: the deal is closed.'],
    [
      'removed',
      { state: 'removed' },
      'You were removed from this deal',
      'Sie wurden von diesem Deal entfernt',
      'Nothing more is to be done here.',
    ],
    [
      'tombstoned',
      { state: 'tombstoned' },
      'The deal record was deleted',
      'Der Dealdatensatz wurde gelöscht',
      'Nothing more is to be done here.',
    ],
    [
      'claim lapsed',
      withoutClaim('ownership_lapsed'),
      'Your claim has ended',
      'Ihre Domainzuständigkeit ist abgelaufen',
      'Register acme.co.uk again in the card “Register deal” of the company.',
    ],
    [
      'claim released',
      withoutClaim('ownership_released'),
      'You have released the claim',
      'Sie haben die Registrierung aufgehoben',
      'Register acme.co.uk again in the card “Register deal” of the company.',
    ],
  ] as const)('%s: says so before anything else, in both languages, and what is to do', async (...row) => {
    const [, deal, english, german, toDo] = row;
    const card = await cardWith(aViewOfSharedDeal(deal));
    expect(card.find(Alert).props.title).toBe(english);
    expect(tiles(card)[0]).toContain(toDo);
    const href = card.find(Link, ({ text }) => text === 'Ask your CAM').props.href as { url: string };
    expect(decodeURIComponent(href.url)).toContain(card.find(Alert).text ?? 'no text');
    const inGerman = await cardWith(aViewOfSharedDeal(deal), { language: 'de' });
    expect(inGerman.find(Alert).props.title).toBe(german);
  });

  it('a closed deal is judged as of its close', async () => {
    const card = await cardWith(aViewOfSharedDeal({ state: 'won' }));
    expect(card.texts()).toContain('Judged as of the close; this no longer changes with time.');
  });

  it('says that the vendor’s deal record is still to come, and asks again until it stands', async () => {
    const { crmDeals } = aViewOfSharedDeal().sharedDeals[0] ?? aSharedDealView();
    const underWay = aViewOfSharedDeal({
      crmDeals: { ...crmDeals, vendor: { state: 'creating' } },
    });
    hub.answers('view-record', { ok: underWay }, { ok: underWay }, { ok: aViewOfSharedDeal() });
    const card = openSharedDealCard({ pollsMs: [1, 1, 1] });
    await card.waitFor(() => card.find(Alert));
    expect(card.find(Alert).props.title).toBe('The deal record at #Vendor# is still to come');
    await card.waitFor(() => {
      expect(card.findAll(Alert)).toEqual([]);
    });
    expect(hub.calls('view-record')).toHaveLength(3);
  });

  it('says that it takes longer than usual, and looks again when asked to', async () => {
    const { crmDeals } = aSharedDealUnderWay();
    const delayed = aViewOfSharedDeal({ crmDeals: { ...crmDeals, vendor: { state: 'delayed' } } });
    const card = await cardWith(delayed);
    expect(card.find(Alert).props.variant).toBe('warning');
    expect(card.texts()).toContain('It takes longer than usual; the deal record follows by itself.');
    hub.answers('view-record', { ok: aViewOfSharedDeal() });
    card.find(Button, ({ text }) => text === 'Check again').trigger('onClick');
    await card.waitFor(() => {
      expect(card.findAll(Alert)).toEqual([]);
    });
  });
});

describe('when the card cannot show it', () => {
  it.each([
    ['en', 'This account is not connected'],
    ['de', 'Dieser Account ist nicht verbunden'],
  ] as const)('an account that the hub does not know is told so: %s', async (language: Language, title) => {
    hub.answers('view-record', {
      problem: {
        type: 'about:blank',
        title: 't',
        status: 403,
        code: 'portal.unknown',
        requestId: 'req-7',
        retryable: false,
      },
    });
    const card = openSharedDealCard({ language });
    await card.waitFor(() => card.find(ErrorState));
    expect(card.find(ErrorState).props.title).toBe(title);
    expect(card.words()).toContain('req-7');
  });

  it('an answer that names a shared deal and does not give it is a fault of the service', async () => {
    const card = await cardWith(aViewOfSharedDeal({}, { sharedDeals: [] }));
    expect(card.words()).toContain('Something went wrong in the deal registration service.');
  });

  it('an answer without the CRM deal is a fault of the service', async () => {
    const card = await cardWith({ ...aViewOfCrmDeal(), crmDeal: null });
    expect(card.words()).toContain('Something went wrong in the deal registration service.');
    expect(card.find(Button, ({ text }) => text === 'Try again')).toBeTruthy();
  });
});

describe('the conditions that are open', () => {
  const deal = aSharedDealView();

  it('are none where both verdicts ask for nothing', () => {
    expect(openConditions(deal)).toEqual([]);
  });

  it('tell what helps one verdict from what helps both', () => {
    const commission = aVerdict({
      verdict: 'conditional',
      remedies: ['release_claims', 'submit_poi'],
      changesOn: '2027-01-15',
    });
    const tierCredit = {
      ...aVerdict({ remedies: ['submit_poi', 'ask_vendor'] }),
      credit: 'sourced' as const,
    };
    expect(openConditions({ ...deal, commission, tierCredit })).toEqual([
      { remedy: 'release_claims', helps: 'commission', day: '2027-01-15' },
      { remedy: 'submit_poi', helps: 'both', day: '2027-01-31' },
      { remedy: 'ask_vendor', helps: 'tierCredit', day: null },
    ]);
  });

  it('name no day for releasing claims once commission is withheld, whenever the claim itself ends', () => {
    const commission = aVerdict({
      verdict: 'ineligible',
      reasons: ['claim_active', 'over_capacity'],
      remedies: ['release_claims'],
      changesOn: '2027-04-24',
    });
    expect(openConditions({ ...deal, commission })).toEqual([
      { remedy: 'release_claims', helps: 'commission', day: null },
    ]);
  });
});
