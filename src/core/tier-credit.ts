import type { CalendarDay } from './calendar-day.ts';
import type { DealType } from './deal-type.ts';
import { judgeClaim, judgeInvolvement, judgePoi, overridingJudgement, verdictFrom } from './eligibility.ts';
import type { EligibilityFacts, Judgement } from './eligibility.ts';
import type { Policy } from './policy.ts';
import type { CreditKind, TierCreditVerdict } from './verdicts.ts';

/** What each type counts as, and what it needs to count (rules section 8). */
const credits: Record<
  DealType,
  {
    readonly credit: CreditKind;
    readonly condition: (facts: EligibilityFacts, policy: Policy, day: CalendarDay) => Judgement;
  }
> = {
  channel: { credit: 'sourced', condition: judgeClaim },
  partner_collaboration: { credit: 'sourced', condition: judgePoi },
  best_partner_wins: { credit: 'sourced', condition: judgePoi },
  difm: { credit: 'assisted', condition: judgeInvolvement },
};

/** The points towards the partner's tier, judged like commission but untouched by the capacity limit. */
export function tierCreditVerdict(
  facts: EligibilityFacts,
  policy: Policy,
  today: CalendarDay,
): TierCreditVerdict {
  return { ...verdictFrom(judgeTierCredit, facts, policy, today), credit: credits[facts.type].credit };
}

function judgeTierCredit(facts: EligibilityFacts, policy: Policy, day: CalendarDay): Judgement {
  return overridingJudgement(facts) ?? credits[facts.type].condition(facts, policy, day);
}
