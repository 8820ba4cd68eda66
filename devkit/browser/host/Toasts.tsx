import { useCallback, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { AlertRequest } from '../card-channel.ts';
import { Shape } from './components/icons.tsx';
import type { ShapeName } from './components/icons.tsx';
import { useLabels } from './labels.ts';
import { elementById } from './page-elements.ts';

export interface Toast extends AlertRequest {
  key: number;
}

/** Older messages make room for new ones. */
const shownAtOnce = 3;

/** Messages that a card sends with `actions.addAlert`; they stay until dismissed or pushed out. */
export function useToasts() {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const lastKey = useRef(0);
  const notify = useCallback((alert: AlertRequest) => {
    lastKey.current += 1;
    const key = lastKey.current;
    setToasts((old) => [...old, { ...alert, key }].slice(-shownAtOnce));
  }, []);
  const dismiss = useCallback((key: number) => {
    setToasts((old) => old.filter((toast) => toast.key !== key));
  }, []);
  return { toasts, notify, dismiss };
}

const shapes: Readonly<Record<string, ShapeName>> = {
  success: 'checkCircle',
  warning: 'warning',
  danger: 'warning',
};

export function Toasts({ toasts, dismiss }: { toasts: readonly Toast[]; dismiss: (key: number) => void }) {
  const labels = useLabels();
  return createPortal(
    <div role="region" aria-label={labels.messages} aria-live="polite" className="toasts">
      {toasts.map((toast) => (
        <div key={toast.key} className={`toast is-${toast.type ?? 'info'}`}>
          <Shape name={shapes[toast.type ?? 'info'] ?? 'info'} />
          <div className="toast-text">
            {toast.title !== undefined && <strong>{toast.title}</strong>}
            <span>{toast.message}</span>
          </div>
          <button
            type="button"
            className="hs-icon-button"
            aria-label={labels.dismiss}
            onClick={() => {
              dismiss(toast.key);
            }}
          >
            <Shape name="close" />
          </button>
        </div>
      ))}
    </div>,
    elementById('toasts'),
  );
}
