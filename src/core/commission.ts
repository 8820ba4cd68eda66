import type { CalendarDay } from './calendar-day.ts';
import type { DealType } from './deal-type.ts';
import {
  ineligible,
  judgeClaim,
  judgePoi,
  lastDayOfGrace,
  overridingJudgement,
  verdictFrom,
} from './eligibility.ts';
import type { EligibilityFacts, Judgement } from './eligibility.ts';
import type { Policy } from './policy.ts';
import type { Verdict } from './verdicts.ts';

/** What each type needs for commission (rules section 8). */
const conditions: Record<DealType, (facts: EligibilityFacts, policy: Policy, day: CalendarDay) => Judgement> =
  {
    channel: judgeClaim,
    partner_collaboration: judgePoi,
    best_partner_wins: judgePoi,
    difm: ({ upMarketReferral }) =>
      upMarketReferral
        ? { verdict: 'eligible', reasons: ['difm_up_market_referral'], remedies: [] }
        : ineligible('difm_no_revenue_share'),
  };

/** The partner's claim to commission as of today, or as of its close once the shared deal is closed. */
export function commissionVerdict(facts: EligibilityFacts, policy: Policy, today: CalendarDay): Verdict {
  return verdictFrom(judgeCommission, facts, policy, today);
}

function judgeCommission(facts: EligibilityFacts, policy: Policy, day: CalendarDay): Judgement {
  const judgement = overridingJudgement(facts) ?? conditions[facts.type](facts, policy, day);
  return withheldWhileOverCapacity(judgement, facts, policy, day);
}

/**
 * Over capacity, commission is named as endangered from the first day and withheld after the grace. What is ineligible
 * for a reason of its own stays so for that reason alone.
 */
function withheldWhileOverCapacity(
  judgement: Judgement,
  { overCapacitySince, close }: EligibilityFacts,
  policy: Policy,
  day: CalendarDay,
): Judgement {
  if (overCapacitySince === null || day < overCapacitySince || judgement.verdict === 'ineligible')
    return judgement;
  const withheld = day > lastDayOfGrace(overCapacitySince, policy);
  return {
    verdict: withheld ? 'ineligible' : judgement.verdict,
    reasons: [...judgement.reasons, 'over_capacity'],
    remedies: [...judgement.remedies, close ? 'ask_vendor' : 'release_claims'],
  };
}
