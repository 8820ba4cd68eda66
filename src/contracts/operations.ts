import { convertDeal } from './convert-deal.ts';
import { previewRegistration } from './preview-registration.ts';
import { registerDeal } from './register-deal.ts';
import { releaseClaim } from './release-claim.ts';
import { viewAttribution } from './view-attribution.ts';
import { viewRecord } from './view-record.ts';

/** Every operation, by name. Routes, functions, typed client and the completeness test are made from this list. */
export const operations = {
  'view-record': viewRecord,
  'preview-registration': previewRegistration,
  'register-deal': registerDeal,
  'convert-deal': convertDeal,
  'release-claim': releaseClaim,
  'view-attribution': viewAttribution,
} as const;

export type OperationName = keyof typeof operations;
