import { convertDeal } from './convert-deal.ts';
import { postMessage } from './post-message.ts';
import { previewRegistration } from './preview-registration.ts';
import { readMessages } from './read-messages.ts';
import { registerDeal } from './register-deal.ts';
import { releaseClaim } from './release-claim.ts';
import { syncNow } from './sync-now.ts';
import { viewAttribution } from './view-attribution.ts';
import { viewRecord } from './view-record.ts';

/** Every operation, by name. Routes, functions, typed client and the completeness test are made from this list. */
export const operations = {
  'view-record': viewRecord,
  'preview-registration': previewRegistration,
  'register-deal': registerDeal,
  'convert-deal': convertDeal,
  'release-claim': releaseClaim,
  'sync-now': syncNow,
  'view-attribution': viewAttribution,
  'post-message': postMessage,
  'read-messages': readMessages,
} as const;

export type OperationName = keyof typeof operations;
