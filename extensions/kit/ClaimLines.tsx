import React from 'react';
import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import type { RecordDomain } from '#contracts/values.ts';
import { Text } from '@hubspot/ui-extensions';
import { useReader } from './reader.tsx';

export interface ClaimLinesProps {
  deal: SharedDealView;
  today: string;
  /** The domains that stand on the record now: what was registered is frozen and may be another one. */
  domains: readonly RecordDomain[];
}

/** Until when the domain is the partner's, and that it stays the registered one. */
export function ClaimLines({ deal, today, domains }: ClaimLinesProps) {
  const { labels, format } = useReader();
  const words = labels.sharedDeal;
  const [current] = domains;
  const differs = current !== undefined && !domains.some(({ domain }) => domain === deal.domain);
  return (
    <>
      <Text>
        {deal.claimEndsOn === null
          ? words.noClaim
          : words.claimUntil(deal.domainUnicode, format.dayAndDistance(deal.claimEndsOn, today))}
      </Text>
      {differs && <Text variant="microcopy">{words.frozenDiffers(deal.domainUnicode, current.unicode)}</Text>}
    </>
  );
}
