import type { Side } from '#core/deal-type.ts';

/** A message as the hub keeps it; never changed. */
export interface PostedMessage {
  readonly messageId: string;
  readonly side: Side;
  readonly author: { readonly name: string; readonly email: string };
  readonly body: string;
  /** ISO moment; later than that of every message before it on the shared deal. */
  readonly postedAt: string;
}

/** Somebody of a side had read what was posted until then. */
export interface Reading {
  readonly side: Side;
  /** ISO moment of the last message that was read. */
  readonly readUpTo: string;
  /** ISO moment of the reading. */
  readonly readAt: string;
}

/** What was said on a shared deal and how far each side has read. */
export interface Conversation {
  /** Oldest first; the newest hundred. */
  readonly messages: readonly PostedMessage[];
  /** How many older ones there are. */
  readonly earlier: number;
  /** Of each side in the order in which it read. */
  readonly readings: readonly Reading[];
}

/** The last message that a side has read; null: none. */
export function readUpTo({ readings }: Conversation, side: Side): string | null {
  return readings.findLast((reading) => reading.side === side)?.readUpTo ?? null;
}

/** When the side that did not write a message had read it; null while it has not. */
export function readAt({ readings }: Conversation, message: PostedMessage): string | null {
  const reading = readings.find(
    (one) => one.side !== message.side && Date.parse(one.readUpTo) >= Date.parse(message.postedAt),
  );
  return reading?.readAt ?? null;
}

export function otherSide(side: Side): Side {
  return side === 'partner' ? 'vendor' : 'partner';
}
