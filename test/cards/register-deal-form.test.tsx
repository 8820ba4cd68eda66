import {
  Alert,
  Button,
  Checkbox,
  CurrencyInput,
  DateInput,
  Input,
  LoadingButton,
  LoadingSpinner,
  MultiSelect,
  Select,
  StepIndicator,
  TextArea,
  ToggleGroup,
} from '@hubspot/ui-extensions';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { operations } from '#contracts/operations.ts';
import { aSharedDealUnderWay, aSharedDealView } from '#test/support/a-shared-deal-view.ts';
import { anOffer, aViewRecord, type ViewRecordReply } from '#test/support/a-view-record.ts';
import { anOpenSharedDeal, anOutcome } from '#test/support/an-outcome.ts';
import { fillDealStep, fillQualificationStep, panel, press, submit, write } from '#test/support/fill-form.ts';
import { fakeHub, openCard, textsIn, type FakeHub } from '#test/support/open-card.tsx';

let hub: FakeHub;
/** Drafts live as long as the sandbox; each test has a record of its own. */
let recordId = 1000;

beforeEach(() => {
  hub = fakeHub();
  recordId += 1;
});
afterEach(() => {
  vi.unstubAllGlobals();
});

async function cardWith(view: ViewRecordReply = aViewRecord(), options: Parameters<typeof openCard>[0] = {}) {
  hub.answers('view-record', { ok: view });
  const card = openCard({ objectId: recordId, ...options });
  await card.waitFor(() => {
    if (card.maybeFind(LoadingSpinner) !== null) throw new Error('still loading');
  });
  return card;
}

async function filledCard(view = aViewRecord(), options: Parameters<typeof openCard>[0] = {}) {
  const card = await cardWith(view, options);
  fillDealStep(card);
  press(card, options.language === 'de' ? 'Weiter' : 'Next');
  await card.waitFor(() => panel(card).find(Checkbox, { name: 'needConfirmed' }));
  fillQualificationStep(card);
  return card;
}

const registered = (sharedDeal = aSharedDealUnderWay()) => ({ ok: { result: 'registered', sharedDeal } });

const problem = (code: string, more: object = {}) => ({
  problem: {
    type: 'about:blank',
    title: 't',
    status: 500,
    code,
    requestId: 'req-1',
    retryable: true,
    ...more,
  },
});

describe('filling in the form', () => {
  it('proposes what is known: name, currency, pipeline, stage, motion', async () => {
    const card = await cardWith();
    expect(panel(card).find(Input, { name: 'name' }).props.value).toBe('#Acme#');
    panel(card)
      .find(MultiSelect)
      .trigger('onChange', ['marketing', 'sales'] as never);
    await card.waitFor(() => {
      expect(panel(card).find(Input, { name: 'name' }).props.value).toBe(
        '#Acme# – #Marketing Hub#, #Sales Hub#',
      );
    });
    expect(panel(card).find(CurrencyInput).props.currency).toBe('EUR');
    expect(panel(card).find(Select, { name: 'pipelineId' }).props.value).toBe('default');
    expect(panel(card).find(Select, { name: 'stageId' }).props.value).toBe('new');
    expect(panel(card).find(ToggleGroup, { name: 'motion' }).props.value).toBe('new_business');
  });

  it('keeps the name that the reader wrote', async () => {
    const card = await cardWith();
    panel(card)
      .find(Input, { name: 'name' })
      .trigger('onBlur', 'My own name' as never);
    panel(card)
      .find(MultiSelect)
      .trigger('onChange', ['sales'] as never);
    expect(panel(card).find(Input, { name: 'name' }).props.value).toBe('My own name');
  });

  it('offers the stages of the chosen pipeline only', async () => {
    const card = await cardWith();
    panel(card)
      .find(Select, { name: 'pipelineId' })
      .trigger('onChange', 'second' as never);
    await card.waitFor(() => {
      expect(panel(card).find(Select, { name: 'stageId' }).props.value).toBe('first');
    });
    expect(panel(card).find(Select, { name: 'stageId' }).props.options).toEqual([
      { value: 'first', label: '#First#' },
    ]);
  });

  it('asks for country and size only where the record does not say', async () => {
    const asked = await cardWith();
    expect(panel(asked).find(Select, { name: 'country' }).props.options).toHaveLength(250);
    expect(panel(asked).find(Select, { name: 'companySize' }).props.options).toHaveLength(5);
    recordId += 1;
    const form = { ...aViewRecord().form, country: 'DE', companySize: '26_200' };
    const known = await cardWith(aViewRecord({ form }));
    expect(panel(known).maybeFind(Select, { name: 'country' })).toBeNull();
    expect(panel(known).maybeFind(Select, { name: 'companySize' })).toBeNull();
  });

  it('names the countries in the reader’s language and alphabet', async () => {
    const card = await cardWith(aViewRecord(), { language: 'de' });
    const names = panel(card)
      .find(Select, { name: 'country' })
      .props.options.map(({ label }) => label);
    expect(names).toContain('Deutschland');
    expect(names.indexOf('Österreich')).toBeLessThan(names.indexOf('Polen'));
  });
});

