import { previewRegistration } from './preview-registration.ts';
import { registerDeal } from './register-deal.ts';
import { viewRecord } from './view-record.ts';

/** Every operation, by name. Routes, functions, typed client and the completeness test are made from this list. */
export const operations = {
  'view-record': viewRecord,
  'preview-registration': previewRegistration,
  'register-deal': registerDeal,
} as const;

export type OperationName = keyof typeof operations;
