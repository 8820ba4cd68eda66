import type {
  AutoGridProps,
  BoxProps,
  CardProps,
  DividerProps,
  FlexProps,
  InlineProps,
  SpacerProps,
  StackProps,
  TileProps,
} from '@hubspot/ui-extensions';
import type { CSSProperties, ReactNode } from 'react';
import { alignItems, classes, distancePx, justifyContent, testIdOf } from './shared.ts';

export function Flex(props: FlexProps) {
  const direction = props.direction ?? 'row';
  const wrap = props.wrap === true || props.wrap === 'wrap';
  return (
    <div
      className={classes('hs-flex', `is-${direction}`)}
      style={{
        flexDirection: direction,
        gap: distancePx(props.gap),
        justifyContent: justifyContent(props.justify),
        alignItems: alignItems(props.align),
        alignSelf: alignItems(props.alignSelf),
        flexWrap: wrap ? 'wrap' : 'nowrap',
      }}
      {...testIdOf(props)}
    >
      {props.children}
    </div>
  );
}

export function Stack({ distance, width, ...props }: StackProps) {
  return (
    <div
      className="hs-flex"
      style={{
        flexDirection: props.direction ?? 'column',
        gap: distancePx(distance, 'sm'),
        justifyContent: justifyContent(props.justify),
        alignItems: alignItems(props.align),
        width,
      }}
      {...testIdOf(props)}
    >
      {props.children}
    </div>
  );
}

export function Inline(props: InlineProps) {
  return (
    <div
      className="hs-flex"
      style={{
        flexWrap: 'wrap',
        gap: distancePx(props.gap),
        justifyContent: justifyContent(props.justify),
        alignItems: alignItems(props.align ?? 'center'),
      }}
      {...testIdOf(props)}
    >
      {props.children}
    </div>
  );
}

export function Box(props: BoxProps) {
  return (
    <div
      className="hs-box"
      style={{ flex: props.flex, alignSelf: alignItems(props.alignSelf) }}
      {...testIdOf(props)}
    >
      {props.children}
    </div>
  );
}

export function AutoGrid({ columnWidth, gap, flexible = false, children, ...props }: AutoGridProps) {
  const column = flexible
    ? `minmax(min(${columnWidth}px, 100%), 1fr)`
    : `minmax(min(${columnWidth}px, 100%), ${columnWidth}px)`;
  return (
    <div
      style={{
        display: 'grid',
        gridTemplateColumns: `repeat(auto-fit, ${column})`,
        gap: distancePx(gap),
      }}
      {...testIdOf(props)}
    >
      {children}
    </div>
  );
}

export function Divider({ size, distance }: DividerProps) {
  const margin = distancePx(size ?? distance, 'sm');
  return <hr className="hs-divider" style={{ marginBlock: margin }} />;
}

export function Spacer({ size }: SpacerProps) {
  return <div style={{ height: distancePx(size, 'md') }} />;
}

export function Tile(props: TileProps) {
  return (
    <div
      className={classes('hs-tile', props.compact && 'is-compact', props.flush && 'is-flush')}
      {...testIdOf(props)}
    >
      {props.children}
    </div>
  );
}

export function CardFrame(props: CardProps) {
  return (
    <section className="hs-tile" {...testIdOf(props)}>
      {props.children}
    </section>
  );
}

interface GridProps {
  gap?: FlexProps['gap'];
  align?: FlexProps['align'];
  children?: ReactNode;
}

/** Twelve columns, as HubSpot's experimental `Grid` has them. */
export function Grid({ gap, align, children }: GridProps) {
  return (
    <div className="hs-grid" style={{ gap: distancePx(gap, 'md'), alignItems: alignItems(align) }}>
      {children}
    </div>
  );
}

export function GridItem({
  size = 12,
  offset = 0,
  children,
}: {
  size?: number;
  offset?: number;
  children?: ReactNode;
}) {
  const column = offset > 0 ? `${offset + 1} / span ${size}` : `span ${size}`;
  return <div style={{ gridColumn: column, minWidth: 0 }}>{children}</div>;
}

export function Center({
  children,
  maxContentSize,
}: {
  children?: ReactNode;
  maxContentSize?: number | string;
}) {
  return (
    <div style={{ display: 'flex', justifyContent: 'center' }}>
      <div style={{ maxWidth: maxContentSize }}>{children}</div>
    </div>
  );
}

interface MediaObjectProps {
  align?: FlexProps['align'];
  itemLeft?: ReactNode;
  itemRight?: ReactNode;
  children?: ReactNode;
}

export function MediaObject({ align, itemLeft, itemRight, children }: MediaObjectProps) {
  return (
    <div className="hs-flex" style={{ gap: 8, alignItems: alignItems(align ?? 'start') }}>
      {itemLeft}
      <div className="hs-box" style={{ flex: 1 }}>
        {children}
      </div>
      {itemRight}
    </div>
  );
}

type Distance = FlexProps['gap'];

export interface SpacingProps {
  padding?: Distance;
  paddingInline?: Distance;
  paddingBlock?: Distance;
  marginTop?: Distance;
  marginBottom?: Distance;
  marginLeft?: Distance;
  marginRight?: Distance;
}

/** HubSpot's experimental components are the stable ones with space around or inside them. */
export function spacingStyle(spacing: SpacingProps): CSSProperties {
  const style: CSSProperties = {};
  for (const name of spacingNames) {
    const distance = spacing[name];
    if (distance !== undefined) {
      style[name] = distancePx(distance);
    }
  }
  return style;
}

const spacingNames = [
  'padding',
  'paddingInline',
  'paddingBlock',
  'marginTop',
  'marginBottom',
  'marginLeft',
  'marginRight',
] as const;
