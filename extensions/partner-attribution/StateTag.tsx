import React from 'react';
import { StatusTag } from '@hubspot/ui-extensions';
import type { SharedDealState } from '#extensions/kit/codes.ts';
import { useAttributionReader } from './attribution-reader.ts';

const colours = {
  open: 'info',
  won: 'success',
  lost: 'default',
  removed: 'danger',
  tombstoned: 'warning',
} as const satisfies Record<SharedDealState, string>;

export function StateTag({ state }: { state: SharedDealState }) {
  const { labels } = useAttributionReader();
  return <StatusTag variant={colours[state]}>{labels.attribution.states[state]}</StatusTag>;
}
