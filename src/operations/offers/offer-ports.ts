import type { Policy } from '#core/policy.ts';
import type { Clock } from '../ports.ts';
import type { Portal } from '../programme/programme.ts';
import type { Offer } from './offer.ts';

/** Line items and quotes of the vendor's portal. A portal that has none of an object, or did not grant it, shows none. */
export interface OfferReader {
  /** Record ids of the CRM deals to which up to 100 line items and up to 100 quotes belong now; deleted ones belong to none. */
  readDealIdsOf(
    portal: Portal,
    records: { readonly lineItemIds: readonly string[]; readonly quoteIds: readonly string[] },
  ): Promise<readonly string[]>;
  /** Of up to 100 CRM deals, one offer each, by record id. */
  readOffers(portal: Portal, crmDealIds: readonly string[]): Promise<ReadonlyMap<string, Offer>>;
}

export interface OfferStore {
  /**
   * The shared deals that are named, whose CRM deal is, or whose stored offer has one of the records; of them those whose CRM
   * deal stands in the portal and between whose sides things are still passed on.
   */
  findOfferedDeals(
    portalId: number,
    named: {
      readonly sharedDealIds: readonly string[];
      readonly crmDealIds: readonly string[];
      readonly lineItemIds: readonly string[];
      readonly quoteIds: readonly string[];
    },
  ): Promise<readonly { readonly sharedDealId: string; readonly crmDealId: string }[]>;
  /** What was read later stays. */
  saveOffers(
    offers: readonly { readonly sharedDealId: string; readonly offer: Offer }[],
    readAt: Date,
  ): Promise<void>;
}

export interface OfferPorts {
  readonly clock: Clock;
  readonly store: OfferStore;
  readonly reader: OfferReader;
  readonly readPortal: (portalId: number) => Promise<Portal | null>;
  /** The one that holds today. */
  readonly readPolicy: () => Promise<Pick<Policy, 'offer'>>;
}
