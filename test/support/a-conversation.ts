import type { SharedMessage, SharedMessages } from '#contracts/shared-messages.ts';

/** Nothing has been said, and the viewer may write. */
export function aConversation(overrides: Partial<SharedMessages> = {}): SharedMessages {
  return { messages: [], earlier: 0, unread: 0, access: 'write', ...overrides };
}

/** Of the vendor's CAM, as the partner sees it, unread. Words of the fixture carry a `#`, to tell data from labels. */
export function aMessage(overrides: Partial<SharedMessage> = {}): SharedMessage {
  return {
    messageId: 'm-1',
    side: 'vendor',
    author: '#Jana Winter#',
    company: '#Vendor#',
    own: false,
    body: '#Can we meet on Friday?#',
    postedAt: '2026-11-24T12:35:00.000Z',
    readAt: null,
    ...overrides,
  };
}
