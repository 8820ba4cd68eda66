import React, { useState } from 'react';
import { problemOf } from '#extensions/kit/hub-client.ts';
import { ProblemNotice } from '#extensions/kit/ProblemNotice.tsx';
import {
  OpenedRecordCard,
  type CardOptions,
  type OpenedRecord,
} from '#extensions/registration/OpenedRecordCard.tsx';
import { NotShared } from './NotShared.tsx';
import { SharedDeal } from './SharedDeal.tsx';

/** The Shared deal card: the shared deal that this CRM deal belongs to, or the way to make it one. */
export function SharedDealTab(options: CardOptions) {
  return <OpenedRecordCard {...options}>{(opened) => <CrmDeal {...opened} />}</OpenedRecordCard>;
}

function CrmDeal(opened: OpenedRecord) {
  const { crmDeal, sharedDeals } = opened.view;
  if (crmDeal === null) return <Unexplained {...opened} />;
  if (crmDeal.sharedDealId === null) return <NotShared opened={opened} crmDeal={crmDeal} />;
  const deal = sharedDeals.find(({ sharedDealId }) => sharedDealId === crmDeal.sharedDealId);
  return deal === undefined ? <Unexplained {...opened} /> : <SharedDeal opened={opened} deal={deal} />;
}

/** The hub's answer contradicts itself: better said than shown as something that it is not. */
function Unexplained({ view, recordView }: OpenedRecord) {
  const [problem] = useState(() => problemOf('hub.internal', crypto.randomUUID()));
  return (
    <ProblemNotice
      problem={problem}
      question={{ cam: view.cam, record: view.record.name, subject: view.record.name, about: 'sharedDeal' }}
      onRetry={recordView.reload}
    />
  );
}
