import type {
  DescriptionListItemProps,
  DescriptionListProps,
  HeadingProps,
  ImageProps,
  ListProps,
  TextProps,
} from '@hubspot/ui-extensions';
import { Children, useState } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import { useLabels } from '../labels.ts';
import { Clickable } from './clickable.tsx';
import { classes, testIdOf } from './shared.ts';

export function Text({
  variant = 'bodytext',
  inline = false,
  truncate,
  format,
  children,
  ...props
}: TextProps) {
  const Element = inline ? 'span' : 'p';
  const limits = typeof truncate === 'object' ? truncate : {};
  const style: CSSProperties = {
    fontWeight: fontWeights[format?.fontWeight ?? 'inherit'],
    fontStyle: format?.italic === true ? 'italic' : undefined,
    textDecoration: textDecoration(format?.lineDecoration),
    textTransform: textTransform(format?.textTransform),
    maxWidth: limits.maxWidth,
  };
  return (
    <Element
      className={classes(
        'hs-text',
        `is-${variant}`,
        truncate !== undefined && truncate !== false && 'is-truncated',
      )}
      title={limits.tooltipText}
      style={style}
      {...testIdOf(props)}
    >
      {children}
    </Element>
  );
}

const fontWeights: Readonly<Record<string, number>> = { regular: 400, demibold: 600, bold: 700 };

function textDecoration(decoration: string | undefined): string | undefined {
  return decoration === 'strikethrough' ? 'line-through' : decoration;
}

/** HubSpot's `sentenceCase` has no counterpart in CSS and is left as the card wrote it. */
function textTransform(transform: string | undefined): CSSProperties['textTransform'] {
  return transform === 'uppercase' || transform === 'lowercase' || transform === 'capitalize'
    ? transform
    : undefined;
}

export function Heading({ children, inline = false, ...props }: HeadingProps) {
  return (
    <h3 className={classes('hs-heading', inline && 'is-inline')} {...testIdOf(props)}>
      {children}
    </h3>
  );
}

export function Image({ src, alt = '', width, height, href, onClick, overlay, testId }: ImageProps) {
  const image = (
    <img className="hs-image" src={src} alt={alt} width={width} height={height} data-test-id={testId} />
  );
  if (href === undefined && onClick === undefined && overlay === undefined) {
    return image;
  }
  return (
    <Clickable className="hs-image-button" href={href} onClick={onClick} overlay={overlay}>
      {image}
    </Clickable>
  );
}

export function List({ variant = 'unordered', children, ...props }: ListProps) {
  const Element = variant.startsWith('ordered') ? 'ol' : 'ul';
  return (
    <Element className={classes('hs-list', `is-${variant}`)} {...testIdOf(props)}>
      {Children.map(children, (child) => (
        <li>{child}</li>
      ))}
    </Element>
  );
}

export function DescriptionList({ direction = 'column', children, ...props }: DescriptionListProps) {
  return (
    <dl className={classes('hs-description-list', `is-${direction}`)} {...testIdOf(props)}>
      {children}
    </dl>
  );
}

export function DescriptionListItem({ label, children, ...props }: DescriptionListItemProps) {
  return (
    <div className="hs-description" {...testIdOf(props)}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface ExpandableTextProps {
  children?: ReactNode;
  maxHeight?: number;
  expandButtonText?: string;
  collapseButtonText?: string;
  expanded?: boolean;
}

export function ExpandableText({
  children,
  maxHeight = 60,
  expanded = false,
  ...props
}: ExpandableTextProps) {
  const labels = useLabels();
  const [open, setOpen] = useState(expanded);
  return (
    <div className="hs-expandable">
      <div style={open ? undefined : { maxHeight, overflow: 'hidden' }}>{children}</div>
      <button
        type="button"
        className="hs-link"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {open ? (props.collapseButtonText ?? labels.less) : (props.expandButtonText ?? labels.more)}
      </button>
    </div>
  );
}
