import { HubError, isHubError } from '#contracts/errors.ts';
import type { RequestOf } from '#contracts/operation.ts';
import type { postMessage as contract } from '#contracts/post-message.ts';
import { isToBeTold, nextPostedAt, takesMessages } from '#core/messages.ts';
import type { TeamSeat } from '#core/team.ts';
import type { OperationHandlers } from '../handlers.ts';
import type { Actor, Ports } from '../ports.ts';
import { answerOnce, type Answered } from '../request/answer-once.ts';
import { auditEntry } from '../request/audit-entry.ts';
import { accompanyingEntry } from '../shared-deal/accompanying-entry.ts';
import { insertNotices, portalOf } from '../shared-deal/notices.ts';
import type { SharedDealRecord } from '../shared-deal/shared-deal.ts';
import type { StoreTransaction } from '../store-ports.ts';
import { otherSide, readUpTo, type PostedMessage } from './conversation.ts';
import { readMessageContext, readReply, type MessageContext } from './message-context.ts';
import { sided } from './sided-operation.ts';

/**
 * Posts a message in one transaction, behind the lock of the partner: the message, the note that mirrors it into each CRM, and
 * the task for the people of the other side. Whoever posts waits for the hub alone; the CRMs follow by the worker. The same
 * request again posts nothing more and is answered with the messages as they stand by then.
 */
export function postMessage(ports: Ports): OperationHandlers['post-message'] {
  return async (actor, request) => {
    const context = await readMessageContext(ports, actor, request.sharedDealId);
    const author = await authorOf(ports, actor, context.record.team);
    await ports.store.transact((transaction) =>
      answerOnce(transaction, context.partner.id, sided('post-message', actor.side), request, () =>
        post(ports, transaction, context, request, author),
      ),
    );
    return readReply(ports, context);
  };
}

/**
 * By the name that the portal knows, else that of the deal team; who is in neither is known by the e-mail alone. A CRM that does
 * not answer must not keep people from talking.
 */
async function authorOf(
  { crm }: Pick<Ports, 'crm'>,
  { portal, side, userId, userEmail }: Actor,
  team: readonly TeamSeat[],
): Promise<PostedMessage['author']> {
  const owner = await crm.findOwner(portal.portalId, { userId, email: userEmail }).catch((error: unknown) => {
    if (isHubError(error, 'crm.unavailable') || isHubError(error, 'crm.not_permitted')) return null;
    throw error;
  });
  const email = owner?.email ?? userEmail;
  const seat = team.find(
    (one) => one.side === side && one.person?.email.toLowerCase() === email.toLowerCase(),
  );
  return { name: owner?.name ?? seat?.person?.name ?? userEmail, email };
}

async function post(
  ports: Ports,
  transaction: StoreTransaction,
  context: MessageContext,
  { body }: RequestOf<typeof contract>,
  author: PostedMessage['author'],
): Promise<Answered<'post-message'>> {
  const { actor, now } = context;
  const { sharedDealId } = context.record.sharedDeal;
  const record = await transaction.readSharedDeal(sharedDealId);
  if (record === null) throw new Error(`The shared deal ${sharedDealId} is gone.`);
  if (!takesMessages(record.sharedDeal.state)) throw new HubError('message.read_only');
  const before = record.conversation.messages.at(-1)?.postedAt ?? null;
  const message: PostedMessage = {
    messageId: ports.ids.next(),
    side: actor.side,
    author,
    body,
    postedAt: nextPostedAt(now, before).toISOString(),
  };
  await transaction.insertMessage(sharedDealId, message);
  await insertNotes(ports, transaction, context, record, message);
  await tellOtherSide(ports, transaction, context, record, message);
  await transaction.insertAudit(
    auditEntry(ports, context, 'message.posted', sharedDealId, { messageId: message.messageId }),
  );
  return { answer: { result: 'posted', sharedDealId, messageId: message.messageId } };
}

/** A note in each CRM, also in the author's own: whoever looks there reads the whole conversation. */
async function insertNotes(
  ports: Pick<Ports, 'ids'>,
  transaction: StoreTransaction,
  { vendor, viewer }: MessageContext,
  record: SharedDealRecord,
  { messageId, side, author, body, postedAt }: PostedMessage,
): Promise<void> {
  const { sharedDealId } = record.sharedDeal;
  for (const portalSide of ['partner', 'vendor'] as const) {
    const portalId = portalOf(portalSide, record.sharedDeal, vendor);
    const entry = await accompanyingEntry(ports, transaction, record, portalId, {
      kind: 'message',
      messageId,
      sharedDealId,
      author: author.name,
      company: viewer.companies[side],
      body,
      at: postedAt,
    });
    await transaction.insertEffects([entry]);
  }
}

async function tellOtherSide(
  ports: Pick<Ports, 'ids'>,
  transaction: StoreTransaction,
  context: MessageContext,
  record: SharedDealRecord,
  message: PostedMessage,
): Promise<void> {
  const told = otherSide(message.side);
  const portalId = portalOf(told, record.sharedDeal, context.vendor);
  const lastToldOf =
    record.notices.findLast((notice) => notice.event === 'message' && notice.portalId === portalId)
      ?.happenedAt ?? null;
  if (!isToBeTold({ lastToldOf, readUpTo: readUpTo(record.conversation, told) })) return;
  await insertNotices(ports, transaction, context, record, {
    event: 'message',
    side: told,
    happenedAt: message.postedAt,
    detail: message.author.name,
  });
}
