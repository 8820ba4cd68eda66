import type { DecisionReceipt } from '#contracts/decision-receipt.ts';
import { dayOf } from '#core/calendar-day.ts';
import { holderOf } from '#core/routing-table.ts';
import type { DealReceipt } from './ports.ts';

/** A receipt as its partner may see it: of the facts only who held the domain, and of another partner not which. */
export function decisionReceiptView(
  { decision, facts, userProof }: DealReceipt,
  /** ISO moment of the decision. */
  decidedAt: string,
  { timeZone }: { readonly timeZone: string },
): DecisionReceipt {
  return {
    rule: decision.rule,
    type: decision.type,
    reasons: [...decision.reasons],
    decidedAt,
    policyVersion: decision.policyVersion,
    holder: holderOf(facts, dayOf(new Date(decidedAt), timeZone)).kind,
    capacity: decision.capacity,
    claimEndsOn: decision.claim.endsOn,
    userProof,
  };
}
