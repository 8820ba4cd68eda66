import type { SharedDeal, SharedDealRecord } from '#operations/shared-deal/shared-deal.ts';

/** A shared deal of which nothing stands yet but itself. */
export function aRecordOf(sharedDeal: SharedDeal): SharedDealRecord {
  return {
    sharedDeal,
    decisions: [],
    team: [],
    claim: null,
    notices: [],
    conversation: { messages: [], earlier: 0, readings: [] },
    crmDeals: [],
    offered: null,
  };
}
