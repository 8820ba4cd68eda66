import * as z from 'zod/mini';
import { CalendarDay, Capacity, DealType, Moment, OutcomeReason, RoutingRule } from './values.ts';

/**
 * The receipt of the decision that holds: the rule, the policy and the facts as they were. Facts are the partner's own; that
 * another partner holds the domain is the one thing that Best Partner Wins reveals by itself. Both sides get the same.
 */
export const DecisionReceipt = z.object({
  rule: RoutingRule,
  type: DealType,
  reasons: z.array(OutcomeReason),
  decidedAt: Moment,
  policyVersion: z.string(),
  holder: z.enum(['this_partner', 'other_partner', 'direct_rep', 'nobody']),
  capacity: Capacity,
  claimEndsOn: z.nullable(CalendarDay),
  /** How well the user who registered was proven. */
  userProof: z.enum(['platform', 'asserted']),
  /** R7: what it was before it was retyped, newest first; empty where the first decision holds. */
  earlier: z.array(z.object({ rule: RoutingRule, type: DealType, decidedAt: Moment })),
});
export type DecisionReceipt = z.infer<typeof DecisionReceipt>;
