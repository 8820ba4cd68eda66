import React, { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useExtensionContext } from '@hubspot/ui-extensions';
import { createFormat, type Format } from './format.ts';
import { commonLabels, languageOf, localeOf, type CommonLabels, type Language } from './labels.ts';

/** Whoever looks at the card: their words, their dates and numbers, and the moment at which they look. */
export interface Reader<Words = CommonLabels> {
  readonly language: Language;
  readonly labels: Words;
  readonly format: Format;
  readonly userId: number;
  readonly name: string;
  readonly email: string;
  readonly now: () => number;
}

const ReaderContext = createContext<Reader | null>(null);

export interface ReaderProviderProps {
  children: ReactNode;
  clock?: () => number;
  /** For moments; the browser's own where not given. */
  timeZone?: string | undefined;
}

export function ReaderProvider({ children, clock = Date.now, timeZone }: ReaderProviderProps) {
  const { user } = useExtensionContext<'crm.record.sidebar'>();
  const { id, email, firstName, lastName, language, locale } = user;
  const reader = useMemo<Reader>(() => {
    const settings = { language, locale };
    const chosen = languageOf(settings);
    return {
      language: chosen,
      labels: commonLabels[chosen],
      format: createFormat(localeOf(settings), timeZone),
      userId: id,
      name: `${firstName} ${lastName}`.trim(),
      email,
      now: clock,
    };
  }, [id, email, firstName, lastName, language, locale, timeZone, clock]);
  return <ReaderContext.Provider value={reader}>{children}</ReaderContext.Provider>;
}

export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (reader === null) throw new Error('useReader works only inside a ReaderProvider.');
  return reader;
}

/** The reader with the words of one card besides the common ones. `words` holds both and is the same object at each call. */
export function useReaderOf<Words>(words: Readonly<Record<Language, Words>>): Reader<Words> {
  const reader = useReader();
  return useMemo(() => ({ ...reader, labels: words[reader.language] }), [reader, words]);
}
