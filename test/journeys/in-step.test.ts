import { describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { labelFiles } from '#extensions/kit/all-labels.ts';
import type { Language } from '#extensions/kit/labels.ts';
import type { DoorName } from '#devkit/package/variant.ts';
import { samples } from '#devkit/samples/records.ts';
import { aJourney } from '#test/support/a-journey.ts';

/** One deal in two CRMs, as the people of both sides see it: what is meant to cross does, and nothing else. */
function walkInStep(language: Language, door: DoorName): void {
  const { alpha, vendor } = samples;
  const { dealId } = alpha.conversions.ownClaim;
  const labels = labelFiles[language];
  const words = labels.inStep;
  const journey = aJourney({ door });
  const { crm, crmDealOf } = journey;

  const inPartner = () => crm(alpha.portalId).record('deals', dealId)?.properties ?? {};
  const inVendor = () => crmDealOf(vendor.portalId, inPartner()['shared_deal_id'] ?? '');
  const change = (properties: Record<string, string>) =>
    crm(vendor.portalId).update('deals', inVendor().id, properties);
  const personOf = (portalId: number, email: string) => {
    const person = crm(portalId).owners.find((owner) => owner.email === email);
    if (person === undefined) throw new Error(`${email} is missing in portal ${portalId}.`);
    return person;
  };
  const author = () => personOf(alpha.portalId, { en: alpha.englishUser, de: alpha.germanUser }[language]);
  const partnersCard = () =>
    journey.sharedDeal({ portalId: alpha.portalId, record: dealId, language, user: author().userId });
  const vendorsCard = () =>
    journey.attribution({
      portalId: vendor.portalId,
      object: '0-3',
      record: inVendor().id,
      language,
      user: personOf(vendor.portalId, vendor.cam).userId,
    });
  const notesOn = (portalId: number, recordId: string) =>
    crm(portalId)
      .records('notes')
      .filter(({ id }) => crm(portalId).associatedIds('notes', id, 'deals').includes(recordId))
      .map(({ properties }) => properties['hs_note_body'] ?? '');
  const lastCall = () => journey.devkit.standIn.journal.at(-1)?.number ?? 0;

  /** Nothing is on its way any more, and nobody calls. */
  async function rest(): Promise<void> {
    let before: number;
    do {
      before = lastCall();
      await journey.devkit.standIn.webhooks.idle();
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    } while (lastCall() > before);
  }

  /** By the reader’s own writing of money: spaces are not always what they seem. */
  const shows = (what: Locator, text: string) =>
    expect
      .poll(async () => (await what.innerText()).replaceAll('\u00a0', ' '), { timeout: 20_000 })
      .toContain(text);

  it('a deal is shared, and its card says what stands in both CRMs', async () => {
    const shared = await partnersCard();
    await shared.convert('Nordlicht Marketing');
    await expect.poll(() => inPartner()['shared_deal_id'], { timeout: 20_000 }).toBeDefined();
    await rest();
    const { card } = await partnersCard();
    await card.getByRole('heading', { name: words.heading }).waitFor();
    await card.getByText(words.nothingHappened).waitFor();
  });

  it('an amount that the vendor changes in its CRM stands in the partner’s CRM and on its card', async () => {
    const amount = { en: '€31,500.00', de: '31.500,00 €' }[language];
    change({ amount: '31500' });
    await expect.poll(() => inPartner()['amount'], { timeout: 20_000 }).toBe('31500');
    const shared = await partnersCard();
    await shows(shared.property('amount'), amount);
    await shows(
      shared.property('amount'),
      words.directions.to_partner({ vendor: 'Nordlicht Software', partner: '' }),
    );
    await shared.property('amount').getByText(words.states.in_step, { exact: true }).waitFor();
    await expect
      .poll(async () => (await shared.card.innerText()).replaceAll('\u00a0', ' '))
      .toMatch(new RegExp(`${words.properties.amount}: .*${amount.replaceAll('.', '\\.')}`));
  });

  it('a message posted on the partner’s card is read on the vendor’s, and stands as a note in both CRMs', async () => {
    const message = `Can we meet on Friday? (${language})`;
    const shared = await partnersCard();
    await shared.say(message);
    await shared.card.getByText(labels.messages.notYetReadBy('Nordlicht Software')).waitFor();

    const attribution = await vendorsCard();
    await attribution.showDetails('messages');
    await attribution.card.getByText(message, { exact: true }).waitFor();
    const { firstName, lastName } = author();
    const by = labels.messages.by(`${firstName} ${lastName}`, 'Alpha Digital');
    await attribution.card.getByText(by, { exact: true }).waitFor();
    await expect
      .poll(() => [notesOn(alpha.portalId, dealId), notesOn(vendor.portalId, inVendor().id)], {
        timeout: 20_000,
      })
      .toEqual([[expect.stringContaining(message)], [expect.stringContaining(message)]]);

    const { card } = await partnersCard();
    await card.getByText(labels.messages.readBy('Nordlicht Software', '')).first().waitFor();
  });

  it('Sync now finds and repairs what a lost webhook left behind', async () => {
    const { webhooks } = journey.devkit.standIn;
    const dropped = webhooks.droppedCount;
    webhooks.dropNext(1, { portalId: vendor.portalId, propertyName: 'hs_next_step' });
    change({ hs_next_step: 'Send the offer by Monday.' });
    await expect.poll(() => webhooks.droppedCount, { timeout: 10_000 }).toBe(dropped + 1);
    await rest();
    expect(inPartner()['hs_next_step']).not.toBe('Send the offer by Monday.');

    const shared = await partnersCard();
    await shared.syncNow();
    await shows(shared.property('next_steps'), 'Send the offer by Monday.');
    expect(inPartner()['hs_next_step']).toBe('Send the offer by Monday.');
  });

  it('what the partner enters is seen on the vendor’s card too', async () => {
    crm(alpha.portalId).update('deals', dealId, { hs_next_step: 'Sign on Tuesday.' });
    await expect
      .poll(() => inVendor().properties['hs_next_step'], { timeout: 20_000 })
      .toBe('Sign on Tuesday.');
    const attribution = await vendorsCard();
    await attribution.showDetails('inStep');
    await shows(attribution.property('next_steps'), 'Sign on Tuesday.');
  });

  it('story 10: a new name of the partner’s CRM deal does not reach the vendor', async () => {
    const before = inVendor().properties['dealname'];
    crm(alpha.portalId).update('deals', dealId, { dealname: 'Our own name for it' });
    await rest();
    expect(inVendor().properties['dealname']).toBe(before);
    expect(inPartner()['dealname']).toBe('Our own name for it');
    const shared = await partnersCard();
    await shows(
      shared.property('name'),
      words.directions.once({ vendor: 'Nordlicht Software', partner: '' }),
    );
  });

  it('story 12: a note that a person writes on either side causes no call at all', async () => {
    await rest();
    const before = lastCall();
    for (const [portalId, recordId] of [
      [alpha.portalId, dealId],
      [vendor.portalId, inVendor().id],
    ] as const) {
      const note = crm(portalId).create('notes', {
        hs_note_body: 'Do not tell the others.',
        hs_timestamp: new Date().toISOString(),
      });
      crm(portalId).associate('notes', note.id, 'deals', recordId);
    }
    await rest();
    const calls = journey.devkit.standIn.journal.filter(({ number }) => number > before);
    expect(calls).toEqual([]);
  });

  it('saw no request or reply that HubSpot would not know', () => {
    expect(journey.devkit.standIn.violations).toEqual([]);
  });
}

describe('in English, through app functions', () => {
  walkInStep('en', 'function');
});

describe('in German, by hubspot.fetch', () => {
  walkInStep('de', 'fetch');
});
