import type { DecisionReceipt } from '#contracts/decision-receipt.ts';
import type { RoutingRule } from '#core/decision.ts';
import type { DealDecision } from './shared-deal.ts';

/** Whom a rule finds holding the domain; each fits one holder only. */
const holders: Readonly<Record<RoutingRule, DecisionReceipt['holder']>> = {
  R1: 'this_partner',
  R2: 'nobody',
  R3: 'nobody',
  R4: 'direct_rep',
  R5: 'other_partner',
  R6: 'nobody',
};

/**
 * The receipt of the decision that holds, the same for both sides, with what was decided before it. Of the facts it tells
 * only who held the domain, and of another partner not which; who caused a retyping is nobody's business. Null where the hub
 * did not decide.
 */
export function decisionReceiptView(decisions: readonly DealDecision[]): DecisionReceipt | null {
  const [holding, ...earlier] = decisions;
  if (holding === undefined) return null;
  const registration = earlier.at(-1) ?? holding;
  const { decision, decidedAt } = holding;
  return {
    rule: decision.rule,
    type: decision.type,
    reasons: [...decision.reasons],
    decidedAt,
    policyVersion: decision.policyVersion,
    holder: holders[decision.rule],
    capacity: decision.capacity,
    claimEndsOn: decision.claim.endsOn,
    userProof: registration.userProof,
    earlier: earlier.map((one) => ({
      rule: one.decision.rule,
      type: one.decision.type,
      decidedAt: one.decidedAt,
    })),
  };
}
