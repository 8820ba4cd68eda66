import React from 'react';
import type { DealSync } from '#contracts/deal-sync.ts';
import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import { Alert, type AlertProps } from '@hubspot/ui-extensions';
import { VendorCrmDealState } from '#extensions/kit/CrmDealStates.tsx';
import { useSharedDealReader, type SharedDealLabels } from './shared-deal-reader.ts';

export interface StateNoticesProps {
  deal: SharedDealView;
  vendor: string;
  /** What has become of the vendor's CRM deal, as far as it is known. */
  twin: VendorPresence | undefined;
}

type VendorPresence = DealSync['otherSide']['presence'];

/** What a partner has to know before anything else: the deal is over, the claim is gone, the twin is still to come. */
export function StateNotices({ deal, vendor, twin }: StateNoticesProps) {
  const { labels } = useSharedDealReader();
  const notice = stateNotice(deal, vendor, labels, twin);
  const { vendor: awaited } = deal.crmDeals;
  const twinIsAwaited = deal.state === 'open' && awaited.state !== 'stands';
  return (
    <>
      {notice !== null && (
        <Alert title={notice.title} variant={notice.variant}>
          {notice.text}
        </Alert>
      )}
      {twinIsAwaited && (
        <Alert
          title={labels.sharedDealCard.crmFollows(vendor)}
          variant={awaited.state === 'delayed' ? 'warning' : 'info'}
        >
          <VendorCrmDealState crmDeal={awaited} />
        </Alert>
      )}
    </>
  );
}

interface StateNotice {
  readonly title: string;
  readonly text: string;
  readonly variant: NonNullable<AlertProps['variant']>;
}

/** Null for an open deal of which nothing has to be said. */
export function stateNotice(
  deal: SharedDealView,
  vendor: string,
  labels: SharedDealLabels,
  twin: VendorPresence = 'stands',
): StateNotice | null {
  const words = labels.sharedDealCard.notices;
  switch (deal.state) {
    case 'won':
      return { title: words.won.title, text: words.won.text(vendor), variant: 'success' };
    case 'lost':
      return { title: words.lost.title, text: words.lost.text(vendor), variant: 'info' };
    case 'removed':
      return { title: words.removed.title, text: words.removed.text(vendor), variant: 'warning' };
    case 'tombstoned':
      return {
        title: words.tombstoned.title,
        text: twin === 'stands' ? words.tombstoned.text(vendor) : labels.inStep.gone[twin](vendor),
        variant: 'warning',
      };
    case 'open': {
      const loss = claimLoss(deal);
      if (loss === null) return null;
      return { title: words[loss].title, text: words[loss].text(deal.domainUnicode), variant: 'warning' };
    }
  }
}

/** How the claim was lost on which an open deal depends; null where it does not, or the claim stands. */
function claimLoss({
  commission,
  tierCredit,
}: SharedDealView): 'ownership_lapsed' | 'ownership_released' | null {
  const reasons = new Set([...commission.reasons, ...tierCredit.reasons]);
  if (reasons.has('ownership_lapsed')) return 'ownership_lapsed';
  return reasons.has('ownership_released') ? 'ownership_released' : null;
}
