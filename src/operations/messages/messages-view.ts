import type { SharedMessages } from '#contracts/shared-messages.ts';
import type { Side } from '#core/deal-type.ts';
import { takesMessages } from '#core/messages.ts';
import type { SharedDealRecord } from '../shared-deal/shared-deal.ts';
import { readAt } from './conversation.ts';

/** Who looks at the conversation on a shared deal. */
export interface MessagesViewer {
  readonly side: Side;
  readonly takesPart: boolean;
  /** The two companies, by name. */
  readonly companies: Readonly<Record<Side, string>>;
}

export function messagesView(record: SharedDealRecord, viewer: MessagesViewer): SharedMessages {
  const { conversation, sharedDeal } = record;
  const messages = conversation.messages.map((message) => ({
    messageId: message.messageId,
    side: message.side,
    author: message.author.name,
    company: viewer.companies[message.side],
    own: message.side === viewer.side,
    body: message.body,
    postedAt: message.postedAt,
    readAt: readAt(conversation, message),
  }));
  return {
    messages,
    earlier: conversation.earlier,
    unread: messages.filter((message) => !message.own && message.readAt === null).length,
    access: !takesMessages(sharedDeal.state) ? 'read_only' : viewer.takesPart ? 'write' : 'no_part',
  };
}
