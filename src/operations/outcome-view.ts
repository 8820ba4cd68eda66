import type { Outcome, SharedDealBrief } from '#contracts/values.ts';
import type { RegistrationDecision } from '#core/decision.ts';
import type { Policy } from '#core/policy.ts';
import type { RegistrationFacts } from '#core/registration-facts.ts';
import { teamView } from './team-view.ts';
import { tierCreditView, verdictView } from './verdict-view.ts';

/**
 * A decision that was not carried out, as its partner may see it. Policy keeps the direct rep's name until the deal is
 * registered (rules section 2, preview).
 */
export function outcomeView(
  decision: RegistrationDecision,
  facts: RegistrationFacts,
  policy: Policy,
): Outcome {
  const { rule, type, claim, capacity, policyVersion } = decision;
  return {
    rule,
    type,
    reasons: [...decision.reasons],
    claim,
    ownClaimEndsOn: facts.ownClaim?.endsOn ?? null,
    capacity,
    team: teamView(decision.team, (seat) => seat.role === 'direct_rep' && !policy.preview.namesDirectRep),
    commission: verdictView(decision.commission),
    tierCredit: tierCreditView(decision.tierCredit),
    openSharedDeals: decision.openSharedDeals.map(
      ({ sharedDealId, name, type, motion, registeredOn }): SharedDealBrief => ({
        sharedDealId,
        name,
        type,
        motion,
        state: 'open',
        registeredOn,
        crmDealUrl: null,
      }),
    ),
    policyVersion,
  };
}
