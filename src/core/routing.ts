import type { CalendarDay } from './calendar-day.ts';
import { capacityLimit } from './capacity.ts';
import type { Claim } from './claims.ts';
import { commissionVerdict } from './commission.ts';
import type { DealType, Motion } from './deal-type.ts';
import type { ClaimEffect, RegistrationDecision, RegistrationOutcome } from './decision.ts';
import type { RegistrableDomain } from './domain-key.ts';
import type { EligibilityFacts } from './eligibility.ts';
import type { Policy } from './policy.ts';
import type { OpenSharedDeal, RegistrationFacts } from './registration-facts.ts';
import { route } from './routing-table.ts';
import type { RoutingAnswer, RoutingSituation } from './routing-table.ts';
import type { DomainReason } from './reasons.ts';
import { dealTeam } from './team.ts';
import { tierCreditVerdict } from './tier-credit.ts';

/**
 * What registering a domain does, decided from facts, policy and the day alone: the preview and the registration ask
 * this one function, so that they can differ only where the facts do. It refuses before anything else a partner whom
 * the vendor removed from this prospect.
 */
export function decideRegistration(
  facts: RegistrationFacts,
  policy: Policy,
  today: CalendarDay,
): RegistrationOutcome {
  if (facts.removedByVendor) return { refused: 'removed_by_vendor' };
  const { row, situation } = route(facts, policy, today);
  const answer = row.decide(situation);
  if ('refused' in answer) return answer;

  const eligibility = eligibilityAfter(answer, facts, today);
  return {
    decision: {
      rule: row.id,
      type: answer.type,
      reasons: answer.reasons,
      claim: answer.claim,
      capacity: {
        used: facts.activeClaims,
        usedAfter: facts.activeClaims + (answer.claim.action === 'claim' ? 1 : 0),
        limit: capacityLimit(facts.tier, policy),
      },
      team: dealTeam(answer.type, candidates(situation), policy),
      commission: commissionVerdict(eligibility, policy, today),
      tierCredit: tierCreditVerdict(eligibility, policy, today),
      openSharedDeals: facts.openSharedDeals,
      policyVersion: policy.version,
    },
  };
}

/** The rep who holds the domain, else the one whom the vendor's table names. */
function candidates({ facts, holder }: RoutingSituation) {
  const { partnerRep, cam, pdm, routedRep } = facts;
  return { partnerRep, cam, pdm, directRep: holder.kind === 'direct_rep' ? holder.rep : routedRep };
}

function eligibilityAfter(
  answer: RoutingAnswer,
  facts: RegistrationFacts,
  today: CalendarDay,
): EligibilityFacts {
  return {
    type: answer.type,
    claim: claimAfter(answer.claim, facts, today),
    addedByVendor: false,
    removedByVendor: false,
    poi: null,
    involvementConfirmedOn: null,
    upMarketReferral: false,
    overCapacitySince: facts.overCapacitySince ?? null,
    close: null,
  };
}

/** The partner's claim on the domain once the decision is carried out. */
export function claimAfter(effect: ClaimEffect, facts: RegistrationFacts, today: CalendarDay): Claim | null {
  if (effect.action === 'none') return facts.ownClaim;
  if (effect.action === 'claim' || facts.ownClaim === null) {
    const { domain, partnerId } = facts;
    return { domain, partnerId, claimedOn: today, endsOn: effect.endsOn, releasedOn: null };
  }
  return { ...facts.ownClaim, endsOn: effect.endsOn };
}

/** R7: the partner's newest open shared deal on the domain with this motion, or null. */
export function sameMotionDeal(
  { openSharedDeals }: Pick<RegistrationDecision, 'openSharedDeals'>,
  motion: Motion,
): OpenSharedDeal | null {
  return openSharedDeals
    .filter((deal) => deal.motion === motion)
    .reduce<OpenSharedDeal | null>((newest, deal) => (newest && isNewer(newest, deal) ? newest : deal), null);
}

/** Ids are time-ordered: they tell apart what was registered on one day. */
function isNewer(deal: OpenSharedDeal, than: OpenSharedDeal): boolean {
  return deal.registeredOn === than.registeredOn
    ? deal.sharedDealId > than.sharedDealId
    : deal.registeredOn > than.registeredOn;
}

/**
 * R7: the type that an open shared deal takes because its own no longer fits the decision, or null. What the vendor
 * made (DIFM, or Channel by adding the partner) only the vendor changes. Where the own claim had lapsed and no new one
 * could be made, earlier shared deals stay as they are (R6).
 */
export function retyping(existing: OpenSharedDeal, decision: RegistrationDecision): DealType | null {
  const madeByVendor = existing.type === 'difm' || existing.addedByVendor === true;
  const staysAsItIs = decision.rule === 'R6' && decision.claim.action === 'none';
  return madeByVendor || staysAsItIs || existing.type === decision.type ? null : decision.type;
}

/** Registrable domains, as `readDomain` gives them, of those who sell. */
export interface SellersDomains {
  readonly ownDomains: readonly string[];
  readonly vendorDomains: readonly string[];
  readonly partnerDomains: readonly string[];
}

/** Why a domain is no prospect: it is the partner's own, the vendor's or another partner's (rules section 2); or null. */
export function prospectReason(
  domain: RegistrableDomain,
  { ownDomains, vendorDomains, partnerDomains }: SellersDomains,
): Extract<DomainReason, 'own_domain' | 'vendor_domain' | 'partner_domain'> | null {
  if (ownDomains.includes(domain)) return 'own_domain';
  if (vendorDomains.includes(domain)) return 'vendor_domain';
  return partnerDomains.includes(domain) ? 'partner_domain' : null;
}
