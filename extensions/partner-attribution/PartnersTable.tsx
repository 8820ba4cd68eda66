import React from 'react';
import type { AttributedDeal } from '#contracts/view-attribution.ts';
import {
  Button,
  Flex,
  Heading,
  Link,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { useAttributionReader } from './attribution-reader.ts';
import { tierWords } from './attribution-words.ts';
import { StateTag } from './StateTag.tsx';
import type { Attribution } from './use-attribution.ts';
import { ShortVerdictTag } from './VerdictTags.tsx';

/** Room for the longest word of most names; narrower, HubSpot breaks inside the word. */
const nameWidthPx = 124;
/** Room for “Partnerzusammenarbeit”. */
const dealWidthPx = 164;
/** Room for “nicht berechtigt” in its tag on one line. */
const eligibilityWidthPx = 146;

export interface PartnersTableProps {
  view: Attribution;
  onCheckAgain: () => void;
}

/** The partners side by side, a row for each of their shared deals. */
export function PartnersTable({ view, onCheckAgain }: PartnersTableProps) {
  const { labels } = useAttributionReader();
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
            <TableHeader width={dealWidthPx}>{words.deal}</TableHeader>
            <TableHeader>{words.registered}</TableHeader>
            <TableHeader width={eligibilityWidthPx}>{labels.attribution.details.eligibility}</TableHeader>
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
  const { labels, format, now } = useAttributionReader();
  const words = labels.attribution.partners;
  const unanswered = unansweredMessages(deal);
  return (
    <TableRow>
      <TableCell>
        <Text format={{ fontWeight: 'demibold' }}>{deal.partner.name}</Text>
        <Text variant="microcopy">{tierWords(deal.partner.tier, labels)}</Text>
      </TableCell>
      <TableCell>
        <Flex direction="column" gap="xs" align="start">
          <Text>{labels.types[deal.type]}</Text>
          <StateTag state={deal.state} />
          <VendorCrmDeal deal={deal} />
          {showDomain && <Text variant="microcopy">{deal.domainUnicode}</Text>}
        </Flex>
      </TableCell>
      <TableCell>
        <Text>{format.momentAndDistance(deal.registeredAt, now())}</Text>
        <Text variant="microcopy">{words.registeredBy(deal.registeredBy.name)}</Text>
        <Text variant="microcopy">
          {words.lastActivity(format.momentAndDistance(deal.lastActivityAt, now()))}
        </Text>
        {unanswered > 0 && <Text variant="microcopy">{words.unanswered(format.number(unanswered))}</Text>}
      </TableCell>
      <TableCell>
        <Flex direction="column" gap="xs" align="start">
          <Text variant="microcopy">{labels.verdict.commission}</Text>
          <ShortVerdictTag verdict={deal.commission} />
          <Text variant="microcopy">
            {words.tierCredit(labels.attribution.credits[deal.tierCredit.credit])}
          </Text>
          <ShortVerdictTag verdict={deal.tierCredit} />
        </Flex>
      </TableCell>
    </TableRow>
  );
}

/** What the partner has written since the vendor last wrote. */
function unansweredMessages({ messages: { messages } }: AttributedDeal): number {
  return messages.length - 1 - messages.findLastIndex(({ own }) => own);
}

/** The CRM deal in the vendor's own portal: a link, or why there is none yet. */
function VendorCrmDeal({ deal }: { deal: AttributedDeal }) {
  const { labels } = useAttributionReader();
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
