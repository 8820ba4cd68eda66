import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addDays, dayOf } from '#core/calendar-day.ts';
import { samples } from '#devkit/samples/records.ts';
import type { PortalRecord } from '#devkit/stand-in/stand-in.ts';
import { aFolderWithPolicy } from '#test/support/a-folder-with-policy.ts';
import { aJourney } from '#test/support/a-journey.ts';
import { openToRegister } from './registering.ts';
import { reasonOf } from './reason-of.ts';
import { ruleRows } from './rule-rows.ts';

/**
 * Registering works for each of R1–R8 from a contact, from a company and by conversion: the card says what the rule says and
 * writes nothing for it, and once the form is sent both CRMs have what was promised. Walked in this order on one devkit.
 */
const journey = aJourney();
const { crm, sharedDeals, crmDealOf, companyOf, tasksOn, ownerId, everythingIn } = journey;

const { alpha, alphaUk, beta, gamma, delta, vendor } = samples;
const partnerPortals = [alpha, alphaUk, beta, gamma, delta].map(({ portalId }) => portalId);
const othersThan = (portalId: number) => partnerPortals.filter((other) => other !== portalId);

const dayIn = (days: number) => addDays(dayOf(new Date(), 'Europe/Berlin'), days);
const idOf = (crmDeal: PortalRecord | undefined) => crmDeal?.properties['shared_deal_id'] ?? '';

/** What a portal's shared CRM deals are before something is done, to find the one that it brings. */
function watchDeals(portalId: number) {
  const known = new Set(sharedDeals(portalId).map(({ id }) => id));
  const counts = () => ({
    inPartner: crm(portalId).records('deals').length,
    inVendor: crm(vendor.portalId).records('deals').length,
    tasks: crm(vendor.portalId).records('tasks').length,
  });
  return {
    before: counts(),
    counts,
    /** The shared deal that has come, in both CRMs. */
    added() {
      const inPartner = sharedDeals(portalId).find(({ id }) => !known.has(id));
      return { inPartner, inVendor: crmDealOf(vendor.portalId, idOf(inPartner)) };
    },
  };
}

/** What conversion leaves as it is (R8). */
const keptProperties = [
  'dealname',
  'amount',
  'deal_currency_code',
  'closedate',
  'pipeline',
  'dealstage',
  'hubspot_owner_id',
] as const;

function kept(crmDeal: PortalRecord | undefined) {
  return keptProperties.map((name) => [name, crmDeal?.properties[name]]);
}

describe.each(ruleRows)('$rule by $by: $what', (row) => {
  const { portalId, domain, language, by, record } = row;

  it(`is shown, registered, and stands in both CRMs (${language})`, async () => {
    const everything = everythingIn();
    const others = everythingIn(...othersThan(portalId));
    const deals = watchDeals(portalId);
    const crmDealBefore = crm(portalId).record('deals', record);

    const { card, labels, register } = await openToRegister(journey, { portalId, by, record, language });
    await card.getByText(labels.availability[row.rule], { exact: true }).waitFor();
    await card.getByText(labels.becomes[row.type]).waitFor();
    await card.getByText(reasonOf(row, language)).waitFor();
    expect(everythingIn()).toBe(everything);

    await register();
    const { inPartner, inVendor } = deals.added();
    for (const crmDeal of [inPartner, inVendor]) {
      expect(crmDeal?.properties).toMatchObject({
        shared_deal_rule: row.rule,
        shared_deal_type: row.type,
        shared_deal_state: 'open',
        shared_deal_domain: domain,
      });
      expect(crmDeal?.properties['shared_deal_claim_ends_on']).toBe(
        row.claim.action === 'none' ? undefined : dayIn(row.claim.days),
      );
    }
    expect(companyOf(vendor.portalId, domain).properties['shared_deal_holder']).toBe(row.holder ?? undefined);
    const responsible = ownerId(vendor.portalId, row.responsible);
    expect(inVendor.properties['hubspot_owner_id']).toBe(responsible);
    await expect
      .poll(() =>
        tasksOn(vendor.portalId, inVendor.id).map(({ properties }) => properties['hubspot_owner_id']),
      )
      .toEqual([responsible]);

    const isNew = by !== 'conversion';
    expect(deals.counts()).toEqual({
      inPartner: deals.before.inPartner + Number(isNew),
      inVendor: deals.before.inVendor + 1,
      tasks: deals.before.tasks + 1,
    });
    const source = by === 'company' ? 'companies' : 'contacts';
    const standsOn = isNew
      ? crm(portalId).associatedIds('deals', inPartner?.id ?? '', source)
      : [inPartner?.id];
    expect(standsOn).toEqual([record]);
    expect(kept(inPartner)).toEqual(kept(crmDealBefore ?? inPartner));
    expect(everythingIn(...othersThan(portalId))).toBe(others);
  });
});

