import { addDays, toCalendarDay, type CalendarDay } from '#core/calendar-day.ts';
import { samples } from '../samples/records.ts';
import { changeSharedDeal, laterDeal, type LaterFacts } from './later-deals.ts';
import type { Says, Shooter } from './shooter.ts';

const { alpha, gamma } = samples;
const { conversions } = alpha;

const channel = { portalId: alpha.portalId, record: conversions.ownClaim.dealId };
const collaboration = { portalId: alpha.portalId, record: conversions.directRep.dealId };
const bestPartnerWins = { portalId: alpha.portalId, record: conversions.otherPartner.dealId };
const withoutCam = { portalId: gamma.portalId, record: gamma.convertibleDealId };

/** Converts the deals that the pictures show; the Channel deal is one already. */
export async function sharedDeals(shooter: Shooter, product: string): Promise<void> {
  for (const place of [collaboration, bestPartnerWins, withoutCam]) {
    await shooter.withPage(async (page) => {
      const deal = await shooter.openSharedDeal(page, place);
      await deal.convert(product);
      await deal.card.getByText(shooter.labels.sharedDealCard.toDo).waitFor();
    });
  }
  await shooter.sharedDeal('channel', channel, ({ types }) => types.channel);
  await shooter.sharedDeal(
    'partner-collaboration',
    collaboration,
    ({ types }) => types.partner_collaboration,
  );
  await shooter.sharedDeal('best-partner-wins', bestPartnerWins, ({ types }) => types.best_partner_wins);
  await shooter.sharedDeal('without-cam', withoutCam, ({ sharedDealCard }) => sharedDealCard.team.vacant.cam);

  await shooter.sharedDeal(
    'both-crms',
    channel,
    ({ sharedDeal }) => sharedDeal.thisRecord,
    (deal) => deal.show('crmDeals'),
  );
  await shooter.sharedDeal(
    'claim',
    channel,
    ({ sharedDeal }) => sharedDeal.claimUntil(conversions.ownClaim.domain, ''),
    (deal) => deal.show('claim'),
  );
  await shooter.sharedDeal(
    'decision',
    channel,
    ({ receipt }) => receipt.asItWas,
    (deal) => deal.show('decided'),
  );

  const crm = shooter.devkit.standIn.portal(alpha.portalId);
  crm.update('companies', samples.ownClaim.companyId, {
    domain: 'tannhof-gruppe.de',
    website: 'https://tannhof-gruppe.de',
  });
  await shooter.sharedDeal(
    'domain-edited',
    channel,
    () => /tannhof-gruppe\.de/,
    (deal) => deal.show('claim'),
  );
  crm.update('companies', samples.ownClaim.companyId, {
    domain: conversions.ownClaim.domain,
    website: `https://www.${conversions.ownClaim.domain}`,
  });
}

interface SharedPlace {
  readonly portalId: number;
  readonly record: string;
}

type LaterFactsOn = (today: CalendarDay) => LaterFacts;

/** What later operations will lead to; see `changed-replies.ts`. */
const later: readonly (readonly [name: string, place: SharedPlace, facts: LaterFactsOn, says: Says])[] = [
  ['won', channel, () => ({ state: 'won' }), ({ sharedDealCard }) => sharedDealCard.notices.won.title],
  ['lost', channel, () => ({ state: 'lost' }), ({ sharedDealCard }) => sharedDealCard.notices.lost.title],
  [
    'removed',
    channel,
    () => ({ state: 'removed' }),
    ({ sharedDealCard }) => sharedDealCard.notices.removed.title,
  ],
  [
    'tombstoned',
    channel,
    () => ({ state: 'tombstoned' }),
    ({ sharedDealCard }) => sharedDealCard.notices.tombstoned.title,
  ],
  [
    'added-by-vendor',
    channel,
    () => ({ addedByVendor: true }),
    ({ verdictReasons }) => verdictReasons.added_by_vendor,
  ],
  [
    'over-capacity',
    channel,
    (today) => ({ overCapacitySince: addDays(today, -20) }),
    ({ verdictReasons }) => verdictReasons.over_capacity,
  ],
  [
    'commission-withheld',
    channel,
    (today) => ({ overCapacitySince: addDays(today, -70) }),
    ({ verdict }) => verdict.commissionKinds.ineligible,
  ],
  [
    'poi-unconfirmed',
    bestPartnerWins,
    (today) => ({ poi: { submittedOn: addDays(today, -3), confirmedOn: null } }),
    ({ verdictReasons }) => verdictReasons.poi_unconfirmed,
  ],
  [
    'poi-valid',
    bestPartnerWins,
    (today) => ({ poi: { submittedOn: addDays(today, -3), confirmedOn: today } }),
    ({ verdictReasons }) => verdictReasons.poi_valid,
  ],
  [
    'poi-too-old',
    bestPartnerWins,
    (today) => ({ poi: { submittedOn: addDays(today, -120), confirmedOn: today } }),
    ({ verdictReasons }) => verdictReasons.poi_too_old,
  ],
  [
    'poi-after-close',
    bestPartnerWins,
    (today) => ({
      state: 'won',
      poi: { submittedOn: today, confirmedOn: null },
      close: { closedOn: addDays(today, -1), claim: null, wonByOther: false },
    }),
    ({ verdictReasons }) => verdictReasons.poi_after_close,
  ],
  [
    'won-by-other',
    bestPartnerWins,
    (today) => ({ state: 'lost', close: { closedOn: today, claim: null, wonByOther: true } }),
    ({ verdictReasons }) => verdictReasons.won_by_other,
  ],
  ['difm', collaboration, () => ({ type: 'difm' }), ({ types }) => types.difm],
  [
    'difm-confirmed',
    collaboration,
    (today) => ({ type: 'difm', involvementConfirmedOn: today }),
    ({ verdictReasons }) => verdictReasons.confirmation_valid,
  ],
  [
    'difm-up-market',
    collaboration,
    () => ({ type: 'difm', upMarketReferral: true }),
    ({ verdictReasons }) => verdictReasons.difm_up_market_referral,
  ],
];

export async function laterSharedDeals(shooter: Shooter): Promise<void> {
  for (const [name, place, facts, says] of later) {
    const before = changeSharedDeal((deal, today) => laterDeal(deal, today, facts(toCalendarDay(today))));
    await shooter.sharedDeal(name, { ...place, before }, says);
  }
  const newRules = changeSharedDeal((deal) => ({
    ...deal,
    commission: { ...deal.commission, policyVersion: 'nordlicht-2027' },
    tierCredit: { ...deal.tierCredit, policyVersion: 'nordlicht-2027' },
  }));
  await shooter.sharedDeal('new-rules', { ...channel, before: newRules }, () => /nordlicht-2027/);

  // The same states as the *Register deal* card has them, on the contact.
  for (const state of ['won', 'lost', 'removed', 'tombstoned'] as const) {
    await shooter.registerDeal(
      `deal-${state}`,
      {
        portalId: alpha.portalId,
        object: '0-1',
        record: samples.ownClaim.contactId,
        before: changeSharedDeal((deal, today) => laterDeal(deal, today, { state })),
      },
      ({ sharedDeal }) => sharedDeal.states[state],
    );
  }
}

/** Half a year later the claim's day has passed, and the deal is open as ever. */
export async function sharedDealOfLapsedClaim(shooter: Shooter): Promise<void> {
  await shooter.sharedDeal(
    'claim-lapsed',
    channel,
    ({ sharedDealCard }) => sharedDealCard.notices.ownership_lapsed.title,
  );
}
