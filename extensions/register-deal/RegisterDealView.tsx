import React, { useMemo } from 'react';
import { LoadingSpinner, useExtensionContext } from '@hubspot/ui-extensions';
import { createHubClient } from '#extensions/kit/hub-client.ts';
import { ProblemNotice } from '#extensions/kit/ProblemNotice.tsx';
import { ReaderProvider, useReader } from '#extensions/kit/reader.tsx';
import { draftKey } from './draft-store.ts';
import { RecordCard } from './RecordCard.tsx';
import { recordReferenceOf } from './record-reference.ts';
import { pollDelaysMs, useRecordView } from './use-record-view.ts';

export interface RegisterDealViewProps {
  clock?: () => number;
  timeZone?: string;
  pollsMs?: readonly number[];
  hubTimeoutMs?: number;
}

/** The Register deal card: one call to the hub when it opens, then what is known, what registering would do, one button. */
export function RegisterDealView({ clock, timeZone, ...options }: RegisterDealViewProps) {
  return (
    <ReaderProvider {...(clock === undefined ? {} : { clock })} timeZone={timeZone}>
      <LoadedCard {...options} />
    </ReaderProvider>
  );
}

function LoadedCard(props: { pollsMs?: readonly number[]; hubTimeoutMs?: number }) {
  const { pollsMs = pollDelaysMs, hubTimeoutMs } = props;
  const { labels, language, userId, email } = useReader();
  const { crm, portal } = useExtensionContext<'crm.record.sidebar'>();
  const { objectId, objectTypeId } = crm;
  const record = useMemo(() => recordReferenceOf({ objectId, objectTypeId }), [objectId, objectTypeId]);
  const hub = useMemo(
    () =>
      createHubClient({ id: userId, email }, hubTimeoutMs === undefined ? {} : { timeoutMs: hubTimeoutMs }),
    [userId, email, hubTimeoutMs],
  );
  const unnamed = labels.recordById[record.type](record.id);
  const view = useRecordView(hub, record, language, pollsMs);
  switch (view.state.state) {
    case 'loading':
      return <LoadingSpinner label={labels.loading} showLabel layout="centered" />;
    case 'failed':
      return (
        <ProblemNotice
          problem={view.state.problem}
          question={{ cam: 'unknown', record: unnamed, subject: unnamed }}
          onRetry={view.reload}
        />
      );
    case 'ready':
      return (
        <RecordCard
          key={draftKey(portal.id, userId, objectTypeId, objectId)}
          hub={hub}
          record={record}
          view={view.state.value}
          recordView={view}
          draftKey={draftKey(portal.id, userId, objectTypeId, objectId)}
        />
      );
  }
}
