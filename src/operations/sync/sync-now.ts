import { HubError } from '#contracts/errors.ts';
import { dayOf } from '#core/calendar-day.ts';
import type { OperationHandlers } from '../handlers.ts';
import { readOwnSharedDeal } from '../shared-deal/own-shared-deal.ts';
import type { Ports } from '../ports.ts';
import { readDealSync } from './deal-sync-view.ts';

/**
 * Reads both CRM deals, takes in what differs and delivers what is due, now. It decides nothing that the next event would not
 * decide too, so that it needs no key and may be asked as often as anybody likes. A comparison costs the partner's portal up to
 * two calls, the vendor's up to six with what it offers; a CRM deal that was compared in the last ten seconds costs none and is
 * answered as it is known. That hides nothing for long: what somebody changed in these seconds is told by HubSpot too, as any
 * change is, and where HubSpot does not tell it the next comparison finds it.
 */
export function syncNow(ports: Ports): OperationHandlers['sync-now'] {
  return async (actor, { sharedDealId, language }) => {
    const { sharedDeal } = await readOwnSharedDeal(ports, actor, sharedDealId);
    await ports.reconcile(sharedDealId);
    const vendor = await ports.store.readVendor();
    await ports.drainOutbox([sharedDeal.partnerPortalId, vendor.portalId]);
    const { sync } = await ports.store.readPolicy(dayOf(ports.clock.now(), vendor.timeZone));
    const view = await readDealSync(ports, actor.side, sharedDealId, { vendor, sync, language });
    if (view === null) throw new HubError('shared_deal.not_found');
    return { sync: view };
  };
}
