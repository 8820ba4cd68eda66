import type { Outcome, SharedDealBrief } from '#contracts/values.ts';
import type { RegistrationDecision } from '#core/decision.ts';
import { unicodeForm } from '#core/domain-key.ts';
import type { Ports } from './ports.ts';
import type { RegistrationContext } from './registration-context.ts';
import type { Decided } from './registration-decision.ts';
import { teamView } from './team-view.ts';
import { tierCreditView, verdictView } from './verdict-view.ts';

/** Enough to choose from, and few enough to read on a card (R3). */
const idleClaimsShown = 3;

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
    idleClaims: await idleClaims(ports, context, decision),
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

/** Only where the limit decided: releasing one of them would change the outcome. */
async function idleClaims(
  { store }: Pick<Ports, 'store'>,
  { partner, today }: RegistrationContext,
  decision: RegistrationDecision,
): Promise<Outcome['idleClaims']> {
  if (!decision.reasons.includes('capacity_reached')) return [];
  const idle = await store.readIdleClaims(partner.id, today, idleClaimsShown);
  return idle.map((claim) => ({ ...claim, domainUnicode: unicodeForm(claim.domain) }));
}
