import type { CalendarDay } from './calendar-day.ts';
import type { Claim } from './claims.ts';
import type { DealType, Motion } from './deal-type.ts';
import type { PartnerPerson, VendorPerson } from './team.ts';

/** Who holds the prospect's domain, by the precedence of rules section 2. */
export type Holder =
  | { readonly kind: 'this_partner'; readonly claim: Claim }
  | { readonly kind: 'other_partner' }
  | { readonly kind: 'direct_rep'; readonly rep: VendorPerson }
  | { readonly kind: 'nobody' };

/** A shared deal of this partner on this domain that is still open (R7). */
export interface OpenSharedDeal {
  readonly sharedDealId: string;
  readonly name: string;
  readonly type: DealType;
  readonly motion: Motion;
  readonly registeredOn: CalendarDay;
  /** The vendor made it by adding the partner (section 6), so that registering never retypes it. Absent: it did not. */
  readonly addedByVendor?: boolean;
}

/** Everything that decides a registration; facts only, read in one transaction, kept with the decision as its receipt. */
export interface RegistrationFacts {
  readonly domain: string;
  readonly partnerId: string;
  readonly tier: string;
  /** The vendor removed this partner from a shared deal on this domain and has not added it again. */
  readonly removedByVendor: boolean;
  /** This partner's claim on the domain, active or not; null if there never was one. */
  readonly ownClaim: Claim | null;
  /** Another partner's claim is active on the domain. Nothing more about it is ever known here. */
  readonly otherPartnerHolds: boolean;
  /** The direct rep who holds the domain in the vendor's CRM (owner of a company with it). */
  readonly directRep: VendorPerson | null;
  /** Whom the vendor's routing table names for this company (country, size), else its default rep; null if none is set. */
  readonly routedRep: VendorPerson | null;
  readonly cam: VendorPerson | null;
  readonly pdm: VendorPerson | null;
  readonly partnerRep: PartnerPerson;
  /** Active claims of the partner, this domain's included. */
  readonly activeClaims: number;
  /** The first day on which the partner held more claims than its limit; absent or null: it does not. */
  readonly overCapacitySince?: CalendarDay | null;
  readonly openSharedDeals: readonly OpenSharedDeal[];
}
