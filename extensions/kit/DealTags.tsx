import React from 'react';
import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import { Flex, StatusTag } from '@hubspot/ui-extensions';
import type { SharedDealState } from './codes.ts';
import { useReader } from './reader.tsx';

const colours = {
  open: 'info',
  won: 'success',
  lost: 'default',
  removed: 'danger',
  tombstoned: 'warning',
} as const satisfies Record<SharedDealState, string>;

/** Type and state of a shared deal. */
export function DealTags({ deal }: { deal: Pick<SharedDealView, 'type' | 'state'> }) {
  const { labels } = useReader();
  return (
    <Flex gap="sm" wrap>
      <StatusTag variant="info" hollow>
        {labels.types[deal.type]}
      </StatusTag>
      <StatusTag variant={colours[deal.state]}>{labels.sharedDeal.states[deal.state]}</StatusTag>
    </Flex>
  );
}
