import type { CrmDealState, SharedDealView } from '#contracts/shared-deal-view.ts';
import type { CalendarDay } from '#core/calendar-day.ts';
import { isClaimActive } from '#core/claims.ts';
import { commissionVerdict } from '#core/commission.ts';
import type { EligibilityFacts } from '#core/eligibility.ts';
import type { Policy } from '#core/policy.ts';
import { tierCreditVerdict } from '#core/tier-credit.ts';
import type { Crm, CrmDealProgress, SharedDealRecord } from './ports.ts';
import type { Vendor } from './programme.ts';
import { teamView, verdictView } from './registration-offer.ts';

/** Attempts after which the card says why the CRM deal is not there yet. */
const attemptsUntilDelayed = 2;

const delayReasons = {
  busy: 'crm_busy',
  unavailable: 'crm_unavailable',
  refused: 'crm_refused',
} as const satisfies Record<NonNullable<CrmDealProgress['lastError']>, CrmDealState['delayReason']>;

/** The partner's own facts of a shared deal: nothing of anybody else is among them (rules section 8). */
export function eligibilityFacts({ sharedDeal, claim }: SharedDealRecord): EligibilityFacts {
  return {
    type: sharedDeal.type,
    claim,
    addedByVendor: false,
    removedByVendor: sharedDeal.state === 'removed',
    poi: null,
    involvementConfirmedOn: null,
    upMarketReferral: false,
    overCapacitySince: null,
    close: null,
  };
}

function crmDealState(progress: CrmDealProgress | undefined, url: (id: string) => string): CrmDealState {
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

/** A shared deal as its partner sees it today; verdicts are judged at the moment of asking, never stored. */
export function sharedDealView(
  record: SharedDealRecord,
  context: {
    readonly vendor: Pick<Vendor, 'portalId'>;
    readonly policy: Policy;
    readonly today: CalendarDay;
    readonly recordUrl: Crm['recordUrl'];
  },
): SharedDealView {
  const { sharedDeal, claim } = record;
  const { policy, today } = context;
  const facts = eligibilityFacts(record);
  const tierCredit = tierCreditVerdict(facts, policy, today);
  const progressOf = (portalId: number) => record.crmDeals.find((progress) => progress.portalId === portalId);
  const urlIn = (portalId: number) => (id: string) => context.recordUrl(portalId, 'deal', id);
  return {
    sharedDealId: sharedDeal.sharedDealId,
    name: sharedDeal.name,
    domain: sharedDeal.domain,
    type: sharedDeal.type,
    motion: sharedDeal.motion,
    state: sharedDeal.state,
    registeredAt: sharedDeal.registeredAt,
    registeredBy: sharedDeal.registeredBy.name,
    closeOn: sharedDeal.closeOn,
    nextSteps: sharedDeal.nextSteps,
    claimEndsOn: claim !== null && isClaimActive(claim, today) ? claim.endsOn : null,
    team: teamView(record.team, () => false),
    commission: verdictView(commissionVerdict(facts, policy, today)),
    tierCredit: { ...verdictView(tierCredit), credit: tierCredit.credit },
    notices: record.notices.map(({ recipient, toldAt }) => ({
      name: recipient.name,
      role: recipient.role,
      toldAt,
    })),
    crmDeals: {
      partner: crmDealState(progressOf(sharedDeal.partnerPortalId), urlIn(sharedDeal.partnerPortalId)),
      vendor: {
        state: crmDealState(progressOf(context.vendor.portalId), urlIn(context.vendor.portalId)).state,
      },
    },
  };
}
