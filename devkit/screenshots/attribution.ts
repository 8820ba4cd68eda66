import { addDays, toCalendarDay, type CalendarDay } from '#core/calendar-day.ts';
import { samples } from '../samples/records.ts';
import { holdReplies, refuse } from './changed-replies.ts';
import { changeAttributedDeal, laterDeal, type LaterFacts } from './later-deals.ts';
import type { Place, Says, Shooter } from './shooter.ts';

const { vendor, alpha, attribution, free } = samples;

const onDeal = (record: string): Place => ({ portalId: vendor.portalId, object: '0-3', record });
const onCompany = (record: string): Place => ({ portalId: vendor.portalId, object: '0-2', record });
const onContact = (record: string): Place => ({ portalId: vendor.portalId, object: '0-1', record });

type NamedPlace = readonly [name: string, place: Place, says: Says];

/** Records as the samples have them: no partner has a shared deal, whoever holds the domain. */
const withoutDeals: readonly NamedPlace[] = [
  [
    'no-partners-cam',
    { ...onDeal(vendor.channelDealId), user: vendor.cam },
    ({ attribution: { none } }) => none.upToYou,
  ],
  [
    'no-partners-not-your-deal',
    { ...onDeal(vendor.channelDealId), user: vendor.defaultRep },
    ({ attribution: { none } }) => none.upToCam,
  ],
  [
    'no-partners-direct-rep',
    { ...onDeal(vendor.difmDealId), user: vendor.defaultRep },
    ({ attribution: { none } }) => none.upToYou,
  ],
  [
    'no-partners-without-owner',
    onDeal(vendor.dealWithoutOwnerId),
    ({ attribution: { none } }) => none.noOwner,
  ],
  [
    'no-partners-owner-without-role',
    onDeal(vendor.dealOfUserWithoutRoleId),
    ({ attribution: { none } }) => none.ownerWithoutRole('Henrik Sand'),
  ],
  [
    'no-partners-company',
    onCompany(attribution.withoutPartner.companyId),
    ({ attribution: { none } }) => none.ifRegistered.direct_rep(),
  ],
  [
    'no-partners-onlooker',
    { ...onCompany(attribution.withoutPartner.companyId), user: vendor.userWithoutRole },
    ({ attribution: { none } }) => none.asOnlooker,
  ],
  [
    'claim-without-deal',
    onCompany(attribution.alphasClaim.companyId),
    ({ attribution: { none } }) => none.ifRegistered.partner('Alpha Digital'),
  ],
  [
    'claim-history',
    onCompany(attribution.twoPartners.companyId),
    ({ attribution: { claim } }) => claim.steps.lapsed('Alpha Digital'),
  ],
  [
    'claim-lapsed',
    onContact(attribution.lapsedClaim.contactId),
    ({ attribution: { claim } }) => claim.byNobody(attribution.lapsedClaim.domain),
  ],
  [
    'lookalikes',
    onCompany(attribution.otherPartner.companyId),
    ({ attribution: { lookalikes } }) => lookalikes.heading,
  ],
  [
    'removed-partner-without-deal',
    onDeal(attribution.removedPartner.dealId),
    ({ attribution: { none } }) => none.onDeal,
  ],
  [
    'no-domain-company',
    onCompany(vendor.companyWithoutDomainId),
    ({ attribution: { none } }) => none.noDomain.title,
  ],
  [
    'no-domain-contact',
    onContact(vendor.freeMailContactId),
    ({ attribution: { none } }) => none.noDomain.title,
  ],
  ['no-domain-deal', onDeal(vendor.dealWithoutCompanyId), ({ attribution: { none } }) => none.noDomain.title],
];

export async function attributionWithoutDeals(shooter: Shooter): Promise<void> {
  for (const [name, place, says] of withoutDeals) await shooter.attribution(name, place, says);

  const place = onDeal(vendor.channelDealId);
  await shooter.attribution(
    'loading',
    { ...place, before: (page) => holdReplies(page, 'view-attribution') },
    ({ attribution: words }) => words.loading,
  );
  await shooter.attribution(
    'problem-portal-unknown',
    { ...place, before: (page) => refuse(page, 'view-attribution', 'portal.unknown') },
    ({ attribution: { problem } }) => problem.notConnected,
  );
  await shooter.attribution(
    'problem-wrong-side',
    { ...place, before: (page) => refuse(page, 'view-attribution', 'operation.wrong_side') },
    ({ attribution: { problem } }) => problem.wrongSide.title,
  );
}

/** The vendor's CRM deal of a shared deal. */
function vendorsDeal({ devkit }: Shooter, domain: string, type: string): Place {
  const found = devkit.standIn
    .portal(vendor.portalId)
    .records('deals')
    .find(
      ({ properties }) =>
        properties['shared_deal_domain'] === domain && properties['shared_deal_type'] === type,
    );
  if (found === undefined) throw new Error(`The vendor has no ${type} deal on ${domain}.`);
  return onDeal(found.id);
}

