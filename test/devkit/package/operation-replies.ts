import type { ReplyOf } from '#contracts/operation.ts';
import type { operations, OperationName } from '#contracts/operations.ts';
import { aConversation, aMessage } from '#test/support/a-conversation.ts';
import { aDealSync } from '#test/support/a-deal-sync.ts';
import { aSharedDealView } from '#test/support/a-shared-deal-view.ts';
import { anAttribution } from '#test/support/an-attribution.ts';
import { anOffer, aViewRecord } from '#test/support/a-view-record.ts';

/** A reply of the hub for each operation; who uses one parses it by its contract. */
export const operationReplies: { readonly [Name in OperationName]: ReplyOf<(typeof operations)[Name]> } = {
  'view-record': aViewRecord(),
  'preview-registration': { registration: anOffer() },
  'register-deal': { result: 'registered', sharedDeal: aSharedDealView() },
  'convert-deal': { result: 'registered', sharedDeal: aSharedDealView() },
  'release-claim': { domain: 'acme.co.uk', releasedOn: '2026-11-24', capacity: { used: 3, limit: 50 } },
  'view-attribution': anAttribution(),
  'post-message': { sharedDealId: 'sd-1', messages: aConversation({ messages: [aMessage()] }) },
  'read-messages': { sharedDealId: 'sd-1', messages: aConversation() },
  'sync-now': { sync: aDealSync() },
};
