import React from 'react';
import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import { Text } from '@hubspot/ui-extensions';
import { useReader } from './reader.tsx';

/** Who on the vendor's side was told of the registration, and when. */
export function Notices({ notices }: Pick<SharedDealView, 'notices'>) {
  const { labels, format, now } = useReader();
  const words = labels.sharedDeal;
  return (
    <>
      {notices.map(({ name, toldAt }) => (
        <Text key={name}>
          {toldAt === null
            ? words.beingTold(name)
            : words.told(name, format.momentAndDistance(toldAt, now()))}
        </Text>
      ))}
    </>
  );
}
