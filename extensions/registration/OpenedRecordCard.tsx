import React, { useMemo, type ReactNode } from 'react';
import { LoadingSpinner, useExtensionContext } from '@hubspot/ui-extensions';
import type { RecordReference } from '#contracts/record-reference.ts';
import { createHubClient, type HubClient } from '#extensions/kit/hub-client.ts';
import { MessageDraftsProvider } from '#extensions/kit/message-drafts.tsx';
import { ProblemNotice } from '#extensions/kit/ProblemNotice.tsx';
import { ReaderProvider } from '#extensions/kit/reader.tsx';
import { usePartnerReader } from '#extensions/kit/partner-reader.ts';
import { recordReferenceOf } from '#extensions/kit/record-reference.ts';
import { pollDelaysMs, useRecordView, type RecordAnswer, type RecordView } from './use-record-view.ts';

export interface OpenedRecord {
  readonly hub: HubClient;
  readonly record: RecordReference;
  readonly view: RecordAnswer;
  readonly recordView: RecordView;
  /** Reader and record: what is typed is kept under it, and nothing of another record or reader is shown. */
  readonly draftKey: string;
}

export interface CardOptions {
  clock?: () => number;
  timeZone?: string;
  pollsMs?: readonly number[];
  hubTimeoutMs?: number;
}

interface OpenedRecordProps extends CardOptions {
  children: (opened: OpenedRecord) => ReactNode;
}

/** A partner's card on a record: one call to the hub when it opens, and then what the card makes of the answer. */
export function OpenedRecordCard({ clock, timeZone, ...rest }: OpenedRecordProps) {
  return (
    <ReaderProvider {...(clock === undefined ? {} : { clock })} timeZone={timeZone}>
      <MessageDraftsProvider>
        <LoadedRecord {...rest} />
      </MessageDraftsProvider>
    </ReaderProvider>
  );
}

function LoadedRecord(props: Pick<OpenedRecordProps, 'children' | 'pollsMs' | 'hubTimeoutMs'>) {
  const { children, pollsMs = pollDelaysMs, hubTimeoutMs } = props;
  const { labels, language, userId, email } = usePartnerReader();
  const { crm, portal } = useExtensionContext<'crm.record.sidebar'>();
  const { objectId, objectTypeId } = crm;
  const record = useMemo(() => recordReferenceOf({ objectId, objectTypeId }), [objectId, objectTypeId]);
  const hub = useMemo(
    () =>
      createHubClient({ id: userId, email }, hubTimeoutMs === undefined ? {} : { timeoutMs: hubTimeoutMs }),
    [userId, email, hubTimeoutMs],
  );
  const unnamed = labels.recordById[record.type](record.id);
  const recordView = useRecordView(hub, record, language, pollsMs);
  switch (recordView.state.state) {
    case 'loading':
      return <LoadingSpinner label={labels.loading[record.type]} showLabel layout="centered" />;
    case 'failed':
      return (
        <ProblemNotice
          problem={recordView.state.problem}
          question={{ cam: 'unknown', record: unnamed, subject: unnamed }}
          onRetry={recordView.reload}
        />
      );
    case 'ready': {
      const draftKey = [portal.id, userId, objectTypeId, objectId].join('/');
      const view = recordView.state.value;
      return (
        <React.Fragment key={draftKey}>
          {children({ hub, record, view, recordView, draftKey })}
        </React.Fragment>
      );
    }
  }
}
