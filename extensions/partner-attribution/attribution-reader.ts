import {
  attribution as attributionDe,
  common as commonDe,
  inStep as inStepDe,
} from '#extensions/kit/labels.de.ts';
import {
  attribution as attributionEn,
  common as commonEn,
  inStep as inStepEn,
} from '#extensions/kit/labels.en.ts';
import { useReaderOf, type Reader } from '#extensions/kit/reader.tsx';

const words = {
  en: { ...commonEn, ...inStepEn, ...attributionEn },
  de: { ...commonDe, ...inStepDe, ...attributionDe },
};

export type AttributionLabels = (typeof words)['en'];
export type AttributionReader = Reader<AttributionLabels>;

/** The reader of the *Partner attribution* card. */
export const useAttributionReader = (): AttributionReader => useReaderOf(words);
