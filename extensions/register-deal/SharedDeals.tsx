import React from 'react';
import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import { Accordion, Button, Divider, Flex, Heading } from '@hubspot/ui-extensions';
import { useReader } from '#extensions/kit/reader.tsx';
import { SharedDealSummary } from '#extensions/kit/SharedDealSummary.tsx';
import type { RecordAnswer } from '#extensions/registration/use-record-view.ts';

export interface SharedDealsProps {
  view: RecordAnswer;
  onCheckAgain: () => void;
}

/** The partner's shared deals on this record: the newest in sight, older ones folded. */
export function SharedDeals({ view, onCheckAgain }: SharedDealsProps) {
  const { labels, format } = useReader();
  const [newest, ...older] = orderedDeals(view.sharedDeals);
  if (newest === undefined) return null;
  const summary = (deal: SharedDealView) => (
    <SharedDealSummary key={deal.sharedDealId} deal={deal} vendor={view.vendor} domains={view.domains} />
  );
  return (
    <Flex direction="column" gap="sm">
      <Heading>{labels.sharedDeal.heading}</Heading>
      {summary(newest)}
      {newest.crmDeals.partner.state !== 'stands' && (
        <Flex>
          <Button variant="secondary" size="xs" onClick={onCheckAgain}>
            {labels.actions.checkAgain}
          </Button>
        </Flex>
      )}
      {older.length > 0 && (
        <Accordion title={labels.sharedDeal.more(format.number(older.length))} size="xs">
          <Flex direction="column" gap="md">
            {older.map(summary)}
          </Flex>
        </Accordion>
      )}
      <Divider />
    </Flex>
  );
}

/** Open ones first; within that the hub's order, newest first. */
export function orderedDeals(deals: readonly SharedDealView[]): SharedDealView[] {
  return deals.toSorted((a, b) => Number(b.state === 'open') - Number(a.state === 'open'));
}
