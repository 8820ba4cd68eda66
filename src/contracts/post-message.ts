import * as z from 'zod/mini';
import { operation } from './operation.ts';
import { MessageBody, SharedMessages } from './shared-messages.ts';
import { RequestId, SharedDealId } from './values.ts';

/** The one form of communication that crosses portals (rules section 9). */
export const postMessage = operation({
  name: 'post-message',
  summary: 'Posts a message that both sides of a shared deal see.',
  side: 'either',
  proof: 'by_policy',
  writes: true,
  request: z.strictObject({ requestId: RequestId, sharedDealId: SharedDealId, body: MessageBody }),
  reply: z.object({ sharedDealId: z.string(), messages: SharedMessages }),
  refusals: ['shared_deal.not_found', 'message.read_only', 'message.not_permitted', 'request.key_reused'],
});
