import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { OperationName } from '#contracts/operations.ts';
import { samples } from '../samples/records.ts';
import type { Place, Shooter } from './shooter.ts';

const { alpha, beta, delta } = samples;

const atLimit: Place = { portalId: delta.portalId, object: '0-1', record: delta.free.contactId };

/** Delta's claims are used up: releasing one in place, what the hub may say to it, and what its open deal says then. */
export async function releasedClaims(shooter: Shooter): Promise<void> {
  const { labels } = shooter;
  await shooter.withPage(async (page) => {
    const { card } = await shooter.openRegisterDeal(page, atLimit);
    await card.getByRole('button', { name: labels.release.release, exact: true }).first().click();
    const question = page.getByRole('dialog');
    await shooter.shoot('register-deal-release-claim', question, () => /lindenau/);
    // Somebody else of the partner's released it meanwhile.
    await release(shooter, page, delta.portalId, delta.ownClaimInRenewalWindow.domain);
    await question.getByRole('button', { name: labels.release.confirm }).click();
    await shooter.shoot('register-deal-release-refused', question, ({ errors }) => errors['claim.not_yours']);
  });
  await shooter.registerDeal('released-claim', atLimit, ({ availability }) => availability.R2);
}

/** A deal that was shared while the partner held the domain, after the partner has given it up. */
export async function releasedUnderADeal(shooter: Shooter, product: string): Promise<void> {
  const { dealId, domain } = delta.conversions.ownClaim;
  await shooter.withPage(async (page) => {
    const deal = await shooter.openSharedDeal(page, { portalId: delta.portalId, record: dealId });
    await deal.convert(product);
    await release(shooter, page, delta.portalId, domain);
  });
  await shooter.sharedDeal(
    'claim-released',
    { portalId: delta.portalId, record: dealId },
    ({ sharedDealCard }) => sharedDealCard.notices.ownership_released.title,
  );
}

/** R7: Beta gives up the domain on which Alpha has a Best Partner Wins deal; registering again makes it a Channel deal. */
export async function retypedDeal(shooter: Shooter): Promise<void> {
  const place: Place = { portalId: alpha.portalId, object: '0-1', record: samples.otherPartner.contactId };
  await shooter.withPage(async (page) => {
    await shooter.openRegisterDeal(page, place);
    await release(shooter, page, beta.portalId, samples.otherPartner.domain);
  });
  await shooter.withPage(
    async (page) => {
      const deal = await shooter.openRegisterDeal(page, place);
      await shooter.shoot('register-deal-r7-retypes', deal.card, ({ becomes }) => becomes.channel);
      await deal.openPanel();
      await shooter.shoot('register-deal-r7-form', deal.panel, ({ form }) => form.existingKeepDescription);
      await deal.fillDeal('Nordlicht Service', shooter.language === 'de' ? '30.04.2027' : '30/04/2027');
      await deal.fillQualification();
      await deal.submit();
      await deal.registered();
      await shooter.shoot('register-deal-r7-retyped', deal.card, ({ types }) => types.channel);
    },
    { height: 1500 },
  );
  await shooter.sharedDeal(
    'retyped',
    { portalId: alpha.portalId, record: alpha.conversions.otherPartner.dealId },
    ({ receipt }) => receipt.asItWas,
    (deal) => deal.show('decided'),
  );
}

/** Releases a claim as the card's own button does, through the portal's function; for claims that no card lists. */
async function release(shooter: Shooter, page: Page, portalId: number, domain: string): Promise<void> {
  const operation: OperationName = 'release-claim';
  const [user] = shooter.devkit.standIn.portal(portalId).owners;
  const request = { requestId: randomUUID(), domain };
  const send = async () => {
    const response = await page.request.post(new URL('/__host/serverless', shooter.devkit.url).href, {
      data: {
        portalId,
        objectTypeId: '0-1',
        objectId: '1',
        name: operation.replaceAll('-', '_'),
        parameters: { request, user: { id: user?.userId ?? 0, email: user?.email ?? '' } },
      },
    });
    return response.text();
  };
  let reply = await send();
  // A busy machine may need longer than a function has; sent again it is the same request.
  for (let attempt = 1; attempt < 3 && !reply.includes('"ok"'); attempt += 1) reply = await send();
  if (!reply.includes('"ok"')) throw new Error(`The claim on ${domain} was not released: ${reply}`);
}
