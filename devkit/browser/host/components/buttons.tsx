import type {
  ButtonProps,
  ButtonRowProps,
  DropdownButtonItemProps,
  DropdownProps,
  LinkProps,
  LoadingButtonProps,
} from '@hubspot/ui-extensions';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Clickable } from './clickable.tsx';
import { ChevronIcon, Spinner } from './icons.tsx';
import { classes, sizeOf, testIdOf } from './shared.ts';

export function Button(props: ButtonProps) {
  return (
    <Clickable {...props} className={buttonClass(props)}>
      {props.children}
    </Clickable>
  );
}

export function LoadingButton({ loading = false, disabled = false, ...props }: LoadingButtonProps) {
  return (
    <Clickable {...props} className={buttonClass(props)} disabled={disabled || loading} busy={loading}>
      {loading && <Spinner />}
      {props.children}
    </Clickable>
  );
}

export function ButtonRow(props: ButtonRowProps) {
  return (
    <div className="hs-button-row" {...testIdOf(props)}>
      {props.children}
    </div>
  );
}

export function Link({ variant = 'primary', ...props }: LinkProps) {
  return (
    <Clickable {...props} className={classes('hs-link', `is-${variant}`)}>
      {props.children}
    </Clickable>
  );
}

/** A disclosure of buttons; Escape closes it and gives the focus back. */
export function Dropdown(props: DropdownProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) {
      return undefined;
    }
    const closeOutside = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) {
        setOpen(false);
      }
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
    };
  }, [open]);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setOpen(false);
      toggle.current?.focus();
    }
  };
  return (
    <div ref={root} className="hs-dropdown" onKeyDown={closeOnEscape} {...testIdOf(props)}>
      <button
        ref={toggle}
        type="button"
        className={buttonClass({ variant: props.variant ?? 'primary', size: props.buttonSize })}
        aria-expanded={open}
        disabled={props.disabled}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {props.buttonText}
        <ChevronIcon />
      </button>
      {open && (
        <div
          className="hs-dropdown-list"
          onClick={() => {
            setOpen(false);
          }}
        >
          {props.options?.map((option) => (
            <button
              key={option.label}
              type="button"
              className="hs-dropdown-item"
              onClick={() => {
                option.onClick?.();
              }}
            >
              {option.label}
            </button>
          ))}
          {props.children}
        </div>
      )}
    </div>
  );
}

export function DropdownButtonItem(props: DropdownButtonItemProps) {
  return (
    <Clickable {...props} className="hs-dropdown-item">
      {props.children}
    </Clickable>
  );
}

function buttonClass(props: { variant?: string | undefined; size?: string | undefined }): string {
  return classes('hs-button', `is-${props.variant ?? 'secondary'}`, `is-${sizeOf(props.size)}`);
}
