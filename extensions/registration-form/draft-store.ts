import { useCallback, useRef, useState } from 'react';
import type { Draft } from './registration-draft.ts';

/** What was typed, by user and record. It lives as long as the card's sandbox does, which has no storage of its own. */
const drafts = new Map<string, Draft>();

export interface KeptDraft {
  readonly draft: Draft;
  /** The newest values, also those of a keystroke that has not been shown yet. */
  readonly latest: () => Draft;
  /** Takes a committed value and shows it. */
  readonly change: (values: Partial<Draft>) => void;
  /** Keeps a keystroke without drawing again: HubSpot's inputs hold the text themselves until they are left. */
  readonly keep: (values: Partial<Draft>) => void;
  /** Shows what was kept, for instance when the panel opens again. */
  readonly show: () => void;
  /** Starts anew once the deal is registered. */
  readonly clear: () => void;
}

/** The key may not change while the component stands; give the component the same key. */
export function useKeptDraft(key: string, initial: () => Draft): KeptDraft {
  const [draft, setDraft] = useState<Draft>(() => drafts.get(key) ?? initial());
  const latest = useRef(draft);

  const keep = useCallback(
    (values: Partial<Draft>) => {
      latest.current = { ...latest.current, ...values };
      drafts.set(key, latest.current);
    },
    [key],
  );
  const show = useCallback(() => {
    setDraft(latest.current);
  }, []);

  return {
    draft,
    latest: () => latest.current,
    keep,
    show,
    change(values) {
      keep(values);
      show();
    },
    clear() {
      drafts.delete(key);
      latest.current = initial();
      show();
    },
  };
}
