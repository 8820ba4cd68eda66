import type { Page } from 'playwright-core';
import { samples } from '../samples/records.ts';
import type { Place, Shooter } from './shooter.ts';

const { alpha, beta } = samples;

/** Beta's own contact on the domain of `samples.otherPartnerLapsed`. */
const betasContactId = '401013';

export const product = 'Nordlicht Marketing';
export const closeOn = { en: '31/03/2027', de: '31.03.2027' } as const;

/** Forms are longer than a screen. */
const tall = { height: 1500 };

/** The form from opening it to what the card says once the deal is registered. */
export async function registerDealForm(shooter: Shooter): Promise<void> {
  const { labels, language } = shooter;
  const place: Place = { portalId: alpha.portalId, object: '0-1', record: samples.free.contactId };
  await shooter.withPage(async (page) => {
    const deal = await shooter.openRegisterDeal(page, place);
    const { panel } = deal;
    await deal.openPanel();
    await shooter.shoot('register-deal-form-deal', panel, ({ form }) => form.amountDescription);
    await panel.getByRole('button', { name: labels.actions.next }).click();
    await shooter.shoot('register-deal-form-deal-faults', panel, ({ form }) => form.summaryTitle(2));
    await deal.fillDeal(product, closeOn[language]);
    await deal.submit();
    await shooter.shoot('register-deal-form-qualification-faults', panel, ({ faults }) =>
      faults.confirmation_required(),
    );
    await deal.fillQualification();
    await shooter.shoot('register-deal-form-qualification', panel, ({ form }) =>
      form.contactSharingDescription(vendorName(shooter)),
    );
    await panel.getByRole('button', { name: labels.actions.back }).click();
    await panel.getByRole('button', { name: labels.actions.cancel }).click();
    await panel.waitFor({ state: 'detached' });
    await deal.openPanel();
    await panel.locator('input[name=amount][value="24000"]').waitFor({ state: 'attached' });
    await shooter.shoot('register-deal-form-draft-kept', panel, ({ form }) => form.amountDescription);
    await panel.getByRole('button', { name: labels.actions.next }).click();
    await deal.submit();
    await deal.registered();
    await shooter.shoot('register-deal-registered', deal.card, ({ sharedDeal }) => sharedDeal.heading);
  }, tall);

  await shooter.withPage(async (page) => {
    const deal = await shooter.openRegisterDeal(page, place);
    await shooter.shoot('register-deal-both-crms', page, ({ sharedDeal }) => sharedDeal.heading);
    await deal.card.getByRole('button', { name: labels.actions.howDecided }).click();
    await shooter.shoot('register-deal-receipt', page.getByRole('dialog'), ({ receipt }) => receipt.asItWas);
  });
  await shooter.withPage(async (page) => {
    const deal = await shooter.openRegisterDeal(page, place);
    await deal.card.getByRole('button', { name: labels.actions.registerAnother }).click();
    await deal.panel.waitFor();
    await shooter.shoot('register-deal-r7-another', deal.panel, ({ form }) => form.difference);
  }, tall);
}

/** While Alpha fills in its forms, Beta registers the same domain. */
export async function outcomeChanged(shooter: Shooter): Promise<void> {
  const { language } = shooter;
  const { contactId } = samples.otherPartnerLapsed;
  const { dealId } = alpha.conversions.otherPartnerLapsed;
  await shooter.withPage(async (page) => {
    const registering = await shooter.openRegisterDeal(page, {
      portalId: alpha.portalId,
      object: '0-1',
      record: contactId,
    });
    await registering.openPanel();
    await registering.fillDeal(product, closeOn[language]);
    await registering.fillQualification();
    await shooter.withPage(async (dealPage) => {
      const converting = await shooter.openSharedDeal(dealPage, { portalId: alpha.portalId, record: dealId });
      await converting.openPanel();
      await converting.fillDeal(product);
      await converting.fillQualification();
      await shooter.withPage((betasPage) => betaRegisters(shooter, betasPage));
      await converting.submit();
      await shooter.shoot(
        'shared-deal-outcome-changed',
        converting.panel,
        ({ changed }) => changed.now.best_partner_wins,
      );
    });
    await registering.submit();
    await shooter.shoot(
      'register-deal-outcome-changed',
      registering.panel,
      ({ changed }) => changed.now.best_partner_wins,
    );
    await registering.panel.getByRole('button', { name: shooter.labels.submit.register.anyway }).click();
    await registering.registered();
    await shooter.shoot(
      'register-deal-registered-best-partner-wins',
      registering.card,
      ({ types }) => types.best_partner_wins,
    );
  });
}

async function betaRegisters(shooter: Shooter, page: Page): Promise<void> {
  const deal = await shooter.openRegisterDeal(page, {
    portalId: beta.portalId,
    object: '0-1',
    record: betasContactId,
  });
  await deal.register(product, closeOn[shooter.language]);
}

/** A submission that the hub refuses: once because HubSpot is away, once because the domain left the record. */
export async function refusedSubmissions(shooter: Shooter): Promise<void> {
  const { faults } = shooter.devkit.standIn;
  const crm = shooter.devkit.standIn.portal(alpha.portalId);
  const { companyId, domain } = samples.freeSecondLevelSuffix;
  const written = crm.record('companies', companyId)?.properties ?? {};
  await shooter.withPage(async (page) => {
    const deal = await shooter.openRegisterDeal(page, {
      portalId: alpha.portalId,
      object: '0-2',
      record: companyId,
    });
    await deal.openPanel();
    await deal.fillDeal(product, closeOn[shooter.language]);
    await deal.fillQualification({ shareContact: false });
    faults.inject({ portalId: alpha.portalId, path: '/companies', status: 503, times: 100 });
    await deal.submit();
    await shooter.shoot('register-deal-refused-for-now', deal.panel, ({ problem }) => problem.nothingLost);
    faults.clear();
    crm.update('companies', companyId, {
      domain: 'penhale-trade.co.uk',
      website: 'https://penhale-trade.co.uk',
    });
    await deal.submit();
    await shooter.shoot('register-deal-refused', deal.panel, ({ errors }) => errors['domain.not_on_record']);
  }, tall);
  crm.update('companies', companyId, { domain, website: written['website'] ?? '' });
}

function vendorName({ devkit }: Pick<Shooter, 'devkit'>): string {
  return devkit.programme.vendor.name;
}
