import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { countryCode } from '#core/country.ts';
import { sourceProgramme } from '#core/source-programme.ts';
import { readDataFolder } from '#devkit/data/read-folder.ts';
import type { DataFolder } from '#devkit/data/read-folder.ts';
import { samples } from '#devkit/samples/records.ts';
import { startStandIn } from '#devkit/stand-in/stand-in.ts';
import { viewOf } from './folder-view.ts';
import type { FolderView } from './folder-view.ts';

const folder = fileURLToPath(new URL('../../../devkit/samples', import.meta.url));

let data: DataFolder;
let view: FolderView;
beforeAll(async () => {
  data = await readDataFolder(folder, { today: '2026-11-24' });
  view = viewOf(data);
});

const alpha = samples.alpha.portalId;
const contactDomains = (contactId: string) => view.contactDomains(alpha, contactId);

describe('the sample portals', () => {
  it('load without a fault and without anything assumed', () => {
    expect(data.report).toEqual([]);
    expect(data.defaults).toEqual([]);
  });

  it('are accepted by the stand-in, all associations included', async () => {
    const standIn = await startStandIn({
      portals: data.portals.map((seed) => ({ ...seed, token: `pat-${seed.portalId}` })),
    });
    try {
      const contact = standIn.portal(alpha).record('contacts', samples.free.contactId);
      expect(contact?.properties).toMatchObject({
        email: 'a@falkenried-optik.de',
        associatedcompanyid: samples.free.companyId,
      });
    } finally {
      await standIn.close();
    }
  });

  it('hold over two hundred companies from many countries, one vendor and four partners', () => {
    const companies = data.portals.flatMap((seed) => seed.companies ?? []);
    expect(companies.length).toBeGreaterThanOrEqual(200);
    const countries = companies.flatMap(({ properties }) => properties['country'] ?? []);
    expect(new Set(countries.map(countryCode)).size).toBeGreaterThan(30);
    expect(data.portals.map((seed) => seed.portalId)).toEqual([
      samples.vendor.portalId,
      samples.alpha.portalId,
      samples.alphaUk.portalId,
      samples.beta.portalId,
      samples.gamma.portalId,
      samples.delta.portalId,
    ]);
  });

  it('are of countries that the rules know', () => {
    const written = data.portals.flatMap((seed) =>
      [...(seed.companies ?? []), ...(seed.contacts ?? [])].flatMap(
        ({ properties }) => properties['country'] ?? [],
      ),
    );
    expect([...new Set(written)].filter((country) => countryCode(country) === null)).toEqual([]);
  });

  it('have the vendor’s people in their roles, by e-mail and by team, and one without', () => {
    const { vendor } = samples;
    expect(data.programme.roles).toEqual([
      { email: vendor.cam, roles: ['cam'] },
      { email: vendor.pdm, roles: ['pdm'] },
      { email: vendor.defaultRep, roles: ['direct_rep'] },
      { email: vendor.secondRep, roles: ['direct_rep'] },
      { email: vendor.secondCam, roles: ['cam'] },
      { team: 'Direct Sales', roles: ['direct_rep'] },
      { team: 'Partner Success', roles: ['pdm'] },
    ]);
    const teams = Object.fromEntries(
      view.portal(vendor.portalId).owners.map((owner) => [owner.email, owner.teams?.map(({ name }) => name)]),
    );
    expect(teams[vendor.teamRep]).toEqual(['Direct Sales']);
    expect(teams[vendor.secondCam]).toEqual(['Channel', 'Partner Success']);
    expect(teams[vendor.userWithoutRole]).toEqual(['Finance']);
    expect(data.programme.routing.defaultRep).toBe(vendor.defaultRep);
  });

  it('have a user of Alpha for each language', () => {
    const people = data.programme.partners[0]?.portals[0]?.people ?? [];
    expect(people.find((person) => person.email === samples.alpha.englishUser)?.language).toBe('en');
    expect(people.find((person) => person.email === samples.alpha.germanUser)?.language).toBe('de');
  });

  it('have a user of Alpha who may not register, and only one', () => {
    const [portal] = view.partner(samples.alpha.partnerId).portals;
    const emails = portal?.people.map(({ email }) => email) ?? [];
    expect(emails.filter((email) => !portal?.registrants.includes(email))).toEqual([
      samples.alpha.userWithoutPermission,
    ]);
  });

  it('leave Alpha 3 of 50 claims, its two portals together', () => {
    const { partnerId, activeClaims, capacity } = samples.alpha;
    expect(view.activeClaims(partnerId)).toBe(activeClaims);
    expect(sourceProgramme.capacity.byTier[view.partner(partnerId).tier]).toBe(capacity);
    expect(view.partner(partnerId).portals.map(({ portalId }) => portalId)).toEqual([
      samples.alpha.portalId,
      samples.alphaUk.portalId,
    ]);
  });

  it('leave Delta no room at all', () => {
    const { partnerId, activeClaims, capacity } = samples.delta;
    expect(view.activeClaims(partnerId)).toBe(activeClaims);
    expect(data.programme.policy?.capacity?.byTier?.[view.partner(partnerId).tier]).toBe(capacity);
    expect(activeClaims).toBe(capacity);
  });
});

