import type { CalendarDay } from '#core/calendar-day.ts';
import { isClaimActive } from '#core/claims.ts';
import { commissionVerdict } from '#core/commission.ts';
import type { EligibilityFacts } from '#core/eligibility.ts';
import type { Policy } from '#core/policy.ts';
import { tierCreditVerdict } from '#core/tier-credit.ts';
import type { TierCreditVerdict, Verdict } from '#core/verdicts.ts';
import type { SharedDealRecord } from './shared-deal.ts';

/** How a shared deal stands on a day: what its card shows and what its CRM deals are told. */
export interface SharedDealStanding {
  /** Null where the partner does not hold the domain on that day. */
  readonly claimEndsOn: CalendarDay | null;
  readonly commission: Verdict;
  readonly tierCredit: TierCreditVerdict;
}

/** The partner's own facts of a shared deal: nothing of anybody else is among them (rules section 8). */
function eligibilityFacts({ sharedDeal, claim }: SharedDealRecord): EligibilityFacts {
  return {
    type: sharedDeal.type,
    claim,
    addedByVendor: false,
    removedByVendor: sharedDeal.state === 'removed',
    poi: null,
    involvementConfirmedOn: null,
    upMarketReferral: false,
    overCapacitySince: null,
    close: sharedDeal.close?.facts ?? null,
  };
}

/** Judged at the moment of asking and never stored, so that it is right whether or not any job ran. */
export function sharedDealStanding(
  record: SharedDealRecord,
  policy: Policy,
  today: CalendarDay,
): SharedDealStanding {
  const facts = eligibilityFacts(record);
  const { claim, sharedDeal } = record;
  const judgedBy = sharedDeal.close?.policy ?? policy;
  return {
    claimEndsOn: claim !== null && isClaimActive(claim, today) ? claim.endsOn : null,
    commission: commissionVerdict(facts, judgedBy, today),
    tierCredit: tierCreditVerdict(facts, judgedBy, today),
  };
}
