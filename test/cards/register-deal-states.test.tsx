import {
  Alert,
  Button,
  ErrorState,
  EmptyState,
  Link,
  LoadingSpinner,
  Modal,
  ProgressBar,
  Select,
  StatusTag,
} from '@hubspot/ui-extensions';
import { CrmActionButton } from '@hubspot/ui-extensions/crm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RegistrationOffer } from '#contracts/view-record.ts';
import { aReceipt } from '#test/support/a-crm-deal.ts';
import { aSharedDealUnderWay, aSharedDealView } from '#test/support/a-shared-deal-view.ts';
import { anOffer, aViewRecord, type ViewRecordReply } from '#test/support/a-view-record.ts';
import { aCamSeat, anOpenSharedDeal, anOutcome, aRecordDomain, aVerdict } from '#test/support/an-outcome.ts';
import { fakeHub, openCard, textsIn, type FakeHub, type OpenCard } from '#test/support/open-card.tsx';

let hub: FakeHub;

beforeEach(() => {
  hub = fakeHub();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function cardWith(view: ViewRecordReply, options: Parameters<typeof openCard>[0] = {}) {
  hub.answers('view-record', { ok: view });
  const card = openCard(options);
  await card.waitFor(() => {
    if (card.maybeFind(LoadingSpinner) !== null) throw new Error('still loading');
  });
  return card;
}

function primaryButtons(card: OpenCard): (string | null)[] {
  const inOverlays = new Set(
    card.findAll(Button).flatMap((button) => {
      const { overlay } = button.props as { overlay?: { findAll: OpenCard['findAll'] } };
      return overlay === undefined ? [] : overlay.findAll(Button).map(({ text }) => text);
    }),
  );
  return card
    .findAll(Button, { variant: 'primary' })
    .map(({ text }) => text)
    .filter((text) => !inOverlays.has(text));
}

/** React works in turns of the event loop that fake timers do not count. */
async function reactIsDone() {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('while the hub is asked', () => {
  it('says what it waits for, and asks once, in the reader’s language', async () => {
    hub.answers('view-record', { ok: aViewRecord() });
    const card = openCard({ language: 'de' });
    expect(card.find(LoadingSpinner).props.label).toBe(
      'Es wird nachgesehen, was eine Registrierung bewirken würde',
    );
    await card.waitFor(() => card.find(StatusTag));
    expect(hub.calls('view-record')).toEqual([
      {
        request: { record: { type: 'contact', id: '501' }, language: 'de' },
        user: { id: 7, email: 'max@alpha.example' },
      },
    ]);
  });
});

describe('what registering would do', () => {
  it('R2: says outcome, people, claim, capacity and verdicts, with one primary button', async () => {
    const card = await cardWith(aViewRecord());
    expect(card.find(StatusTag).text).toBe('available');
    expect(card.texts()).toEqual(
      expect.arrayContaining([
        'acme.co.uk',
        'This becomes a Channel deal.',
        'You and Jana Winter (CAM) are responsible.',
        'Registers acme.co.uk for you up to and including 23 May 2027 (in 180 days).',
        'As long as your claim on the domain lasts.',
      ]),
    );
    expect(card.find(ProgressBar).props).toMatchObject({
      title: 'Claims',
      value: 4,
      maxValue: 50,
      valueDescription: '4 of 50 used after this',
    });
    expect(card.findAll(StatusTag).map(({ text }) => text)).toEqual([
      'available',
      'eligible',
      'sourced, eligible',
    ]);
    expect(primaryButtons(card)).toEqual(['Register deal']);
  });

  it('R2 in German, in the words of the programme', async () => {
    const card = await cardWith(aViewRecord(), { language: 'de' });
    expect(card.texts()).toEqual(
      expect.arrayContaining([
        'Daraus wird ein Channeldeal.',
        'Sie und Jana Winter (CAM) sind verantwortlich.',
        'Registriert acme.co.uk für Sie bis einschließlich 23. Mai 2027 (in 180 Tagen).',
        'provisionsberechtigt',
        'selbst gewonnen, anrechnungsberechtigt',
        'Danach 4 von 50 vergeben',
      ]),
    );
    expect(primaryButtons(card)).toEqual(['Deal registrieren']);
  });

  it.each([
    [
      'R1 kept',
      anOutcome({
        rule: 'R1',
        claim: { action: 'keep', endsOn: '2027-02-01' },
        ownClaimEndsOn: '2027-02-01',
      }),
      'acme.co.uk is already yours up to and including 1 February 2027 (in 69 days).',
      'Für acme.co.uk sind Sie bereits bis einschließlich 1. Februar 2027 (in 69 Tagen) zuständig.',
    ],
    [
      'R1 renewed',
      anOutcome({
        rule: 'R1',
        claim: { action: 'renew', endsOn: '2027-05-23' },
        ownClaimEndsOn: '2026-12-01',
      }),
      'acme.co.uk is already yours until 1 December 2026 (in 7 days); registering renews your claim up to and including 23 May 2027 (in 180 days).',
      'Für acme.co.uk sind Sie bereits bis 1. Dezember 2026 (in 7 Tagen) zuständig; mit der Registrierung verlängert sich das bis einschließlich 23. Mai 2027 (in 180 Tagen).',
    ],
    [
      'R3',
      anOutcome({
        rule: 'R3',
        type: 'partner_collaboration',
        reasons: ['capacity_reached'],
        claim: { action: 'none', endsOn: null },
        capacity: { used: 50, usedAfter: 50, limit: 50 },
      }),
      'Your claims are used up (50 of 50), so acme.co.uk is not claimed for you. Release a claim to make this a Channel deal.',
      'Ihre Kapazitätsgrenze ist erreicht (50 von 50), daher wird acme.co.uk nicht für Sie registriert. Heben Sie eine Registrierung auf, um daraus einen Channeldeal zu machen.',
    ],
    [
      'R4 with a lapsed claim of one’s own',
      anOutcome({
        rule: 'R4',
        type: 'partner_collaboration',
        reasons: ['ownership_lapsed'],
        claim: { action: 'none', endsOn: null },
        ownClaimEndsOn: '2026-10-01',
      }),
      /^Your claim ended on 1 October 2026 \(54 days ago\)\. The direct sales of #Vendor# works with this company: they lead, your CAM supports\. To earn commission/,
      /^Ihre Domainzuständigkeit ist am 1\. Oktober 2026 \(vor 54 Tagen\) abgelaufen\. Der Direktvertrieb von #Vendor# arbeitet/,
    ],
    [
      'R5',
      anOutcome({ rule: 'R5', type: 'best_partner_wins', claim: { action: 'none', endsOn: null } }),
      /^Another partner works with this company\. Neither of you sees the other\./,
      /^Ein anderer Partner arbeitet mit diesem Unternehmen\. Sie sehen einander nicht\./,
    ],
    [
      'R6',
      anOutcome({ rule: 'R6', ownClaimEndsOn: '2026-11-20' }),
      'Your claim ended on 20 November 2026 (4 days ago). Registering renews it up to and including 23 May 2027 (in 180 days), and your earlier shared deals become eligible again.',
      /^Ihre Domainzuständigkeit ist am 20\. November 2026 \(vor 4 Tagen\) abgelaufen\. Mit der Registrierung gilt sie wieder bis einschließlich 23\. Mai 2027/,
    ],
  ])('%s: says it in both languages', async (_name, outcome, english, german) => {
    for (const [language, sentence] of [
      ['en', english],
      ['de', german],
    ] as const) {
      const card = await cardWith(aViewRecord({ registration: anOffer(outcome) }), { language });
      const matches = card
        .texts()
        .filter((text) => (typeof sentence === 'string' ? text === sentence : sentence.test(text)));
      expect(matches, `${language}: ${card.words()}`).not.toHaveLength(0);
    }
  });

  it('says that the CAM is vacant instead of leaving the seat out', async () => {
    const outcome = anOutcome({
      team: [...anOutcome().team.slice(0, 1), aCamSeat({ vacant: true, name: null, email: null })],
    });
    const card = await cardWith(aViewRecord({ registration: anOffer(outcome) }));
    expect(card.texts()).toContain('You and a CAM (vacant) are responsible.');
  });

  it('does not name a person whose name policy keeps until registered', async () => {
    const rep = aCamSeat({ role: 'direct_rep', name: null, email: null });
    const outcome = anOutcome({ rule: 'R4', type: 'partner_collaboration', team: [rep] });
    const card = await cardWith(aViewRecord({ registration: anOffer(outcome) }));
    expect(card.texts()).toContain('A person in direct sales (named after registering) is responsible.');
  });

  it('explains a conditional verdict: why, and what helps', async () => {
    const commission = aVerdict({
      verdict: 'conditional',
      reasons: ['poi_missing'],
      remedies: ['submit_poi'],
      changesOn: '2027-03-01',
    });
    const card = await cardWith(aViewRecord({ registration: anOffer(anOutcome({ commission })) }));
    expect(card.texts()).toEqual(
      expect.arrayContaining([
        'The client’s proof of involvement (POI) is missing. It must be there before close.',
        'What helps: hand in the client’s signed proof of involvement (POI) before close.',
        'Changes on 1 March 2027 (in 97 days) if nothing happens until then.',
      ]),
    );
  });

  it('tells how it was decided, and that the domain stays as registered', async () => {
    const card = await cardWith(aViewRecord());
    const modal = textsIn(card.find(Modal));
    expect(modal).toContain(
      'Nobody holds acme.co.uk, and you have claims left. The domain is claimed for you, and you register a Channel deal.',
    );
    expect(modal).toContain(
      'What is registered is acme.co.uk. If the website in your record changes later, that stays as it is.',
    );
    expect(modal).toContain('A claim ends with its last day in the time zone of #Vendor# (Europe/Berlin).');
  });

  it('writes a domain as people do, with its technical form where it mixes scripts', async () => {
    const domain = aRecordDomain({ domain: 'xn--cme-8cd.com', unicode: 'аcme.com', mixedScripts: true });
    const card = await cardWith(
      aViewRecord({ domains: [domain], registration: anOffer(anOutcome(), domain) }),
    );
    expect(card.texts()).toContain('аcme.com');
    expect(card.words()).toContain('Its technical form is xn--cme-8cd.com.');
  });

  it('links lesson, sales rules, feedback and the CAM', async () => {
    const card = await cardWith(aViewRecord());
    expect(card.findAll(Link).map(({ text, props }) => [text, props.href])).toEqual([
      ['Lesson on deal registration', { url: 'https://vendor.example/lesson', external: true }],
      ['Sales rules of #Vendor#', { url: 'https://vendor.example/rules', external: true }],
      ['Your CAM: Jana Winter', { url: 'mailto:jana@vendor.example', external: true }],
      ['Give feedback on this tool', { url: 'https://vendor.example/feedback', external: true }],
    ]);
  });
});

describe('several domains on a record', () => {
  const two = [
    aRecordDomain(),
    aRecordDomain({ domain: 'acme.de', unicode: 'acme.de', source: 'company_website' }),
  ];

  it('lets the reader pick, and looks up only what was picked', async () => {
    hub.answers('preview-registration', {
      ok: { registration: anOffer(anOutcome({ rule: 'R5', type: 'best_partner_wins' }), two[1]) },
    });
    const card = await cardWith(aViewRecord({ domains: two, registration: { state: 'pick_domain' } }));
    const picker = card.find(Select);
    expect(picker.props.options.map(({ label }) => label)).toEqual(['acme.co.uk', 'acme.de']);
    expect(primaryButtons(card)).toEqual([]);
    picker.trigger('onChange', 'acme.de' as never);
    await card.waitFor(() => {
      expect(card.texts()).toContain('This becomes a Best Partner Wins deal.');
    });
    expect(card.find(StatusTag).text).toBe('not available');
    expect(hub.calls('preview-registration').map(({ request }) => request)).toEqual([
      { record: { type: 'contact', id: '501' }, domain: 'acme.de' },
    ]);
    expect(hub.calls('view-record')).toHaveLength(1);
  });

  it('says when enough was looked up for today, and offers the CAM', async () => {
    hub.answers('preview-registration', {
      ok: { registration: { state: 'preview_quota_exceeded', domain: two[1] } },
    });
    const card = await cardWith(aViewRecord({ domains: two, registration: { state: 'pick_domain' } }));
    card.find(Select).trigger('onChange', 'acme.de' as never);
    await card.waitFor(() => card.find(Alert));
    expect(card.find(Alert).props.title).toBe('Enough looked up for today');
    expect(card.find(Link, ({ text }) => text === 'Ask your CAM')).toBeTruthy();
  });
});

describe('nothing to decide', () => {
  it('free mail on a contact: says why and offers HubSpot’s own way to add a company', async () => {
    const card = await cardWith(
      aViewRecord({
        domains: [],
        registration: { state: 'nothing_to_decide', reason: 'free_mail_domain', written: 'gmail.com' },
      }),
    );
    expect(card.find(EmptyState).props.title).toBe('A company is missing');
    expect(card.texts()).toContain('gmail.com is a free-mail domain, which belongs to no single company.');
    const action = card.find(CrmActionButton);
    expect(action.props).toMatchObject({
      actionType: 'OPEN_RECORD_ASSOCIATION_FORM',
      actionContext: { objectTypeId: '0-2', association: { objectTypeId: '0-1', objectId: 501 } },
    });
    hub.answers('view-record', { ok: aViewRecord() });
    card.find(Button, ({ text }) => text === 'Check again').trigger('onClick');
    await card.waitFor(() => {
      expect(card.find(StatusTag).text).toBe('available');
    });
  });

  it('no domain on a company: asks for it in the record and needs no action of HubSpot’s', async () => {
    const card = await cardWith(
      aViewRecord({
        record: { type: 'company', id: '9', name: '#Acme#' },
        domains: [],
        registration: { state: 'nothing_to_decide', reason: 'no_domain', written: null },
      }),
      { objectTypeId: '0-2', objectId: 9 },
    );
    expect(card.texts()).toContain('Enter the company’s domain name in this record, then check again.');
    expect(card.maybeFind(CrmActionButton)).toBeNull();
    expect(primaryButtons(card)).toEqual(['Check again']);
  });

  it('offers no mending where another domain would be no answer', async () => {
    const card = await cardWith(
      aViewRecord({
        registration: { state: 'nothing_to_decide', reason: 'vendor_domain', written: 'vendor.example' },
      }),
    );
    expect(card.texts()).toContain('vendor.example belongs to the vendor, so it is no prospect.');
    expect(card.maybeFind(CrmActionButton)).toBeNull();
  });

  it.each([
    ['removed_by_vendor', { state: 'removed_by_vendor', domain: aRecordDomain() }, 'Removed by the vendor'],
    [
      'capacity_reached',
      { state: 'capacity_reached', domain: aRecordDomain(), limit: 50, idleClaims: [] },
      'Your claims are used up',
    ],
    ['not_permitted', { state: 'not_permitted', domain: aRecordDomain() }, 'You may not register deals'],
  ] satisfies [string, RegistrationOffer, string][])(
    '%s: says why, offers no registration, and asks the CAM with a written message',
    async (_state, registration, title) => {
      const card = await cardWith(aViewRecord({ registration }));
      expect(card.find(Alert).props.title).toBe(title);
      expect(primaryButtons(card)).toEqual([]);
      const ask = card.find(Link, ({ text }) => text === 'Ask your CAM');
      const href = decodeURIComponent((ask.props.href as { url: string }).url);
      expect(href).toMatch(/^mailto:jana@vendor\.example\?subject=Deal registration: acme\.co\.uk/);
      expect(href).toContain('#Ada Lovelace#');
      expect(href).toContain(card.find(Alert).text ?? 'no text');
      expect(href).toContain('Max Mustermann');
    },
  );

  it('not permitted: names who can change that, and says nothing of the domain', async () => {
    const registration = { state: 'not_permitted', domain: aRecordDomain() } as const;
    const card = await cardWith(aViewRecord({ registration }), { language: 'de' });
    expect(card.words()).toContain(
      'Nach den Einstellungen von #Alpha Digital# registrieren nur bestimmte Personen Deals. Die Administration Ihres HubSpot-Accounts kann Sie hinzufügen.',
    );
    expect(card.findAll(StatusTag)).toEqual([]);
  });

  it('without a CAM the message is copied for somebody else', async () => {
    const card = await cardWith(
      aViewRecord({ cam: null, registration: { state: 'removed_by_vendor', domain: aRecordDomain() } }),
    );
    expect(card.words()).toContain('No CAM is assigned to your company yet.');
    card.find(Button, ({ text }) => text === 'Copy the message').trigger('onClick');
    await vi.waitFor(() => {
      expect(card.mocks.actions.addAlert.calls).toHaveLength(1);
    });
    expect(card.mocks.actions.copyTextToClipboard.calls[0]?.[0]).toContain('acme.co.uk');
  });
});

describe('when the hub does not answer', () => {
  it('says what still works, gives an id to quote, and tries again', async () => {
    hub.answers('view-record', () => {
      throw new Error('connection refused');
    });
    const card = openCard();
    await card.waitFor(() => card.find(ErrorState));
    expect(card.find(ErrorState).props.title).toBe('Deal registration cannot be reached');
    expect(card.words()).toContain('Your CRM works as usual');
    expect(card.words()).toMatch(/Request id to quote: [0-9a-f-]{36}/);
    expect(card.find(Link, ({ text }) => text === 'Ask your CAM')).toBeTruthy();
    hub.answers('view-record', { ok: aViewRecord() });
    card.find(Button, { variant: 'primary' }).trigger('onClick');
    await card.waitFor(() => {
      expect(card.find(StatusTag).text).toBe('available');
    });
  });

  it('gives up waiting in time', async () => {
    hub.answers('view-record', () => new Promise(() => {}));
    const card = openCard({ hubTimeoutMs: 20 });
    await card.waitFor(() => card.find(ErrorState));
    expect(card.find(ErrorState).props.title).toBe('Deal registration cannot be reached');
  });

  it('says that the portal is not connected, and whom to ask', async () => {
    hub.answers('view-record', {
      problem: {
        type: 'about:blank',
        title: 'This portal is not connected.',
        status: 403,
        code: 'portal.unknown',
        requestId: 'req-77',
        retryable: false,
      },
    });
    const card = openCard({ language: 'de' });
    await card.waitFor(() => card.find(ErrorState));
    expect(card.find(ErrorState).props).toMatchObject({
      title: 'Dieser Account ist nicht verbunden',
      type: 'lock',
    });
    expect(card.words()).toContain('Ansprechperson im Partnerprogramm');
    expect(card.words()).toContain('Anfrage-ID für Rückfragen: req-77');
  });

  it('an answer that does not fit the contract is a fault of the service, not a blank card', async () => {
    hub.answers('view-record', { ok: { vendor: 'nonsense' } });
    const card = openCard();
    await card.waitFor(() => card.find(ErrorState));
    expect(card.words()).toContain('Something went wrong in the deal registration service.');
  });
});

describe('a shared deal that is there already (R7)', () => {
  const outcome = anOutcome({
    rule: 'R1',
    claim: { action: 'keep', endsOn: '2027-05-23' },
    ownClaimEndsOn: '2027-05-23',
    capacity: { used: 4, usedAfter: 4, limit: 50 },
    openSharedDeals: [anOpenSharedDeal()],
  });
  const view = aViewRecord({ registration: anOffer(outcome), sharedDeals: [aSharedDealView()] });

  it('shows type, people, who was told and when, next step, claim end, verdicts and the deal record', async () => {
    const card = await cardWith(view);
    expect(card.texts()).toEqual(
      expect.arrayContaining([
        'Acme – Marketing Hub',
        'Channel deal',
        'You and your CAM are responsible together.',
        'open',
        'Jana Winter was notified, 14:02 (3 minutes ago)',
        '#Demo#',
        '31 January 2027 (in 68 days)',
        'acme.co.uk is yours up to and including 23 May 2027 (in 180 days)',
        'You already have this shared deal.',
      ]),
    );
    expect(card.find(Link, ({ text }) => text === 'Open the deal record').props.href).toBe(
      'https://app.hubspot.com/contacts/101/record/0-3/9001',
    );
  });

  it('writes the claimed domain as people read it', async () => {
    const deal = aSharedDealView({ domain: 'xn--mnchen-3ya.de', domainUnicode: 'münchen.de' });
    const card = await cardWith({ ...view, sharedDeals: [deal] });
    expect(card.texts()).toContain('münchen.de is yours up to and including 23 May 2027 (in 180 days)');
  });

  it('tells of the deal that is there how it was decided, and not twice', async () => {
    const card = await cardWith({ ...view, sharedDeals: [aSharedDealView({ receipt: aReceipt() })] });
    const modal = card.find(Modal);
    expect(modal.props).toMatchObject({ id: 'receipt-sd-1', title: 'How this was decided' });
    expect(textsIn(modal)).toContain('3 of 50 used before, 4 after');
    expect(card.findAll(Modal)).toHaveLength(1);
  });

  it('says that the registered domain stays where the record names another one now', async () => {
    const moved = aRecordDomain({ domain: 'acme.com', unicode: 'acme.com' });
    const card = await cardWith({ ...view, domains: [moved] });
    expect(card.texts()).toContain(
      'Registered is acme.co.uk; your record names acme.com now. The registration stays as it is.',
    );
  });

  it('leads to the deal record first; a further registration is a second thought', async () => {
    const card = await cardWith(view);
    expect(primaryButtons(card)).toEqual(['Open the deal record']);
    expect(card.find(Button, ({ text }) => text === 'Register another one anyway').props.variant).toBe(
      'secondary',
    );
  });

  it('asks again a few times while the CRMs follow, and then shows the deal record', async () => {
    const underWay = { ...view, sharedDeals: [aSharedDealUnderWay()] };
    hub.answers('view-record', { ok: underWay }, { ok: underWay }, { ok: view });
    const card = openCard({ pollsMs: [1, 1, 1, 1] });
    await card.waitFor(() => {
      expect(card.texts()).toContain('The deal record is being created in your CRM.');
    });
    expect(card.texts()).toContain('Jana Winter is being notified.');
    await card.waitFor(() => card.find(Link, ({ text }) => text === 'Open the deal record'));
    expect(hub.calls('view-record')).toHaveLength(3);
  });

  it('stops asking after the last time, and says why it takes long', async () => {
    const delayed = aSharedDealUnderWay({
      crmDeals: {
        partner: { state: 'delayed', crmDealId: null, url: null, delayReason: 'crm_busy' },
        vendor: { state: 'creating' },
      },
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    hub.answers('view-record', { ok: { ...view, sharedDeals: [delayed] } });
    const card = openCard({ pollsMs: [2_000, 5_000] });
    for (let minute = 0; minute < 10; minute += 1) {
      await vi.advanceTimersByTimeAsync(60_000);
      await reactIsDone();
    }
    expect(card.texts()).toContain('HubSpot is busy; the deal record follows by itself.');
    expect(hub.calls('view-record')).toHaveLength(3);
  });

  it('keeps what it shows when asking again fails', async () => {
    hub.answers('view-record', { ok: { ...view, sharedDeals: [aSharedDealUnderWay()] } }, () => {
      throw new Error('down');
    });
    const card = openCard({ pollsMs: [1] });
    await vi.waitFor(() => {
      expect(hub.calls('view-record')).toHaveLength(2);
    });
    expect(card.texts()).toContain('Acme – Marketing Hub');
    expect(card.maybeFind(ErrorState)).toBeNull();
  });
});
