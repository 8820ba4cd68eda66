import type { Language } from '#extensions/kit/labels.ts';

/** A close date as the readers of each language write it. */
export const closeOn = { en: '31/03/2027', de: '31.03.2027' } as const satisfies Record<Language, string>;
