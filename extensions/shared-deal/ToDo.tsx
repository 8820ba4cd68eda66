import React from 'react';
import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import { DescriptionList, DescriptionListItem, Flex, Heading, Text } from '@hubspot/ui-extensions';
import { AskCam } from '#extensions/kit/AskCam.tsx';
import { useSharedDealReader } from './shared-deal-reader.ts';
import type { RecordAnswer } from '#extensions/registration/use-record-view.ts';
import { openConditions, type OpenCondition } from './open-conditions.ts';
import { stateNotice } from './StateNotices.tsx';

export interface ToDoProps {
  deal: SharedDealView;
  view: RecordAnswer;
}

/** What do I have to do? Next steps, and every open condition with what rescues it and by when. */
export function ToDo({ deal, view }: ToDoProps) {
  const { labels, format } = useSharedDealReader();
  const words = labels.sharedDealCard;
  const { today } = view.vendor;
  const conditions = openConditions(deal).map((condition) => ({
    ...condition,
    sentence: words.conditions[condition.remedy]({
      domain: deal.domainUnicode,
      day: condition.day === null ? null : format.dayAndDistance(condition.day, today),
    }),
  }));
  const issue = [
    stateNotice(deal, view.vendor.name, labels, view.sync?.otherSide.presence)?.text ?? [],
    conditions.map(({ sentence }) => sentence),
  ].flat(2);
  return (
    <Flex direction="column" gap="sm">
      <Heading>{words.toDo}</Heading>
      <Standing deal={deal} today={today} />
      {conditions.map((condition) => (
        <Condition key={condition.remedy} {...condition} />
      ))}
      {conditions.length === 0 && deal.state === 'open' && <Text>{words.nothingElse}</Text>}
      {issue.length > 0 && (
        <AskCam
          question={{
            cam: view.cam,
            record: deal.name,
            subject: deal.domainUnicode,
            issue: issue.join(' '),
            requestId: null,
            about: 'sharedDeal',
          }}
        />
      )}
    </Flex>
  );
}

function Condition({ sentence, remedy, helps }: OpenCondition & { sentence: string }) {
  const words = useSharedDealReader().labels.sharedDealCard;
  return (
    <Flex direction="column" gap="flush">
      <Text format={{ fontWeight: 'demibold' }}>{sentence}</Text>
      {remedy !== 'ask_vendor' && <Text>{words.rescues[helps]}</Text>}
    </Flex>
  );
}

/** Next steps while the deal is open; once it is not, that there are none. */
function Standing({ deal, today }: { deal: SharedDealView; today: string }) {
  const { labels, format } = useSharedDealReader();
  switch (deal.state) {
    case 'won':
    case 'lost':
      return <Text>{labels.sharedDealCard.closed}</Text>;
    case 'removed':
    case 'tombstoned':
      return <Text>{labels.sharedDealCard.stopped}</Text>;
    case 'open':
      return (
        <DescriptionList direction="column">
          <DescriptionListItem label={labels.sharedDeal.nextStep}>
            <Text>{deal.nextSteps}</Text>
          </DescriptionListItem>
          <DescriptionListItem label={labels.sharedDeal.closeDate}>
            <Text>{format.dayAndDistance(deal.closeOn, today)}</Text>
          </DescriptionListItem>
        </DescriptionList>
      );
  }
}
