import * as z from 'zod/mini';
import { outcomeReasons } from '#core/reasons.ts';
import { routingRules } from '#core/decision.ts';
import { CalendarDay, DealType, Moment } from './values.ts';

/**
 * The decision's receipt: the rule, the policy and the facts as they were. Facts are the partner's own; that another partner
 * holds the domain is the one thing that Best Partner Wins reveals by itself.
 */
export const DecisionReceipt = z.object({
  rule: z.enum(routingRules),
  type: DealType,
  reasons: z.array(z.enum(outcomeReasons)),
  decidedAt: Moment,
  policyVersion: z.string(),
  holder: z.enum(['this_partner', 'other_partner', 'direct_rep', 'nobody']),
  capacity: z.object({ used: z.number(), usedAfter: z.number(), limit: z.number() }),
  claimEndsOn: z.nullable(CalendarDay),
  /** How well the user who registered was proven. */
  userProof: z.enum(['platform', 'asserted']),
});
export type DecisionReceipt = z.infer<typeof DecisionReceipt>;
