import type { ComparableDeal } from '#sync/ports.ts';
import { partnerPortal, vendorPortal } from '../crm/two-portals.ts';

/** A shared deal of which both CRM deals stand and show nothing yet; ids ascend with the number. */
export function aComparableDeal(number: number): ComparableDeal {
  return {
    sharedDealId: `sd-${String(number).padStart(4, '0')}`,
    crmDeals: [partnerPortal, vendorPortal].map(({ portalId }) => ({
      portalId,
      recordId: String(portalId * 1000 + number),
      presence: 'stands',
      stageId: 'open',
      shown: {},
      comparedAt: null,
      isToRead: false,
    })),
  };
}
