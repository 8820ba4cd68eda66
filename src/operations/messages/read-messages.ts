import { HubError } from '#contracts/errors.ts';
import type { RequestOf } from '#contracts/operation.ts';
import type { readMessages as contract } from '#contracts/read-messages.ts';
import type { OperationHandlers } from '../handlers.ts';
import type { Ports } from '../ports.ts';
import { answerOnce, type Answered } from '../request/answer-once.ts';
import type { StoreTransaction } from '../store-ports.ts';
import { readUpTo } from './conversation.ts';
import { readMessageContext, readReply, type MessageContext } from './message-context.ts';
import { sided } from './sided-operation.ts';

/**
 * The caller's side has read the messages up to one of them. It never goes back: who reports late, having seen less than a
 * colleague, changes nothing. Messages of a shared deal that takes no more of them can be read all the same.
 */
export function readMessages(ports: Ports): OperationHandlers['read-messages'] {
  return async (actor, request) => {
    const context = await readMessageContext(ports, actor, request.sharedDealId);
    await ports.store.transact((transaction) =>
      answerOnce(transaction, context.partner.id, sided('read-messages', actor.side), request, () =>
        markRead(transaction, context, request),
      ),
    );
    return readReply(ports, context);
  };
}

async function markRead(
  transaction: StoreTransaction,
  { actor, now, record: { sharedDeal } }: MessageContext,
  { upTo }: RequestOf<typeof contract>,
): Promise<Answered<'read-messages'>> {
  const { sharedDealId } = sharedDeal;
  const record = await transaction.readSharedDeal(sharedDealId);
  if (record === null) throw new Error(`The shared deal ${sharedDealId} is gone.`);
  const last = record.conversation.messages.find(({ messageId }) => messageId === upTo);
  if (last === undefined) {
    throw new HubError('request.invalid', { fields: [{ pointer: '/upTo', code: 'unknown_message' }] });
  }
  const before = readUpTo(record.conversation, actor.side);
  if (before === null || Date.parse(before) < Date.parse(last.postedAt)) {
    await transaction.insertReading(
      sharedDealId,
      { side: actor.side, readUpTo: last.postedAt, readAt: now.toISOString() },
      { userId: actor.userId, email: actor.userEmail },
    );
  }
  return { answer: { result: 'read', sharedDealId } };
}
