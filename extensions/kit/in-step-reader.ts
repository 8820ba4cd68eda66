import { common as commonDe, inStep as inStepDe } from './labels.de.ts';
import { common as commonEn, inStep as inStepEn } from './labels.en.ts';
import { useReaderOf, type Reader } from './reader.tsx';

const words = {
  en: { ...commonEn, ...inStepEn },
  de: { ...commonDe, ...inStepDe },
};

export type InStepReader = Reader<(typeof words)['en']>;

/** The reader of what both sides' cards show of the two CRMs. */
export const useInStepReader = (): InStepReader => useReaderOf(words);
