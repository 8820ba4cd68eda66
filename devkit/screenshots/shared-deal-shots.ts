import { RegisterDealPage } from '../drive/register-deal-page.ts';
import { SharedDealPage } from '../drive/shared-deal-page.ts';
import { samples } from '../samples/records.ts';
import type { Shooter } from './shot.ts';

const { alpha, beta, delta } = samples;
const { conversions } = alpha;

/** Deals as they are before they are shared, by what the card says of them. */
const unsharedShots = [
  { name: 'r1', portalId: alpha.portalId, record: conversions.ownClaim.dealId },
  { name: 'r2', portalId: alpha.portalId, record: conversions.freeInternational.dealId },
  { name: 'r3', portalId: delta.portalId, record: delta.conversions.free.dealId },
  { name: 'r4', portalId: alpha.portalId, record: conversions.directRep.dealId },
  { name: 'r5', portalId: alpha.portalId, record: conversions.otherPartner.dealId },
  { name: 'r6', portalId: alpha.portalId, record: conversions.ownClaimLapsed.dealId },
  { name: 'without-company', portalId: alpha.portalId, record: alpha.dealWithoutCompanyId },
  { name: 'without-contact', portalId: alpha.portalId, record: alpha.dealWithoutContactId },
  { name: 'removed', portalId: alpha.portalId, record: conversions.removedByVendor.dealId },
  { name: 'several-domains', portalId: alpha.portalId, record: alpha.severalDomainsDealId },
] as const;

/** Deals that are converted for the picture. */
const sharedShots = [
  { name: 'channel', portalId: alpha.portalId, record: conversions.ownClaim.dealId },
  { name: 'partner-collaboration', portalId: alpha.portalId, record: conversions.directRep.dealId },
  { name: 'best-partner-wins', portalId: beta.portalId, record: beta.dealOnAlphasDomainId },
] as const;

/** Every state of the *Shared deal* card that the sample data leads to; converts some deals on the way. */
export async function sharedDealShots({ devkit, language, withPage, shoot }: Shooter): Promise<void> {
  for (const { name, portalId, record } of unsharedShots) {
    await withPage(async (page) => {
      const shared = await SharedDealPage.open(page, devkit.url, { portalId, record, language });
      await shared.ready();
      await shoot(`shared-deal-unshared-${name}`, page, shared.card);
    });
  }
  for (const { name, portalId, record } of sharedShots) {
    await withPage(async (page) => {
      const shared = await SharedDealPage.open(page, devkit.url, { portalId, record, language });
      await shared.convert('Nordlicht Marketing');
      await shared.card.getByText(shared.labels.sharedDealCard.toDo).waitFor();
      await shared.ready();
      await shoot(`shared-deal-${name}`, page, shared.card);
    });
  }
  // Half a year later the claim's day has passed.
  await devkit.clock.move(200 * 24 * 60 * 60 * 1000);
  await withPage(async (page) => {
    const shared = await SharedDealPage.open(page, devkit.url, {
      portalId: alpha.portalId,
      record: conversions.ownClaim.dealId,
      language,
    });
    await shared.ready();
    await shoot('shared-deal-claim-lapsed', page, shared.card);
  });
  await devkit.clock.move(0);

  await withPage(async (page) => {
    const atLimit = await RegisterDealPage.open(page, devkit.url, {
      portalId: delta.portalId,
      object: '0-1',
      record: delta.free.contactId,
      language,
    });
    await atLimit.ready();
    await shoot('register-deal-r3-at-limit', page, atLimit.card);
  });
}
