import React from 'react';
import type { LineItemView, OfferView, QuoteView } from '#contracts/offer.ts';
import {
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
import { useSharedDealReader, type SharedDealReader } from './shared-deal-reader.ts';

const strong = { fontWeight: 'demibold' } as const;
/** Room for six figures on one line; names take what is left, so that long words fit beside them on a narrow card too. */
const totalWidthPx = 120;

interface OfferProps {
  offer: OfferView;
  today: string;
}

/** What is offered? Line items and quotes as they stand on the vendor's CRM deal, and when they were read there. */
export function WhatIsOffered(props: OfferProps & { vendor: string }) {
  const { labels, format, now } = useSharedDealReader();
  const { offered, offer: words } = labels.sharedDealCard;
  const { offer, vendor, today } = props;
  return (
    <Flex direction="column" gap="sm">
      <Heading>{offered}</Heading>
      {offer.readAt === null ? (
        <Text>{words.notRead(vendor)}</Text>
      ) : (
        <>
          {offer.lineItems.length + offer.quotes.length === 0 && <Text>{words.empty(vendor)}</Text>}
          {offer.lineItems.length > 0 && <LineItems offer={offer} />}
          {offer.quotes.length > 0 && <Quotes offer={offer} today={today} />}
          <Text variant="microcopy">
            {words.readAt(vendor, format.momentAndDistance(offer.readAt, now()))}
          </Text>
        </>
      )}
    </Flex>
  );
}

function LineItems({ offer }: Pick<OfferProps, 'offer'>) {
  const reader = useSharedDealReader();
  const { format } = reader;
  const words = reader.labels.sharedDealCard.offer;
  const sums = offer.sums.map(
    ({ amount, currency, billing }) => `${format.money(amount, currency)} ${billingWords(billing, reader)}`,
  );
  return (
    <>
      <Table density="condensed" flush>
        <TableHead>
          <TableRow>
            <TableHeader>{words.lineItem}</TableHeader>
            <TableHeader width={totalWidthPx}>{words.total}</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {offer.lineItems.map((line, index) => (
            <Line key={`${index} ${line.name}`} line={line} />
          ))}
        </TableBody>
      </Table>
      {offer.moreLineItems > 0 && (
        <Text variant="microcopy">{words.more(format.number(offer.moreLineItems))}</Text>
      )}
      {sums.length > 0 && <Text format={strong}>{words.sum(format.list(sums))}</Text>}
    </>
  );
}

function Line({ line }: { line: LineItemView }) {
  const reader = useSharedDealReader();
  const { format } = reader;
  const words = reader.labels.sharedDealCard.offer;
  const { name, quantity, unitPrice, amount, currency, billing, termMonths } = line;
  const often = billingWords(billing, reader);
  const price = [
    quantity === null ? '' : format.number(quantity),
    unitPrice === null ? '' : format.money(unitPrice, currency),
  ];
  const details = [
    price.filter(Boolean).join(' × '),
    termMonths === null ? often : words.term(often, format.number(termMonths)),
  ];
  return (
    <TableRow>
      <TableCell>
        <Text>{name || words.unnamed}</Text>
        <Text variant="microcopy">{details.filter(Boolean).join(', ')}</Text>
      </TableCell>
      <TableCell>{amount === null ? '–' : format.money(amount, currency)}</TableCell>
    </TableRow>
  );
}

function billingWords(billing: LineItemView['billing'], { labels, format }: SharedDealReader): string {
  const words = labels.sharedDealCard.offer;
  return billing === null ? words.once : words.billing[billing.unit](format.number(billing.every));
}

function Quotes({ offer, today }: OfferProps) {
  const words = useSharedDealReader().labels.sharedDealCard.offer;
  return (
    <>
      <Text format={strong}>{words.quotes}</Text>
      {offer.quotes.map((quote, index) => (
        <Quote key={`${index} ${quote.title}`} quote={quote} today={today} />
      ))}
    </>
  );
}

const variants: Partial<Record<QuoteView['state'], 'success' | 'danger' | 'info'>> = {
  published: 'info',
  accepted: 'success',
  rejected: 'danger',
  declined: 'danger',
};

function Quote({ quote, today }: { quote: QuoteView; today: string }) {
  const { labels, format } = useSharedDealReader();
  const words = labels.sharedDealCard.offer;
  const { title, state, link, amount, currency, expiresOn } = quote;
  const name = title || words.unnamed;
  return (
    <Flex direction="column" gap="flush">
      <Flex gap="sm" wrap align="center">
        {link === null ? <Text>{name}</Text> : <Link href={{ url: link, external: true }}>{name}</Link>}
        <StatusTag variant={variants[state] ?? 'default'}>{words.quoteStates[state]}</StatusTag>
        {amount !== null && <Text>{format.money(amount, currency)}</Text>}
      </Flex>
      {expiresOn !== null && (
        <Text variant="microcopy">{words.validUntil(format.dayAndDistance(expiresOn, today))}</Text>
      )}
    </Flex>
  );
}
