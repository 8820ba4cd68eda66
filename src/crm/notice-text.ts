import { domainInWords } from '#core/domain-key.ts';
import type { NoticeEffect } from '#operations/effects.ts';
import { propertyLabels } from './property-labels.ts';
import type { Language } from './property-labels.ts';

/** The sentences of a task, in the portal's language. */
export interface NoticeText {
  /** Plain text. */
  readonly subject: string;
  /** HTML: HubSpot renders it, so that what people typed is escaped. */
  readonly body: string;
}

const texts: Readonly<Record<Language, (effect: NoticeEffect, type: string) => NoticeText>> = {
  en: (effect, type) => ({
    subject: `${effect.partnerName} registered a deal: ${effect.dealName}`,
    body: paragraphs(
      `${effect.partnerName} registered the deal “${effect.dealName}” for the domain ${domainInWords(effect.domain)}.`,
      `Type: ${type}. Everything about it is on the deal; please get in touch with the partner.`,
    ),
  }),
  de: (effect, type) => ({
    subject: `${effect.partnerName} hat einen Deal registriert: ${effect.dealName}`,
    body: paragraphs(
      `${effect.partnerName} hat den Deal „${effect.dealName}“ für die Domain ${domainInWords(effect.domain)} registriert.`,
      `Art: ${type}. Alles Weitere steht am Deal; bitte stimmen Sie sich mit dem Partner ab.`,
    ),
  }),
};

export function noticeText(effect: NoticeEffect, language: Language): NoticeText {
  return texts[language](effect, propertyLabels(language).dealType[effect.type]);
}

function paragraphs(...sentences: readonly string[]): string {
  return sentences.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join('');
}

function escapeHtml(text: string): string {
  const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}
