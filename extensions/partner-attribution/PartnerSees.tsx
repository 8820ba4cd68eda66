import React from 'react';
import { DescriptionList, DescriptionListItem, Flex, Text } from '@hubspot/ui-extensions';
import { useAttributionReader } from './attribution-reader.ts';
import type { DetailsProps } from './DealDetails.tsx';

/** What stands in the partner's CRM about this deal, so that the CAM knows what the partner talks about. */
export function PartnerSees({ deal, vendor }: DetailsProps) {
  const { labels, format } = useAttributionReader();
  const words = labels.attribution.sees;
  const { partnerSees, partner } = deal;
  const { offered } = partnerSees;
  const lines = [
    { label: words.responsible, text: format.list(partnerSees.responsible), empty: words.nobody },
    { label: words.nextSteps, text: partnerSees.nextSteps, empty: words.nothingEntered },
    { label: words.introNote, text: partnerSees.introNote, empty: words.nothingEntered },
    { label: words.painOrOpportunity, text: partnerSees.painOrOpportunity, empty: words.nothingEntered },
    { label: words.products, text: format.list(partnerSees.products), empty: words.nothingEntered },
    {
      label: words.offer,
      text:
        offered === null
          ? ''
          : words.offered(format.number(offered.lineItems), format.number(offered.quotes)),
      empty: words.offerKept,
    },
  ];
  return (
    <Flex direction="column" gap="sm">
      <Text>{words.intro(partner.name)}</Text>
      <DescriptionList direction="column">
        {lines.map(({ label, text, empty }) => (
          <DescriptionListItem key={label} label={label}>
            <Text>{text === '' ? empty : text}</Text>
          </DescriptionListItem>
        ))}
        {partnerSees.difference !== null && (
          <DescriptionListItem label={words.difference}>
            <Text>{partnerSees.difference}</Text>
          </DescriptionListItem>
        )}
        <DescriptionListItem label={words.motion}>
          <Text>{labels.motions[deal.motion]}</Text>
        </DescriptionListItem>
        <DescriptionListItem label={labels.sharedDeal.closeDate}>
          <Text>{format.dayAndDistance(deal.closeOn, vendor.today)}</Text>
        </DescriptionListItem>
        <DescriptionListItem label={words.contact}>
          <Text>{partnerSees.contactShared ? words.contactShared : words.contactKept}</Text>
        </DescriptionListItem>
      </DescriptionList>
    </Flex>
  );
}
