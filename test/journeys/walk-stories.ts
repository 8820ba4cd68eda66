import { expect, it } from 'vitest';
import { addDays, dayOf } from '#core/calendar-day.ts';
import { labelFiles } from '#extensions/kit/all-labels.ts';
import type { Language } from '#extensions/kit/labels.ts';
import type { DoorName } from '#devkit/package/variant.ts';
import { aJourney } from '#test/support/a-journey.ts';
import type { Cast } from './casts/cast.ts';
import { closeOn } from './close-on.ts';

/** The stories of the rules page that a partner's user and a CAM live through, in the browser. */
export function walkStories(cast: Cast, language: Language, door: DoorName): void {
  const labels = labelFiles[language];
  const { vendorPortalId, product } = cast;
  const journey = aJourney({
    door,
    ...(cast.sourceFolder === undefined ? {} : { sourceFolder: cast.sourceFolder }),
  });
  const { crm, sharedDeals, crmDealOf, companyOf, tasksOn, ownerId, everythingIn } = journey;

  const onContact = ({ portalId, contactId }: { portalId: number; contactId: string }) =>
    journey.registerDeal({ portalId, object: '0-1', record: contactId, language });
  const onDeal = (portalId: number, record: string) => journey.sharedDeal({ portalId, record, language });

  /** The vendor's CRM deal of the shared deal that this partner's portal made last, and both CRMs agree on it. */
  const lastRegistered = (portalId: number) => {
    const inPartner = sharedDeals(portalId).at(-1);
    const sharedDealId = inPartner?.properties['shared_deal_id'] ?? '';
    return { inPartner, inVendor: crmDealOf(vendorPortalId, sharedDealId) };
  };
  /** The vendor's people who have a task on its CRM deal, by owner id. */
  const expectTold = (dealId: string, ...ownerIds: (string | undefined)[]) =>
    expect
      .poll(() => tasksOn(vendorPortalId, dealId).map(({ properties }) => properties['hubspot_owner_id']))
      .toEqual(ownerIds);

  it('story 1: a free domain becomes a Channel deal with a claim, one CRM deal on each side, and the CAM is told once', async () => {
    const { free } = cast;
    const before = everythingIn();
    const deal = await onContact(free);
    await deal.card.getByText(labels.becomes.channel).waitFor();
    await deal.card.getByText(labels.capacity.after(free.claimsAfter, free.claimLimit)).waitFor();
    expect(everythingIn()).toBe(before);

    await deal.register(product, closeOn[language]);
    const [inPartner, inVendor] = [sharedDeals(free.portalId), sharedDeals(vendorPortalId)];
    expect([inPartner.length, inVendor.length]).toEqual([1, 1]);
    expect(inPartner[0]?.properties['shared_deal_id']).toBe(inVendor[0]?.properties['shared_deal_id']);
    const decided = {
      shared_deal_type: 'channel',
      shared_deal_domain: free.domain,
      shared_deal_claim_ends_on: addDays(dayOf(new Date(), 'Europe/Berlin'), free.claimDays),
      shared_deal_commission: 'eligible',
      shared_deal_tier_credit: 'eligible',
    };
    for (const [crmDeal] of [inPartner, inVendor]) expect(crmDeal?.properties).toMatchObject(decided);
    expect(companyOf(vendorPortalId, free.domain).properties['shared_deal_holder']).toBe(free.partner);
    const cam = ownerId(vendorPortalId, free.cam);
    expect(inVendor[0]?.properties['hubspot_owner_id']).toBe(cam);
    await expectTold(inVendor[0]?.id ?? '', cam);
  });

  it('story 1: the domain looked at again leads to the same shared deal', async () => {
    const { card } = await onContact(cast.free);
    await card.getByText(labels.sharedDeal.alreadyThere).waitFor();
    const link = card.getByRole('link', { name: labels.actions.openCrmDeal }).first();
    expect(await link.getAttribute('href')).toContain(sharedDeals(cast.free.portalId)[0]?.id);
  });

  it('story 2: at the limit a free domain becomes a Partner Collaboration with the routed rep, without a claim', async () => {
    const { free, routedRep, cam } = cast.atLimit;
    const deal = await onContact(free);
    await deal.card.getByText(labels.becomes.partner_collaboration).waitFor();
    await deal.card.getByText(labels.team.supporting(cam(labels))).waitFor();
    await deal.register(product, closeOn[language]);

    const { inPartner, inVendor } = lastRegistered(free.portalId);
    for (const crmDeal of [inPartner, inVendor]) {
      expect(crmDeal?.properties).toMatchObject({ shared_deal_type: 'partner_collaboration' });
      expect(crmDeal?.properties['shared_deal_claim_ends_on']).toBeUndefined();
    }
    const rep = ownerId(vendorPortalId, routedRep);
    expect(inVendor.properties['hubspot_owner_id']).toBe(rep);
    await expectTold(inVendor.id, rep);
    expect(companyOf(vendorPortalId, free.domain).properties['shared_deal_holder']).toBeUndefined();
  });

  it("story 2: at the limit a rep's domain is still the rep's and another partner's still another partner's", async () => {
    const withRep = await onContact(cast.atLimit.directReps);
    await withRep.card.getByText(labels.availability.R4, { exact: true }).waitFor();
    await withRep.card.getByText(labels.becomes.partner_collaboration).waitFor();
    const withPartner = await onContact(cast.atLimit.otherPartners);
    await withPartner.card.getByText(labels.becomes.best_partner_wins).waitFor();
  });

  it("story 3: a direct rep's domain becomes a Partner Collaboration that the rep leads and the CAM supports", async () => {
    const { rep, repBeforehand, repIsNamedBeforehand, cam, portalId } = cast.directReps;
    const deal = await onContact(cast.directReps);
    await deal.card.getByText(labels.becomes.partner_collaboration).waitFor();
    await deal.card.getByText(sentenceOf(repBeforehand(labels), labels.team.responsible)).waitFor();
    await deal.card.getByText(labels.team.supporting(cam(labels))).waitFor();
    expect((await deal.card.getByText(rep.name).count()) > 0).toBe(repIsNamedBeforehand);

    await deal.register(product, closeOn[language]);
    const named = labels.team.named(rep.name, labels.team.roles.direct_rep);
    await deal.card.getByText(labels.team.responsible(named, 'one')).waitFor();
    await deal.card.getByText(labels.team.supporting(cam(labels))).waitFor();
    const { inVendor } = lastRegistered(portalId);
    const repOwnerId = ownerId(vendorPortalId, rep.email);
    expect(inVendor.properties).toMatchObject({
      shared_deal_type: 'partner_collaboration',
      hubspot_owner_id: repOwnerId,
    });
    await expectTold(inVendor.id, repOwnerId);
  });

  it("story 4: a partner registers another one's domain: Best Partner Wins, and the holder's records stay byte-identical", async () => {
    const { holder, portalId, domain } = cast.otherPartners;
    const before = everythingIn(...holder.portalIds);
    const deal = await onContact(cast.otherPartners);
    await deal.card.getByText(labels.becomes.best_partner_wins).waitFor();
    await deal.register(product, closeOn[language]);
    const { inPartner, inVendor } = lastRegistered(portalId);
    for (const crmDeal of [inPartner, inVendor]) {
      expect(crmDeal?.properties).toMatchObject({
        shared_deal_type: 'best_partner_wins',
        shared_deal_domain: domain,
      });
    }
    expect(await deal.card.getByText(holder.name).count()).toBe(0);
    expect(JSON.stringify(inPartner)).not.toMatch(holder.name);
    expect(everythingIn(...holder.portalIds)).toBe(before);
  });

  it('story 10: a CRM deal is converted and stays the same CRM deal', async () => {
    const { portalId, dealId } = cast.conversion;
    const before = crm(portalId).record('deals', dealId)?.properties ?? {};
    const shared = await onDeal(portalId, dealId);
    await shared.convert(product);
    await shared.card.getByText(labels.sharedDealCard.toDo).waitFor();

    const after = crm(portalId).record('deals', dealId)?.properties ?? {};
    for (const kept of ['dealname', 'amount', 'closedate', 'pipeline', 'dealstage', 'hubspot_owner_id']) {
      expect(after[kept]).toBe(before[kept]);
    }
    const twin = crmDealOf(vendorPortalId, after['shared_deal_id'] ?? '');
    expect(twin.properties).toMatchObject({ dealname: before['dealname'], amount: before['amount'] });
  });

  it.each([
    ['company', cast.conversion.withoutCompanyId, labels.conversionMissing.company_missing],
    ['contact', cast.conversion.withoutContactId, labels.conversionMissing.contact_missing],
  ])('story 10: without a %s nothing is written', async (_what, dealId, missing) => {
    const before = everythingIn();
    const shared = await onDeal(cast.conversion.portalId, dealId);
    await shared.card.getByText(missing).waitFor();
    expect(await shared.card.getByRole('button', { name: labels.submit.convert.action }).count()).toBe(0);
    expect(everythingIn()).toBe(before);
  });

  it.each(cast.domains.written)(
    'story 11: the card says which domain it means: %s',
    async (_what, contactId, written) => {
      const { card } = await onContact({ portalId: cast.domains.portalId, contactId });
      await card.getByText(written).first().waitFor();
    },
  );

  it.each(cast.domains.noProspects)(
    'story 11: nothing can be registered on $what',
    async ({ object, record, reason }) => {
      const { portalId } = cast.domains;
      const { card } = await journey.registerDeal({ portalId, object, record, language });
      await card.getByText(labels.nothingToDecide[reason].title, { exact: true }).waitFor();
      expect(await card.getByRole('button', { name: labels.submit.register.action }).count()).toBe(0);
    },
  );

  it('the vendor sees at one look whose deal it is and why', async () => {
    const { conversion } = cast;
    const shared = crm(conversion.portalId).record('deals', conversion.dealId);
    const inVendor = crmDealOf(vendorPortalId, shared?.properties['shared_deal_id'] ?? '');
    const { card } = await journey.attribution({
      portalId: vendorPortalId,
      object: '0-3',
      record: inVendor.id,
      language,
    });
    const { partner, domain } = conversion;
    const facts = { partner, domain, capacityReached: false, ownershipLapsed: false };
    await card.getByText(labels.attribution.broughtBy.sourced(partner)).first().waitFor();
    await card.getByText(labels.attribution.because.R1(facts)).first().waitFor();
  });

  it('saw no request or reply that HubSpot would not know', () => {
    expect(journey.devkit.standIn.violations).toEqual([]);
  });
}

/** A sentence begins with a capital, whoever it begins with. */
function sentenceOf(person: string, responsible: (people: string, who: 'one') => string): string {
  const sentence = responsible(person, 'one');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
