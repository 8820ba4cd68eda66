import { samples } from '../samples/records.ts';
import { holdReplies, refuse } from './changed-replies.ts';
import type { Says, Shooter } from './shooter.ts';

const { alpha, delta } = samples;
const { conversions } = alpha;

/** CRM deals as they are before they are shared, by what the card says of them. */
const unshared: readonly (readonly [name: string, portalId: number, record: string, says: Says])[] = [
  ['r1', alpha.portalId, conversions.ownClaim.dealId, ({ availability }) => availability.R1],
  ['r2', alpha.portalId, conversions.freeInternational.dealId, ({ availability }) => availability.R2],
  ['r3', delta.portalId, delta.conversions.free.dealId, ({ availability }) => availability.R3],
  ['r4', alpha.portalId, conversions.directRep.dealId, ({ availability }) => availability.R4],
  ['r5', alpha.portalId, conversions.otherPartner.dealId, ({ availability }) => availability.R5],
  ['r6', alpha.portalId, conversions.ownClaimLapsed.dealId, ({ availability }) => availability.R6],
  [
    'without-company',
    alpha.portalId,
    alpha.dealWithoutCompanyId,
    ({ conversionMissing }) => conversionMissing.company_missing,
  ],
  [
    'without-contact',
    alpha.portalId,
    alpha.dealWithoutContactId,
    ({ conversionMissing }) => conversionMissing.contact_missing,
  ],
  [
    'without-anything',
    alpha.portalId,
    alpha.dealWithoutAnythingId,
    ({ conversionMissing }) => conversionMissing.contact_missing,
  ],
  ['several-domains', alpha.portalId, alpha.severalDomainsDealId, ({ domain }) => domain.pickDescription],
  [
    'no-domain',
    alpha.portalId,
    alpha.noDomainDealId,
    ({ nothingToDecide }) => nothingToDecide.no_domain.title,
  ],
  [
    'free-mail',
    alpha.portalId,
    alpha.freeMailDomainDealId,
    ({ nothingToDecide }) => nothingToDecide.free_mail_domain.title,
  ],
  [
    'partners-domain',
    alpha.portalId,
    alpha.otherPartnersOwnDomainDealId,
    ({ nothingToDecide }) => nothingToDecide.partner_domain.title,
  ],
  ['removed', alpha.portalId, conversions.removedByVendor.dealId, ({ removed }) => removed.title],
];

export async function unsharedDeals(shooter: Shooter): Promise<void> {
  for (const [name, portalId, record, says] of unshared) {
    await shooter.sharedDeal(`unshared-${name}`, { portalId, record }, says);
  }
  const place = { portalId: alpha.portalId, record: conversions.ownClaim.dealId };
  await shooter.sharedDeal(
    'unshared-not-permitted',
    { ...place, user: alpha.userWithoutPermission },
    ({ notPermitted }) => notPermitted.title,
  );
  await shooter.sharedDeal(
    'loading',
    { ...place, before: (page) => holdReplies(page, 'view-record') },
    ({ loading }) => loading.deal,
  );
  for (const code of ['portal.unknown', 'crm.unavailable'] as const) {
    await shooter.sharedDeal(
      `problem-${code.replaceAll(/[._]/g, '-')}`,
      { ...place, before: (page) => refuse(page, 'view-record', code) },
      ({ errors }) => errors[code],
    );
  }
}

/** The form of the conversion, and what the card says of a further CRM deal on the same domain (R7). */
export async function conversionForm(shooter: Shooter, product: string): Promise<void> {
  const { labels } = shooter;
  await shooter.withPage(
    async (page) => {
      const deal = await shooter.openSharedDeal(page, {
        portalId: alpha.portalId,
        record: conversions.ownClaim.dealId,
      });
      await deal.openPanel();
      await shooter.shoot('shared-deal-form-deal', deal.panel, ({ form }) => form.keptDescription);
      await deal.fillDeal(product);
      await deal.submit();
      await shooter.shoot('shared-deal-form-faults', deal.panel, ({ faults }) =>
        faults.confirmation_required(),
      );
      await deal.fillQualification();
      await shooter.shoot('shared-deal-form-qualification', deal.panel, ({ form }) => form.painOrOpportunity);
      await deal.submit();
      await deal.card.getByText(labels.sharedDealCard.toDo).waitFor();
    },
    { height: 1500 },
  );
  await shooter.sharedDeal(
    'unshared-r7',
    { portalId: alpha.portalId, record: conversions.free.dealId },
    ({ sharedDealCard }) => sharedDealCard.notShared.alreadyOpen,
  );
}
