import { domainInWords } from '#core/domain-key.ts';
import type { NoticeEvent } from '#core/notice-events.ts';
import type { NoticeEffect } from '#operations/effects.ts';
import { paragraphs } from './html-text.ts';
import { germanNotices } from './notice-text.de.ts';
import { englishNotices } from './notice-text.en.ts';
import { propertyLabels } from './property-labels.ts';
import type { Language } from './property-labels.ts';

/** The sentences of a task, in the portal's language. */
export interface NoticeText {
  /** Plain text. */
  readonly subject: string;
  /** HTML: HubSpot renders it, so that what people typed is escaped. */
  readonly body: string;
}

/** What the sentences may speak of; names and days as people write them. */
export interface NoticeFacts {
  /** The counterpart's company. */
  readonly from: string;
  readonly deal: string;
  readonly domain: string;
  readonly type: string;
  /** On which side they are read: the two have different cards. */
  readonly side: 'partner' | 'vendor';
  /** A message's author. */
  readonly author: string | null;
  readonly isWon: boolean;
  /** The last day of a claim. */
  readonly day: string | null;
}

/** Plain text: the subject and the body's sentences, each a paragraph. */
type NoticeSentences = (facts: NoticeFacts) => readonly [subject: string, ...body: string[]];
export type NoticeSentencesByEvent = Readonly<Record<NoticeEvent, NoticeSentences>>;

const sentences: Readonly<Record<Language, NoticeSentencesByEvent>> = {
  en: englishNotices,
  de: germanNotices,
};

export function noticeText(effect: NoticeEffect, language: Language): NoticeText {
  const { event, detail, companyDomain } = effect;
  const [subject, ...body] = sentences[language][event]({
    from: effect.from,
    deal: effect.dealName,
    domain: domainInWords(effect.domain),
    type: propertyLabels(language).dealType[effect.type],
    side: companyDomain === null ? 'partner' : 'vendor',
    author: event === 'message' ? detail : null,
    isWon: detail === 'won',
    day: event.startsWith('claim_') && detail !== null ? dayInWords(detail, language) : null,
  });
  return { subject, body: paragraphs(...body) };
}

function dayInWords(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(day));
}
