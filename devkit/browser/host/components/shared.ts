import type { AllDistances, BaseComponentProps, FlexAlign, FlexJustify, HrefProp } from './sdk-types.ts';

/** Class names joined; falsy ones are left out. */
export function classes(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

/** HubSpot writes a component's `testId` into this attribute. */
export function testIdOf(props: BaseComponentProps): { 'data-test-id'?: string } {
  return props.testId === undefined ? {} : { 'data-test-id': props.testId };
}

export interface RemoteEventData {
  type: string;
  bubbles: boolean;
  timeStamp: number;
  id: string;
}

/** Event objects cross to the sandbox as plain data. */
export function eventData(type: string): RemoteEventData {
  return { type, bubbles: true, timeStamp: performance.now(), id: crypto.randomUUID() };
}

export interface LinkTarget {
  url: string;
  external: boolean;
}

export function linkTarget(href: HrefProp): LinkTarget {
  if (typeof href === 'string') {
    return { url: href, external: /^https?:/.test(href) };
  }
  return { url: href.url, external: href.external ?? false };
}

export type Size = 'xs' | 'sm' | 'md' | 'lg' | 'xl';

const sizeNames: Readonly<Record<string, Size>> = {
  xs: 'xs',
  'extra-small': 'xs',
  sm: 'sm',
  small: 'sm',
  md: 'md',
  medium: 'md',
  lg: 'lg',
  large: 'lg',
  xl: 'xl',
  'extra-large': 'xl',
};

/** HubSpot spells each size in two ways. */
export function sizeOf(size: string | undefined, fallback: Size = 'md'): Size {
  return sizeNames[size ?? ''] ?? fallback;
}

const distancesPx: Readonly<Record<Size, number>> = { xs: 4, sm: 8, md: 16, lg: 24, xl: 32 };

export function distancePx(
  distance: AllDistances | 'none' | undefined,
  fallback: AllDistances = 'flush',
): number {
  const wanted = distance ?? fallback;
  return wanted === 'flush' || wanted === 'none' ? 0 : distancesPx[sizeOf(wanted)];
}

export function justifyContent(justify: FlexJustify | undefined): string | undefined {
  const values = {
    start: 'flex-start',
    end: 'flex-end',
    center: 'center',
    between: 'space-between',
    around: 'space-around',
  };
  return justify === undefined ? undefined : values[justify];
}

export function alignItems(align: FlexAlign | 'auto' | undefined): string | undefined {
  const values: Readonly<Record<string, string>> = { start: 'flex-start', end: 'flex-end' };
  return align === undefined ? undefined : (values[align] ?? align);
}
