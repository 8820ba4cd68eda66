import type { ModalProps, PanelProps, PanelSectionProps } from '@hubspot/ui-extensions';
import { useContext, useEffect, useId, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useLabels } from '../labels.ts';
import { elementById } from '../page-elements.ts';
import { enterDialog } from './dialog-stack.ts';
import { CloseIcon } from './icons.tsx';
import { OverlaySlotContext, useOverlays } from './overlay-state.ts';
import { classes, sizeOf, testIdOf } from './shared.ts';

export function Panel(props: PanelProps) {
  return <Overlay kind="panel" {...props} />;
}

export function Modal(props: ModalProps) {
  return <Overlay kind="modal" {...props} />;
}

export function PanelBody({ children }: { children?: ReactNode }) {
  return <div className="hs-overlay-body">{children}</div>;
}

export function PanelSection({ children, flush }: PanelSectionProps) {
  return <div className={classes('hs-panel-section', flush && 'is-flush')}>{children}</div>;
}

export function OverlayFooter({ children }: { children?: ReactNode }) {
  return <footer className="hs-overlay-footer">{children}</footer>;
}

type OverlayProps = (PanelProps | ModalProps) & { kind: 'panel' | 'modal' };

function Overlay(props: OverlayProps) {
  const slot = useContext(OverlaySlotContext);
  const { connect, isOpen } = useOverlays();
  const { id } = props;
  useEffect(() => (slot === null ? undefined : connect(id, slot)), [connect, id, slot]);
  const open = isOpen(id) || (slot !== null && isOpen(slot));
  return open ? <OpenOverlay {...props} /> : null;
}

function OpenOverlay({ kind, id, title, width, children, onOpen, onClose, variant, ...rest }: OverlayProps) {
  const { close } = useOverlays();
  const labels = useLabels();
  const titleId = useId();
  const dialog = useRef<HTMLElement>(null);
  useEffect(() => {
    const leave = dialog.current === null ? undefined : enterDialog(dialog.current);
    onOpen?.();
    return () => {
      leave?.();
      tell(onClose);
    };
    // Opening and closing happen once each, whatever the card re-renders in between.
  }, []);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close(id);
    }
  };
  const named =
    title === undefined ? { 'aria-label': rest['aria-label'] ?? id } : { 'aria-labelledby': titleId };
  return createPortal(
    <OverlaySlotContext.Provider value={null}>
      <div className={`hs-scrim is-${kind}`} onKeyDown={closeOnEscape}>
        <section
          ref={dialog}
          role="dialog"
          aria-modal="true"
          tabIndex={-1}
          className={classes(
            'hs-overlay',
            `is-${kind}`,
            `is-${sizeOf(width, kind === 'panel' ? 'sm' : 'md')}`,
            variant && `is-${variant}`,
          )}
          {...named}
          {...testIdOf(rest)}
        >
          <header className="hs-overlay-header">
            {title !== undefined && <h2 id={titleId}>{title}</h2>}
            <button
              type="button"
              className="hs-icon-button"
              aria-label={labels.close}
              onClick={() => {
                close(id);
              }}
            >
              <CloseIcon />
            </button>
          </header>
          {children}
        </section>
      </div>
    </OverlaySlotContext.Provider>,
    elementById('overlays'),
  );
}

/** A card that takes its overlay away while it is open has taken its functions along: then there is nobody to tell. */
function tell(onClose: (() => void) | undefined): void {
  try {
    onClose?.();
  } catch {
    // Called from an effect, where an error would take down the whole page and not the card alone.
  }
}
