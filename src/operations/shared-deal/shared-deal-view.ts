import type { CrmDealState, SharedDealView } from '#contracts/shared-deal-view.ts';
import type { CalendarDay } from '#core/calendar-day.ts';
import { unicodeForm } from '#core/domain-key.ts';
import type { Policy } from '#core/policy.ts';
import { decisionReceiptView } from './decision-receipt-view.ts';
import type { Crm } from '../crm-ports.ts';
import type { CrmDealProgress, SharedDealRecord } from './shared-deal.ts';
import { messagesView } from '../messages/messages-view.ts';
import { takesPart } from '../messages/takes-part.ts';
import { offerView } from '../offers/offer-view.ts';
import { noticesView } from './notices-view.ts';
import type { Actor } from '../ports.ts';
import type { Partner, Vendor } from '../programme/programme.ts';
import { sharedDealStanding } from './shared-deal-standing.ts';
import { teamView } from './team-view.ts';
import { tierCreditView, verdictView } from './verdict-view.ts';

/** Attempts after which the card says why the CRM deal is not there yet. */
const attemptsUntilDelayed = 2;

const delayReasons = {
  busy: 'crm_busy',
  unavailable: 'crm_unavailable',
  refused: 'crm_refused',
} as const satisfies Record<NonNullable<CrmDealProgress['lastError']>, CrmDealState['delayReason']>;

export function crmDealState(
  progress: CrmDealProgress | undefined,
  url: (id: string) => string,
): CrmDealState {
  if (progress === undefined) return { state: 'creating', crmDealId: null, url: null, delayReason: null };
  const { crmDealId, attempts, lastError } = progress;
  if (crmDealId !== null) return { state: 'stands', crmDealId, url: url(crmDealId), delayReason: null };
  const delayed = lastError !== null && attempts >= attemptsUntilDelayed;
  return {
    state: delayed ? 'delayed' : 'creating',
    crmDealId: null,
    url: null,
    delayReason: delayed ? delayReasons[lastError] : null,
  };
}

/** A shared deal as its partner sees it today. */
export function sharedDealView(
  record: SharedDealRecord,
  context: {
    readonly actor: Actor;
    readonly partner: Pick<Partner, 'name'>;
    readonly vendor: Pick<Vendor, 'portalId' | 'name' | 'timeZone'>;
    readonly policy: Policy;
    readonly today: CalendarDay;
    readonly recordUrl: Crm['recordUrl'];
  },
): SharedDealView {
  const { sharedDeal } = record;
  const { claimEndsOn, commission, tierCredit } = sharedDealStanding(record, context.policy, context.today);
  const crmDealIn = (portalId: number): CrmDealState =>
    crmDealState(
      record.crmDeals.find((progress) => progress.portalId === portalId),
      (id) => context.recordUrl(portalId, 'deal', id),
    );
  return {
    sharedDealId: sharedDeal.sharedDealId,
    name: sharedDeal.name,
    domain: sharedDeal.domain,
    domainUnicode: unicodeForm(sharedDeal.domain),
    type: sharedDeal.type,
    motion: sharedDeal.motion,
    state: sharedDeal.state,
    registeredAt: sharedDeal.registeredAt,
    registeredBy: sharedDeal.registeredBy.name,
    closeOn: sharedDeal.closeOn,
    nextSteps: sharedDeal.nextSteps,
    claimEndsOn,
    team: teamView(record.team),
    commission: verdictView(commission),
    tierCredit: tierCreditView(tierCredit),
    notices: noticesView(record.notices),
    messages: messagesView(record, {
      side: 'partner',
      takesPart: takesPart(context.actor, record.team, []),
      companies: { partner: context.partner.name, vendor: context.vendor.name },
    }),
    offer: offerView(context.policy, record.offered),
    receipt: decisionReceiptView(record.decisions),
    crmDeals: {
      partner: crmDealIn(sharedDeal.partnerPortalId),
      vendor: { state: crmDealIn(context.vendor.portalId).state },
    },
  };
}
