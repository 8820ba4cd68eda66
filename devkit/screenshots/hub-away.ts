import { samples } from '../samples/records.ts';
import { closeOn, product } from './register-deal-form.ts';
import type { Place, Shooter } from './shooter.ts';

const { alpha, vendor } = samples;

/** What the cards say while the hub is away; stops it. */
export async function hubAway(shooter: Shooter): Promise<void> {
  const place: Place = {
    portalId: alpha.portalId,
    object: '0-1',
    record: samples.freeInternational.contactId,
  };
  await shooter.withPage(
    async (page) => {
      const deal = await shooter.openRegisterDeal(page, {
        portalId: alpha.portalId,
        object: '0-1',
        record: samples.freeSecondLevelSuffix.contactId,
      });
      await deal.openPanel();
      await deal.fillDeal(product, closeOn[shooter.language]);
      await deal.fillQualification();
      await shooter.devkit.hub.stop();
      await deal.submit();
      await shooter.shoot(
        'register-deal-refused-unreachable',
        deal.panel,
        ({ errors }) => errors['hub.unreachable'],
      );
    },
    { height: 1500 },
  );
  await shooter.registerDeal('unreachable', place, ({ problem }) => problem.unreachable);
  await shooter.sharedDeal(
    'unreachable',
    { portalId: alpha.portalId, record: alpha.conversions.ownClaim.dealId },
    ({ problem }) => problem.unreachable,
  );
  await shooter.attribution(
    'unreachable',
    { portalId: vendor.portalId, object: '0-3', record: vendor.channelDealId },
    ({ attribution: { problem } }) => problem.unreachable,
  );
}