/** The vendor's company that shared deals on this domain belong to. */
export function vendorsCompany({ devkit }: Shooter, domain: string): Place {
  const found = devkit.standIn
    .portal(vendor.portalId)
    .records('companies')
    .find(({ properties }) => properties['registrable_domain'] === domain);
  if (found === undefined) throw new Error(`The vendor has no company on ${domain}.`);
  return onCompany(found.id);
}

/** The vendor's records of what the partners' pictures registered and shared. */
export async function attributionOfDeals(shooter: Shooter): Promise<void> {
  const channel = vendorsDeal(shooter, alpha.conversions.ownClaim.domain, 'channel');
  const collaboration = vendorsDeal(shooter, samples.directRep.domain, 'partner_collaboration');
  const contested = vendorsCompany(shooter, samples.otherPartnerLapsed.domain);
  await shooter.attribution('channel', channel, ({ types }) => types.channel);
  await shooter.attribution('company', vendorsCompany(shooter, free.domain), ({ types }) => types.channel);
  await shooter.attribution(
    'partner-collaboration',
    collaboration,
    ({ types }) => types.partner_collaboration,
  );
  await shooter.attribution(
    'several-partners',
    contested,
    ({ attribution: words }) => words.hiddenFromEachOther,
  );
  await shooter.attribution(
    'best-partner-wins',
    vendorsDeal(shooter, samples.otherPartnerLapsed.domain, 'best_partner_wins'),
    ({ types }) => types.best_partner_wins,
  );
  await shooter.attribution(
    'eligibility',
    collaboration,
    ({ attribution: { ownFacts } }) => ownFacts,
    (card) => card.showDetails('eligibility'),
  );
  await shooter.attribution(
    'team',
    collaboration,
    ({ attribution: { team } }) => team.participations.supporting,
    (card) => card.showDetails('team'),
  );
  await shooter.attribution(
    'partner-sees',
    channel,
    ({ attribution: { sees } }) => sees.contactShared,
    (card) => card.showDetails('partnerSees'),
  );
  await shooter.attribution(
    'unshared-deal-of-contested-prospect',
    unsharedDealOn(shooter),
    ({ attribution: { none } }) => none.withProspect,
  );

  for (const [name, place, facts, says] of later(channel, collaboration)) {
    const before = changeAttributedDeal((deal, today) => laterDeal(deal, today, facts(toCalendarDay(today))));
    await shooter.attribution(name, { ...place, before }, says, (card) => card.showDetails('eligibility'));
  }
}

/** A deal of the vendor's own on the prospect with which two partners work. */
function unsharedDealOn(shooter: Shooter): Place {
  const crm = shooter.devkit.standIn.portal(vendor.portalId);
  const deal = crm.create('deals', { dealname: 'Nebelhorn – Erweiterung' });
  const company = crm
    .records('companies')
    .find(({ properties }) => properties['domain'] === samples.otherPartnerLapsed.domain);
  crm.associate('deals', deal.id, 'companies', company?.id ?? '');
  return onDeal(deal.id);
}

type Later = readonly [name: string, place: Place, facts: (today: CalendarDay) => LaterFacts, says: Says];

/** What later operations will lead to; see `changed-replies.ts`. */
function later(channel: Place, collaboration: Place): readonly Later[] {
  return [
    ['won', channel, () => ({ state: 'won' }), ({ attribution: { states } }) => states.won],
    ['lost', channel, () => ({ state: 'lost' }), ({ attribution: { states } }) => states.lost],
    ['removed', channel, () => ({ state: 'removed' }), ({ attribution: { states } }) => states.removed],
    [
      'tombstoned',
      channel,
      () => ({ state: 'tombstoned' }),
      ({ attribution: { states } }) => states.tombstoned,
    ],
    [
      'over-capacity',
      channel,
      (today) => ({ overCapacitySince: addDays(today, -20) }),
      ({ attribution: { verdictReasons } }) => verdictReasons.over_capacity,
    ],
    [
      'won-by-other',
      collaboration,
      (today) => ({ state: 'lost', close: { closedOn: today, claim: null, wonByOther: true } }),
      ({ attribution: { verdictReasons } }) => verdictReasons.won_by_other,
    ],
    [
      'poi-unconfirmed',
      collaboration,
      (today) => ({ poi: { submittedOn: addDays(today, -3), confirmedOn: null } }),
      ({ attribution: { verdictReasons } }) => verdictReasons.poi_unconfirmed,
    ],
    ['difm', collaboration, () => ({ type: 'difm' }), ({ types }) => types.difm],
  ];
}

/** The retyped deal and the claim that went from Beta to Alpha. */
export async function attributionOfRetyped(shooter: Shooter): Promise<void> {
  await shooter.attribution(
    'retyped',
    onCompany(attribution.otherPartner.companyId),
    ({ attribution: { claim } }) => claim.steps.released('Beta Vertriebsatelier'),
  );
}

/** Half a year later the claim's day has passed, and the deal is open as ever. */
export async function attributionOfLapsedClaim(shooter: Shooter): Promise<void> {
  await shooter.attribution(
    'claim-lapsed-under-deal',
    vendorsDeal(shooter, alpha.conversions.ownClaim.domain, 'channel'),
    ({ attribution: { verdictReasons } }) => verdictReasons.ownership_lapsed,
    (card) => card.showDetails('eligibility'),
  );
}
