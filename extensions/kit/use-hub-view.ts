import { useCallback, useEffect, useRef, useState } from 'react';
import type { DealSync } from '#contracts/deal-sync.ts';
import type { HubReply } from './hub-client.ts';
import { loadedFrom, loading, ready, type LoadState } from './load-state.ts';

export interface HubView<Value> {
  readonly state: LoadState<Value>;
  /** Asks again from the start; the card shows that it loads. */
  readonly reload: () => void;
  /** Asks again in the background; what is shown stays until the answer is there, also when none comes. */
  readonly refresh: () => Promise<void>;
  /** Shows what the hub has just said elsewhere. An answer that is under way may not know of it, so it is asked for anew. */
  readonly show: (change: (value: Value) => Value) => void;
  /** Both CRMs were just compared; what else the card shows is asked anew in the background. */
  readonly showSync: (sync: DealSync) => void;
}

/** What a card shows of the hub: one call when it opens, and again whenever `call` is another function. The newest one counts. */
export function useHubView<Value extends { readonly sync: DealSync | null }>(
  call: () => Promise<HubReply<Value>>,
): HubView<Value> {
  const [state, setState] = useState<LoadState<Value>>(loading);
  /** The call whose answer is awaited. */
  const awaited = useRef<{ readonly keepsOnFailure: boolean } | null>(null);

  const ask = useCallback(
    async (keepsOnFailure: boolean) => {
      const asked = { keepsOnFailure };
      awaited.current = asked;
      const reply = await call();
      if (awaited.current !== asked) return;
      awaited.current = null;
      if (keepsOnFailure && 'problem' in reply) return;
      setState(loadedFrom(reply));
    },
    [call],
  );

  const reload = useCallback(() => {
    setState(loading);
    void ask(false);
  }, [ask]);

  // In place of a call that the card waits for, this one has to end the waiting too.
  const refresh = useCallback(() => ask(awaited.current?.keepsOnFailure ?? true), [ask]);

  useEffect(() => {
    reload();
    return () => {
      awaited.current = null;
    };
  }, [reload]);

  const change = (changed: (value: Value) => Value) => {
    setState((current) => (current.state === 'ready' ? ready(changed(current.value)) : current));
  };

  return {
    state,
    reload,
    refresh,
    show(changed) {
      change(changed);
      if (awaited.current !== null) void refresh();
    },
    showSync(sync) {
      change((value) => ({ ...value, sync }));
      void refresh();
    },
  };
}