/** The only shared deal that Alpha has on a domain, in both CRMs. */
function onlyDealOn(domain: string) {
  const [inPartner, ...more] = sharedDeals(alpha.portalId).filter(
    ({ properties }) => properties['shared_deal_domain'] === domain,
  );
  expect(more).toEqual([]);
  return { inPartner, inVendor: crmDealOf(vendor.portalId, idOf(inPartner)) };
}

describe('R7: the partner has an open shared deal on the domain', () => {
  it.each([
    { by: 'contact', record: samples.free.contactId, domain: samples.free.domain, language: 'de' },
    {
      by: 'company',
      record: samples.ownClaimBySubdomain.companyId,
      domain: samples.ownClaimBySubdomain.domain,
      language: 'en',
    },
    {
      by: 'conversion',
      record: alpha.conversions.freeInternational.dealId,
      domain: samples.freeInternational.domain,
      language: 'de',
    },
  ] as const)(
    'by $by: it is offered, and a further one is registered where the user says how it differs ($language)',
    async ({ by, record, domain, language }) => {
      const { portalId } = alpha;
      const everything = everythingIn();
      const deals = watchDeals(portalId);
      const first = onlyDealOn(domain);

      const opened = await openToRegister(journey, { portalId, by, record, language });
      const { card, labels } = opened;
      const { alreadyOpen } = labels.sharedDealCard.notShared;
      await card.getByText(by === 'conversion' ? alreadyOpen : labels.sharedDeal.alreadyThere).waitFor();
      await card
        .getByText(first.inPartner?.properties['dealname'] ?? '')
        .first()
        .waitFor();
      const register = card.getByRole('button', { name: labels.submit.register.action, exact: true });
      expect(await register.count()).toBe(0);
      expect(everythingIn()).toBe(everything);

      await opened.registerAnother('The second shop, opened in spring.');
      await expect.poll(deals.counts).toEqual({
        inPartner: deals.before.inPartner + Number(by !== 'conversion'),
        inVendor: deals.before.inVendor + 1,
        tasks: deals.before.tasks + 1,
      });
      const second = deals.added();
      for (const crmDeal of [second.inPartner, second.inVendor]) {
        expect(crmDeal?.properties).toMatchObject({ shared_deal_rule: 'R1', shared_deal_type: 'channel' });
      }
      expect(idOf(second.inPartner)).not.toBe(idOf(first.inPartner));
      expect(crmDealOf(portalId, idOf(first.inPartner))).toEqual(first.inPartner);
      expect(crmDealOf(vendor.portalId, idOf(first.inPartner))).toEqual(first.inVendor);
    },
  );
});

