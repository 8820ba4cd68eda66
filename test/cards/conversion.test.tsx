import {
  Alert,
  Button,
  Checkbox,
  CurrencyInput,
  DateInput,
  Input,
  Link,
  LoadingButton,
  LoadingSpinner,
  MultiSelect,
  Select,
  StatusTag,
  TextArea,
  ToggleGroup,
} from '@hubspot/ui-extensions';
import { CrmActionButton } from '@hubspot/ui-extensions/crm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { operations } from '#contracts/operations.ts';
import type { RegistrationOffer } from '#contracts/view-record.ts';
import { aViewOfCrmDeal, aViewOfSharedDeal } from '#test/support/a-crm-deal.ts';
import { aSharedDealView } from '#test/support/a-shared-deal-view.ts';
import { anOffer, type ViewRecordReply } from '#test/support/a-view-record.ts';
import { anOpenSharedDeal, anOutcome, aRecordDomain } from '#test/support/an-outcome.ts';
import { fillQualificationStep, panel, press, submit, write } from '#test/support/fill-form.ts';
import {
  fakeHub,
  openSharedDealCard,
  textsIn,
  type FakeHub,
  type OpenCard,
} from '#test/support/open-card.tsx';

let hub: FakeHub;
/** Drafts live as long as the sandbox; each test has a record of its own. */
let recordId = 5000;

beforeEach(() => {
  hub = fakeHub();
  recordId += 1;
});
afterEach(() => {
  vi.unstubAllGlobals();
});

async function cardWith(view: ViewRecordReply, language: 'en' | 'de' = 'en') {
  hub.answers('view-record', { ok: view });
  const card = openSharedDealCard({ objectId: recordId, language });
  await card.waitFor(() => {
    if (card.maybeFind(LoadingSpinner) !== null) throw new Error('still loading');
  });
  return card;
}

async function filledCard(view = aViewOfCrmDeal(), language: 'en' | 'de' = 'en') {
  const card = await cardWith(view, language);
  panel(card)
    .find(MultiSelect)
    .trigger('onChange', ['marketing'] as never);
  press(card, language === 'de' ? 'Weiter' : 'Next');
  await card.waitFor(() => panel(card).find(Checkbox, { name: 'needConfirmed' }));
  fillQualificationStep(card);
  return card;
}

/** The shared deal of the CRM deal on which the card sits. */
const shared = () =>
  aSharedDealView({
    name: '#Acme relaunch#',
    crmDeals: {
      partner: { state: 'stands', crmDealId: String(recordId), url: null, delayReason: null },
      vendor: { state: 'creating' },
    },
  });
const viewOfThisDeal = (...changes: Parameters<typeof aViewOfCrmDeal>) => {
  const view = aViewOfCrmDeal(...changes);
  return { ...view, record: { ...view.record, id: String(recordId) } };
};
const converted = () => ({ ok: { result: 'registered', sharedDeal: shared() } });
const problem = (code: string, more: object = {}) => ({
  problem: {
    type: 'about:blank',
    title: 't',
    status: 422,
    code,
    requestId: 'req-1',
    retryable: false,
    ...more,
  },
});

const tags = (card: OpenCard) => card.findAll(StatusTag).map(({ text }) => text);
const shareButton = (card: OpenCard, text = 'Share deal') =>
  card.maybeFind(Button, (button) => button.text === text && button.props.variant === 'primary');
/** Of a card without a panel, HubSpot's own buttons among them. */
const primaries = (card: OpenCard) => [
  ...card.findAll(Button, { variant: 'primary' }).map(({ text }) => text),
  ...card.findAll(CrmActionButton, { variant: 'primary' }).map(({ text }) => text),
];

