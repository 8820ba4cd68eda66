import { common as commonDe } from './labels.de.ts';
import { common as commonEn } from './labels.en.ts';

/** Words that every card may need; each card's reader adds its own. */
export const commonLabels = { en: commonEn, de: commonDe } as const;
export type CommonLabels = typeof commonEn;
export type Language = keyof typeof commonLabels;

export interface ReaderSettings {
  readonly language?: string | undefined;
  readonly locale?: string | undefined;
}

/** The user's `language`, else `locale`, else English. */
export function languageOf(user: ReaderSettings): Language {
  for (const setting of [user.language, user.locale]) {
    const primary = setting?.toLowerCase().split(/[-_]/)[0];
    if (primary === 'de' || primary === 'en') return primary;
  }
  return 'en';
}

/** The user's own locale where it is one of the language shown (`de-at`), else the language: no mixed sentences. */
export function localeOf(user: ReaderSettings): string {
  const language = languageOf(user);
  for (const setting of [user.locale, user.language]) {
    const tag = setting?.replaceAll('_', '-') ?? '';
    if (tag.toLowerCase().split('-')[0] === language && isLocale(tag)) return tag;
  }
  return language;
}

function isLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}

/** The options of an input, in the order in which the label file names them. */
export function optionsOf<Code extends string>(
  labels: Readonly<Record<Code, string>>,
): { value: Code; label: string }[] {
  return Object.entries<string>(labels).map(([value, label]) => ({ value: value as Code, label }));
}
