import React from 'react';
import { Button, EmptyState, Flex, Heading, Text } from '@hubspot/ui-extensions';
import { useAttributionReader, type AttributionLabels } from './attribution-reader.ts';
import { DomainClaims } from './DomainClaims.tsx';
import type { Attribution } from './use-attribution.ts';
import { Answers, currentDeals, HiddenFromEachOther } from './WhoseDeal.tsx';

export interface NoPartnersProps {
  view: Attribution;
  onCheckAgain: () => void;
}

/** A record without partners: it says so, who holds its domain, and what sharing would make of it, and who may share. */
export function NoPartners({ view, onCheckAgain }: NoPartnersProps) {
  const { labels } = useAttributionReader();
  const words = labels.attribution.none;
  const { record } = view;
  const title = record.type === 'deal' ? words.onDeal : words.withCompany(record.companyName ?? record.name);
  if (view.domains.length === 0) return <NoDomain view={view} onCheckAgain={onCheckAgain} />;
  return (
    <Flex direction="column" gap="md">
      <Flex direction="column" gap="sm">
        <Heading>{title}</Heading>
        {sharingWords(view, labels).map((sentence) => (
          <Text key={sentence}>{sentence}</Text>
        ))}
      </Flex>
      <DomainClaims view={view} />
    </Flex>
  );
}

function NoDomain({ view, onCheckAgain }: NoPartnersProps) {
  const { labels } = useAttributionReader();
  const words = labels.attribution.none.noDomain;
  return (
    <Flex direction="column" gap="sm">
      <EmptyState title={words.title} layout="vertical" imageName="companies" imageWidth={120} flush>
        <Text>{words.text}</Text>
        <Text>{words.mend[view.record.type]}</Text>
      </EmptyState>
      {view.unsharedDeal !== null &&
        sharingWords(view, labels).map((sentence) => <Text key={sentence}>{sentence}</Text>)}
      <Flex>
        <Button variant="secondary" onClick={onCheckAgain}>
          {labels.actions.checkAgain}
        </Button>
      </Flex>
    </Flex>
  );
}

/** A CRM deal that is not shared, while partners work with its company on other deals. */
export function UnsharedDeal({ view }: { view: Attribution }) {
  const { labels } = useAttributionReader();
  const words = labels.attribution.none;
  const current = currentDeals(view.deals);
  return (
    <Flex direction="column" gap="sm">
      <Heading>{words.onDeal}</Heading>
      {sharingWords(view, labels).map((sentence) => (
        <Text key={sentence}>{sentence}</Text>
      ))}
      <Text>{words.withProspect}</Text>
      <Answers deals={current} named />
      <HiddenFromEachOther deals={current} />
    </Flex>
  );
}

/** What sharing would make of the deal, and whether the reader is one of those who may (rules section 6). */
function sharingWords({ unsharedDeal, viewer }: Attribution, labels: AttributionLabels): string[] {
  const words = labels.attribution.none;
  const isCam = viewer.roles.includes('cam');
  const isDirectRep = viewer.roles.includes('direct_rep');
  if (unsharedDeal === null) {
    if (!isCam && !isDirectRep) return [words.asOnlooker];
    return [...(isCam ? [words.asCam] : []), ...(isDirectRep ? [words.asDirectRep] : [])];
  }
  const { ownerName, wouldBe } = unsharedDeal;
  if (ownerName === null) return [words.noOwner];
  switch (wouldBe) {
    case null:
      return [words.ownerWithoutRole(ownerName)];
    case 'channel':
      return [words.ownerIsCam(ownerName), isCam ? words.upToYou : words.upToCam];
    case 'difm':
      return [words.ownerIsDirectRep(ownerName), isDirectRep ? words.upToYou : words.upToDirectRep];
  }
}
