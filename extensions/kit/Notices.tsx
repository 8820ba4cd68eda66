import React from 'react';
import type { NoticeView } from '#contracts/shared-messages.ts';
import { Text } from '@hubspot/ui-extensions';
import { useReader, type Reader } from './reader.tsx';

export interface NoticesProps {
  notices: readonly NoticeView[];
}

/** Who was told of the registration, and when. */
export function Notices({ notices }: NoticesProps) {
  const reader = useReader();
  return (
    <>
      {notices
        .filter(({ event }) => event === 'registration')
        .map((notice) => (
          <Text key={notice.name}>{toldWords(notice, reader)}</Text>
        ))}
    </>
  );
}

/** Who was told of what, and when; the newest first. */
export function AllNotices({ notices }: NoticesProps) {
  const reader = useReader();
  const words = reader.labels.sharedDeal;
  return (
    <>
      {notices.toReversed().map((notice, index) => (
        <Text key={`${notices.length - index}`}>
          {words.noticeOf(words.events[notice.event], toldWords(notice, reader))}
        </Text>
      ))}
    </>
  );
}

function toldWords({ name, toldAt }: NoticeView, { labels, format, now }: Reader): string {
  const words = labels.sharedDeal;
  return toldAt === null ? words.beingTold(name) : words.told(name, format.momentAndDistance(toldAt, now()));
}
