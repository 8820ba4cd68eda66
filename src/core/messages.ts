import type { SharedDealState } from './deal-type.ts';

/**
 * A shared deal takes messages while its two sides are in step, closed or not, since there is much to say after a close. Once
 * the vendor has removed the partner, or a CRM deal was deleted, nothing is passed on any more: what was said can be read.
 */
export function takesMessages(state: SharedDealState): boolean {
  return state !== 'removed' && state !== 'tombstoned';
}

/**
 * Whether a message that was just posted tells the people of the other side by a task. Several in a row are one task: a further
 * one comes only when they have read, up to or beyond it, the message of the former. All are ISO moments of messages.
 */
export function isToBeTold({
  lastToldOf,
  readUpTo,
}: {
  /** The last message of which they were told; null: never yet. */
  readonly lastToldOf: string | null;
  /** The last message that they have read; null: none. */
  readonly readUpTo: string | null;
}): boolean {
  if (lastToldOf === null) return true;
  return readUpTo !== null && Date.parse(readUpTo) >= Date.parse(lastToldOf);
}

/** Later than what was posted before, whichever process's clock said so, so that moments order the messages of a shared deal. */
export function nextPostedAt(now: Date, lastPostedAt: string | null): Date {
  if (lastPostedAt === null) return now;
  return new Date(Math.max(now.getTime(), Date.parse(lastPostedAt) + 1));
}
