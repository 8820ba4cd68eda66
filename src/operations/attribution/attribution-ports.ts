import type { CalendarDay } from '#core/calendar-day.ts';
import type { ClaimChange } from '#core/claim-steps.ts';
import type { DealType } from '#core/deal-type.ts';
import type { SharedDealRecord } from '../shared-deal/shared-deal.ts';

/**
 * What the hub knows of a prospect across all partners. It is read for the vendor's side alone: nothing of it may reach a
 * partner, which is why it stands apart from what the partners' operations read.
 */

/** One partner's shared deal with what the vendor is told beside it. */
export interface AttributedRecord extends SharedDealRecord {
  readonly partner: { readonly id: string; readonly name: string; readonly tier: string };
  /** ISO moment of the last thing that was done with it. */
  readonly lastActivityAt: string;
  /** The contact went to the vendor with it, on a stated legal basis. */
  readonly contactShared: boolean;
}

export interface DomainHistory {
  readonly domain: string;
  readonly activeClaim: { readonly partnerId: string; readonly endsOn: CalendarDay } | null;
  readonly directRep: { readonly name: string; readonly email: string } | null;
  /** Oldest first, whoever held the domain; the newest hundred. */
  readonly claimChanges: readonly ClaimChange[];
  /** Names of the partners that occur above. */
  readonly partnerNames: Readonly<Record<string, string>>;
  /** Other companies of the vendor's CRM that may be called the same, lowest record id first; ten at the most. */
  readonly lookalikes: readonly {
    readonly companyId: string;
    readonly name: string;
    readonly domain: string;
  }[];
}

/** What the company in the vendor's CRM says of all its domains together. */
export interface CompanyStanding {
  /** Names of the partners who hold one of them, in the order of the alphabet. */
  readonly holders: readonly string[];
  /** The end of the claim that ends first; null where no partner holds one. */
  readonly claimEndsOn: CalendarDay | null;
  /** Kinds of the open shared deals. */
  readonly types: readonly DealType[];
}

export interface AttributionReads {
  /** Whichever partner's it is. */
  readSharedDealOfAnyPartner(sharedDealId: string): Promise<SharedDealRecord | null>;
  /** All partners' shared deals on the domains: `first`, then the open ones, then the newest; fifty at the most. */
  readAttributedDeals(domains: readonly string[], first: string | null): Promise<readonly AttributedRecord[]>;
  /** In the order of the domains. `company` is the record in the vendor's CRM from which they are asked. */
  readDomainHistories(
    domains: readonly string[],
    company: { readonly id: string; readonly name: string | null } | null,
    today: CalendarDay,
  ): Promise<readonly DomainHistory[]>;
  /** By domain; each as the company stands to which it belongs in the vendor's CRM. */
  readCompanyStandings(domains: readonly string[], now: Date): Promise<ReadonlyMap<string, CompanyStanding>>;
}
