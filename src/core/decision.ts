import type { CalendarDay } from './calendar-day.ts';
import type { DealType } from './deal-type.ts';
import type { OutcomeReason } from './reasons.ts';
import type { OpenSharedDeal } from './registration-facts.ts';
import type { TeamSeat } from './team.ts';
import type { TierCreditVerdict, Verdict } from './verdicts.ts';

/** The rows of the routing table (rules section 2). R7 and R8 change what is made of a decision, not the decision. */
export const routingRules = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6'] as const;
export type RoutingRule = (typeof routingRules)[number];

/** What happens to the domain claim. `endsOn` is the last day of the claim afterwards. */
export type ClaimEffect =
  | { readonly action: 'keep'; readonly endsOn: CalendarDay }
  | { readonly action: 'renew'; readonly endsOn: CalendarDay }
  | { readonly action: 'claim'; readonly endsOn: CalendarDay }
  | { readonly action: 'none'; readonly endsOn: null };

/** What registering does, decided from facts, policy and now; also the preview, which writes nothing. */
export interface RegistrationDecision {
  readonly rule: RoutingRule;
  readonly type: DealType;
  readonly reasons: readonly OutcomeReason[];
  readonly claim: ClaimEffect;
  readonly capacity: { readonly used: number; readonly usedAfter: number; readonly limit: number };
  readonly team: readonly TeamSeat[];
  readonly commission: Verdict;
  readonly tierCredit: TierCreditVerdict;
  /** This partner's open shared deals on the domain, any motion; R7 applies where one has the same motion. */
  readonly openSharedDeals: readonly OpenSharedDeal[];
  readonly policyVersion: string;
}

/** Registering is refused: nothing may be written. */
export interface RegistrationRefusal {
  readonly refused: 'removed_by_vendor' | 'capacity_reached';
}

/** Told apart by `'refused' in outcome`. */
export type RegistrationOutcome = { readonly decision: RegistrationDecision } | RegistrationRefusal;