describe('checking', () => {
  it('says nothing of fields that were not left yet, and what is wrong once they are', async () => {
    const card = await cardWith();
    expect(panel(card).find(DateInput).props.error).toBeUndefined();
    panel(card)
      .find(Input, { name: 'name' })
      .trigger('onBlur', ' ' as never);
    await card.waitFor(() => {
      expect(panel(card).find(Input, { name: 'name' }).props).toMatchObject({
        error: true,
        validationMessage: 'Please fill this in.',
      });
    });
    expect(panel(card).find(DateInput).props.error).toBeUndefined();
  });

  it('does not go on with faults, and sums them up with a way to each field', async () => {
    const card = await cardWith();
    press(card, 'Next');
    await card.waitFor(() => panel(card).find(Alert));
    expect(panel(card).find(Alert).props.title).toBe('2 fields need your attention');
    expect(textsIn(panel(card).find(Alert))).toEqual([
      '2 fields need your attention',
      'Products the client is interested in: Please fill this in.',
      'Close date: Please choose a date.',
    ]);
    expect(panel(card).find(StepIndicator).props.currentStep).toBe(0);
    expect(hub.calls('register-deal')).toHaveLength(0);
  });

  it('checks both steps before it sends, and leads back to the first faulty one', async () => {
    const card = await filledCard();
    write(card, 'introNote', 'x'.repeat(2001));
    submit(card);
    await card.waitFor(() => panel(card).find(Alert));
    expect(textsIn(panel(card).find(Alert))).toContain('Intro note: Too long. At most 2,000 characters.');
    panel(card)
      .find(StepIndicator)
      .trigger('onClick', 0 as never);
    await card.waitFor(() => panel(card).find(DateInput));
    panel(card)
      .find(Button, ({ text }) => text?.startsWith('Intro note') === true)
      .trigger('onClick');
    await card.waitFor(() => panel(card).find(TextArea, { name: 'introNote', error: true }));
    expect(hub.calls('register-deal')).toHaveLength(0);
  });

  it('registers qualified opportunities only: both have to be confirmed', async () => {
    const card = await filledCard();
    panel(card)
      .find(Checkbox, { name: 'needConfirmed' })
      .trigger('onChange', false as never);
    submit(card);
    await card.waitFor(() => panel(card).find(Alert));
    expect(card.words()).toContain('Please confirm this. Only qualified opportunities can be registered.');
    expect(hub.calls('register-deal')).toHaveLength(0);
  });

  it('shows the hub’s own faults at their fields, until the field is changed', async () => {
    hub.answers(
      'register-deal',
      problem('request.invalid', {
        retryable: false,
        status: 422,
        fields: [{ pointer: '/qualification/nextSteps', code: 'too_long' }],
      }),
    );
    const card = await filledCard();
    submit(card);
    await card.waitFor(() => panel(card).find(TextArea, { name: 'nextSteps', error: true }));
    expect(panel(card).find(TextArea, { name: 'nextSteps' }).props.validationMessage).toBe(
      'Too long. At most 1,000 characters.',
    );
    write(card, 'nextSteps', 'Shorter.');
    await card.waitFor(() => {
      expect(panel(card).find(TextArea, { name: 'nextSteps' }).props.error).toBeUndefined();
    });
  });
});

