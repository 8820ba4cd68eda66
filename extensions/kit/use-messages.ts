import { useEffect, useRef, useState } from 'react';
import { useExtensionActions } from '@hubspot/ui-extensions';
import { fieldFaults } from '#contracts/field-faults.ts';
import { postMessage } from '#contracts/post-message.ts';
import { readMessages } from '#contracts/read-messages.ts';
import type { SharedMessages } from '#contracts/shared-messages.ts';
import type { HubClient } from './hub-client.ts';
import { noDraft, useMessageDraft, type MessageDraft } from './message-drafts.tsx';
import { useReader } from './reader.tsx';

export interface ConversationOptions {
  hub: HubClient;
  sharedDealId: string;
  /** As the card has them. */
  messages: SharedMessages;
  /** The hub has answered with others, which the card is to keep. */
  onMessages: (messages: SharedMessages) => void;
}

export interface Conversation {
  readonly body: string;
  readonly posting: MessageDraft['posting'];
  /** Messages that were unread when the card showed them first; they stay marked while it is open. */
  readonly newIds: ReadonlySet<string>;
  readonly type: (body: string) => void;
  /**
   * Sends what was typed once; sent again after a lost answer it is the same request and one message. That it is sent is said in
   * HubSpot's own alert too, which is read aloud.
   */
  readonly send: () => Promise<void>;
}

/** What is shown counts as read: whoever mounts this shows the conversation. */
export function useMessages({ hub, sharedDealId, messages, onMessages }: ConversationOptions): Conversation {
  const { labels } = useReader();
  const { addAlert } = useExtensionActions<'crm.record.tab'>();
  const [draft, keepDraft] = useMessageDraft(sharedDealId);
  const [newIds, setNewIds] = useState<ReadonlySet<string>>(new Set());
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

  const { body, posting } = draft;

  async function send() {
    if (sending.current || posting.state === 'sending') return;
    const request = draft.request?.body === body ? draft.request : { requestId: crypto.randomUUID(), body };
    const parsed = postMessage.request.safeParse({ ...request, sharedDealId });
    if (!parsed.success) {
      const fault = fieldFaults(parsed.error)[0]?.code ?? 'invalid';
      keepDraft({ ...draft, posting: { state: 'writing', fault } });
      return;
    }
    sending.current = true;
    keepDraft({ body, request, posting: { state: 'sending' } });
    const reply = await hub.call(postMessage, parsed.data);
    sending.current = false;
    if ('problem' in reply) {
      keepDraft({ body, request, posting: { state: 'refused', problem: reply.problem } });
      return;
    }
    keepDraft(noDraft);
    addAlert({ type: 'success', message: labels.messages.sent });
    keep.current(reply.ok.messages);
  }

  return {
    body,
    posting,
    newIds,
    type(typed) {
      const corrected = posting.state === 'writing' ? noDraft.posting : posting;
      keepDraft({ ...draft, body: typed, posting: corrected });
    },
    send,
  };
}
