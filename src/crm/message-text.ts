import type { Portal } from '#operations/programme/programme.ts';
import type { MessageEffect } from '#operations/effects.ts';
import { escapeHtml, paragraphs } from './html-text.ts';
import type { Language } from './property-labels.ts';

interface NoteWords {
  readonly head: (author: string, company: string, moment: string) => string;
  readonly mark: Readonly<Record<Portal['side'], string>>;
}

/** A person must not take the note for one of a colleague's, nor answer it where nobody on the other side will read that. */
const words: Readonly<Record<Language, NoteWords>> = {
  en: {
    head: (author, company, moment) => `Shared message from ${author} (${company}), ${moment}`,
    mark: {
      partner:
        'Written by the app Shared Deals. Please answer in the card “Shared deal” of this deal: notes stay in your own CRM.',
      vendor:
        'Written by the app Shared Deals. Please answer in the card “Partner attribution” of this deal: notes stay in your own CRM.',
    },
  },
  de: {
    head: (author, company, moment) => `Geteilte Nachricht von ${author} (${company}), ${moment}`,
    mark: {
      partner:
        'Geschrieben von der App „Geteilte Deals“. Bitte antworten Sie in der Karte „Geteilter Deal“ dieses Deals: Notizen bleiben in Ihrem eigenen CRM.',
      vendor:
        'Geschrieben von der App „Geteilte Deals“. Bitte antworten Sie in der Karte „Partnerzuordnung“ dieses Deals: Notizen bleiben in Ihrem eigenen CRM.',
    },
  },
};

/** The HTML of the note that mirrors a shared message, in the language and the time zone of its portal. */
export function messageNote(
  { author, company, body, at }: MessageEffect,
  { language, timeZone, side }: Pick<Portal, 'language' | 'timeZone' | 'side'>,
): string {
  const moment = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(at));
  const { head, mark } = words[language];
  return [
    `<p><strong>${escapeHtml(head(author, company, moment))}</strong></p>`,
    paragraphs(...body.split(/\n{2,}/)),
    `<p><em>${escapeHtml(mark[side])}</em></p>`,
  ].join('');
}
