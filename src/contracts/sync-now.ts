import * as z from 'zod/mini';
import { DealSync } from './deal-sync.ts';
import { operation } from './operation.ts';
import { Language, SharedDealId } from './values.ts';

/** Compares both CRM deals with what the hub believes, repairs what differs, and answers how they stand then. */
export const syncNow = operation({
  name: 'sync-now',
  summary: 'Compares the two CRM deals of a shared deal and brings them in step.',
  side: 'either',
  proof: 'asserted',
  writes: false,
  request: z.strictObject({ sharedDealId: SharedDealId, language: Language }),
  reply: z.object({ sync: DealSync }),
  refusals: ['shared_deal.not_found', 'crm.unavailable', 'crm.not_permitted'],
});
