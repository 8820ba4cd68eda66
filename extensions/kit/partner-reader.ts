import { common as commonDe, partnerCards as partnerDe } from './labels.de.ts';
import { common as commonEn, partnerCards as partnerEn } from './labels.en.ts';
import { useReaderOf, type Reader } from './reader.tsx';

const words = {
  en: { ...commonEn, ...partnerEn },
  de: { ...commonDe, ...partnerDe },
};

export type PartnerLabels = (typeof words)['en'];
export type PartnerReader = Reader<PartnerLabels>;

/** The reader of a partner's card. */
export const usePartnerReader = (): PartnerReader => useReaderOf(words);
