import type { FlexProps } from '@hubspot/ui-extensions';

export type { BaseComponentProps, HrefProp, Reactions } from '@hubspot/ui-extensions';

/** The SDK does not export these names; they are read off its components' props. */
export type AllDistances = NonNullable<FlexProps['gap']>;
export type FlexAlign = NonNullable<FlexProps['align']>;
export type FlexJustify = NonNullable<FlexProps['justify']>;
