import type { AttributedDeal } from '#contracts/view-attribution.ts';
import type { DecisionReceipt } from '#contracts/decision-receipt.ts';
import type { CalendarDay } from '#core/calendar-day.ts';
import type { RoutingRule } from '#core/decision.ts';
import { unicodeForm } from '#core/domain-key.ts';
import type { Policy } from '#core/policy.ts';
import type { AttributedRecord } from './attribution-ports.ts';
import type { Crm } from './ports.ts';
import type { Vendor } from './programme.ts';
import { sharedDealStanding } from './shared-deal-standing.ts';
import { crmDealState } from './shared-deal-view.ts';
import { teamView } from './team-view.ts';
import { tierCreditView, verdictView } from './verdict-view.ts';

/** Whom a rule finds holding the domain; each fits one holder only. */
const holders: Readonly<Record<RoutingRule, DecisionReceipt['holder']>> = {
  R1: 'this_partner',
  R2: 'nobody',
  R3: 'nobody',
  R4: 'direct_rep',
  R5: 'other_partner',
  R6: 'nobody',
};

function receiptOf({ decision, at, userProof }: AttributedRecord['decided']): DecisionReceipt {
  return {
    rule: decision.rule,
    type: decision.type,
    reasons: [...decision.reasons],
    decidedAt: at,
    policyVersion: decision.policyVersion,
    holder: holders[decision.rule],
    capacity: decision.capacity,
    claimEndsOn: decision.claim.endsOn,
    userProof,
  };
}

/** One partner's shared deal as the vendor sees it today, everybody's name on it. */
export function attributedDealView(
  record: AttributedRecord,
  context: {
    readonly vendor: Vendor;
    readonly policy: Policy;
    readonly today: CalendarDay;
    readonly language: 'en' | 'de';
    readonly recordUrl: Crm['recordUrl'];
    /** The shared deal whose CRM deal the record is from which is asked. */
    readonly sharedDealOfRecord: string | null;
  },
): AttributedDeal {
  const { sharedDeal, partner } = record;
  const { vendor, policy, today, language } = context;
  const { claimEndsOn, commission, tierCredit } = sharedDealStanding(record, policy, today);
  const team = teamView(record.team);
  return {
    sharedDealId: sharedDeal.sharedDealId,
    partner: { id: partner.id, name: partner.name, tier: partner.tier },
    name: sharedDeal.name,
    type: sharedDeal.type,
    motion: sharedDeal.motion,
    state: sharedDeal.state,
    domain: sharedDeal.domain,
    domainUnicode: unicodeForm(sharedDeal.domain),
    registeredAt: sharedDeal.registeredAt,
    registeredBy: { name: sharedDeal.registeredBy.name, email: sharedDeal.registeredBy.email },
    closeOn: sharedDeal.closeOn,
    claimEndsOn,
    team,
    commission: verdictView(commission),
    tierCredit: tierCreditView(tierCredit),
    lastActivityAt: record.lastActivityAt,
    receipt: receiptOf(record.decided),
    vendorCrmDeal: crmDealState(
      record.crmDeals.find(({ portalId }) => portalId === vendor.portalId),
      (id) => context.recordUrl(vendor.portalId, 'deal', id),
    ),
    isThisRecord: sharedDeal.sharedDealId === context.sharedDealOfRecord,
    partnerSees: {
      responsible: team.flatMap(({ participation, name }) =>
        participation === 'responsible' && name !== null ? [name] : [],
      ),
      introNote: sharedDeal.introNote,
      painOrOpportunity: sharedDeal.painOrOpportunity,
      nextSteps: sharedDeal.nextSteps,
      products: sharedDeal.products.map(
        (code) => vendor.products.find((product) => product.code === code)?.name[language] ?? code,
      ),
      difference: sharedDeal.difference,
      contactShared: record.contactShared,
    },
  };
}
