import React, { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import type { Problem } from '#contracts/problem.ts';

/** A message that is being written, and how far it has come. */
export interface MessageDraft {
  readonly body: string;
  /** As which it was sent; sent again unchanged it is the same request. */
  readonly request: { readonly requestId: string; readonly body: string } | null;
  readonly posting:
    | { readonly state: 'writing'; readonly fault: string | null }
    | { readonly state: 'sending' }
    | { readonly state: 'refused'; readonly problem: Problem };
}

export const noDraft: MessageDraft = { body: '', request: null, posting: { state: 'writing', fault: null } };

interface MessageDrafts {
  readonly drafts: ReadonlyMap<string, MessageDraft>;
  readonly keep: (sharedDealId: string, draft: MessageDraft) => void;
}

const DraftsContext = createContext<MessageDrafts | null>(null);

/** Keeps what is being written on each shared deal as long as the card is open, whether or not the conversation is in sight. */
export function MessageDraftsProvider({ children }: { children: ReactNode }) {
  const [drafts, setDrafts] = useState<MessageDrafts['drafts']>(new Map());
  const keep = useCallback((sharedDealId: string, draft: MessageDraft) => {
    setDrafts((known) => new Map(known).set(sharedDealId, draft));
  }, []);
  const value = useMemo(() => ({ drafts, keep }), [drafts, keep]);
  return <DraftsContext.Provider value={value}>{children}</DraftsContext.Provider>;
}

export function useMessageDraft(sharedDealId: string): [MessageDraft, (draft: MessageDraft) => void] {
  const context = useContext(DraftsContext);
  if (context === null) throw new Error('useMessageDraft works only inside a MessageDraftsProvider.');
  const { drafts, keep } = context;
  return [
    drafts.get(sharedDealId) ?? noDraft,
    (draft) => {
      keep(sharedDealId, draft);
    },
  ];
}
