import React from 'react';
import type { AttributedDeal } from '#contracts/view-attribution.ts';
import {
  Button,
  Flex,
  Heading,
  Link,
  StatusTag,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { useReader } from '#extensions/kit/reader.tsx';
import { tierWords } from './attribution-words.ts';
import { StateTag } from './StateTag.tsx';
import type { Attribution } from './use-attribution.ts';
import { ShortVerdictTag } from './VerdictTags.tsx';

/** Room for the longest word of most names; narrower, HubSpot breaks inside the word. */
const nameWidthPx = 124;

export interface PartnersTableProps {
  view: Attribution;
  onCheckAgain: () => void;
}

/** The partners side by side, a row for each of their shared deals. */
export function PartnersTable({ view, onCheckAgain }: PartnersTableProps) {
  const { labels } = useReader();
  const words = labels.attribution.partners;
  const severalDomains = view.domains.length > 1;
  const underWay = view.deals.some(({ vendorCrmDeal }) => vendorCrmDeal.state !== 'stands');
  return (
    <Flex direction="column" gap="sm">
      <Heading>{words.heading}</Heading>
      <Table density="compact">
        <TableHead>
          <TableRow>
            <TableHeader width={nameWidthPx}>{words.partner}</TableHeader>
            <TableHeader>{words.deal}</TableHeader>
            <TableHeader>{words.registered}</TableHeader>
            <TableHeader>{labels.verdict.commission}</TableHeader>
            <TableHeader>{labels.verdict.tierCredit}</TableHeader>
            <TableHeader>{words.lastActivity}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {view.deals.map((deal) => (
            <PartnerRow key={deal.sharedDealId} deal={deal} showDomain={severalDomains} />
          ))}
        </TableBody>
      </Table>
      {underWay && (
        <Flex>
          <Button variant="secondary" size="xs" onClick={onCheckAgain}>
            {labels.actions.checkAgain}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}

function PartnerRow({ deal, showDomain }: { deal: AttributedDeal; showDomain: boolean }) {
  const { labels, format, now } = useReader();
  const words = labels.attribution.partners;
  return (
    <TableRow>
      <TableCell>
        <Text format={{ fontWeight: 'demibold' }}>{deal.partner.name}</Text>
        <Text variant="microcopy">{tierWords(deal.partner.tier, labels)}</Text>
      </TableCell>
      <TableCell>
        <Flex direction="column" gap="xs" align="start">
          <StatusTag variant="info" hollow>
            {labels.types[deal.type]}
          </StatusTag>
          <StateTag state={deal.state} />
          <VendorCrmDeal deal={deal} />
          {showDomain && <Text variant="microcopy">{deal.domainUnicode}</Text>}
        </Flex>
      </TableCell>
      <TableCell>
        <Text>{format.momentAndDistance(deal.registeredAt, now())}</Text>
        <Text variant="microcopy">{words.registeredBy(deal.registeredBy.name)}</Text>
      </TableCell>
      <TableCell>
        <ShortVerdictTag verdict={deal.commission} />
      </TableCell>
      <TableCell>
        <Flex direction="column" gap="xs" align="start">
          <ShortVerdictTag verdict={deal.tierCredit} />
          <Text variant="microcopy">{labels.attribution.credits[deal.tierCredit.credit]}</Text>
        </Flex>
      </TableCell>
      <TableCell>
        <Text>{format.momentAndDistance(deal.lastActivityAt, now())}</Text>
      </TableCell>
    </TableRow>
  );
}

/** The CRM deal in the vendor's own portal: a link, or why there is none yet. */
function VendorCrmDeal({ deal }: { deal: AttributedDeal }) {
  const { labels } = useReader();
  const words = labels.attribution;
  const { state, url, delayReason } = deal.vendorCrmDeal;
  if (deal.isThisRecord) return <Text>{words.partners.thisRecord}</Text>;
  switch (state) {
    case 'creating':
      return <Text>{words.crmCreating}</Text>;
    case 'delayed':
      return (
        <Text>
          {delayReason === null ? labels.sharedDeal.delayedWithoutReason : words.delayed[delayReason]}
        </Text>
      );
    case 'stands':
      return url === null ? <Text>{words.crmStands}</Text> : <Link href={url}>{deal.name}</Link>;
  }
}
