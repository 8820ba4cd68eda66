import type { Portal } from '../programme/programme.ts';
import type { OfferPorts } from './offer-ports.ts';
import type { ChangedOffers } from './offer.ts';

/** HubSpot's bound for a batch. */
const batchSize = 100;

export type RefreshOffers = (vendorPortalId: number, changed: ChangedOffers) => Promise<void>;

/**
 * Reads anew what the vendor offers on the shared deals that a change concerns. A line item that is deleted or taken off a deal
 * can no longer be asked where it belonged, so those deals are read too whose stored offer still has it. Doing it twice is
 * harmless: what is stored is always what stands in the CRM.
 */
export function refreshOffers(ports: OfferPorts): RefreshOffers {
  const { clock, store, reader } = ports;

  async function dealIdsOf(portal: Portal, changed: ChangedOffers): Promise<string[]> {
    const ids = new Set<string>();
    const rounds = Math.max(changed.lineItemIds.length, changed.quoteIds.length);
    for (let start = 0; start < rounds; start += batchSize) {
      const found = await reader.readDealIdsOf(portal, {
        lineItemIds: changed.lineItemIds.slice(start, start + batchSize),
        quoteIds: changed.quoteIds.slice(start, start + batchSize),
      });
      for (const id of found) ids.add(id);
    }
    return [...ids];
  }

  return async (vendorPortalId, changed) => {
    const portal = await ports.readPortal(vendorPortalId);
    // What a partner has on its own CRM deal is nobody else's.
    if (portal?.side !== 'vendor') return;
    // Shown to nobody; should the policy change, the next comparison of both CRMs reads what stands there then.
    const policy = await ports.readPolicy();
    if (policy.offer === 'none') return;
    const crmDealIds = await dealIdsOf(portal, changed);
    const deals = await store.findOfferedDeals(vendorPortalId, { ...changed, crmDealIds });
    for (let start = 0; start < deals.length; start += batchSize) {
      const some = deals.slice(start, start + batchSize);
      // The moment before reading: whoever began later has seen at least as much.
      const readAt = clock.now();
      const offers = await reader.readOffers(
        portal,
        some.map(({ crmDealId }) => crmDealId),
      );
      await store.saveOffers(
        some.flatMap(({ sharedDealId, crmDealId }) => {
          const offer = offers.get(crmDealId);
          return offer === undefined ? [] : [{ sharedDealId, offer }];
        }),
        readAt,
      );
    }
  };
}
