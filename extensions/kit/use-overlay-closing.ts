import { useCallback, useRef } from 'react';
import { useExtensionActions } from '@hubspot/ui-extensions';

/** Longer than any host takes to close an overlay. */
const closedAfterMs = 500;

export interface OverlayClosing {
  /** Closes the overlay, and goes on once it is closed. */
  readonly closeThen: (overlayId: string, then: () => void) => void;
  /** For the overlay's `onClose`. */
  readonly closed: () => void;
}

/**
 * A host calls into an overlay while it closes it, so what the overlay stands in may go only afterwards; otherwise the host
 * calls a function that is no more. A host that closes without telling is waited for a moment.
 */
export function useOverlayClosing(): OverlayClosing {
  const { closeOverlay } = useExtensionActions<'crm.record.sidebar'>();
  const waiting = useRef<(() => void) | null>(null);
  const closed = useCallback(() => {
    const then = waiting.current;
    waiting.current = null;
    then?.();
  }, []);
  return {
    closed,
    closeThen(overlayId, then) {
      waiting.current = then;
      closeOverlay(overlayId);
      setTimeout(closed, closedAfterMs);
    },
  };
}
