import type { IconProps, IllustrationProps } from '@hubspot/ui-extensions';
import type { ReactNode } from 'react';
import { classes, sizeOf } from './shared.ts';

/** Our own drawings, as SVG, so that no status mark depends on an installed font. */

function Drawing({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <svg
      className={classes('hs-drawing', className)}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

const shapes = {
  add: <path d="M8 3v10M3 8h10" />,
  calendar: <path d="M2.6 4h10.8v9.4H2.6zM2.6 6.8h10.8M5.4 2.4v2.8M10.6 2.4v2.8" />,
  check: <path d="m3 8.5 3.2 3.2L13 4.8" />,
  checkCircle: <path d="M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M5 8.3l2.1 2.1L11 6.3" />,
  chevron: <path d="m4 6 4 4 4-4" />,
  clock: <path d="M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 4.8V8l2.2 1.6" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  contact: (
    <path d="M8 8.2a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2M3 13.4c.6-2.3 2.5-3.6 5-3.6s4.4 1.3 5 3.6" />
  ),
  dot: <circle cx="8" cy="8" r="3" />,
  edit: <path d="m3 13 .6-2.6L10.7 3.3l2 2L5.6 12.4z" />,
  email: <path d="M2 4h12v8H2zM2.3 4.3 8 8.8l5.7-4.5" />,
  info: <path d="M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 7.4v3.4M8 5v.1" />,
  link: (
    <path d="M6.8 9.2 9.2 6.8M7.2 4.8l1.3-1.3a2.8 2.8 0 0 1 4 4l-1.3 1.3M8.8 11.2l-1.3 1.3a2.8 2.8 0 0 1-4-4l1.3-1.3" />
  ),
  locked: <path d="M4 7.4h8v5.8H4zM5.6 7.2V5.4a2.4 2.4 0 0 1 4.8 0v1.8" />,
  minus: <path d="M3 8h10" />,
  refresh: <path d="M13 8a5 5 0 1 1-1.5-3.6M13 2.6v2.6h-2.6" />,
  search: <path d="M7 2.6a4.4 4.4 0 1 0 0 8.8 4.4 4.4 0 0 0 0-8.8M10.3 10.3 13.4 13.4" />,
  sort: <path d="m5 6 3-3 3 3M5 10l3 3 3-3" />,
  sortDown: <path d="m4.5 9.5 3.5 3.5 3.5-3.5M8 13V3" />,
  sortUp: <path d="M4.5 6.5 8 3l3.5 3.5M8 3v10" />,
  trash: <path d="M3 4.6h10M6.4 4.4V2.8h3.2v1.6M4.4 4.8l.6 8.4h6l.6-8.4" />,
  warning: <path d="M8 2.2 14.2 13H1.8zM8 6.4v3M8 11.2v.1" />,
} satisfies Record<string, ReactNode>;

export type ShapeName = keyof typeof shapes;

export function Shape({ name, className }: { name: ShapeName; className?: string }) {
  return <Drawing {...(className === undefined ? {} : { className })}>{shapes[name]}</Drawing>;
}

export function CloseIcon() {
  return <Shape name="close" />;
}

export function ChevronIcon() {
  return <Shape name="chevron" className="is-chevron" />;
}

export function Spinner() {
  return <span className="hs-spinner" aria-hidden="true" />;
}

/** HubSpot's icon names for which there is a drawing; the others show a neutral dot. */
const shapeByIconName: Readonly<Record<string, ShapeName>> = {
  add: 'add',
  success: 'check',
  checkCircle: 'checkCircle',
  approvals: 'checkCircle',
  downCarat: 'chevron',
  clock: 'clock',
  delay: 'clock',
  remove: 'close',
  xCircle: 'close',
  contact: 'contact',
  edit: 'edit',
  email: 'email',
  info: 'info',
  infoNoCircle: 'info',
  questionCircle: 'info',
  link: 'link',
  locked: 'locked',
  refresh: 'refresh',
  search: 'search',
  delete: 'trash',
  warning: 'warning',
  exclamation: 'warning',
  exclamationCircle: 'warning',
};

export function Icon({ name, color = 'inherit', size, screenReaderText }: IconProps) {
  const hidden = screenReaderText === undefined;
  return (
    <span
      className={classes('hs-icon', `is-${color}`, `is-${sizeOf(size)}`)}
      {...(hidden ? { 'aria-hidden': true } : { role: 'img', 'aria-label': screenReaderText })}
    >
      <Shape name={shapeByIconName[name] ?? 'dot'} />
    </span>
  );
}

/** HubSpot's drawings are not ours to show; a frame with the alternative text stands for them. */
export function Illustration({ alt, width, height }: IllustrationProps) {
  return (
    <span className="hs-illustration" role="img" aria-label={alt} style={{ width, height }}>
      <Shape name="dot" />
    </span>
  );
}
