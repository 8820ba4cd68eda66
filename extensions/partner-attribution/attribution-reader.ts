import { common as commonDe, attribution as attributionDe } from '#extensions/kit/labels.de.ts';
import { common as commonEn, attribution as attributionEn } from '#extensions/kit/labels.en.ts';
import { useReaderOf, type Reader } from '#extensions/kit/reader.tsx';

const words = {
  en: { ...commonEn, ...attributionEn },
  de: { ...commonDe, ...attributionDe },
};

export type AttributionLabels = (typeof words)['en'];
export type AttributionReader = Reader<AttributionLabels>;

/** The reader of the *Partner attribution* card. */
export const useAttributionReader = (): AttributionReader => useReaderOf(words);