describe('a sample record', () => {
  it.each([
    ['free', samples.free],
    ['freeSecondLevelSuffix', samples.freeSecondLevelSuffix],
    ['freeInternational', samples.freeInternational],
    ['websiteOnly', samples.websiteOnly],
    ['subsidiary', samples.subsidiary],
    ['companyEmailOnly', samples.companyEmailOnly],
    ['freeMailWithCompany', samples.freeMailWithCompany],
    ['sharedHost', samples.sharedHost],
    ['policySharedHost', samples.policySharedHost],
    ['ownedByCam', samples.ownedByCam],
    ['ownedByUserWithoutRole', samples.ownedByUserWithoutRole],
    ['vendorCompanyWithoutOwner', samples.vendorCompanyWithoutOwner],
    ['mixedScripts', samples.mixedScripts],
    ['japaneseDomain', samples.japaneseDomain],
    ['greekDomain', samples.greekDomain],
    ['ownClaimLapsed', samples.ownClaimLapsed],
    ['ownClaimLapsedLongAgo', samples.ownClaimLapsedLongAgo],
    ['ownClaimLapsedYesterday', samples.ownClaimLapsedYesterday],
    ['otherPartnerLapsed', samples.otherPartnerLapsed],
  ])('%s stands on a domain that nobody holds', (_name, { contactId, domain }) => {
    expect(contactDomains(contactId)).toEqual([domain]);
    expect(view.claimsOn(domain)).toEqual([]);
    expect(view.repOf(domain)).toBeUndefined();
  });

  it.each([
    ['ownClaim', samples.ownClaim],
    ['ownClaimBySubdomain', samples.ownClaimBySubdomain],
    ['ownClaimInRenewalWindow', samples.ownClaimInRenewalWindow],
  ])('%s stands on a domain that Alpha holds', (_name, { contactId, domain }) => {
    expect(contactDomains(contactId)).toEqual([domain]);
    expect(view.claimsOn(domain)).toEqual([samples.alpha.partnerId]);
  });

  it.each([
    ['directRep', samples.directRep],
    ['secondDirectRep', samples.secondDirectRep],
    ['twoDirectReps', samples.twoDirectReps],
    ['directRepByTeam', samples.directRepByTeam],
    ['directRepByAdditionalDomain', samples.directRepByAdditionalDomain],
    [
      'ownClaimLapsedThenDirectRep',
      { ...samples.ownClaimLapsedThenDirectRep, rep: samples.vendor.defaultRep },
    ],
  ])('%s stands on a domain that a direct rep holds', (_name, { contactId, domain, rep }) => {
    expect(contactDomains(contactId)).toEqual([domain]);
    expect(view.claimsOn(domain)).toEqual([]);
    expect(view.repOf(domain)).toBe(rep);
  });

  it.each([
    ['otherPartner', samples.otherPartner],
    ['ownClaimLapsedThenOtherPartner', samples.ownClaimLapsedThenOtherPartner],
  ])('%s stands on a domain that Beta holds', (_name, { contactId, domain }) => {
    expect(contactDomains(contactId)).toEqual([domain]);
    expect(view.claimsOn(domain)).toEqual([samples.beta.partnerId]);
  });

  it.each([
    ['ownClaimLapsed', samples.ownClaimLapsed, 'alpha'],
    ['ownClaimLapsedLongAgo', samples.ownClaimLapsedLongAgo, 'alpha'],
    ['ownClaimLapsedYesterday', samples.ownClaimLapsedYesterday, 'alpha'],
    ['ownClaimLapsedThenDirectRep', samples.ownClaimLapsedThenDirectRep, 'alpha'],
    ['ownClaimLapsedThenOtherPartner', samples.ownClaimLapsedThenOtherPartner, 'alpha'],
    ['otherPartnerLapsed', samples.otherPartnerLapsed, 'beta'],
  ] as const)('%s had a claim of the one it says', (_name, { domain }, who) => {
    expect(view.lapsedOn(domain)).toEqual([samples[who].partnerId]);
  });

  it('removedByVendor stands on a domain from which the vendor removed Alpha', () => {
    expect(contactDomains(samples.removedByVendor.contactId)).toEqual([samples.removedByVendor.domain]);
    expect(view.partner(samples.alpha.partnerId).removals).toEqual([samples.removedByVendor.domain]);
  });

  it('severalDomains has all of them', () => {
    expect(contactDomains(samples.severalDomains.contactId)).toEqual([...samples.severalDomains.domains]);
  });

  it('subsidiary has its parent', () => {
    const { companyId, parentCompanyId } = samples.subsidiary;
    expect(view.record(alpha, 'companies', companyId).properties['hs_parent_company_id']).toBe(
      parentCompanyId,
    );
  });

  it.each([
    ['freeMailContact', samples.freeMailContact],
    ['disposableMailContact', samples.disposableMailContact],
    ['contactWithoutAnything', samples.contactWithoutAnything],
    ['noDomain', samples.noDomain],
    ['freeMailDomain', samples.freeMailDomain],
  ])('%s names no domain that could be registered', (_name, { contactId }) => {
    expect(contactDomains(contactId)).toEqual([]);
  });

  it('ipAddress, vendorsOwnDomain and otherPartnersOwnDomain are no prospects', () => {
    const { ipAddress, vendorsOwnDomain, otherPartnersOwnDomain } = samples;
    expect(view.companyDomains(alpha, ipAddress.companyId)).toEqual([]);
    expect(view.companyDomains(alpha, vendorsOwnDomain.companyId)).toEqual(data.programme.vendor.domains);
    expect(view.companyDomains(alpha, otherPartnersOwnDomain.companyId)).toEqual([samples.beta.domain]);
  });

  it('of Beta’s and Gamma’s stands on the domain that its name says', () => {
    const { beta, gamma } = samples;
    expect(view.emailOf(beta.portalId, beta.freeContactId)).toContain(`@${samples.free.domain}`);
    expect(view.emailOf(gamma.portalId, gamma.freeContactId)).toContain(`@${samples.free.domain}`);
    expect(view.emailOf(beta.portalId, beta.claimedByAlpha.contactId)).toContain(
      `@${samples.ownClaim.domain}`,
    );
    expect(view.emailOf(beta.portalId, beta.directRepContactId)).toContain(`@${samples.directRep.domain}`);
    expect(view.emailOf(beta.portalId, beta.ownClaimContactId)).toContain(`@${samples.otherPartner.domain}`);
  });

  it('of the deals has the company, contact, owner and stage that its name says', () => {
    const { alpha: partner, vendor } = samples;
    const links = (id: string) => view.linksOf(alpha, id);
    expect(links(partner.convertibleDealId)).toEqual(['companies', 'contacts', 'contacts']);
    expect(links(partner.dealWithoutContactId)).toEqual(['companies']);
    expect(links(partner.dealWithoutCompanyId)).toEqual(['contacts']);
    expect(links(partner.dealWithoutAnythingId)).toEqual([]);
    expect(view.record(alpha, 'deals', partner.wonDealId).properties['dealstage']).toBe('closedwon');
    expect(view.record(alpha, 'deals', partner.lostDealId).properties['dealstage']).toBe('closedlost');

    const owner = (id: string) => view.ownerOf(vendor.portalId, 'deals', id);
    expect(owner(vendor.channelDealId)).toBe(vendor.cam);
    expect(owner(vendor.difmDealId)).toBe(vendor.defaultRep);
    expect(owner(vendor.dealWithoutOwnerId)).toBeUndefined();
    expect(owner(vendor.dealOfUserWithoutRoleId)).toBe(vendor.userWithoutRole);
    expect(owner(vendor.dealOfTeamRepId)).toBe(vendor.teamRep);
    expect(owner(vendor.dealOfSecondCamId)).toBe(vendor.secondCam);
    expect(view.linksOf(vendor.portalId, vendor.dealWithoutCompanyId)).toEqual(['contacts']);
  });
});
