import type { Page } from 'playwright-core';
import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import type { AttributedDeal } from '#contracts/view-attribution.ts';
import type { RegistrationOffer } from '#contracts/view-record.ts';
import { toCalendarDay } from '#core/calendar-day.ts';
import { commissionVerdict } from '#core/commission.ts';
import type { DealType, SharedDealState } from '#core/deal-type.ts';
import type { EligibilityFacts } from '#core/eligibility.ts';
import { sourceProgramme } from '#core/source-programme.ts';
import { tierCreditVerdict } from '#core/tier-credit.ts';
import { tierCreditView, verdictView } from '#operations/shared-deal/verdict-view.ts';
import { changeReplies } from './changed-replies.ts';

/** What both sides' views of a shared deal have in common, as far as time and the vendor change it. */
type ChangingDeal = Pick<
  SharedDealView & AttributedDeal,
  'type' | 'state' | 'domain' | 'claimEndsOn' | 'team' | 'commission' | 'tierCredit'
>;

/** What became of a shared deal; what is not named stays as it is. */
export interface LaterFacts extends Partial<Omit<EligibilityFacts, 'type' | 'claim'>> {
  readonly state?: SharedDealState;
  readonly type?: DealType;
}

/** The shared deal as it will be, judged by the rules themselves; `today` is the hub's. */
export function laterDeal<Deal extends ChangingDeal>(
  deal: Deal,
  today: string,
  { state = 'open', type = deal.type, ...rest }: LaterFacts,
): Deal {
  const day = toCalendarDay(today);
  const claim =
    deal.claimEndsOn === null
      ? null
      : {
          domain: deal.domain,
          partnerId: '',
          claimedOn: day,
          endsOn: toCalendarDay(deal.claimEndsOn),
          releasedOn: null,
        };
  const facts: EligibilityFacts = {
    type,
    claim,
    addedByVendor: false,
    removedByVendor: state === 'removed',
    poi: null,
    involvementConfirmedOn: null,
    upMarketReferral: false,
    overCapacitySince: null,
    close: state === 'won' || state === 'lost' ? { closedOn: day, claim, wonByOther: false } : null,
    ...rest,
  };
  const policy = { ...sourceProgramme, version: deal.commission.policyVersion };
  return {
    ...deal,
    state,
    type,
    team: type === 'difm' ? deal.team.map(difmSeat) : deal.team,
    commission: verdictView(commissionVerdict(facts, policy, day)),
    tierCredit: tierCreditView(tierCreditVerdict(facts, policy, day)),
  };
}

/** On a Do Inbound For Me deal the CAM is informed (rules section 7). */
function difmSeat(seat: ChangingDeal['team'][number]): ChangingDeal['team'][number] {
  return seat.role === 'cam' ? { ...seat, participation: 'informed' } : seat;
}

type Change<Deal> = (deal: Deal, today: string) => Deal;

/** Changes the partner's shared deal that stands first on the record, and what may be registered beside it. */
export function changeSharedDeal(change: Change<SharedDealView>): (page: Page) => Promise<void> {
  return (page) =>
    changeReplies(page, 'view-record', (view) => {
      const [first, ...others] = view.sharedDeals;
      if (first === undefined) throw new Error('There is no shared deal on this record.');
      const changed = change(first, view.vendor.today);
      return {
        ...view,
        sharedDeals: [changed, ...others],
        registration: offerBeside(changed, view.registration),
      };
    });
}

/** A deal that is over is none to go on with (R7), and who was removed from a prospect may not register. */
function offerBeside({ sharedDealId, state }: SharedDealView, offer: RegistrationOffer): RegistrationOffer {
  if (state === 'open' || offer.state !== 'offered') return offer;
  if (state === 'removed') return { state: 'removed_by_vendor', domain: offer.domain };
  const openSharedDeals = offer.outcome.openSharedDeals.filter((deal) => deal.sharedDealId !== sharedDealId);
  return { ...offer, outcome: { ...offer.outcome, openSharedDeals } };
}

/** Changes the shared deal that stands first on the vendor's record. */
export function changeAttributedDeal(change: Change<AttributedDeal>): (page: Page) => Promise<void> {
  return (page) =>
    changeReplies(page, 'view-attribution', (view) => {
      const [first, ...others] = view.deals;
      if (first === undefined) throw new Error('No partner has a shared deal on this record.');
      return { ...view, deals: [change(first, view.vendor.today), ...others] };
    });
}
