import * as z from 'zod/mini';
import { noticeEvents } from '#core/notice-events.ts';
import { Moment, Side } from './values.ts';

/** What a person writes at a time; HubSpot's own limit for the note that mirrors it is 65,536 characters of HTML. */
export const messageLimit = 4000;

export const MessageBody = z.string().check(
  z.trim(),
  z.minLength(1, 'required'),
  z.maxLength(messageLimit, 'too_long'),
  // The database takes neither; no keyboard makes them.
  z.refine((text) => text.isWellFormed() && !text.includes('\0'), 'invalid'),
);

export const SharedMessage = z.object({
  messageId: z.string(),
  side: Side,
  author: z.string(),
  /** The author's company. */
  company: z.string(),
  /** Of the viewer's own side. */
  own: z.boolean(),
  body: z.string(),
  postedAt: Moment,
  /** When the side that did not write it had read it. */
  readAt: z.nullable(Moment),
});
export type SharedMessage = z.infer<typeof SharedMessage>;

/** The conversation on a shared deal, as one side sees it. */
export const SharedMessages = z.object({
  /** Oldest first; the newest hundred. */
  messages: z.array(SharedMessage),
  /** How many older ones there are. */
  earlier: z.number(),
  /** Of the other side's, how many the viewer's side has not read. */
  unread: z.number(),
  /** Whether the viewer may write and mark as read; `read_only`: nothing is passed on any more; `no_part`: others may. */
  access: z.enum(['write', 'read_only', 'no_part']),
});
export type SharedMessages = z.infer<typeof SharedMessages>;

/** Who was or is to be told of what, and when; `toldAt` null while it is under way. */
export const NoticeView = z.object({
  event: z.enum(noticeEvents),
  name: z.string(),
  role: z.nullable(z.string()),
  toldAt: z.nullable(Moment),
});
export type NoticeView = z.infer<typeof NoticeView>;
