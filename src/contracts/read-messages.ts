import * as z from 'zod/mini';
import { operation } from './operation.ts';
import { SharedMessages } from './shared-messages.ts';
import { RequestId, SharedDealId } from './values.ts';

/** What one person of a side has read, the side has read. */
export const readMessages = operation({
  name: 'read-messages',
  summary: 'Marks the messages of a shared deal, up to one of them, as read by the side that calls.',
  side: 'either',
  proof: 'by_policy',
  writes: true,
  request: z.strictObject({
    requestId: RequestId,
    sharedDealId: SharedDealId,
    /** The last message that was seen. */
    upTo: z.string().check(z.minLength(1, 'required'), z.maxLength(64)),
  }),
  reply: z.object({ sharedDealId: z.string(), messages: SharedMessages }),
  refusals: ['shared_deal.not_found', 'message.not_permitted', 'request.key_reused'],
});
