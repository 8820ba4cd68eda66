import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '#devkit/browser-launch/launch-browser.ts';
import { openRecord } from '#devkit/drive/record-page.ts';
import { RegisterDealPage } from '#devkit/drive/register-deal-page.ts';
import { SharedDealPage } from '#devkit/drive/shared-deal-page.ts';
import { samples } from '#devkit/samples/records.ts';
import { labelFiles } from '#extensions/kit/labels.ts';
import { aDevkit, type TestDevkit } from '#test/support/a-devkit.ts';
import { crmLooks } from '#test/support/crm-looks.ts';

/** The stories of the rules page that a partner's user and a CAM live through, in the browser, in both languages. */
const { alpha, beta, delta, vendor } = samples;
const languages = ['en', 'de'] as const;
const product = 'Nordlicht Marketing';
const closeOn = { en: '31/03/2027', de: '31.03.2027' };

describe.each(languages)('in %s', (language) => {
  const labels = labelFiles[language];
  let kit: TestDevkit;
  let browser: Browser;
  let page: Page;
  const { crm, sharedDeals, ownerId, everythingIn } = crmLooks(() => kit.devkit);

  beforeAll(async () => {
    [kit, browser] = await Promise.all([aDevkit(), launchBrowser()]);
  });

  afterAll(async () => {
    await browser.close();
    await kit.end();
  });

  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
    page.setDefaultTimeout(30_000);
  });

  afterEach(() => page.close());

  const onContact = (portalId: number, record: string) =>
    RegisterDealPage.open(page, kit.devkit.url, { portalId, object: '0-1', record, language });
  const onDeal = (portalId: number, record: string) =>
    SharedDealPage.open(page, kit.devkit.url, { portalId, record, language });

  it('story 1: a free domain becomes a Channel deal with a claim, one CRM deal on each side, and the CAM is told once', async () => {
    const before = everythingIn();
    const deal = await onContact(alpha.portalId, samples.free.contactId);
    await deal.card.getByText(labels.becomes.channel).waitFor();
    await deal.card.getByText(labels.capacity.after('4', '50')).waitFor();
    expect(everythingIn()).toBe(before);
    await deal.register(product, closeOn[language]);
    const [inPartner, inVendor] = [sharedDeals(alpha.portalId), sharedDeals(vendor.portalId)];
    expect([inPartner.length, inVendor.length]).toEqual([1, 1]);
    expect(inPartner[0]?.properties['shared_deal_id']).toBe(inVendor[0]?.properties['shared_deal_id']);
    expect(inVendor[0]?.properties['hubspot_owner_id']).toBe(ownerId(vendor.portalId, vendor.cam));
    expect(crm(vendor.portalId).records('tasks')).toHaveLength(1);
  });

  it('story 2: at the limit a free domain becomes a Partner Collaboration with the routed rep, without a claim', async () => {
    const deal = await onContact(delta.portalId, delta.free.contactId);
    await deal.card.getByText(labels.becomes.partner_collaboration).waitFor();
    await deal.register(product, closeOn[language]);
    const inVendor = sharedDeals(vendor.portalId).at(-1);
    expect(inVendor?.properties).toMatchObject({
      shared_deal_type: 'partner_collaboration',
      hubspot_owner_id: ownerId(vendor.portalId, vendor.defaultRep),
    });
    expect(inVendor?.properties['shared_deal_claim_ends_on']).toBeUndefined();
  });

  it("story 2: at the limit a rep's domain is still his and another partner's still another partner's", async () => {
    const withRep = await onContact(delta.portalId, delta.directRep.contactId);
    await withRep.card.getByText(labels.becomes.partner_collaboration).waitFor();
    const withPartner = await onContact(delta.portalId, delta.otherPartner.contactId);
    await withPartner.card.getByText(labels.becomes.best_partner_wins).waitFor();
  });

  it("story 3: a direct rep's domain becomes a Partner Collaboration that the rep leads and the CAM supports", async () => {
    const deal = await onContact(alpha.portalId, samples.directRep.contactId);
    await deal.card.getByText(labels.becomes.partner_collaboration).waitFor();
    // The rep's name appears after registering.
    expect(await deal.card.getByText(/Lukas Adler/).count()).toBe(0);
    await deal.register(product, closeOn[language]);
    await deal.card
      .getByText(/Lukas Adler/)
      .first()
      .waitFor();

    const inVendor = sharedDeals(vendor.portalId).at(-1);
    expect(inVendor?.properties['hubspot_owner_id']).toBe(ownerId(vendor.portalId, samples.directRep.rep));
    const tasks = crm(vendor.portalId)
      .records('tasks')
      .filter(({ id }) =>
        crm(vendor.portalId)
          .associatedIds('tasks', id, 'deals')
          .includes(inVendor?.id ?? ''),
      );
    expect(tasks.map(({ properties }) => properties['hubspot_owner_id'])).toEqual([
      ownerId(vendor.portalId, samples.directRep.rep),
    ]);
  });

  it("story 4: Beta registers Alpha's domain: Best Partner Wins, and Alpha's records stay byte-identical", async () => {
    const before = everythingIn(alpha.portalId, samples.alphaUk.portalId);
    const deal = await onContact(beta.portalId, beta.claimedByAlpha.contactId);
    await deal.card.getByText(labels.becomes.best_partner_wins).waitFor();
    await deal.register(product, closeOn[language]);
    expect(sharedDeals(beta.portalId).at(-1)?.properties['shared_deal_type']).toBe('best_partner_wins');
    expect(await deal.card.getByText(/Alpha/).count()).toBe(0);
    expect(everythingIn(alpha.portalId, samples.alphaUk.portalId)).toBe(before);
  });

  it('story 10: a CRM deal is converted and stays the same CRM deal', async () => {
    const { dealId } = alpha.conversions.ownClaim;
    const before = crm(alpha.portalId).record('deals', dealId)?.properties ?? {};
    const shared = await onDeal(alpha.portalId, dealId);
    await shared.convert(product);
    await shared.card.getByText(labels.sharedDealCard.toDo).waitFor();

    const after = crm(alpha.portalId).record('deals', dealId)?.properties ?? {};
    expect(after['shared_deal_id']).toBeDefined();
    for (const kept of ['dealname', 'amount', 'pipeline', 'dealstage', 'hubspot_owner_id']) {
      expect(after[kept]).toBe(before[kept]);
    }
    const twin = sharedDeals(vendor.portalId).find(
      ({ properties }) => properties['shared_deal_id'] === after['shared_deal_id'],
    );
    expect(twin?.properties['dealname']).toBe(before['dealname']);
  });

  it.each([
    ['company', alpha.dealWithoutCompanyId],
    ['contact', alpha.dealWithoutContactId],
  ])('story 10: without a %s nothing is written', async (_what, dealId) => {
    const before = everythingIn();
    const shared = await onDeal(alpha.portalId, dealId);
    await shared.card.getByRole('link', { name: labels.help.feedback }).waitFor();
    expect(await shared.card.getByRole('button', { name: labels.submit.convert.action }).count()).toBe(0);
    expect(everythingIn()).toBe(before);
  });

  it.each([
    ['a second-level suffix', samples.freeSecondLevelSuffix.contactId, 'harrowpenhale.co.uk'],
    ['an international domain', samples.freeInternational.contactId, 'grünwinkel-möbelbau.de'],
    ["a customer's name on a shared host", samples.sharedHost.contactId, 'blumen-ottilie.github.io'],
    [
      'a host that only the policy knows as shared',
      samples.policySharedHost.contactId,
      'glaserei-thorn.hs-sites.com',
    ],
    ['letters of two scripts', samples.mixedScripts.contactId, 'xn--lmira-handelshaus-r4n.com'],
  ])('story 11: the card says which domain it means: %s', async (_what, record, written) => {
    const { card } = await onContact(alpha.portalId, record);
    await card.getByText(written).first().waitFor();
  });

  it('story 11: a free-mail address is no domain to claim', async () => {
    const { card } = await onContact(alpha.portalId, samples.freeMailContact.contactId);
    await card.getByText(labels.nothingToDecide.free_mail_domain.title).waitFor();
  });

  it('the vendor sees at one look whose deal it is and why', async () => {
    const inVendor = sharedDeals(vendor.portalId).find(
      ({ properties }) =>
        properties['shared_deal_domain'] === alpha.conversions.ownClaim.domain &&
        properties['shared_deal_type'] === 'channel',
    );
    await openRecord(page, kit.devkit.url, {
      portalId: vendor.portalId,
      object: '0-3',
      record: inVendor?.id ?? '',
      language,
    });
    const card = page.locator('[data-card=partner_attribution_card]');
    await card.getByText(labels.attribution.broughtBy.sourced('Alpha Digital')).first().waitFor();
    await card
      .getByText(/tannhof-energiewerk\.de/)
      .first()
      .waitFor();
  });

  it('saw no request or reply that HubSpot would not know', () => {
    expect(kit.devkit.standIn.violations).toEqual([]);
  });
});
