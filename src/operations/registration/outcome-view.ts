import type { Outcome, SharedDealBrief } from '#contracts/values.ts';
import { idleClaimsView } from '../claims/idle-claims-view.ts';
import type { Ports } from '../ports.ts';
import type { RegistrationContext } from './registration-context.ts';
import type { Decided } from './registration-decision.ts';
import { teamView } from '../shared-deal/team-view.ts';
import { tierCreditView, verdictView } from '../shared-deal/verdict-view.ts';

/**
 * A decision that was not carried out, as its partner may see it. Policy keeps the direct rep's name until the deal is
 * registered (rules section 2, preview).
 */
export async function outcomeView(
  ports: Pick<Ports, 'store'>,
  context: RegistrationContext,
  { decision, facts }: Decided,
): Promise<Outcome> {
  const { policy } = context;
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
    idleClaims: decision.reasons.includes('capacity_reached') ? await idleClaimsView(ports, context) : [],
    openSharedDeals: decision.openSharedDeals.map(
      ({ sharedDealId, name, type: dealType, motion, registeredOn }): SharedDealBrief => ({
        sharedDealId,
        name,
        type: dealType,
        motion,
        state: 'open',
        registeredOn,
        crmDealUrl: null,
      }),
    ),
    policyVersion,
  };
}