describe('the checklist of a CRM deal that is not shared', () => {
  it('says what it needs, shows what sharing would do, and offers it with one call', async () => {
    const card = await cardWith(aViewOfCrmDeal());
    expect(card.texts()).toEqual(
      expect.arrayContaining([
        'This deal is not shared yet',
        'Company',
        '#Acme#',
        'Contact',
        '#Ada Lovelace#',
        'Domain',
        'This becomes a Channel deal.',
        'Registers acme.co.uk for you up to and including 23 May 2027 (in 180 days).',
      ]),
    );
    expect(tags(card).slice(0, 4)).toEqual(['present', 'present', 'present', 'available']);
    expect(shareButton(card)).not.toBeNull();
    expect(hub.calls('view-record')).toHaveLength(1);
    expect(hub.calls('preview-registration')).toHaveLength(0);
  });

  it('in German, in the words of the programme', async () => {
    const card = await cardWith(aViewOfCrmDeal(), 'de');
    expect(card.texts()).toEqual(
      expect.arrayContaining(['Dieser Deal ist noch nicht geteilt', 'Internetdomain', 'vorhanden']),
    );
    expect(shareButton(card, 'Deal teilen')).not.toBeNull();
  });

  it('without a contact: leads to HubSpot’s own way to associate one, and not to the form', async () => {
    const card = await cardWith(aViewOfCrmDeal({ missing: ['contact_missing'] }));
    expect(tags(card).slice(0, 3)).toEqual(['present', 'missing', 'present']);
    expect(card.texts()).toContain('This becomes a Channel deal.');
    expect(card.find(CrmActionButton).props).toMatchObject({
      variant: 'primary',
      actionType: 'OPEN_RECORD_ASSOCIATION_FORM',
      actionContext: { objectTypeId: '0-1', association: { objectTypeId: '0-3', objectId: recordId } },
    });
    expect(shareButton(card)).toBeNull();
    hub.answers('view-record', { ok: aViewOfCrmDeal() });
    card.find(Button, ({ text }) => text === 'Check again').trigger('onClick');
    await card.waitFor(() => {
      expect(shareButton(card)).not.toBeNull();
    });
  });

  it('without a company and a contact: the company first, since there is no domain without it', async () => {
    const card = await cardWith(
      aViewOfCrmDeal(
        { missing: ['company_missing', 'contact_missing'] },
        {
          domains: [],
          registration: { state: 'nothing_to_decide', reason: 'no_domain', written: null },
          form: { ...aViewOfCrmDeal().form, companyName: null, contact: null },
        },
      ),
    );
    expect(tags(card)).toEqual(['missing', 'missing', 'missing']);
    expect(primaries(card)).toEqual(['Associate a company']);
    expect(card.findAll(CrmActionButton).map(({ text }) => text)).toEqual([
      'Associate a company',
      'Associate a contact',
    ]);
    expect(card.find(Link, ({ text }) => text === 'Ask your CAM')).toBeTruthy();
  });

  it('with a company that has no domain: sends to the company’s record, not to another company', async () => {
    const card = await cardWith(
      aViewOfCrmDeal(
        {},
        { domains: [], registration: { state: 'nothing_to_decide', reason: 'no_domain', written: null } },
      ),
    );
    expect(tags(card)).toEqual(['present', 'present', 'missing']);
    expect(card.texts()).toContain(
      'Enter the domain name in the record of the associated company, then check again.',
    );
    expect(card.maybeFind(CrmActionButton)).toBeNull();
    expect(primaries(card)).toEqual(['Check again']);
  });

  it('with several domains: lets the reader choose, and looks up only what was chosen', async () => {
    const two = [aRecordDomain(), aRecordDomain({ domain: 'acme.de', unicode: 'acme.de' })];
    hub.answers('preview-registration', { ok: { registration: anOffer(anOutcome(), two[1]) } });
    const card = await cardWith(aViewOfCrmDeal({}, { domains: two, registration: { state: 'pick_domain' } }));
    expect(tags(card)).toEqual(['present', 'present', 'choose one']);
    card.find(Select, { name: 'domain' }).trigger('onChange', 'acme.de' as never);
    await card.waitFor(() => {
      expect(shareButton(card)).not.toBeNull();
    });
    expect(hub.calls('preview-registration').map(({ request }) => request)).toEqual([
      { record: { type: 'deal', id: String(recordId) }, domain: 'acme.de' },
    ]);
  });

  it.each([
    ['removed_by_vendor', { state: 'removed_by_vendor', domain: aRecordDomain() }, 'Removed by the vendor'],
    [
      'capacity_reached',
      { state: 'capacity_reached', domain: aRecordDomain(), limit: 50, idleClaims: [] },
      'Your claims are used up',
    ],
    [
      'preview_quota_exceeded',
      { state: 'preview_quota_exceeded', domain: aRecordDomain() },
      'Enough looked up for today',
    ],
    ['not_permitted', { state: 'not_permitted', domain: aRecordDomain() }, 'You may not register deals'],
  ] satisfies [string, RegistrationOffer, string][])(
    '%s: says why and offers no sharing',
    async (_state, registration, title) => {
      const card = await cardWith(aViewOfCrmDeal({}, { registration }));
      expect(card.find(Alert).props.title).toBe(title);
      expect(shareButton(card)).toBeNull();
      expect(card.find(Link, ({ text }) => text === 'Ask your CAM')).toBeTruthy();
    },
  );
});

