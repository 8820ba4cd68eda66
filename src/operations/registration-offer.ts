import type { RegistrationOffer } from '#contracts/view-record.ts';
import type {
  Outcome,
  RecordDomain,
  SharedDealBrief,
  TeamSeat as TeamSeatView,
  Verdict as VerdictView,
} from '#contracts/values.ts';
import { capacityLimit } from '#core/capacity.ts';
import type { RegistrationDecision } from '#core/decision.ts';
import type { Policy } from '#core/policy.ts';
import type { RegistrationFacts } from '#core/registration-facts.ts';
import { decideRegistration } from '#core/routing.ts';
import type { TeamSeat } from '#core/team.ts';
import type { Verdict } from '#core/verdicts.ts';
import type { Ports } from './ports.ts';
import { factsQuery, type RegistrationContext } from './registration-context.ts';

/** `hidden`: policy keeps the direct rep's name until the deal is registered (rules section 2, preview). */
export function teamView(team: readonly TeamSeat[], hidden: (seat: TeamSeat) => boolean): TeamSeatView[] {
  return team.map((seat) => {
    const person = hidden(seat) ? null : seat.person;
    return {
      role: seat.role,
      side: seat.side,
      participation: seat.participation,
      vacant: seat.person === null,
      name: person?.name ?? null,
      email: person?.email ?? null,
    };
  });
}

export function outcomeOf(decision: RegistrationDecision, facts: RegistrationFacts, policy: Policy): Outcome {
  const openSharedDeals = decision.openSharedDeals.map((deal): SharedDealBrief => ({
    ...deal,
    state: 'open',
    crmDealUrl: null,
  }));
  return {
    rule: decision.rule,
    type: decision.type,
    reasons: [...decision.reasons],
    claim: decision.claim,
    ownClaimEndsOn: facts.ownClaim?.endsOn ?? null,
    capacity: decision.capacity,
    team: teamView(decision.team, (seat) => seat.role === 'direct_rep' && !policy.preview.namesDirectRep),
    commission: verdictView(decision.commission),
    tierCredit: { ...verdictView(decision.tierCredit), credit: decision.tierCredit.credit },
    openSharedDeals,
    policyVersion: decision.policyVersion,
  };
}

export function verdictView(verdict: Verdict): VerdictView {
  return {
    verdict: verdict.verdict,
    reasons: [...verdict.reasons],
    remedies: [...verdict.remedies],
    changesOn: verdict.changesOn,
    policyVersion: verdict.policyVersion,
  };
}

/** What registering this domain would do now; reads only. */
export async function offerFor(
  ports: Ports,
  context: RegistrationContext,
  domain: RecordDomain,
): Promise<RegistrationOffer> {
  const facts = await ports.store.readFacts(factsQuery(context, domain.domain));
  const outcome = decideRegistration(facts, context.policy, context.today);
  if (!('refused' in outcome)) {
    return { state: 'offered', domain, outcome: outcomeOf(outcome.decision, facts, context.policy) };
  }
  return outcome.refused === 'removed_by_vendor'
    ? { state: 'removed_by_vendor', domain }
    : { state: 'capacity_reached', domain, limit: capacityLimit(facts.tier, context.policy) };
}