describe('what was typed', () => {
  it('survives closing the panel, also the word that was not committed yet', async () => {
    const card = await cardWith();
    fillDealStep(card);
    panel(card)
      .find(Input, { name: 'name' })
      .trigger('onInput', 'Half a na' as never);
    panel(card).trigger('onClose');
    await card.waitFor(() => {
      expect(panel(card).find(Input, { name: 'name' }).props.value).toBe('Half a na');
    });
    expect(panel(card).find(MultiSelect).props.value).toEqual(['marketing']);
  });

  it('is there again when the card is opened anew on the same record', async () => {
    const first = await cardWith();
    panel(first)
      .find(Input, { name: 'name' })
      .trigger('onBlur', 'Typed before' as never);
    const second = await cardWith();
    expect(panel(second).find(Input, { name: 'name' }).props.value).toBe('Typed before');
  });

  it('is not shown to another user, nor on another record', async () => {
    const first = await cardWith();
    panel(first)
      .find(Input, { name: 'name' })
      .trigger('onBlur', 'Typed before' as never);
    const colleague = await cardWith(aViewRecord(), { userId: 8 });
    expect(panel(colleague).find(Input, { name: 'name' }).props.value).toBe('#Acme#');
    recordId += 1;
    const elsewhere = await cardWith();
    expect(panel(elsewhere).find(Input, { name: 'name' }).props.value).toBe('#Acme#');
  });

  it('stays when the hub cannot be reached', async () => {
    hub.answers('register-deal', () => {
      throw new Error('down');
    });
    const card = await filledCard();
    submit(card);
    await card.waitFor(() => panel(card).find(Alert));
    expect(panel(card).find(TextArea, { name: 'introNote' }).props.value).toBe('We met at a fair.');
    expect(card.words()).toContain('Nothing you typed is lost.');
  });

  it('is gone once the deal is registered', async () => {
    hub.answers('register-deal', registered());
    const card = await filledCard();
    submit(card);
    await card.waitFor(() => {
      expect(card.texts()).toContain('Acme – Marketing Hub');
    });
    recordId += 0;
    const again = await cardWith();
    expect(panel(again).find(MultiSelect).props.value).toEqual([]);
  });
});