describe('the conversion form', () => {
  it('asks for nothing that the CRM deal keeps, and says what stays', async () => {
    const card = await cardWith(aViewOfCrmDeal());
    expect(panel(card).props.title).toBe('Share deal');
    for (const kept of [Input, CurrencyInput, DateInput]) {
      expect(panel(card).maybeFind(kept as typeof Input)).toBeNull();
    }
    expect(panel(card).maybeFind(Select, { name: 'pipelineId' })).toBeNull();
    expect(textsIn(panel(card))).toEqual(
      expect.arrayContaining([
        'Deal name',
        '#Acme relaunch#',
        'Amount',
        '€8,000.00',
        'Close date',
        '28 February 2027',
        'Pipeline',
        '#Sales#',
        'Deal stage',
        '#New#',
        'This stays as it is in your CRM, as do owner and notes. Name and amount go to the vendor once.',
      ]),
    );
  });

  it('asks for the close date where the CRM deal has none, and sends it', async () => {
    hub.answers('convert-deal', converted());
    const card = await cardWith(viewOfThisDeal({ closeOn: null }));
    panel(card)
      .find(MultiSelect)
      .trigger('onChange', ['marketing'] as never);
    press(card, 'Next');
    await card.waitFor(() => panel(card).find(DateInput, { error: true }));
    panel(card)
      .find(DateInput)
      .trigger('onChange', { year: 2027, month: 2, date: 31 } as never);
    press(card, 'Next');
    await card.waitFor(() => panel(card).find(Checkbox, { name: 'needConfirmed' }));
    fillQualificationStep(card);
    submit(card, 'Share deal');
    await vi.waitFor(() => {
      expect(hub.calls('convert-deal')).toHaveLength(1);
    });
    expect(hub.calls('convert-deal')[0]?.request).toMatchObject({ deal: { closeOn: '2027-03-31' } });
  });

  it('sends what the contract asks and the outcome that was shown, once', async () => {
    hub.answers('convert-deal', converted());
    const card = await filledCard(viewOfThisDeal());
    submit(card, 'Share deal');
    submit(card, 'Share deal');
    await vi.waitFor(() => {
      expect(hub.calls('convert-deal')).toHaveLength(1);
    });
    const request = hub.calls('convert-deal')[0]?.request;
    expect(operations['convert-deal'].request.safeParse(request).success).toBe(true);
    expect(request).toMatchObject({
      record: { type: 'deal', id: String(recordId) },
      domain: 'acme.co.uk',
      expectedOutcome: { rule: 'R2', type: 'channel', claimAction: 'claim', openSharedDealId: null },
      difference: null,
      deal: { closeOn: null, motion: 'new_business', products: ['marketing'] },
    });
    expect(hub.calls('register-deal')).toHaveLength(0);
  });

  it('then shows the shared deal in place of the checklist, before the hub is asked again', async () => {
    hub.answers('convert-deal', converted());
    const card = await filledCard(viewOfThisDeal());
    hub.answers('view-record', () => new Promise(() => {}));
    submit(card, 'Share deal');
    await card.waitFor(() => {
      expect(card.texts()).toContain('What do I have to do?');
    });
    expect(card.texts()).not.toContain('This deal is not shared yet');
    expect(card.texts()).toContain('The deal record at #Vendor# is still to come');
    expect(card.mocks.actions.closeOverlay.calls).toEqual([['register-deal-panel']]);
    expect(card.mocks.actions.addAlert.calls).toEqual([
      [{ type: 'success', message: 'The deal is shared.' }],
    ]);
  });

  it('lets the host close the panel before what it stands in goes', async () => {
    hub.answers('convert-deal', converted());
    const card = await filledCard(viewOfThisDeal());
    submit(card, 'Share deal');
    await vi.waitFor(() => {
      expect(card.mocks.actions.closeOverlay.calls).toHaveLength(1);
    });
    expect(card.texts()).toContain('This deal is not shared yet');
    panel(card).trigger('onClose');
    await card.waitFor(() => {
      expect(card.texts()).not.toContain('This deal is not shared yet');
    });
  });

  it('where the outcome has changed nothing is shared, and the new one is asked about', async () => {
    const outcome = anOutcome({
      rule: 'R5',
      type: 'best_partner_wins',
      claim: { action: 'none', endsOn: null },
    });
    hub.answers('convert-deal', { ok: { result: 'outcome_changed', outcome } });
    const card = await filledCard(viewOfThisDeal());
    submit(card, 'Share deal');
    await card.waitFor(() => panel(card).find(Alert));
    expect(panel(card).find(Alert).props.title).toBe('Nothing was shared yet');
    expect(textsIn(panel(card))).toEqual(
      expect.arrayContaining(['This would now be a Best Partner Wins deal.', 'Share anyway?']),
    );
    hub.answers('convert-deal', converted());
    submit(card, 'Share anyway');
    await vi.waitFor(() => {
      expect(hub.calls('convert-deal')).toHaveLength(2);
    });
    expect(hub.calls('convert-deal')[1]?.request).toMatchObject({
      expectedOutcome: { rule: 'R5', type: 'best_partner_wins', claimAction: 'none' },
    });
  });

  it('a further deal of the same kind has to say how it differs (R7), whatever sharing does for the first', async () => {
    hub.answers('convert-deal', converted());
    const outcome = anOutcome({
      rule: 'R6',
      ownClaimEndsOn: '2026-11-20',
      openSharedDeals: [anOpenSharedDeal()],
    });
    const card = await cardWith(viewOfThisDeal({}, { registration: anOffer(outcome) }));
    expect(card.texts()).toEqual(
      expect.arrayContaining([
        'You already have an open shared deal for this domain:',
        'Sharing this one registers a further deal.',
      ]),
    );
    expect(panel(card).maybeFind(ToggleGroup, { name: 'existing' })).toBeNull();
    write(card, 'difference', 'The relaunch, not the newsletter.');
    panel(card)
      .find(MultiSelect)
      .trigger('onChange', ['marketing'] as never);
    press(card, 'Next');
    await card.waitFor(() => panel(card).find(Checkbox, { name: 'needConfirmed' }));
    fillQualificationStep(card);
    submit(card, 'Share deal');
    await vi.waitFor(() => {
      expect(hub.calls('convert-deal')).toHaveLength(1);
    });
    expect(hub.calls('convert-deal')[0]?.request).toMatchObject({
      difference: 'The relaunch, not the newsletter.',
      expectedOutcome: { openSharedDealId: 'sd-1' },
    });
  });

  it.each([
    ['en', 'conversion.incomplete', 'This deal lacks an associated company or contact'],
    ['de', 'conversion.incomplete', 'Diesem Deal ist kein Unternehmen oder kein Kontakt zugeordnet'],
    ['en', 'operation.not_permitted', 'The settings of your account do not let you register deals.'],
    ['de', 'registration.capacity_reached', 'Ihre Kapazitätsgrenze ist erreicht.'],
  ] as const)(
    '%s, %s: says why in the panel and looks at the record anew once that was read',
    async (...row) => {
      const [language, code, sentence] = row;
      const reason = code === 'conversion.incomplete' ? { reason: 'contact_missing' } : {};
      hub.answers('convert-deal', problem(code, reason));
      const card = await filledCard(viewOfThisDeal(), language);
      submit(card, language === 'de' ? 'Deal teilen' : 'Share deal');
      await card.waitFor(() => panel(card).find(Alert));
      expect(textsIn(panel(card)).join('\n')).toContain(sentence);
      expect(textsIn(panel(card)).join('\n')).toContain('req-1');
      hub.answers('view-record', { ok: viewOfThisDeal({ missing: ['contact_missing'] }) });
      panel(card).trigger('onClose');
      await card.waitFor(() => {
        expect(card.maybeFind(CrmActionButton)).not.toBeNull();
      });
      const ofThisCard = hub
        .calls('view-record')
        .filter(({ request }) => JSON.stringify(request).includes(String(recordId)));
      expect(ofThisCard).toHaveLength(2);
    },
  );

  it('keeps what was typed when the hub cannot be reached, and a retry is the same request', async () => {
    hub.answers('convert-deal', () => {
      throw new Error('down');
    });
    const card = await filledCard(viewOfThisDeal());
    submit(card, 'Share deal');
    await card.waitFor(() => panel(card).find(Alert));
    expect(panel(card).find(TextArea, { name: 'introNote' }).props.value).toBe('We met at a fair.');
    expect(panel(card).find(LoadingButton, { loading: false })).toBeTruthy();
    submit(card, 'Share deal');
    await vi.waitFor(() => {
      expect(hub.calls('convert-deal')).toHaveLength(2);
    });
    const [first, second] = hub.calls('convert-deal').map(({ request }) => request['requestId']);
    expect(second).toBe(first);
  });

  it('a CRM deal that was shared meanwhile is shown as it is, and nothing happened twice', async () => {
    hub.answers('convert-deal', { ok: { result: 'open_deal_offered', sharedDeal: shared() } });
    const card = await filledCard(viewOfThisDeal());
    const view = aViewOfSharedDeal();
    hub.answers('view-record', { ok: { ...view, sharedDeals: [{ ...shared(), sharedDealId: 'sd-1' }] } });
    submit(card, 'Share deal');
    await card.waitFor(() => {
      expect(card.texts()).toContain('What do I have to do?');
    });
    expect(card.mocks.actions.addAlert.calls[0]?.[0]).toMatchObject({ type: 'info' });
  });
});
