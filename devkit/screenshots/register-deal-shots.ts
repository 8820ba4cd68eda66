import { RegisterDealPage } from '../drive/register-deal-page.ts';
import { samples } from '../samples/records.ts';
import type { Shooter } from './shot.ts';

const { alpha } = samples;

interface CardShot {
  readonly name: string;
  readonly object: '0-1' | '0-2';
  readonly record: string;
}

/** States that a record shows by itself. */
const cardShots: readonly CardShot[] = [
  { name: 'r1-own-claim', object: '0-1', record: samples.ownClaim.contactId },
  { name: 'r1-renewal', object: '0-1', record: samples.ownClaimInRenewalWindow.contactId },
  { name: 'r2-free', object: '0-1', record: samples.free.contactId },
  { name: 'r4-direct-rep', object: '0-1', record: samples.directRep.contactId },
  { name: 'r5-other-partner', object: '0-1', record: samples.otherPartner.contactId },
  { name: 'r6-lapsed', object: '0-1', record: samples.ownClaimLapsed.contactId },
  { name: 'international-domain', object: '0-1', record: samples.freeInternational.contactId },
  { name: 'several-domains', object: '0-2', record: samples.severalDomains.companyId },
  { name: 'free-mail', object: '0-1', record: samples.freeMailContact.contactId },
  { name: 'disposable-mail', object: '0-1', record: samples.disposableMailContact.contactId },
  { name: 'no-domain', object: '0-1', record: samples.contactWithoutAnything.contactId },
  { name: 'ip-address', object: '0-2', record: samples.ipAddress.companyId },
  { name: 'vendors-domain', object: '0-2', record: samples.vendorsOwnDomain.companyId },
  { name: 'partners-domain', object: '0-1', record: samples.otherPartnersOwnDomain.contactId },
  { name: 'removed', object: '0-1', record: samples.removedByVendor.contactId },
];

/** Every state of the *Register deal* card; the last ones register. */
export async function registerDealShots({ devkit, language, withPage, shoot }: Shooter): Promise<void> {
  const open = (page: Parameters<typeof RegisterDealPage.open>[0], object: '0-1' | '0-2', record: string) =>
    RegisterDealPage.open(page, devkit.url, { portalId: alpha.portalId, object, record, language });

  for (const { name, object, record } of cardShots) {
    await withPage(async (page) => {
      const deal = await open(page, object, record);
      await deal.ready();
      await shoot(`register-deal-${name}`, page, deal.card);
    });
  }

  await withPage(async (page) => {
    const deal = await open(page, '0-1', samples.free.contactId);
    await deal.ready();
    await deal.card.getByRole('button', { name: deal.labels.actions.howDecided }).click();
    await shoot('register-deal-how-decided', page);
  });

  await withPage(async (page) => {
    const deal = await open(page, '0-1', samples.free.contactId);
    await deal.openPanel();
    await shoot('register-deal-form-deal', page);
    await deal.fillDeal('Nordlicht Marketing', language === 'de' ? '31.03.2027' : '31/03/2027');
    await deal.submit();
    await deal.panel.getByRole('alert').first().waitFor();
    await shoot('register-deal-form-faults', page);
    await deal.fillQualification();
    await shoot('register-deal-form-qualification', page);
    await deal.submit();
    await deal.registered();
    await shoot('register-deal-registered', page, deal.card);
    await shoot('register-deal-both-crms', page);
  });

  await withPage(async (page) => {
    const deal = await open(page, '0-1', samples.free.contactId);
    await deal.card.getByRole('button', { name: deal.labels.actions.registerAnother }).click();
    await deal.panel.waitFor();
    await shoot('register-deal-r7-another', page);
  });
}

/** What the card says while the hub is away; stops it. */
export async function hubAwayShots({ devkit, language, withPage, shoot }: Shooter): Promise<void> {
  await devkit.hub.stop();
  await withPage(async (page) => {
    const deal = await RegisterDealPage.open(page, devkit.url, {
      portalId: alpha.portalId,
      object: '0-1',
      record: samples.free.contactId,
      language,
    });
    await deal.card.getByRole('button', { name: deal.labels.actions.retry }).waitFor();
    await shoot('register-deal-unreachable', page, deal.card);
  });
}
