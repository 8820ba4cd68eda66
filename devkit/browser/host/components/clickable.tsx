import { useId } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import { useLabels } from '../labels.ts';
import { OverlaySlotContext, useOverlays, useReactions } from './overlay-state.ts';
import type { HrefProp, Reactions } from './sdk-types.ts';
import { eventData, linkTarget } from './shared.ts';
import type { RemoteEventData } from './shared.ts';

interface ClickableProps {
  children?: ReactNode;
  className: string;
  href?: HrefProp | undefined;
  type?: 'button' | 'reset' | 'submit' | undefined;
  disabled?: boolean | undefined;
  busy?: boolean | undefined;
  /** Keeps a link from being followed after the card's own handler. */
  preventDefault?: boolean | undefined;
  onClick?: ((event: RemoteEventData, reactions: Reactions) => unknown) | undefined;
  /** A remote fragment with the panel or modal that a click opens. */
  overlay?: ReactNode;
  testId?: string | undefined;
}

/** A button, or a link where there is an address; either may open an overlay. */
export function Clickable(props: ClickableProps) {
  const { children, className, href, disabled = false, overlay, testId } = props;
  const labels = useLabels();
  const reactions = useReactions();
  const overlays = useOverlays();
  const slot = useId();
  const click = (event: MouseEvent) => {
    if (props.preventDefault === true || href === '' || href === '#') {
      event.preventDefault();
    }
    void props.onClick?.(eventData('click'), reactions);
    if (hasContent(overlay)) {
      overlays.open(slot);
    }
  };
  const target = href === undefined || disabled ? null : linkTarget(href);
  return (
    <>
      {target === null ? (
        <button
          type={props.type ?? 'button'}
          className={className}
          disabled={disabled}
          aria-busy={props.busy === true ? true : undefined}
          data-test-id={testId}
          onClick={click}
        >
          {children}
        </button>
      ) : (
        <a
          className={className}
          href={target.url}
          data-test-id={testId}
          onClick={click}
          {...(target.external ? { target: '_blank', rel: 'noreferrer' } : {})}
        >
          {children}
          {target.external && <span className="hs-visually-hidden"> {labels.opensInNewTab}</span>}
        </a>
      )}
      {hasContent(overlay) && (
        <OverlaySlotContext.Provider value={slot}>{overlay}</OverlaySlotContext.Provider>
      )}
    </>
  );
}

function hasContent(node: ReactNode): boolean {
  return node !== undefined && node !== null && node !== false;
}
