import type { Effect, OutboxEntry } from '../effects.ts';
import type { Ports } from '../ports.ts';
import type { StoreTransaction } from '../store-ports.ts';
import type { SharedDealRecord } from './shared-deal.ts';

/**
 * The outbox entry of a note or a task, which only accompanies the CRM deal. Until that stands in the portal it queues behind it;
 * from then on it stands alone, so that one which HubSpot refuses (its owner has left, say) does not hold up the deal itself.
 * What was returned is to be inserted before the next one is asked for.
 */
export async function accompanyingEntry(
  ports: Pick<Ports, 'ids'>,
  transaction: StoreTransaction,
  { sharedDeal: { sharedDealId }, crmDeals }: SharedDealRecord,
  portalId: number,
  effect: Effect,
): Promise<OutboxEntry> {
  const effectId = ports.ids.next();
  const stands = crmDeals.some((one) => one.portalId === portalId && one.crmDealId !== null);
  return stands
    ? { effectId, sharedDealId: effectId, portalId, sequence: 1, effect }
    : {
        effectId,
        sharedDealId,
        portalId,
        sequence: await transaction.nextSequence(sharedDealId, portalId),
        effect,
      };
}
