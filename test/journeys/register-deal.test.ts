import { describe, expect, it } from 'vitest';
import { samples } from '#devkit/samples/records.ts';
import { aJourney } from '#test/support/a-journey.ts';

/**
 * Story 1 through the real parts: HubSpot's bundle of the card in a real browser, the built function, the hub as a program of
 * its own, the real API client over HTTP, and both CRMs looked at afterwards.
 */
const { alpha, vendor, free } = samples;

const journey = aJourney();
const { crm, sharedDeals, ownerId, everythingIn } = journey;

const onContact = (language: 'en' | 'de' = 'en') =>
  journey.registerDeal({ portalId: alpha.portalId, object: '0-1', record: free.contactId, language });

describe('story 1: a free domain, 3 of 50 claims held', () => {
  it('shows what registering would do and writes nothing for it', async () => {
    const before = everythingIn();
    const { card } = await onContact();
    await card.getByText('This becomes a Channel deal.').waitFor();
    await card.getByText('You and Jana Winter (CAM) are responsible.').waitFor();
    await card.getByText('4 of 50 used after this').waitFor();
    expect(everythingIn()).toBe(before);
  });

  it('opens with one call to the hub', async () => {
    const calls: string[] = [];
    journey.page.on('request', (request) => {
      if (/__host\/(serverless|fetch)$/.test(request.url())) calls.push(request.postData() ?? '');
    });
    const { card, labels } = await onContact();
    await card.getByRole('button', { name: labels.submit.register.action }).waitFor();
    expect(calls).toEqual([expect.stringMatching(/view[-_]record/)]);
  });

  it('leads to each field that is missing and keeps what was typed when the panel is closed', async () => {
    const deal = await onContact();
    await deal.openPanel();
    await deal.panel.getByRole('button', { name: deal.labels.actions.next }).click();
    await deal.panel.getByText(deal.labels.form.summaryTitle(2)).waitFor();
    await deal.panel.getByRole('textbox', { name: deal.labels.form.amount }).fill('24000');
    await deal.panel.getByRole('textbox', { name: deal.labels.form.amount }).blur();
    await deal.panel.getByRole('button', { name: deal.labels.actions.cancel }).click();
    await deal.panel.waitFor({ state: 'detached' });
    await deal.openPanel();
    expect(await deal.panel.getByRole('textbox', { name: deal.labels.form.amount }).inputValue()).toMatch(
      /24.?000/,
    );
  });

  it('registers once however often the button is pressed, and both CRMs have the deal', async () => {
    const deal = await onContact();
    await deal.openPanel();
    await deal.fillDeal('Nordlicht Marketing', '31/03/2027');
    await deal.fillQualification();
    await deal.panel.getByRole('button', { name: deal.labels.submit.register.action }).dblclick();
    await deal.card.getByText(/^Jana Winter was notified/).waitFor();
    await deal.card.getByRole('link', { name: deal.labels.actions.openCrmDeal }).first().waitFor();

    const [inPartner, ...moreInPartner] = sharedDeals(alpha.portalId);
    const [inVendor, ...moreInVendor] = sharedDeals(vendor.portalId);
    expect([moreInPartner, moreInVendor]).toEqual([[], []]);
    if (inPartner === undefined || inVendor === undefined)
      throw new Error('the shared deal is missing in a CRM');
    expect(inPartner.properties['shared_deal_id']).toBe(inVendor.properties['shared_deal_id']);

    // The partner's CRM deal stands on the record it was registered from.
    expect(inPartner.properties).toMatchObject({
      dealname: 'Falkenried Optik GmbH – Nordlicht Marketing',
      amount: '24000',
      deal_currency_code: 'EUR',
      shared_deal_type: 'channel',
      shared_deal_state: 'open',
      shared_deal_domain: free.domain,
    });
    expect(inPartner.properties['closedate']).toMatch(/^2027-03-31T/);
    expect(crm(alpha.portalId).associatedIds('deals', inPartner.id, 'contacts')).toEqual([free.contactId]);
    expect(crm(alpha.portalId).associatedIds('deals', inPartner.id, 'companies')).toEqual([free.companyId]);

    // The vendor's has the CAM as owner, one company by our unique domain and without owner, and the contact.
    expect(inVendor.properties['hubspot_owner_id']).toBe(ownerId(vendor.portalId, vendor.cam));
    const companies = crm(vendor.portalId)
      .records('companies')
      .filter(({ properties }) => properties['registrable_domain'] === free.domain);
    expect(companies).toHaveLength(1);
    expect(companies[0]?.properties['hubspot_owner_id']).toBeUndefined();
    expect(crm(vendor.portalId).associatedIds('deals', inVendor.id, 'companies')).toEqual([companies[0]?.id]);
    const contacts = crm(vendor.portalId)
      .records('contacts')
      .filter(({ properties }) => properties['email'] === 'a@falkenried-optik.de');
    expect(contacts).toHaveLength(1);
    expect(crm(vendor.portalId).associatedIds('deals', inVendor.id, 'contacts')).toEqual([contacts[0]?.id]);

    // The CAM is told once, on the deal.
    const tasks = crm(vendor.portalId).records('tasks');
    expect(tasks).toHaveLength(1);
    expect(tasks[0]?.properties['hubspot_owner_id']).toBe(ownerId(vendor.portalId, vendor.cam));
    expect(crm(vendor.portalId).associatedIds('tasks', tasks[0]?.id ?? '', 'deals')).toEqual([inVendor.id]);
  });

  it('leads from the card to the CRM deal', async () => {
    const { card, labels } = await onContact();
    const link = card.getByRole('link', { name: labels.actions.openCrmDeal }).first();
    await journey.page.goto((await link.getAttribute('href')) ?? '');
    await journey.page
      .getByRole('heading', { name: 'Falkenried Optik GmbH – Nordlicht Marketing' })
      .waitFor();
  });

  it('offers the shared deal instead of a second one (R7), and a further one on request', async () => {
    const deal = await journey.registerDeal({
      portalId: alpha.portalId,
      object: '0-2',
      record: free.companyId,
      language: 'en',
    });
    await deal.card.getByText('Your shared deal').waitFor();
    expect(
      await deal.card.getByRole('button', { name: deal.labels.submit.register.action, exact: true }).count(),
    ).toBe(0);
    await deal.card.getByRole('button', { name: deal.labels.actions.registerAnother }).click();
    await deal.panel.waitFor();
    await deal.panel.getByLabel(deal.labels.form.difference).fill('The second shop, opened in spring.');
    await deal.fillDeal('Nordlicht Sales', '30/06/2027');
    await deal.fillQualification({ shareContact: false });
    await deal.submit();
    await expect.poll(() => sharedDeals(vendor.portalId).length, { timeout: 20_000 }).toBe(2);
    expect(sharedDeals(alpha.portalId)).toHaveLength(2);
  });

  it('is found again after the hub was started anew', async () => {
    await journey.devkit.restartHub();
    const { card } = await onContact();
    await card.getByText('Your shared deal').waitFor();
  });

  it('speaks German where the reader does', async () => {
    const { card } = await onContact('de');
    await card.getByText('Ihr geteilter Deal').waitFor();
    await card.getByText('Channeldeal', { exact: true }).first().waitFor();
  });
});

describe('when the hub is away', () => {
  it('says what still works and goes on once it is back', async () => {
    await journey.devkit.hub.stop();
    const { card, labels } = await onContact();
    await card.getByText('Deal registration cannot be reached').waitFor();
    await card.getByText(/Request id to quote/).waitFor();
    await journey.devkit.restartHub();
    await card.getByRole('button', { name: labels.actions.retry }).click();
    await card.getByText('Your shared deal').waitFor();
  });
});

describe('the stand-in', () => {
  it('saw no request or reply that HubSpot would not know', () => {
    expect(journey.devkit.standIn.violations).toEqual([]);
  });
});

describe('a second start', () => {
  it('finds the registered deal and both CRM deals again', async () => {
    const before = everythingIn();
    await journey.startAgain();
    expect(everythingIn()).toBe(before);
    const { card } = await onContact();
    await card.getByRole('link', { name: 'Open the deal record' }).first().waitFor();
  }, 120_000);
});
