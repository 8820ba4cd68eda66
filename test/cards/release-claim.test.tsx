import { Alert, Button, LoadingButton, LoadingSpinner, Modal } from '@hubspot/ui-extensions';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { operations } from '#contracts/operations.ts';
import { aViewOfCrmDeal } from '#test/support/a-crm-deal.ts';
import { anOffer, aViewRecord } from '#test/support/a-view-record.ts';
import { anOutcome, aRecordDomain } from '#test/support/an-outcome.ts';
import { fakeHub, openCard, openSharedDealCard, textsIn, type FakeHub } from '#test/support/open-card.tsx';

let hub: FakeHub;

beforeEach(() => {
  hub = fakeHub();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const idle = (domain: string, endsOn: string, lastActivityOn: string) => ({
  domain,
  domainUnicode: domain,
  endsOn,
  lastActivityOn,
});
const atLimit = anOutcome({
  rule: 'R3',
  type: 'partner_collaboration',
  reasons: ['capacity_reached'],
  claim: { action: 'none', endsOn: null },
  capacity: { used: 50, usedAfter: 50, limit: 50 },
  idleClaims: [
    idle('idle.de', '2027-01-10', '2026-07-14'),
    { ...idle('xn--mnchen-3ya.de', '2027-02-01', '2026-08-05'), domainUnicode: 'münchen.de' },
    idle('quiet.com', '2027-03-01', '2026-09-02'),
  ],
});
const released = {
  ok: { domain: 'idle.de', releasedOn: '2026-11-24', capacity: { used: 49, limit: 50 } },
};

async function cardAtLimit(open = openCard, view = aViewRecord({ registration: anOffer(atLimit) })) {
  hub.answers('view-record', { ok: view });
  const card = open();
  await card.waitFor(() => {
    if (card.maybeFind(LoadingSpinner) !== null) throw new Error('still loading');
  });
  const question = (id = 'release-idle.de') => card.find(Modal, { id });
  return {
    card,
    question,
    confirm: () => {
      question().find(LoadingButton).trigger('onClick');
    },
  };
}

describe('claims to release at the capacity limit (R3)', () => {
  it('names the idlest with end and last activity, and asks first what that costs', async () => {
    const { card, question } = await cardAtLimit();
    expect(card.texts()).toEqual(
      expect.arrayContaining([
        'idle.de',
        'Yours until 10 January 2027 (in 47 days). Last activity: 14 July 2026 (133 days ago).',
        'münchen.de',
        'quiet.com',
      ]),
    );
    expect(card.findAll(Button, { variant: 'secondary', size: 'xs' })).toHaveLength(3);
    expect(question('release-xn--mnchen-3ya.de').props.title).toBe('Release münchen.de?');
    expect(textsIn(question()).join('\n')).toContain('no longer eligible for commission and tier credit');
    expect(question().findAll(Button, { variant: 'primary' })).toEqual([]);
    expect(hub.calls('release-claim')).toEqual([]);
  });

  it('releases once however often it is pressed, and then looks up anew what registering would do', async () => {
    const lateAnswer = Promise.withResolvers<unknown>();
    hub.answers('release-claim', () => lateAnswer.promise);
    hub.answers('preview-registration', { ok: { registration: anOffer() } });
    const { card, confirm, question } = await cardAtLimit();
    confirm();
    confirm();
    await card.waitFor(() => question().find(LoadingButton, { loading: true }));
    confirm();
    lateAnswer.resolve(released);
    await card.waitFor(() => {
      expect(card.texts()).toContain('This becomes a Channel deal.');
    });
    expect(hub.calls('release-claim')).toHaveLength(1);
    const request = hub.calls('release-claim')[0]?.request;
    expect(operations['release-claim'].request.safeParse(request).success).toBe(true);
    expect(request).toMatchObject({ domain: 'idle.de' });
    expect(hub.calls('preview-registration').map(({ request: looked }) => looked['domain'])).toEqual([
      'acme.co.uk',
    ]);
    expect(card.mocks.actions.closeOverlay.calls).toEqual([['release-idle.de']]);
    expect(card.mocks.actions.addAlert.calls).toEqual([
      [{ type: 'success', message: 'idle.de is released. 49 of 50 claims are used.' }],
    ]);
    expect(card.maybeFind(Modal, { id: 'release-idle.de' })).toBeNull();
  });

  it('after a lost answer says so in the question, and a retry is the same request', async () => {
    hub.answers('release-claim', () => {
      throw new Error('the answer was lost');
    });
    const { card, confirm, question } = await cardAtLimit();
    confirm();
    await card.waitFor(() => question().find(Alert));
    expect(question('release-quiet.com').maybeFind(Alert)).toBeNull();
    confirm();
    await vi.waitFor(() => {
      expect(hub.calls('release-claim')).toHaveLength(2);
    });
    const [first, second] = hub.calls('release-claim').map(({ request }) => request['requestId']);
    expect(second).toBe(first);
  });

  it('a claim that is gone already: says so, and looks up anew once that was read', async () => {
    hub.answers('release-claim', {
      problem: {
        type: 'about:blank',
        title: 't',
        status: 404,
        code: 'claim.not_yours',
        requestId: 'req-3',
        retryable: false,
      },
    });
    hub.answers('preview-registration', { ok: { registration: anOffer() } });
    const { card, confirm, question } = await cardAtLimit();
    confirm();
    await card.waitFor(() => question().find(Alert));
    expect(textsIn(question())).toEqual(
      expect.arrayContaining(['You hold no claim on this domain any more.', 'Request id to quote: req-3']),
    );
    question().trigger('onClose');
    await card.waitFor(() => {
      expect(card.texts()).toContain('This becomes a Channel deal.');
    });
  });

  const refused = {
    state: 'capacity_reached' as const,
    domain: aRecordDomain(),
    limit: 50,
    idleClaims: atLimit.idleClaims,
  };

  it.each([
    [
      'on a company or contact, in English',
      openCard,
      aViewRecord({ registration: refused }),
      'Claims that were idle longest. Release one to register this deal:',
      'This becomes a Channel deal.',
    ],
    [
      'on a CRM deal, in German',
      () => openSharedDealCard({ language: 'de' }),
      aViewOfCrmDeal({}, { registration: refused }),
      'Am längsten ungenutzte Domainzuständigkeiten. Heben Sie eine auf, um diesen Deal zu registrieren:',
      'Daraus wird ein Channeldeal.',
    ],
  ] as const)(
    'is there where policy refuses further deals, and opens the way in place: %s',
    async (_where, open, view, heading, becomes) => {
      hub.answers('release-claim', released);
      hub.answers('preview-registration', { ok: { registration: anOffer() } });
      const { card, confirm } = await cardAtLimit(open, view);
      expect(card.texts()).toEqual(expect.arrayContaining([heading, 'idle.de', 'münchen.de', 'quiet.com']));
      confirm();
      await card.waitFor(() => {
        expect(card.texts()).toContain(becomes);
      });
      expect(hub.calls('release-claim')).toMatchObject([{ request: { domain: 'idle.de' } }]);
      expect(card.texts()).not.toContain(heading);
    },
  );

  it('is there on a CRM deal too, in German', async () => {
    const { card, question } = await cardAtLimit(
      () => openSharedDealCard({ language: 'de' }),
      aViewOfCrmDeal({}, { registration: anOffer(atLimit) }),
    );
    expect(question().props.title).toBe('Registrierung von idle.de aufheben?');
    expect(card.texts()).toContain(
      'Zuständig bis 10. Januar 2027 (in 47 Tagen). Letzte Aktivität: 14. Juli 2026 (vor 133 Tagen).',
    );
  });

  it('shows none where the limit did not decide', async () => {
    const { card } = await cardAtLimit(openCard, aViewRecord());
    expect(card.findAll(Button, { size: 'xs', variant: 'secondary' })).toEqual([]);
  });
});
