import type { operations, OperationName } from '#contracts/operations.ts';
import type { ReplyOf, RequestOf } from '#contracts/operation.ts';
import { convertDeal } from './registration/convert-deal.ts';
import type { Actor, Ports } from './ports.ts';
import { postMessage } from './messages/post-message.ts';
import { previewRegistration } from './registration/preview-registration.ts';
import { readMessages } from './messages/read-messages.ts';
import { registerDeal } from './registration/register-deal.ts';
import { releaseClaim } from './claims/release-claim.ts';
import { syncNow } from './sync/sync-now.ts';
import { viewAttribution } from './attribution/view-attribution.ts';
import { viewRecord } from './record/view-record.ts';

/** A handler per operation, each typed by its contract: a missing one does not compile. */
export type OperationHandlers = {
  readonly [Name in OperationName]: (
    actor: Actor,
    request: RequestOf<(typeof operations)[Name]>,
  ) => Promise<ReplyOf<(typeof operations)[Name]>>;
};

export function operationHandlers(ports: Ports): OperationHandlers {
  return {
    'view-record': viewRecord(ports),
    'preview-registration': previewRegistration(ports),
    'register-deal': registerDeal(ports),
    'convert-deal': convertDeal(ports),
    'release-claim': releaseClaim(ports),
    'sync-now': syncNow(ports),
    'view-attribution': viewAttribution(ports),
    'post-message': postMessage(ports),
    'read-messages': readMessages(ports),
  };
}
