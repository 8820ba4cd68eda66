import * as de from './labels.de.ts';
import * as en from './labels.en.ts';

/** Every word of every card, for what looks at all of them; no card imports it, since it would carry the others' words. */
export const labelFiles = {
  en: { ...en.common, ...en.partnerCards, ...en.inStep, ...en.sharedDealCard, ...en.attribution },
  de: { ...de.common, ...de.partnerCards, ...de.inStep, ...de.sharedDealCard, ...de.attribution },
} as const;
export type Labels = (typeof labelFiles)['en'];