describe('R7, half a year later: the type of the open shared deal no longer fits', () => {
  const laterDays = 181;

  beforeAll(async () => {
    await journey.devkit.clock.move(laterDays * 86_400_000);
    // The hub tells of the lapsed claims by itself; what is compared below begins after that.
    await vi.waitUntil(() => lapsedInVendor().length === 0, { timeout: 60_000, interval: 200 });
    let before: string;
    do {
      before = everythingIn();
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    } while (everythingIn() !== before);
  });

  /** CRM deals that still show a claim which has ended by then. */
  const lapsedInVendor = () =>
    journey.devkit.standIn
      .portal(vendor.portalId)
      .records('deals')
      .filter(({ properties }) => {
        const endsOn = properties['shared_deal_claim_ends_on'];
        // A lapse that lies further back than sixty days is told to nobody any more.
        return endsOn !== undefined && endsOn < dayIn(laterDays) && endsOn >= dayIn(laterDays - 60);
      })
      .map(({ id }) => id);

  afterAll(async () => {
    await journey.devkit.clock.move(0);
  });

  it('another partner has taken the domain on which the claim lapsed (R2)', async () => {
    const { portalId, claimedByAlpha } = beta;
    const alphas = everythingIn(alpha.portalId);
    const { card, labels, register } = await openToRegister(journey, {
      portalId,
      by: 'contact',
      record: claimedByAlpha.contactId,
      language: 'de',
    });
    await card.getByText(labels.availability.R2, { exact: true }).waitFor();
    await register();
    expect(companyOf(vendor.portalId, claimedByAlpha.domain).properties['shared_deal_holder']).toBe(
      'Beta Vertriebsatelier',
    );
    expect(everythingIn(alpha.portalId)).toBe(alphas);
  });

  it.each([
    {
      by: 'contact',
      what: 'Channel becomes Best Partner Wins, since another partner holds the domain',
      record: samples.ownClaim.contactId,
      domain: samples.ownClaim.domain,
      rule: 'R5',
      from: 'channel',
      to: 'best_partner_wins',
      claimEndsInDays: null,
      language: 'en',
    },
    {
      by: 'company',
      what: 'Best Partner Wins becomes Channel, since the domain was freed',
      record: samples.otherPartner.companyId,
      domain: samples.otherPartner.domain,
      rule: 'R2',
      from: 'best_partner_wins',
      to: 'channel',
      claimEndsInDays: laterDays + 180,
      language: 'de',
    },
  ] as const)('by $by: $what ($language)', async (row) => {
    const { by, record, domain, language } = row;
    const { portalId } = alpha;
    const others = everythingIn(...othersThan(portalId));
    const deals = watchDeals(portalId);
    const existing = onlyDealOn(domain);
    expect(existing.inVendor.properties['shared_deal_type']).toBe(row.from);

    const { card, labels, register } = await openToRegister(journey, { portalId, by, record, language });
    await card.getByText(labels.availability[row.rule], { exact: true }).waitFor();
    await card.getByText(labels.becomes[row.to]).waitFor();
    await register();

    for (const portal of [alpha, vendor]) {
      await expect
        .poll(() => {
          const { properties } = crmDealOf(portal.portalId, idOf(existing.inPartner));
          return [properties['shared_deal_type'], properties['shared_deal_claim_ends_on']];
        })
        .toEqual([row.to, row.claimEndsInDays === null ? undefined : dayIn(row.claimEndsInDays)]);
    }
    // No second pair, nobody is told, and no other partner's CRM hears of it.
    expect(deals.counts()).toEqual(deals.before);
    expect(everythingIn(...othersThan(portalId))).toBe(others);
  });

  it('by conversion: the open one becomes Channel again beside the one that is converted (R6, en)', async () => {
    const { dealId, domain } = alpha.conversions.ownClaimLapsedThenOtherPartner;
    const existing = onlyDealOn(domain);
    expect(existing.inVendor.properties['shared_deal_type']).toBe('best_partner_wins');
    const { card, labels, registerAnother } = await openToRegister(journey, {
      portalId: alpha.portalId,
      by: 'conversion',
      record: dealId,
      language: 'en',
    });
    await card.getByText(labels.availability.R6, { exact: true }).waitFor();
    await registerAnother('The configurator alone.');
    const converted = crm(alpha.portalId).record('deals', dealId);
    for (const sharedDealId of [idOf(existing.inPartner), idOf(converted)]) {
      for (const { portalId } of [alpha, vendor]) {
        await expect
          .poll(() => crmDealOf(portalId, sharedDealId).properties['shared_deal_type'])
          .toBe('channel');
      }
    }
  });
});

describe('R3 and R8 where policy refuses at the limit', () => {
  it('nothing is offered and nothing is written, from a contact, from a company and by conversion', async () => {
    const source = path.resolve(import.meta.dirname, '../../devkit/samples');
    const refusing = await aFolderWithPolicy(source, (policy) => ({
      ...policy,
      version: 'refusing',
      effectiveOn: '2025-01-02',
      capacity: { ...policy.capacity, atLimit: 'refuse' },
    }));
    await journey.startAgain(refusing);
    const everything = everythingIn();
    const { portalId, free, conversions } = delta;
    for (const [by, record, language] of [
      ['contact', free.contactId, 'en'],
      ['company', free.companyId, 'de'],
      ['conversion', conversions.free.dealId, 'en'],
    ] as const) {
      const { card, labels } = await openToRegister(journey, { portalId, by, record, language });
      await card.getByText(labels.refusedAtLimit.title).waitFor();
      for (const { action } of Object.values(labels.submit)) {
        expect(await card.getByRole('button', { name: action, exact: true }).count()).toBe(0);
      }
    }
    expect(everythingIn()).toBe(everything);
  }, 120_000);
});

it('the stand-in saw no request or reply that HubSpot would not know', () => {
  expect(journey.devkit.standIn.violations).toEqual([]);
});
