import { openRecord } from '../drive/record-page.ts';
import { labelFiles } from '#extensions/kit/labels.ts';
import { samples } from '../samples/records.ts';
import type { Shooter } from './shot.ts';

const { vendor, free } = samples;

/** The CAM's card on what `registerDealShots` and `sharedDealShots` left in the vendor's portal. */
export async function attributionShots({ devkit, language, withPage, shoot }: Shooter): Promise<void> {
  const portal = devkit.standIn.portal(vendor.portalId);
  const sharedDeals = portal
    .records('deals')
    .filter(({ properties }) => properties['shared_deal_id'] !== undefined);
  const companyOf = (domain: string) =>
    portal.records('companies').find(({ properties }) => properties['registrable_domain'] === domain)?.id;
  const dealOfType = (type: string) =>
    sharedDeals.find(({ properties }) => properties['shared_deal_type'] === type)?.id;

  const shots = [
    { name: 'channel', object: '0-3', record: dealOfType('channel') },
    { name: 'best-partner-wins', object: '0-3', record: dealOfType('best_partner_wins') },
    { name: 'company', object: '0-2', record: companyOf(free.domain) },
    { name: 'no-partners-cam', object: '0-3', record: vendor.channelDealId },
    { name: 'no-partners-direct-rep', object: '0-3', record: vendor.difmDealId },
    { name: 'no-partners-without-owner', object: '0-3', record: vendor.dealWithoutOwnerId },
    { name: 'no-domain', object: '0-2', record: vendor.companyWithoutDomainId },
  ] as const;
  const labels = labelFiles[language];
  for (const { name, object, record } of shots) {
    if (record === undefined) throw new Error(`There is no record for the picture ${name}.`);
    await withPage(async (page) => {
      await openRecord(page, devkit.url, { portalId: vendor.portalId, object, record, language });
      const card = page.locator('[data-card=partner_attribution_card]');
      await card.getByText(labels.attribution.loading).waitFor({ state: 'detached' });
      await card.getByRole('heading').nth(1).waitFor();
      await shoot(`attribution-${name}`, page, card);
    });
  }
}
