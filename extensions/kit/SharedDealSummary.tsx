import React from 'react';
import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import type { RecordDomain } from '#contracts/values.ts';
import {
  Button,
  DescriptionList,
  DescriptionListItem,
  Flex,
  Modal,
  ModalBody,
  Text,
} from '@hubspot/ui-extensions';
import { ClaimLines } from './ClaimLines.tsx';
import { OwnCrmDealState, VendorCrmDealState } from './CrmDealStates.tsx';
import { DealTags } from './DealTags.tsx';
import { DecisionReceiptBlock } from './DecisionReceiptBlock.tsx';
import { Notices } from './Notices.tsx';
import { usePartnerReader } from './partner-reader.ts';
import { teamSentences } from './team-words.ts';
import { VerdictLines } from './VerdictLines.tsx';

export interface SharedDealSummaryProps {
  deal: SharedDealView;
  vendor: { readonly name: string; readonly timeZone: string; readonly today: string };
  /** The domains that stand on the record now. */
  domains: readonly RecordDomain[];
}

/** A shared deal in the order of a partner's questions: what it is, what is next, who is told, do I earn, where it stands. */
export function SharedDealSummary({ deal, vendor, domains }: SharedDealSummaryProps) {
  const reader = usePartnerReader();
  const { labels, format } = reader;
  const words = labels.sharedDeal;
  const { today } = vendor;
  return (
    <Flex direction="column" gap="sm">
      <Text format={{ fontWeight: 'bold' }}>{deal.name}</Text>
      <DealTags deal={deal} />
      <Text variant="microcopy">{labels.typeMeanings[deal.type]}</Text>
      {teamSentences(deal.team, reader).map((sentence) => (
        <Text key={sentence}>{sentence}</Text>
      ))}
      <Notices notices={deal.notices} />
      <DescriptionList direction="column">
        <DescriptionListItem label={words.nextStep}>
          <Text>{deal.nextSteps}</Text>
        </DescriptionListItem>
        <DescriptionListItem label={words.closeDate}>
          <Text>{format.dayAndDistance(deal.closeOn, today)}</Text>
        </DescriptionListItem>
        <DescriptionListItem label={words.claim}>
          <ClaimLines deal={deal} today={today} domains={domains} />
        </DescriptionListItem>
        <DescriptionListItem label={words.ownCrm}>
          <OwnCrmDealState crmDeal={deal.crmDeals.partner} />
        </DescriptionListItem>
        <DescriptionListItem label={words.vendorCrm(vendor.name)}>
          <VendorCrmDealState crmDeal={deal.crmDeals.vendor} />
        </DescriptionListItem>
      </DescriptionList>
      <VerdictLines commission={deal.commission} tierCredit={deal.tierCredit} today={today} />
      <Text variant="microcopy">
        {words.registered(deal.registeredBy, format.momentAndDistance(deal.registeredAt, reader.now()))}
      </Text>
      {deal.receipt !== null && (
        <Flex>
          <Button variant="transparent" size="xs" overlay={<ReceiptModal deal={deal} vendor={vendor} />}>
            {labels.actions.howDecided}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}

function ReceiptModal({ deal, vendor }: Pick<SharedDealSummaryProps, 'deal' | 'vendor'>) {
  const { labels } = usePartnerReader();
  return (
    <Modal id={`receipt-${deal.sharedDealId}`} title={labels.actions.howDecided} width="md">
      <ModalBody>
        <DecisionReceiptBlock deal={deal} vendor={vendor} today={vendor.today} />
      </ModalBody>
    </Modal>
  );
}
