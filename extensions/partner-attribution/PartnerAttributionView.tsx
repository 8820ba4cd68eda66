import React, { useMemo } from 'react';
import { LoadingSpinner, useExtensionContext } from '@hubspot/ui-extensions';
import { createHubClient } from '#extensions/kit/hub-client.ts';
import { MessageDraftsProvider } from '#extensions/kit/message-drafts.tsx';
import { ReaderProvider } from '#extensions/kit/reader.tsx';
import { useAttributionReader } from './attribution-reader.ts';
import { recordReferenceOf } from '#extensions/kit/record-reference.ts';
import { AttributedRecord } from './AttributedRecord.tsx';
import { AttributionProblem } from './AttributionProblem.tsx';
import { useAttribution } from './use-attribution.ts';

export interface PartnerAttributionViewProps {
  clock?: () => number;
  timeZone?: string;
  hubTimeoutMs?: number;
}

/** The Partner attribution card: one call to the hub when it opens, then whose deal this is, and why. */
export function PartnerAttributionView({ clock, timeZone, hubTimeoutMs }: PartnerAttributionViewProps) {
  return (
    <ReaderProvider {...(clock === undefined ? {} : { clock })} timeZone={timeZone}>
      <MessageDraftsProvider>
        <LoadedCard {...(hubTimeoutMs === undefined ? {} : { hubTimeoutMs })} />
      </MessageDraftsProvider>
    </ReaderProvider>
  );
}

function LoadedCard({ hubTimeoutMs }: { hubTimeoutMs?: number }) {
  const { labels, language, userId, email } = useAttributionReader();
  const { objectId, objectTypeId } = useExtensionContext<'crm.record.tab'>().crm;
  const record = useMemo(() => recordReferenceOf({ objectId, objectTypeId }), [objectId, objectTypeId]);
  const hub = useMemo(
    () =>
      createHubClient({ id: userId, email }, hubTimeoutMs === undefined ? {} : { timeoutMs: hubTimeoutMs }),
    [userId, email, hubTimeoutMs],
  );
  const attribution = useAttribution(hub, record, language);
  const { state, reload } = attribution;
  switch (state.state) {
    case 'loading':
      return <LoadingSpinner label={labels.attribution.loading} showLabel layout="centered" />;
    case 'failed':
      return <AttributionProblem problem={state.problem} onRetry={reload} />;
    case 'ready':
      return (
        <AttributedRecord
          view={state.value}
          hub={hub}
          onMessages={attribution.showMessages}
          onSync={attribution.showSync}
          onCheckAgain={reload}
        />
      );
  }
}
