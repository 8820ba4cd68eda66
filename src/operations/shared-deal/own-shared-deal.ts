import { HubError } from '#contracts/errors.ts';
import type { Actor, Ports } from '../ports.ts';
import type { SharedDealRecord } from './shared-deal.ts';

/**
 * A shared deal of the caller's. Refuses with `shared_deal.not_found` what is not, alike whether another partner has it or nobody
 * (rules section 9).
 */
export async function readOwnSharedDeal(
  { store }: Pick<Ports, 'store'>,
  { side, partnerId }: Actor,
  sharedDealId: string,
): Promise<SharedDealRecord> {
  const record =
    side === 'vendor'
      ? await store.readSharedDealOfAnyPartner(sharedDealId)
      : partnerId === null
        ? null
        : await store.readSharedDeal(partnerId, sharedDealId);
  if (record === null) throw new HubError('shared_deal.not_found');
  return record;
}