describe('registering', () => {
  it('sends what was typed and the outcome that was shown, as the contract wants it', async () => {
    hub.answers('register-deal', registered());
    const card = await filledCard();
    panel(card)
      .find(ToggleGroup, { name: 'contactSharing' })
      .trigger('onChange', 'consent' as never);
    submit(card);
    await vi.waitFor(() => {
      expect(hub.calls('register-deal')).toHaveLength(1);
    });
    const [call] = hub.calls('register-deal');
    expect(operations['register-deal'].request.safeParse(call?.request).success).toBe(true);
    expect(call?.request).toMatchObject({
      record: { type: 'contact', id: String(recordId) },
      domain: 'acme.co.uk',
      expectedOutcome: { rule: 'R2', type: 'channel', claimAction: 'claim', openSharedDealId: null },
      difference: null,
      deal: {
        name: '#Acme# – #Marketing Hub#',
        amount: 12_500.5,
        currency: 'EUR',
        closeOn: '2027-01-31',
        motion: 'new_business',
        products: ['marketing'],
        country: null,
        companySize: null,
      },
      qualification: {
        clientKnowsVendor: true,
        contactSharing: { legalBasis: 'consent', wordingVersion: '2026-11' },
      },
    });
  });

  it('shares no contact unless a legal basis is stated', async () => {
    hub.answers('register-deal', registered());
    const card = await filledCard();
    expect(panel(card).find(ToggleGroup, { name: 'contactSharing' }).props.value).toBe('do_not_share');
    submit(card);
    await vi.waitFor(() => {
      expect(hub.calls('register-deal')).toHaveLength(1);
    });
    expect(hub.calls('register-deal')[0]?.request['qualification']).toMatchObject({ contactSharing: null });
  });

  it('shows progress, and a second click changes nothing', async () => {
    const lateAnswer = Promise.withResolvers<unknown>();
    hub.answers('register-deal', () => lateAnswer.promise);
    const card = await filledCard();
    submit(card);
    submit(card);
    await card.waitFor(() => panel(card).find(LoadingButton, { loading: true }));
    submit(card);
    expect(hub.calls('register-deal')).toHaveLength(1);
    lateAnswer.resolve(registered());
    await card.waitFor(() => {
      expect(card.texts()).toContain('Acme – Marketing Hub');
    });
  });

  it('closes the panel, says so, and shows the shared deal in the card before the hub is asked again', async () => {
    hub.answers('register-deal', registered());
    const card = await filledCard();
    hub.answers('view-record', () => new Promise(() => {}));
    submit(card);
    await card.waitFor(() => {
      expect(card.texts()).toContain('Jana Winter is being notified.');
    });
    expect(card.texts()).toContain('The deal record is being created in your CRM.');
    expect(card.mocks.actions.closeOverlay.calls).toEqual([['register-deal-panel']]);
    expect(card.mocks.actions.addAlert.calls).toEqual([
      [{ type: 'success', message: 'The deal is registered.' }],
    ]);
  });

  it('a retry after a lost answer is the same request; changed content is another', async () => {
    hub.answers('register-deal', () => {
      throw new Error('the answer was lost');
    });
    const card = await filledCard();
    submit(card);
    await card.waitFor(() => panel(card).find(Alert));
    submit(card);
    await vi.waitFor(() => {
      expect(hub.calls('register-deal')).toHaveLength(2);
    });
    await card.waitFor(() => panel(card).find(Alert));
    write(card, 'nextSteps', 'Something else.');
    submit(card);
    await vi.waitFor(() => {
      expect(hub.calls('register-deal')).toHaveLength(3);
    });
    const [first, second, third] = hub.calls('register-deal').map(({ request }) => request['requestId']);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('quotes the request’s own id when the hub was never reached', async () => {
    hub.answers('register-deal', () => {
      throw new Error('down');
    });
    const card = await filledCard();
    submit(card);
    await card.waitFor(() => panel(card).find(Alert));
    const requestId = String(hub.calls('register-deal')[0]?.request['requestId']);
    expect(card.texts()).toContain(`Request id to quote: ${requestId}`);
  });

  it.each(['registration.removed', 'domain.not_registrable', 'crm.unavailable'] as const)(
    '%s: says why in the panel, in German, with the id and the way to the CAM',
    async (code) => {
      hub.answers('register-deal', problem(code));
      const card = await filledCard(aViewRecord(), { language: 'de' });
      submit(card, 'Deal registrieren');
      await card.waitFor(() => panel(card).find(Alert));
      const words = textsIn(panel(card)).join('\n');
      expect(words).toContain('Anfrage-ID für Rückfragen: req-1');
      expect(words).toContain('CAM fragen');
    },
  );
});

describe('when the outcome has changed since the preview', () => {
  const now = anOutcome({ rule: 'R5', type: 'best_partner_wins', claim: { action: 'none', endsOn: null } });

  it('writes nothing, shows the new outcome without who or when, and asks', async () => {
    hub.answers('register-deal', { ok: { result: 'outcome_changed', outcome: now } });
    const card = await filledCard();
    submit(card);
    await card.waitFor(() => panel(card).find(LoadingButton, ({ text }) => text === 'Register anyway'));
    const words = textsIn(panel(card)).join('\n');
    expect(words).toContain('Nothing was registered yet');
    expect(words).toContain('What you saw is no longer available.');
    expect(words).toContain('This would now be a Best Partner Wins deal.');
    expect(words).toContain('Register anyway?');
    expect(panel(card).findAll(LoadingButton, { variant: 'primary' })).toHaveLength(1);
    expect(panel(card).findAll(Button, { variant: 'primary' })).toHaveLength(0);
    expect(card.mocks.actions.closeOverlay.calls).toEqual([]);
  });

  it('registers anyway with the outcome that is shown now, as a request of its own', async () => {
    hub.answers(
      'register-deal',
      { ok: { result: 'outcome_changed', outcome: now } },
      registered(aSharedDealView({ type: 'best_partner_wins' })),
    );
    const card = await filledCard();
    submit(card);
    await card.waitFor(() => panel(card).find(LoadingButton, ({ text }) => text === 'Register anyway'));
    submit(card, 'Register anyway');
    await card.waitFor(() => {
      expect(card.texts()).toContain('Best Partner Wins deal');
    });
    const [first, second] = hub.calls('register-deal').map(({ request }) => request);
    expect(second?.['expectedOutcome']).toEqual({
      rule: 'R5',
      type: 'best_partner_wins',
      claimAction: 'none',
      openSharedDealId: null,
    });
    expect(second?.['requestId']).not.toBe(first?.['requestId']);
  });

  it('asks how the deal differs when a colleague has registered one meanwhile', async () => {
    const outcome = anOutcome({
      rule: 'R1',
      claim: { action: 'keep', endsOn: '2027-05-23' },
      openSharedDeals: [anOpenSharedDeal()],
    });
    hub.answers('register-deal', { ok: { result: 'outcome_changed', outcome } });
    const card = await filledCard();
    submit(card);
    await card.waitFor(() => panel(card).find(Button, ({ text }) => text === 'Back to the form'));
    expect(panel(card).findAll(LoadingButton)).toHaveLength(0);
    press(card, 'Back to the form');
    await card.waitFor(() => panel(card).find(TextArea, { name: 'difference' }));
    expect(panel(card).find(Input, { name: 'name' }).props.value).toBe('#Acme# – #Marketing Hub#');
  });
});

describe('a further shared deal on the same domain (R7)', () => {
  const outcome = anOutcome({
    rule: 'R1',
    claim: { action: 'keep', endsOn: '2027-05-23' },
    openSharedDeals: [anOpenSharedDeal()],
  });
  const view = aViewRecord({ registration: anOffer(outcome), sharedDeals: [aSharedDealView()] });

  it('asks how it differs, and sends that with the deal that was shown', async () => {
    hub.answers('register-deal', registered(aSharedDealView({ sharedDealId: 'sd-2', name: '#Second#' })));
    const card = await cardWith(view);
    fillDealStep(card);
    press(card, 'Next');
    await card.waitFor(() => panel(card).find(TextArea, { name: 'difference', error: true }));
    write(card, 'difference', 'Another department.');
    press(card, 'Next');
    await card.waitFor(() => panel(card).find(Checkbox, { name: 'needConfirmed' }));
    fillQualificationStep(card);
    submit(card);
    await card.waitFor(() => {
      expect(card.texts()).toContain('#Second#');
    });
    expect(hub.calls('register-deal')[0]?.request).toMatchObject({
      difference: 'Another department.',
      expectedOutcome: { rule: 'R1', openSharedDealId: 'sd-1' },
    });
  });

  it('asks nothing of the kind for another kind of sale', async () => {
    const card = await cardWith(view);
    panel(card)
      .find(ToggleGroup, { name: 'motion' })
      .trigger('onChange', 'cross_sell' as never);
    await card.waitFor(() => {
      expect(panel(card).maybeFind(TextArea, { name: 'difference' })).toBeNull();
    });
  });

  it('goes on with the deal that is there where the claim starts anew (R6), and sends no difference', async () => {
    const lapsed = anOutcome({
      rule: 'R6',
      ownClaimEndsOn: '2026-11-20',
      openSharedDeals: [anOpenSharedDeal()],
    });
    hub.answers('register-deal', { ok: { result: 'open_deal_offered', sharedDeal: aSharedDealView() } });
    const card = await filledCard(
      aViewRecord({ registration: anOffer(lapsed), sharedDeals: [aSharedDealView()] }),
    );
    submit(card);
    await vi.waitFor(() => {
      expect(hub.calls('register-deal')).toHaveLength(1);
    });
    expect(hub.calls('register-deal')[0]?.request).toMatchObject({
      difference: null,
      expectedOutcome: { rule: 'R6', claimAction: 'claim', openSharedDealId: 'sd-1' },
    });
  });

  it('asks how a further one differs where the reader wants one although the claim starts anew', async () => {
    const lapsed = anOutcome({
      rule: 'R6',
      ownClaimEndsOn: '2026-11-20',
      openSharedDeals: [anOpenSharedDeal()],
    });
    const card = await cardWith(aViewRecord({ registration: anOffer(lapsed) }));
    expect(panel(card).maybeFind(TextArea, { name: 'difference' })).toBeNull();
    panel(card)
      .find(ToggleGroup, { name: 'existing' })
      .trigger('onChange', 'another' as never);
    await card.waitFor(() => panel(card).find(TextArea, { name: 'difference' }));
  });

  it('says so when the hub offers the deal that is there instead of a second one', async () => {
    hub.answers('register-deal', {
      ok: { result: 'open_deal_offered', sharedDeal: aSharedDealView() },
    });
    const card = await filledCard();
    submit(card);
    await vi.waitFor(() => {
      expect(card.mocks.actions.addAlert.calls[0]?.[0]).toMatchObject({
        type: 'info',
        message: 'You already have this shared deal; nothing was registered a second time.',
      });
    });
  });
});
