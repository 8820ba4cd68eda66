import type { CalendarDay } from './calendar-day.ts';
import type { SyncPolicy } from './synced-properties.ts';
import type { TeamPolicy } from './team.ts';

/**
 * The vendor's programme as a versioned document: every number and every default of the rules page that the source
 * left open. Rules take it as an argument; nothing of it is a constant in code.
 */
export interface Policy {
  readonly version: string;
  readonly effectiveOn: CalendarDay;
  readonly claim: {
    /** Days from the claim's first day to its last, so that an idle partner cannot block others. */
    readonly validityDays: number;
    /** Renewal is possible from this many days before the end. */
    readonly renewalWindowDays: number;
    /** The partner is reminded when so many days are left. */
    readonly remindDaysBefore: readonly number[];
  };
  readonly capacity: {
    /** How many active claims a partner may hold, by tier; `default` for tiers not named. */
    readonly byTier: Readonly<Record<string, number>>;
    readonly default: number;
    /** What registering a free domain does at the limit (R3). */
    readonly atLimit: 'partner_collaboration' | 'refuse';
    /** What converting does at the limit (R8). */
    readonly conversionAtLimit: 'same_as_register' | 'refuse';
    /** Commission is withheld after this many days over capacity. */
    readonly overCapacityGraceDays: number;
  };
  readonly poi: {
    /** A POI older than this at close does not count. */
    readonly maxAgeDays: number;
  };
  readonly contest: 'first_valid_poi' | 'client_choice' | 'vendor_decides';
  readonly team: TeamPolicy;
  readonly domains: {
    /** Suffixes shared by unrelated companies that the Public Suffix List does not know. */
    readonly extraSharedSuffixes: readonly string[];
    readonly extraFreeMailDomains: readonly string[];
    /** Domains that the public lists of mail providers hold although a company or nobody stands behind them. */
    readonly companyDomains: readonly string[];
  };
  readonly preview: {
    /** Previews a partner may ask for on one day, so that preview is no oracle. */
    readonly dailyQuota: number;
    /** The direct rep's name appears before registering (R4). */
    readonly namesDirectRep: boolean;
  };
  /** What crosses between the portals once the shared deal is made (rules section 9). */
  readonly sync: SyncPolicy;
  /** Whether partners see line items and quotes of the vendor's deal (rules section 9). */
  readonly offer: 'to_partner' | 'none';
  /** While the programme is tried out nobody is told of anything by a notice (rules section 10). */
  readonly testMode: boolean;
  /** Whether operations bound to a vendor role accept a user that the platform did not prove. */
  readonly assertedUsers: 'accept' | 'refuse';
  readonly commission: {
    readonly ratePercent: number;
    readonly months: number;
    readonly upMarketReferralMonths: number;
  };
  readonly tierCredit: {
    /** Points per 100 USD of monthly recurring revenue. */
    readonly pointsPer100: Readonly<Record<'sourced' | 'assisted' | 'managed', number>>;
  };
}
