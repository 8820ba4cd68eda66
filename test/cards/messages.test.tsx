import {
  Accordion,
  Alert,
  Button,
  LoadingButton,
  LoadingSpinner,
  StatusTag,
  Tabs,
  TextArea,
} from '@hubspot/ui-extensions';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { operations } from '#contracts/operations.ts';
import { messageLimit, type SharedMessages } from '#contracts/shared-messages.ts';
import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import { labelFiles } from '#extensions/kit/all-labels.ts';
import { aConversation, aMessage } from '#test/support/a-conversation.ts';
import { aViewOfSharedDeal } from '#test/support/a-crm-deal.ts';
import { aDealSync } from '#test/support/a-deal-sync.ts';
import { aBestPartnerWinsDeal, anAttributedDeal, anAttribution } from '#test/support/an-attribution.ts';
import { attributionWith, partnerRows, tabTexts } from '#test/support/open-attribution.tsx';
import { fakeHub, openSharedDealCard, type FakeHub, type OpenCard } from '#test/support/open-card.tsx';

let hub: FakeHub;

beforeEach(() => {
  hub = fakeHub();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const own = aMessage({
  messageId: 'm-2',
  side: 'partner',
  author: '#Max Mustermann#',
  company: '#Alpha#',
  own: true,
  body: '#First line#\n\n#Second line#',
  postedAt: '2026-11-24T13:00:00.000Z',
});
const vendorName = 'Vendor Inc.';

/** The partner's card on a shared deal with this conversation. */
async function cardWith(
  messages: SharedMessages,
  deal: Partial<SharedDealView> = {},
  language: 'en' | 'de' = 'en',
): Promise<OpenCard> {
  const view = aViewOfSharedDeal({ messages, ...deal });
  hub.answers('view-record', { ok: { ...view, vendor: { ...view.vendor, name: vendorName } } });
  const card = openSharedDealCard({ language });
  await card.waitFor(() => {
    if (card.maybeFind(LoadingSpinner) !== null) throw new Error('still loading');
  });
  return card;
}

const type = (card: Pick<OpenCard, 'find'>, text: string) => {
  card.find(TextArea, { name: 'body' }).trigger('onInput', text as never);
};
const send = (card: Pick<OpenCard, 'find'>) => {
  card.find(LoadingButton).trigger('onClick');
};
const typed = (card: Pick<OpenCard, 'find'>) => card.find(TextArea, { name: 'body' }).props.value;

const answeredWith = (messages: SharedMessages) => ({ ok: { sharedDealId: 'sd-1', messages } });

describe('the conversation on the partner’s card', () => {
  it('shows each message with author, company, moment and what it says, line by line', async () => {
    const card = await cardWith(
      aConversation({ messages: [aMessage({ readAt: '2026-11-24T12:40:00.000Z' }), own] }),
    );
    expect(card.texts()).toEqual(
      expect.arrayContaining([
        'What has been said?',
        '#Jana Winter#, #Vendor#',
        '13:35 (30 minutes ago)',
        '#Can we meet on Friday?#',
        '#Max Mustermann#, #Alpha#',
        '14:00 (5 minutes ago)',
        '#First line#',
        '#Second line#',
      ]),
    );
  });

  it.each([
    [null, 'Not yet read by Vendor Inc.'],
    ['2026-11-24T13:02:00.000Z', 'Read by Vendor Inc., 14:02 (3 minutes ago)'],
  ])('says of one’s own message whether the other side has read it (%s)', async (readAt, words) => {
    const card = await cardWith(aConversation({ messages: [{ ...own, readAt }] }));
    expect(card.texts()).toContain(words);
  });

  it('says so where nothing was said, and what becomes of what is written', async () => {
    const card = await cardWith(aConversation());
    expect(card.texts()).toContain('Nothing has been said yet. Vendor Inc. reads what you write here.');
    expect(card.texts()).toContain(labelFiles.en.messages.description(vendorName));
    expect(hub.calls('read-messages')).toEqual([]);
  });

  it('shows the newest first of all, and the earlier ones when asked', async () => {
    const messages = Array.from({ length: 9 }, (_, index) =>
      aMessage({ messageId: `m-${index}`, body: `#Message ${index}#`, readAt: '2026-11-24T12:40:00.000Z' }),
    );
    const card = await cardWith(aConversation({ messages, earlier: 4 }));
    expect(card.texts()).not.toContain('#Message 2#');
    expect(card.texts()).toContain('#Message 3#');
    const more = card.findAll(Button).find(({ text }) => text === 'Show earlier messages (3)');
    more?.trigger('onClick');
    await card.waitFor(() => {
      expect(card.texts()).toContain('#Message 0#');
    });
    expect(card.texts()).toContain('Older messages stand as notes on the deal record (4).');
  });
});

describe('what is shown counts as read', () => {
  const unread = aConversation({ messages: [aMessage()], unread: 1 });

  it('and nothing else: all that is unread is shown at once, and stays when it is read', async () => {
    const readAt = '2026-11-24T13:05:00.000Z';
    const numbered = (index: number, read: boolean) =>
      aMessage({ messageId: `m-${index}`, body: `#Message ${index}#`, readAt: read ? readAt : null });
    const messages = (isRead: (index: number) => boolean) =>
      Array.from({ length: 12 }, (_, index) => numbered(index, isRead(index)));
    const late = Promise.withResolvers<unknown>();
    hub.answers('read-messages', () => late.promise);
    const card = await cardWith(aConversation({ messages: messages((index) => index < 2), unread: 10 }));
    const bodies = () => card.texts().filter((text) => text.startsWith('#Message'));
    expect(bodies()).toHaveLength(10);
    await vi.waitFor(() => {
      expect(hub.calls('read-messages')).toMatchObject([{ request: { upTo: 'm-11' } }]);
    });
    late.resolve(
      answeredWith(aConversation({ messages: [...messages(() => true), { ...own, messageId: 'm-12' }] })),
    );
    await card.waitFor(() => {
      expect(card.texts()).toContain('#First line#');
    });
    expect(bodies()).toHaveLength(10);
    expect(card.findAll(Button).map(({ text }) => text)).toContain('Show earlier messages (2)');
  });

  it('once, up to the last message; that it was new stays said', async () => {
    hub.answers(
      'read-messages',
      answeredWith(aConversation({ messages: [aMessage({ readAt: '2026-11-24T13:05:00.000Z' })] })),
    );
    const card = await cardWith(unread);
    await vi.waitFor(() => {
      expect(hub.calls('read-messages')).toHaveLength(1);
    });
    const request = hub.calls('read-messages')[0]?.request;
    expect(operations['read-messages'].request.safeParse(request).success).toBe(true);
    expect(request).toMatchObject({ sharedDealId: 'sd-1', upTo: 'm-1' });
    expect(card.findAll(StatusTag).map(({ text }) => text)).toContain('new');
    await Promise.resolve();
    expect(hub.calls('read-messages')).toHaveLength(1);
  });

  it('not for somebody who only looks', async () => {
    const card = await cardWith({ ...unread, access: 'no_part' });
    expect(card.texts()).toContain(labelFiles.en.errors['message.not_permitted']);
    expect(card.maybeFind(TextArea, { name: 'body' })).toBeNull();
    expect(hub.calls('read-messages')).toEqual([]);
  });

  it('and where the hub does not take it, the card stays as it is and does not ask for ever', async () => {
    hub.answers('read-messages', () => {
      throw new Error('the hub is away');
    });
    const card = await cardWith(unread);
    await vi.waitFor(() => {
      expect(hub.calls('read-messages')).toHaveLength(1);
    });
    expect(card.texts()).toContain('#Can we meet on Friday?#');
    expect(hub.calls('read-messages')).toHaveLength(1);
  });
});

describe('writing', () => {
  it('is the one primary thing to do on an open deal, and a secondary one on a closed deal', async () => {
    const open = await cardWith(aConversation());
    expect(open.find(LoadingButton).props.variant).toBe('primary');
    expect(open.findAll(Button, { variant: 'primary' })).toEqual([]);
    const closed = await cardWith(aConversation(), { state: 'won' });
    expect(closed.find(LoadingButton).props.variant).toBe('secondary');
  });

  it('sends once however often it is pressed, then shows the answer and an empty field', async () => {
    const late = Promise.withResolvers<unknown>();
    hub.answers('post-message', () => late.promise);
    const card = await cardWith(aConversation());
    type(card, '  Demo on Friday? ');
    send(card);
    send(card);
    await card.waitFor(() => card.find(LoadingButton, { loading: true }));
    expect(card.find(TextArea, { name: 'body' }).props.readOnly).toBe(true);
    late.resolve(answeredWith(aConversation({ messages: [own] })));
    await card.waitFor(() => {
      expect(card.texts()).toContain('#First line#');
    });
    expect(typed(card)).toBe('');
    expect(card.mocks.actions.addAlert.calls).toEqual([
      [{ type: 'success', message: 'The message was sent.' }],
    ]);
    expect(hub.calls('post-message')).toHaveLength(1);
    const request = hub.calls('post-message')[0]?.request;
    expect(operations['post-message'].request.safeParse(request).success).toBe(true);
    expect(request).toMatchObject({ sharedDealId: 'sd-1', body: 'Demo on Friday?' });
  });

  it.each([
    ['', 'Write something first.'],
    ['   ', 'Write something first.'],
    ['a'.repeat(messageLimit + 1), 'Please shorten it to 4,000 characters.'],
  ])('is checked before anything is sent', async (text, words) => {
    const card = await cardWith(aConversation());
    type(card, text);
    send(card);
    await card.waitFor(() => {
      expect(card.find(TextArea, { name: 'body' }).props.validationMessage).toBe(words);
    });
    type(card, 'Better');
    await card.waitFor(() => {
      expect(card.find(TextArea, { name: 'body' }).props.validationMessage).toBeUndefined();
    });
    expect(hub.calls('post-message')).toEqual([]);
  });

  it('after a lost answer keeps what was typed, and a retry is the same request', async () => {
    hub.answers('post-message', () => {
      throw new Error('the answer was lost');
    });
    const card = await cardWith(aConversation());
    type(card, 'Demo on Friday?');
    send(card);
    await card.waitFor(() => card.find(Alert));
    expect(card.mocks.actions.addAlert.calls).toEqual([]);
    expect(typed(card)).toBe('Demo on Friday?');
    expect(card.texts()).toEqual(
      expect.arrayContaining([
        labelFiles.en.errors['hub.unreachable'],
        'What you have typed is kept. Trying again cannot send it twice.',
      ]),
    );
    hub.answers('post-message', answeredWith(aConversation({ messages: [own] })));
    send(card);
    await card.waitFor(() => {
      expect(card.texts()).toContain('#First line#');
    });
    expect(card.maybeFind(Alert)).toBeNull();
    const [first, second] = hub.calls('post-message').map(({ request }) => request['requestId']);
    expect(second).toBe(first);
  });

  it('of something else after a refusal is another request', async () => {
    hub.answers('post-message', () => {
      throw new Error('the answer was lost');
    });
    const card = await cardWith(aConversation());
    type(card, 'Demo on Friday?');
    send(card);
    await card.waitFor(() => card.find(Alert));
    type(card, 'Demo on Monday?');
    send(card);
    await vi.waitFor(() => {
      expect(hub.calls('post-message')).toHaveLength(2);
    });
    const [first, second] = hub.calls('post-message').map(({ request }) => request['requestId']);
    expect(second).not.toBe(first);
  });

  it('is not offered where nothing is passed on any more; what was said stays', async () => {
    const card = await cardWith(aConversation({ messages: [own], access: 'read_only' }), {
      state: 'removed',
    });
    expect(card.maybeFind(TextArea, { name: 'body' })).toBeNull();
    expect(card.texts()).toEqual(
      expect.arrayContaining([labelFiles.en.errors['message.read_only'], '#First line#']),
    );
  });

  it('speaks German', async () => {
    const card = await cardWith(aConversation({ messages: [aMessage(), own], unread: 1 }), {}, 'de');
    expect(card.texts()).toEqual(
      expect.arrayContaining([
        'Was wurde gesagt?',
        '#Jana Winter# (#Vendor#)',
        'neu',
        'Von Vendor Inc. noch nicht gelesen',
        'Nachricht senden',
      ]),
    );
  });
});

describe('who was notified', () => {
  it('stands with the event and the moment, the newest first', async () => {
    const card = await cardWith(aConversation(), {
      notices: [
        { event: 'registration', name: 'Jana Winter', role: 'cam', toldAt: '2026-11-24T13:02:00.000Z' },
        { event: 'message', name: 'Jana Winter', role: 'cam', toldAt: null },
      ],
    });
    expect(card.texts().filter((text) => text.includes('notified'))).toEqual([
      'Who was notified',
      'New message: Jana Winter is being notified.',
      'Registration: Jana Winter was notified, 14:02 (3 minutes ago)',
      'Jana Winter was notified, 14:02 (3 minutes ago)',
    ]);
  });
});

describe('the conversation on the vendor’s card', () => {
  const fromPartner = aMessage({ side: 'partner', author: '#Max Mustermann#', company: '#Alpha Digital#' });
  const unread = aConversation({ messages: [fromPartner], unread: 1 });
  const select = (card: Awaited<ReturnType<typeof attributionWith>>, tab: string, deal = 0) => {
    card.findAll(Tabs)[deal]?.trigger('onSelectedChange', tab as never);
  };

  it('is unread until its tab is opened, which says how many are new', async () => {
    hub.answers(
      'read-messages',
      answeredWith(aConversation({ messages: [{ ...fromPartner, readAt: '2026-11-24T13:05:00.000Z' }] })),
    );
    const card = await attributionWith(hub, { deals: [anAttributedDeal({ messages: unread })] });
    expect(tabTexts(card, 'Messages (1 new)')).toEqual(['Messages (1 new)']);
    expect(hub.calls('read-messages')).toEqual([]);
    select(card, 'messages');
    await vi.waitFor(() => {
      expect(hub.calls('read-messages')).toHaveLength(1);
    });
    await card.waitFor(() => {
      expect(tabTexts(card, 'Messages')).toContain('#Can we meet on Friday?#');
    });
  });

  it('is not read while its deal is folded', async () => {
    const deals = [
      anAttributedDeal(),
      aBestPartnerWinsDeal({ messages: aConversation({ messages: [fromPartner], unread: 1 }) }),
    ];
    const card = await attributionWith(hub, { deals });
    select(card, 'messages', 1);
    await card.waitFor(() => {
      expect(card.findAll(Tabs)[1]?.props.selected).toBe('messages');
    });
    expect(hub.calls('read-messages')).toEqual([]);
    card.findAll(Accordion)[1]?.trigger('onClick');
    await vi.waitFor(() => {
      expect(hub.calls('read-messages')).toMatchObject([{ request: { sharedDealId: 'sd-2' } }]);
    });
  });

  it('says in the partners’ table what waits for an answer', async () => {
    const answer = aMessage({ messageId: 'm-3', own: true, side: 'vendor' });
    const rowsOf = async (messages: SharedMessages) => {
      const card = await attributionWith(hub, { deals: [anAttributedDeal({ messages })] });
      return partnerRows(card).flat();
    };
    expect(
      await rowsOf(aConversation({ messages: [fromPartner, { ...fromPartner, messageId: 'm-4' }] })),
    ).toContain('Unanswered messages: 2');
    const answered = await rowsOf(aConversation({ messages: [fromPartner, answer] }));
    expect(answered.join()).not.toContain('Unanswered');
    expect((await rowsOf(aConversation())).join()).not.toContain('Unanswered');
  });

  it('keeps what is being written, and as which request, when one looks elsewhere or loads the card anew', async () => {
    hub.answers('post-message', () => {
      throw new Error('the answer was lost');
    });
    // One deal more still without a CRM deal, for whose sake the card offers to look again.
    const creating = { state: 'creating', crmDealId: null, url: null, delayReason: null } as const;
    const deals = [anAttributedDeal(), aBestPartnerWinsDeal({ vendorCrmDeal: creating })];
    const card = await attributionWith(hub, { deals });
    const toMessages = async () => {
      select(card, 'messages');
      await card.waitFor(() => card.find(TextArea, { name: 'body' }));
    };
    await toMessages();
    type(card, 'Demo on Friday?');
    send(card);
    await vi.waitFor(() => {
      expect(hub.calls('post-message')).toHaveLength(1);
    });
    select(card, 'team');
    await card.waitFor(() => {
      expect(card.maybeFind(TextArea, { name: 'body' })).toBeNull();
    });
    await toMessages();
    expect(typed(card)).toBe('Demo on Friday?');
    card
      .findAll(Button)
      .find(({ text }) => text === labelFiles.en.actions.checkAgain)
      ?.trigger('onClick');
    await card.waitFor(() => card.find(LoadingSpinner));
    await card.waitFor(() => {
      expect(card.maybeFind(LoadingSpinner)).toBeNull();
    });
    await toMessages();
    expect(typed(card)).toBe('Demo on Friday?');
    hub.answers('post-message', answeredWith(aConversation({ messages: [own] })));
    send(card);
    await card.waitFor(() => {
      expect(typed(card)).toBe('');
    });
    const [first, second] = hub.calls('post-message').map(({ request }) => request['requestId']);
    expect(second).toBe(first);
  });

  it('is not taken back by an answer that was on its way before', async () => {
    const said = aConversation({ messages: [aMessage({ body: '#Gladly.#', own: true, side: 'vendor' })] });
    hub.answers('post-message', answeredWith(said));
    hub.answers('sync-now', { ok: { sync: aDealSync() } });
    const card = await attributionWith(hub, { sync: aDealSync() });
    const [before, later] = [Promise.withResolvers<unknown>(), Promise.withResolvers<unknown>()];
    hub.answers(
      'view-attribution',
      () => before.promise,
      () => later.promise,
    );
    select(card, 'messages');
    await card.waitFor(() => card.find(TextArea, { name: 'body' }));
    card
      .findAll(Button)
      .find(({ text }) => text === labelFiles.en.inStep.syncNow)
      ?.trigger('onClick');
    await vi.waitFor(() => {
      expect(hub.calls('view-attribution')).toHaveLength(2);
    });
    type(card, 'Gladly.');
    send(card);
    await card.waitFor(() => {
      expect(tabTexts(card, 'Messages')).toContain('#Gladly.#');
    });
    before.resolve({ ok: anAttribution({ sync: aDealSync() }) });
    await vi.waitFor(() => {
      expect(hub.calls('view-attribution')).toHaveLength(3);
    });
    expect(tabTexts(card, 'Messages')).toContain('#Gladly.#');
    const deals = [anAttributedDeal({ messages: said, name: '#Renamed#' })];
    later.resolve({ ok: anAttribution({ sync: aDealSync(), deals }) });
    await card.waitFor(() => {
      expect(card.texts().join()).toContain('#Renamed#');
    });
    expect(tabTexts(card, 'Messages')).toContain('#Gladly.#');
  });

  it('goes on there, by a button that is not the primary one', async () => {
    const answer = aMessage({ messageId: 'm-3', own: true, side: 'vendor', body: '#Gladly.#' });
    hub.answers('post-message', answeredWith(aConversation({ messages: [fromPartner, answer] })));
    const card = await attributionWith(hub, {
      deals: [anAttributedDeal({ messages: aConversation({ messages: [fromPartner] }) })],
    });
    select(card, 'messages');
    await card.waitFor(() => card.find(TextArea, { name: 'body' }));
    expect(card.find(LoadingButton).props.variant).toBe('secondary');
    type(card, 'Gladly.');
    send(card);
    await card.waitFor(() => {
      expect(tabTexts(card, 'Messages')).toContain('#Gladly.#');
    });
    expect(tabTexts(card, 'Messages')).toContain('Not yet read by #Alpha Digital#');
    expect(partnerRows(card).flat().join()).not.toContain('Unanswered');
  });
});
