import React from 'react';
import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import { DescriptionList, DescriptionListItem, Flex, Link, StatusTag, Text } from '@hubspot/ui-extensions';
import type { SharedDealState } from './codes.ts';
import { useReader } from './reader.tsx';
import { teamSentence } from './team-words.ts';
import { VerdictLines } from './VerdictLines.tsx';

const colours = {
  open: 'info',
  won: 'success',
  lost: 'default',
  removed: 'danger',
  tombstoned: 'warning',
} as const satisfies Record<SharedDealState, string>;

export interface SharedDealSummaryProps {
  deal: SharedDealView;
  vendor: string;
  today: string;
}

/** A shared deal in the order of a partner's questions: what it is, what is next, who is told, do I earn, where it stands. */
export function SharedDealSummary({ deal, vendor, today }: SharedDealSummaryProps) {
  const reader = useReader();
  const { labels, format } = reader;
  const words = labels.sharedDeal;
  const team = (['responsible', 'supporting', 'member', 'informed'] as const).flatMap(
    (participation) => teamSentence(deal.team, participation, reader) ?? [],
  );
  return (
    <Flex direction="column" gap="sm">
      <Text format={{ fontWeight: 'bold' }}>{deal.name}</Text>
      <Flex gap="sm" wrap>
        <StatusTag variant="info" hollow>
          {labels.types[deal.type]}
        </StatusTag>
        <StatusTag variant={colours[deal.state]}>{words.states[deal.state]}</StatusTag>
      </Flex>
      <Text variant="microcopy">{labels.typeMeanings[deal.type]}</Text>
      {team.map((sentence) => (
        <Text key={sentence}>{sentence}</Text>
      ))}
      <Notices deal={deal} />
      <DescriptionList direction="column">
        <DescriptionListItem label={words.nextStep}>
          <Text>{deal.nextSteps}</Text>
        </DescriptionListItem>
        <DescriptionListItem label={words.closeDate}>
          <Text>{format.dayAndDistance(deal.closeOn, today)}</Text>
        </DescriptionListItem>
        <DescriptionListItem label={words.claim}>
          <Text>
            {deal.claimEndsOn === null
              ? words.noClaim
              : words.claimUntil(deal.domainUnicode, format.dayAndDistance(deal.claimEndsOn, today))}
          </Text>
        </DescriptionListItem>
        <DescriptionListItem label={words.ownCrm}>
          <OwnCrmDeal deal={deal} />
        </DescriptionListItem>
        <DescriptionListItem label={words.vendorCrm(vendor)}>
          <Text>{vendorCrmWords(deal, words)}</Text>
        </DescriptionListItem>
      </DescriptionList>
      <VerdictLines commission={deal.commission} tierCredit={deal.tierCredit} today={today} />
      <Text variant="microcopy">
        {words.registered(deal.registeredBy, format.momentAndDistance(deal.registeredAt, reader.now()))}
      </Text>
    </Flex>
  );
}

function Notices({ deal }: { deal: SharedDealView }) {
  const { labels, format, now } = useReader();
  const words = labels.sharedDeal;
  return (
    <>
      {deal.notices.map(({ name, toldAt }) => (
        <Text key={name}>
          {toldAt === null
            ? words.beingTold(name)
            : words.told(name, format.momentAndDistance(toldAt, now()))}
        </Text>
      ))}
    </>
  );
}

function OwnCrmDeal({ deal }: { deal: SharedDealView }) {
  const { labels } = useReader();
  const words = labels.sharedDeal;
  const { state, url, delayReason } = deal.crmDeals.partner;
  switch (state) {
    case 'creating':
      return <Text>{words.creatingInYourCrm}</Text>;
    case 'delayed':
      return <Text>{delayReason === null ? words.delayedWithoutReason : words.delayed[delayReason]}</Text>;
    case 'stands':
      return url === null ? (
        <Text>{words.crmStands}</Text>
      ) : (
        <Link href={url}>{labels.actions.openCrmDeal}</Link>
      );
  }
}

function vendorCrmWords(
  deal: SharedDealView,
  words: { crmStands: string; crmCreating: string; delayedWithoutReason: string },
): string {
  switch (deal.crmDeals.vendor.state) {
    case 'creating':
      return words.crmCreating;
    case 'delayed':
      return words.delayedWithoutReason;
    case 'stands':
      return words.crmStands;
  }
}
