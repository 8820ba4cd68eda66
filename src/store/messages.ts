import { sql } from 'kysely';
import type { Conversation, PostedMessage, Reading } from '#operations/messages/conversation.ts';
import type { LaterInsert } from './later-writes.ts';
import { toJson } from './json-column.ts';

/**
 * What was said on a shared deal. A message is written once and never changed; how far a side has read is a log of readings,
 * each further than the one before, so that a message keeps the moment at which it was read first.
 */

/** More than a card shows; older ones stand as notes on the CRM deals. */
const messageLimit = 100;

export function messageInsert(sharedDealId: string, { author, ...message }: PostedMessage): LaterInsert {
  return (creator) =>
    creator.insertInto('messages').values({ ...message, sharedDealId, author: toJson(author) });
}

export function readingInsert(
  sharedDealId: string,
  reading: Reading,
  reader: { readonly userId: string; readonly email: string },
): LaterInsert {
  return (creator) =>
    creator.insertInto('messageReads').values({ ...reading, sharedDealId, reader: toJson(reader) });
}

/** As `conversationOf` takes it. Speaks of the alias `d`. */
export const conversation = sql`(
  select jsonb_build_object(
    'messages', coalesce(jsonb_agg(jsonb_build_object('messageId', m.message_id, 'side', m.side, 'author', m.author,
      'body', m.body, 'postedAt', m.posted_at) order by m.posted_at), '[]'),
    'earlier', coalesce(max(m.total), 0) - count(m.message_id),
    'readings', (
      select coalesce(jsonb_agg(jsonb_build_object('side', r.side, 'readUpTo', r.read_up_to, 'readAt', r.read_at)
        order by r.read_up_to), '[]')
      from message_reads r where r.shared_deal_id = d.shared_deal_id
    )
  )
  from (
    select newest.*, count(*) over () as total from messages newest
    where newest.shared_deal_id = d.shared_deal_id
    order by newest.posted_at desc limit ${messageLimit}
  ) m
)`;

/** JSON has PostgreSQL's own way of writing moments. */
export function conversationOf({ messages, earlier, readings }: Conversation): Conversation {
  return {
    messages: messages.map((message) => ({ ...message, postedAt: isoMoment(message.postedAt) })),
    earlier,
    readings: readings.map((reading) => ({
      ...reading,
      readUpTo: isoMoment(reading.readUpTo),
      readAt: isoMoment(reading.readAt),
    })),
  };
}

function isoMoment(moment: string): string {
  return new Date(moment).toISOString();
}
