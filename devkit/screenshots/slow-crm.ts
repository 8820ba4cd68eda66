import { samples } from '../samples/records.ts';
import { vendorsCompany } from './attribution.ts';
import { changeAttributedDeal, changeSharedDeal } from './later-deals.ts';
import { closeOn, product } from './register-deal-form.ts';
import type { Place, Shooter } from './shooter.ts';

const { alpha, beta, vendor } = samples;

/** The hub says why a CRM deal is late after its second attempt, and a worker that was not woken pauses half a minute. */
const secondAttemptMs = 75_000;

const writesOfDeals = '/deals/batch/(create|update|upsert)';

/** CRM deals that are being created, or take long, as each of the three cards says it. */
export async function slowCrms(shooter: Shooter): Promise<void> {
  const { faults } = shooter.devkit.standIn;
  faults.inject(takesNoDeals(beta.portalId));
  const place: Place = {
    portalId: beta.portalId,
    object: '0-1',
    record: beta.ownClaimInRenewalWindow.contactId,
  };
  await submitted(shooter, place, async (deal) => {
    await shooter.shoot(
      'register-deal-crm-creating',
      deal.card,
      ({ sharedDeal }) => sharedDeal.creatingInYourCrm,
    );
    await shooter.shoot(
      'register-deal-crm-unavailable',
      deal.card,
      ({ sharedDeal }) => sharedDeal.delayed.crm_unavailable,
      { timeout: secondAttemptMs },
    );
  });
  faults.clear();
  // A portal that is busy would not let the record be read either, and HubSpot's refusals show only after half a minute.
  for (const delayReason of ['crm_busy', 'crm_refused'] as const) {
    const before = changeSharedDeal((deal) => ({
      ...deal,
      crmDeals: {
        ...deal.crmDeals,
        partner: { state: 'delayed', crmDealId: null, url: null, delayReason },
      },
    }));
    await shooter.registerDeal(
      delayReason.replace('_', '-'),
      { ...place, before },
      ({ sharedDeal }) => sharedDeal.delayed[delayReason],
    );
  }

  faults.inject(takesNoDeals(vendor.portalId));
  const { dealId, domain } = alpha.conversions.freeInternational;
  await shooter.withPage(async (page) => {
    const deal = await shooter.openSharedDeal(page, { portalId: alpha.portalId, record: dealId });
    await deal.convert(product);
    const tab = page.locator('.record-tabs');
    await shooter.shoot('shared-deal-crm-creating', tab, ({ sharedDeal }) => sharedDeal.crmCreating);
    await deal.show('crmDeals');
    await shooter.shoot('shared-deal-crm-delayed', tab, ({ sharedDeal }) => sharedDeal.delayedWithoutReason, {
      timeout: secondAttemptMs,
    });
  });
  const attributed = vendorsCompany(shooter, domain);
  await shooter.attribution(
    'crm-unavailable',
    attributed,
    ({ attribution }) => attribution.delayed.crm_unavailable,
  );
  faults.clear();
  for (const delayReason of ['crm_busy', 'crm_refused'] as const) {
    await shooter.attribution(
      delayReason.replace('_', '-'),
      {
        ...attributed,
        before: changeAttributedDeal((deal) => ({
          ...deal,
          vendorCrmDeal: { state: 'delayed', crmDealId: null, url: null, delayReason },
        })),
      },
      ({ attribution }) => attribution.delayed[delayReason],
    );
  }
  await shooter.attribution(
    'crm-creating',
    {
      ...attributed,
      before: changeAttributedDeal((deal) => ({
        ...deal,
        vendorCrmDeal: { state: 'creating', crmDealId: null, url: null, delayReason: null },
      })),
    },
    ({ attribution }) => attribution.crmCreating,
  );
}

/** A portal that answers too late to writes of CRM deals, so that one is being created for some seconds and then late. */
function takesNoDeals(portalId: number) {
  return { portalId, method: 'POST', path: writesOfDeals, status: 503, delayMs: 8_000, times: 100 };
}

async function submitted(
  shooter: Shooter,
  place: Place,
  then?: (deal: Awaited<ReturnType<Shooter['openRegisterDeal']>>) => Promise<void>,
): Promise<void> {
  await shooter.withPage(async (page) => {
    const deal = await shooter.openRegisterDeal(page, place);
    await deal.openPanel();
    await deal.fillDeal(product, closeOn[shooter.language]);
    await deal.fillQualification();
    await deal.submit();
    await deal.panel.waitFor({ state: 'detached' });
    await then?.(deal);
  });
}
