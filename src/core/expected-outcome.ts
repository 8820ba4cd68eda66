import type { DealType, Motion } from './deal-type.ts';
import type { ClaimEffect, RegistrationDecision, RoutingRule } from './decision.ts';
import { sameMotionDeal } from './routing.ts';

/**
 * What a card showed and a user agreed to. It comes back with the command, so that nothing else is written than what
 * was seen (rules section 2). Terms that move with the calendar alone (the last day of a claim) are no part of it: a
 * form left open past midnight still registers.
 */
export interface ExpectedOutcome {
  readonly rule: RoutingRule;
  readonly type: DealType;
  readonly claimAction: ClaimEffect['action'];
  /** The shared deal that R7 would offer for the motion. */
  readonly openSharedDealId: string | null;
}

export function expectedOutcomeOf(decision: RegistrationDecision, motion: Motion): ExpectedOutcome {
  return {
    rule: decision.rule,
    type: decision.type,
    claimAction: decision.claim.action,
    openSharedDealId: sameMotionDeal(decision, motion)?.sharedDealId ?? null,
  };
}

export function sameOutcome(a: ExpectedOutcome, b: ExpectedOutcome): boolean {
  return (
    a.rule === b.rule &&
    a.type === b.type &&
    a.claimAction === b.claimAction &&
    a.openSharedDealId === b.openSharedDealId
  );
}
