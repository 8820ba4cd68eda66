import type { AttributedDeal } from '#contracts/view-attribution.ts';
import type { CalendarDay } from '#core/calendar-day.ts';
import { unicodeForm } from '#core/domain-key.ts';
import type { Policy } from '#core/policy.ts';
import type { AttributedRecord } from './attribution-ports.ts';
import { decisionReceiptView } from '../shared-deal/decision-receipt-view.ts';
import type { Crm } from '../crm-ports.ts';
import type { Vendor } from '../programme/programme.ts';
import { messagesView } from '../messages/messages-view.ts';
import { offerCounts, offerView } from '../offers/offer-view.ts';
import { noticesView } from '../shared-deal/notices-view.ts';
import { sharedDealStanding } from '../shared-deal/shared-deal-standing.ts';
import { crmDealState } from '../shared-deal/shared-deal-view.ts';
import { teamView } from '../shared-deal/team-view.ts';
import { tierCreditView, verdictView } from '../shared-deal/verdict-view.ts';

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
    /** Whether the viewer writes on it. */
    readonly takesPart: boolean;
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
    receipt: decisionReceiptView(record.decisions),
    notices: noticesView(record.notices),
    messages: messagesView(record, {
      side: 'vendor',
      takesPart: context.takesPart,
      companies: { partner: partner.name, vendor: vendor.name },
    }),
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
      offered: offerCounts(offerView(policy, record.offered)),
    },
  };
}
