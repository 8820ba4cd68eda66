/** The kinds of shared deal (rules section 1). */
export const dealTypes = ['channel', 'partner_collaboration', 'best_partner_wins', 'difm'] as const;
export type DealType = (typeof dealTypes)[number];

/** Every motion may be registered; eligibility does not differ by motion (rules section 2). */
export const motions = ['new_business', 'cross_sell', 'up_sell'] as const;
export type Motion = (typeof motions)[number];

/** `open → won | lost` by the vendor's stage; removed by the vendor; tombstoned when a CRM deal was deleted. */
export const sharedDealStates = ['open', 'won', 'lost', 'removed', 'tombstoned'] as const;
export type SharedDealState = (typeof sharedDealStates)[number];

export type Side = 'partner' | 'vendor';
