import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import { aConversation } from './a-conversation.ts';
import { anUnreadOfferView } from './an-offer.ts';
import { aCamSeat, aPartnerSeat, aVerdict } from './an-outcome.ts';

/** A Channel deal that stands in both CRMs and of which the CAM was told. */
export function aSharedDealView(overrides: Partial<SharedDealView> = {}): SharedDealView {
  return {
    sharedDealId: 'sd-1',
    name: 'Acme – Marketing Hub',
    domain: 'acme.co.uk',
    domainUnicode: 'acme.co.uk',
    type: 'channel',
    motion: 'new_business',
    state: 'open',
    registeredAt: '2026-11-24T13:01:00Z',
    registeredBy: 'Max Mustermann',
    closeOn: '2027-01-31',
    nextSteps: '#Demo#',
    claimEndsOn: '2027-05-23',
    team: [aPartnerSeat(), aCamSeat()],
    commission: aVerdict(),
    tierCredit: { ...aVerdict(), credit: 'sourced' },
    notices: [{ event: 'registration', name: 'Jana Winter', role: 'CAM', toldAt: '2026-11-24T13:02:00Z' }],
    messages: aConversation(),
    offer: anUnreadOfferView(),
    receipt: null,
    crmDeals: {
      partner: {
        state: 'stands',
        crmDealId: '9001',
        url: 'https://app.hubspot.com/contacts/101/record/0-3/9001',
        delayReason: null,
      },
      vendor: { state: 'stands' },
    },
    ...overrides,
  };
}

/** The moment after registering: the hub has it, the CRMs do not yet. */
export function aSharedDealUnderWay(overrides: Partial<SharedDealView> = {}): SharedDealView {
  return aSharedDealView({
    notices: [{ event: 'registration', name: 'Jana Winter', role: 'CAM', toldAt: null }],
    crmDeals: {
      partner: { state: 'creating', crmDealId: null, url: null, delayReason: null },
      vendor: { state: 'creating' },
    },
    ...overrides,
  });
}
