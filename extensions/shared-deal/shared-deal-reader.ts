import {
  common as commonDe,
  inStep as inStepDe,
  partnerCards as partnerDe,
  sharedDealCard as sharedDealCardDe,
} from '#extensions/kit/labels.de.ts';
import {
  common as commonEn,
  inStep as inStepEn,
  partnerCards as partnerEn,
  sharedDealCard as sharedDealCardEn,
} from '#extensions/kit/labels.en.ts';
import { useReaderOf, type Reader } from '#extensions/kit/reader.tsx';

const words = {
  en: { ...commonEn, ...partnerEn, ...inStepEn, ...sharedDealCardEn },
  de: { ...commonDe, ...partnerDe, ...inStepDe, ...sharedDealCardDe },
};

export type SharedDealLabels = (typeof words)['en'];
export type SharedDealReader = Reader<SharedDealLabels>;

/** The reader of the *Shared deal* card. */
export const useSharedDealReader = (): SharedDealReader => useReaderOf(words);
