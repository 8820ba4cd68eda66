import { useEffect, useRef, useState } from 'react';
import { fieldFaults } from '#contracts/field-faults.ts';
import { postMessage } from '#contracts/post-message.ts';
import type { Problem } from '#contracts/problem.ts';
import { readMessages } from '#contracts/read-messages.ts';
import type { SharedMessages } from '#contracts/shared-messages.ts';
import type { HubClient } from './hub-client.ts';

export interface ConversationOptions {
  hub: HubClient;
  sharedDealId: string;
  /** As the card has them. */
  messages: SharedMessages;
  /** The hub has answered with others, which the card is to keep. */
  onMessages: (messages: SharedMessages) => void;
}

type Posting =
  | { readonly state: 'writing'; readonly fault: string | null }
  | { readonly state: 'sending' }
  | { readonly state: 'refused'; readonly problem: Problem };

export interface Conversation {
  readonly body: string;
  readonly posting: Posting;
  /** Messages that were unread when the card showed them first; they stay marked while it is open. */
  readonly newIds: ReadonlySet<string>;
  readonly type: (body: string) => void;
  /** Sends what was typed once; sent again after a lost answer it is the same request and one message. */
  readonly send: () => Promise<void>;
}

/** What is shown counts as read: whoever mounts this shows the conversation. */
export function useMessages({ hub, sharedDealId, messages, onMessages }: ConversationOptions): Conversation {
  const [body, setBody] = useState('');
  const [posting, setPosting] = useState<Posting>({ state: 'writing', fault: null });
  const [newIds, setNewIds] = useState<ReadonlySet<string>>(new Set());
  const request = useRef<{ readonly requestId: string; readonly body: string } | null>(null);
  const sending = useRef(false);
  const readUpTo = useRef<string | null>(null);
  const keep = useRef(onMessages);
  keep.current = onMessages;

  const upTo = messages.messages.at(-1)?.messageId;
  useEffect(() => {
    if (messages.unread === 0 || upTo === undefined || readUpTo.current === upTo) return;
    readUpTo.current = upTo;
    const unread = messages.messages.filter(({ own, readAt }) => !own && readAt === null);
    setNewIds((known) => new Set([...known, ...unread.map(({ messageId }) => messageId)]));
    if (messages.access === 'no_part') return;
    void hub
      .call(readMessages, { requestId: crypto.randomUUID(), sharedDealId, upTo })
      .then((reply) => 'ok' in reply && keep.current(reply.ok.messages));
  }, [hub, sharedDealId, messages, upTo]);

  async function send() {
    if (sending.current) return;
    if (request.current?.body !== body) request.current = { requestId: crypto.randomUUID(), body };
    const parsed = postMessage.request.safeParse({ ...request.current, sharedDealId });
    if (!parsed.success) {
      setPosting({ state: 'writing', fault: fieldFaults(parsed.error)[0]?.code ?? 'invalid' });
      return;
    }
    sending.current = true;
    setPosting({ state: 'sending' });
    const reply = await hub.call(postMessage, parsed.data);
    sending.current = false;
    if ('problem' in reply) {
      setPosting({ state: 'refused', problem: reply.problem });
      return;
    }
    request.current = null;
    setBody('');
    setPosting({ state: 'writing', fault: null });
    keep.current(reply.ok.messages);
  }

  return {
    body,
    posting,
    newIds,
    type(typed) {
      setBody(typed);
      if (posting.state === 'writing' && posting.fault !== null)
        setPosting({ state: 'writing', fault: null });
    },
    send,
  };
}
