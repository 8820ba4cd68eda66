import React from 'react';
import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import { Button, DescriptionList, DescriptionListItem, Flex } from '@hubspot/ui-extensions';
import { OwnCrmDealState, VendorCrmDealState } from '#extensions/kit/CrmDealStates.tsx';
import { useReader } from '#extensions/kit/reader.tsx';

export interface BothCrmsProps {
  crmDeals: SharedDealView['crmDeals'];
  vendor: string;
  /** The CRM deal on which the card sits. */
  recordId: string;
  onCheckAgain: () => void;
}

/** Is it in both CRMs? Where each twin stands, and a way to look again while one is still to come. */
export function BothCrms({ crmDeals, vendor, recordId, onCheckAgain }: BothCrmsProps) {
  const { labels } = useReader();
  const words = labels.sharedDeal;
  const bothStand = crmDeals.partner.state === 'stands' && crmDeals.vendor.state === 'stands';
  return (
    <Flex direction="column" gap="sm">
      <DescriptionList direction="column">
        <DescriptionListItem label={words.ownCrm}>
          <OwnCrmDealState
            crmDeal={crmDeals.partner}
            isThisRecord={crmDeals.partner.crmDealId === recordId}
          />
        </DescriptionListItem>
        <DescriptionListItem label={words.vendorCrm(vendor)}>
          <VendorCrmDealState crmDeal={crmDeals.vendor} />
        </DescriptionListItem>
      </DescriptionList>
      {!bothStand && (
        <Flex>
          <Button variant="secondary" size="xs" onClick={onCheckAgain}>
            {labels.actions.checkAgain}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}
