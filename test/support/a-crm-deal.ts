import type { DecisionReceipt } from '#contracts/decision-receipt.ts';
import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import type { OwnCrmDeal } from '#contracts/view-record.ts';
import { aSharedDealView } from './a-shared-deal-view.ts';
import { aViewRecord, type ViewRecordReply } from './a-view-record.ts';

/** A CRM deal of Alpha Digital that has all it needs and is not shared. */
function aCrmDeal(overrides: Partial<OwnCrmDeal> = {}): OwnCrmDeal {
  return {
    name: '#Acme relaunch#',
    amount: 8_000,
    currency: 'EUR',
    closeOn: '2027-02-28',
    pipeline: '#Sales#',
    stage: '#New#',
    missing: [],
    sharedDealId: null,
    ...overrides,
  };
}

/** What the hub answers on the CRM deal 501 that could become shared. */
export function aViewOfCrmDeal(
  crmDeal: Partial<OwnCrmDeal> = {},
  overrides: Partial<ViewRecordReply> = {},
): ViewRecordReply {
  return aViewRecord({
    record: { type: 'deal', id: '501', name: '#Acme relaunch#' },
    crmDeal: aCrmDeal(crmDeal),
    ...overrides,
  });
}

/** What the hub answers on the CRM deal 501 that belongs to this shared deal. */
export function aViewOfSharedDeal(
  deal: Partial<SharedDealView> = {},
  overrides: Partial<ViewRecordReply> = {},
): ViewRecordReply {
  const shared = aSharedDealView({
    name: '#Acme relaunch#',
    crmDeals: {
      partner: {
        state: 'stands',
        crmDealId: '501',
        url: 'https://app.hubspot.com/contacts/101/record/0-3/501',
        delayReason: null,
      },
      vendor: { state: 'stands' },
    },
    receipt: aReceipt(),
    ...deal,
  });
  return aViewOfCrmDeal(
    { sharedDealId: shared.sharedDealId },
    {
      registration: { state: 'already_shared', sharedDealId: shared.sharedDealId },
      sharedDeals: [shared],
      ...overrides,
    },
  );
}

/** The receipt of R2: nobody held the domain, and it was claimed. */
export function aReceipt(overrides: Partial<DecisionReceipt> = {}): DecisionReceipt {
  return {
    rule: 'R2',
    type: 'channel',
    reasons: [],
    decidedAt: '2026-11-24T13:01:00Z',
    policyVersion: '2026-11',
    holder: 'nobody',
    capacity: { used: 3, usedAfter: 4, limit: 50 },
    claimEndsOn: '2027-05-23',
    userProof: 'asserted',
    earlier: [],
    ...overrides,
  };
}
