import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDataFolder } from '#devkit/data/read-folder.ts';
import { samples } from '#devkit/samples/records.ts';
import { viewOf } from './folder-view.ts';
import type { FolderView } from './folder-view.ts';

const folder = fileURLToPath(new URL('../../../devkit/samples', import.meta.url));

let view: FolderView;
beforeAll(async () => {
  view = viewOf(await readDataFolder(folder, { today: '2026-11-24' }));
});

const { alpha, alphaUk, beta, gamma, delta, vendor, attribution } = samples;

/** Who holds a domain, in the order of the rules. */
function holderOf(domain: string): string {
  return view.claimsOn(domain)[0] ?? view.repOf(domain) ?? 'nobody';
}

describe('Delta, which is at its limit,', () => {
  it.each([
    ['free', delta.free, 'nobody'],
    ['freeRoutedByCountry', delta.freeRoutedByCountry, 'nobody'],
    ['freeRoutedBySize', delta.freeRoutedBySize, 'nobody'],
    ['ownClaim', delta.ownClaim, delta.partnerId],
    ['ownClaimInRenewalWindow', delta.ownClaimInRenewalWindow, delta.partnerId],
    ['ownClaimInternational', delta.ownClaimInternational, delta.partnerId],
    ['ownClaimLapsed', delta.ownClaimLapsed, 'nobody'],
    ['directRep', delta.directRep, vendor.defaultRep],
    ['otherPartner', delta.otherPartner, beta.partnerId],
  ])('has a contact for %s', (_name, { contactId, domain }, holder) => {
    expect(view.contactDomains(delta.portalId, contactId)).toEqual([domain]);
    expect(holderOf(domain)).toBe(holder);
  });

  it('had a claim that lapsed, and has a contact without a domain', () => {
    expect(view.lapsedOn(delta.ownClaimLapsed.domain)).toEqual([delta.partnerId]);
    expect(view.contactDomains(delta.portalId, delta.freeMailContactId)).toEqual([]);
  });

  it('has free companies that are routed by country and by size', () => {
    const { freeRoutedByCountry, freeRoutedBySize } = delta;
    const company = (contactId: string) =>
      view.record(delta.portalId, 'companies', contactId.replace('601', '602'));
    expect(company(freeRoutedByCountry.contactId).properties['country']).toBe('Frankreich');
    expect(Number(company(freeRoutedBySize.contactId).properties['numberofemployees'])).toBeGreaterThan(1000);
  });
});

describe('Alpha’s second portal', () => {
  it.each([
    ['free', alphaUk.freeContactId, samples.free.domain, 'nobody'],
    ['ownClaim', alphaUk.ownClaim.contactId, samples.ownClaim.domain, alpha.partnerId],
    ['otherPartner', alphaUk.otherPartnerContactId, samples.otherPartner.domain, beta.partnerId],
    ['ownClaimLapsed', alphaUk.ownClaimLapsedContactId, samples.ownClaimLapsed.domain, 'nobody'],
    ['directRep', alphaUk.directRepContactId, samples.directRep.domain, vendor.defaultRep],
    ['removedByVendor', alphaUk.removedByVendorContactId, samples.removedByVendor.domain, 'nobody'],
  ])('has the domain %s of the first one', (_name, contactId, domain, holder) => {
    expect(view.contactDomains(alphaUk.portalId, contactId)).toEqual([domain]);
    expect(holderOf(domain)).toBe(holder);
  });

  it('shares a user with the first one', () => {
    const emails = (portalId: number) => view.portal(portalId).owners.map(({ email }) => email);
    expect(emails(alphaUk.portalId)).toEqual([alphaUk.englishUser, alphaUk.secondUser]);
    expect(emails(alpha.portalId)).toContain(alphaUk.englishUser);
  });
});

describe('Beta and Gamma', () => {
  it('have claims that run, lapsed, were taken from Alpha or are lost to a removal', () => {
    const domain = (portalId: number, { contactId }: { contactId: string }) =>
      view.contactDomains(portalId, contactId)[0] ?? '';
    expect(holderOf(domain(beta.portalId, beta.ownClaimInRenewalWindow))).toBe(beta.partnerId);
    expect(holderOf(domain(beta.portalId, beta.takenFromAlpha))).toBe(beta.partnerId);
    expect(view.lapsedOn(beta.takenFromAlpha.domain)).toEqual([alpha.partnerId]);
    expect(view.lapsedOn(domain(beta.portalId, beta.ownClaimLapsed))).toEqual([beta.partnerId]);
    expect(view.lapsedOn(domain(gamma.portalId, gamma.ownClaimLapsed))).toEqual([gamma.partnerId]);
    expect(view.partner(gamma.partnerId).removals).toEqual([domain(gamma.portalId, gamma.removedByVendor)]);
  });
});

describe('a deal for conversion', () => {
  it.each([
    ...Object.entries(alpha.conversions).map(([name, deal]) => [name, alpha, deal] as const),
    ...Object.entries(delta.conversions).map(
      ([name, deal]) => [`${name} at the limit`, delta, deal] as const,
    ),
  ])('%s has a company with its domain and a contact', (_name, { portalId }, { dealId, domain }) => {
    expect(view.dealDomains(portalId, dealId)).toEqual([domain]);
    expect(view.linksOf(portalId, dealId)).toContain('contacts');
  });

  it('stands on a domain that is held as its name says', () => {
    const holders = Object.entries(alpha.conversions).map(([name, { domain }]) => [name, holderOf(domain)]);
    expect(Object.fromEntries(holders)).toEqual({
      ownClaim: alpha.partnerId,
      ownClaimInRenewalWindow: alpha.partnerId,
      free: 'nobody',
      freeInternational: 'nobody',
      otherPartnerLapsed: 'nobody',
      directRep: vendor.defaultRep,
      ownClaimLapsedThenDirectRep: vendor.defaultRep,
      otherPartner: beta.partnerId,
      ownClaimLapsedThenOtherPartner: beta.partnerId,
      ownClaimLapsed: 'nobody',
      removedByVendor: 'nobody',
    });
  });

  it('lacks what its name says', () => {
    expect(view.dealDomains(alpha.portalId, alpha.severalDomainsDealId)).toHaveLength(3);
    for (const dealId of [alpha.noDomainDealId, alpha.freeMailDomainDealId]) {
      expect(view.dealDomains(alpha.portalId, dealId)).toEqual([]);
    }
    expect(view.dealDomains(alpha.portalId, alpha.otherPartnersOwnDomainDealId)).toEqual([beta.domain]);
    expect(view.linksOf(delta.portalId, delta.dealWithoutContactId)).toEqual(['companies']);
    expect(view.linksOf(delta.portalId, delta.dealWithoutCompanyId)).toEqual(['contacts']);
  });

  it.each([
    ['Alpha UK', alphaUk.portalId, alphaUk.convertibleDealId],
    ['Alpha UK, with its own claim', alphaUk.portalId, alphaUk.ownClaimDealId],
    ['Beta', beta.portalId, beta.convertibleDealId],
    ['Beta, on Alpha’s domain', beta.portalId, beta.dealOnAlphasDomainId],
    ['Gamma', gamma.portalId, gamma.convertibleDealId],
  ])('is there for %s', (_name, portalId, dealId) => {
    expect(view.linksOf(portalId, dealId)).toEqual(['companies', 'contacts']);
  });
});

describe('the vendor’s records', () => {
  const named = [
    ['otherPartner', attribution.otherPartner, [beta.partnerId], []],
    ['alphasClaim', attribution.alphasClaim, [alpha.partnerId], []],
    ['twoPartners', attribution.twoPartners, [beta.partnerId], [alpha.partnerId]],
    ['deltasClaim', attribution.deltasClaim, [delta.partnerId], []],
    ['gammasClaim', attribution.gammasClaim, [gamma.partnerId], []],
    ['lapsedClaim', attribution.lapsedClaim, [], [alpha.partnerId]],
    ['removedPartner', attribution.removedPartner, [], []],
    ['withoutPartner', attribution.withoutPartner, [], []],
  ] as const;

  it.each(named)('%s have the partners that their name says', (_name, records, active, lapsed) => {
    const { companyId, contactId, domain } = records;
    expect(view.companyDomains(vendor.portalId, companyId)).toEqual([domain]);
    expect(view.contactDomains(vendor.portalId, contactId)).toEqual([domain]);
    const dealIds = 'dealId' in records ? [records.dealId] : [];
    expect(dealIds.map((dealId) => view.dealDomains(vendor.portalId, dealId))).toEqual(
      dealIds.map(() => [domain]),
    );
    expect(view.claimsOn(domain)).toEqual(active);
    expect(view.lapsedOn(domain)).toEqual(lapsed);
  });

  it('have lookalikes: the same name, another domain', () => {
    const name = (companyId: string) =>
      view.record(vendor.portalId, 'companies', companyId).properties['name'] ?? '';
    const domains = (companyId: string) => view.companyDomains(vendor.portalId, companyId);
    for (const { vendorCompanyId, of } of [samples.lookalike, samples.secondLookalike]) {
      expect(name(vendorCompanyId)).toMatch(/^Falkenried Optik/);
      expect(domains(vendorCompanyId)).not.toContain(of);
    }
    const { companyId, lookalikeCompanyId } = attribution.otherPartner;
    expect(name(companyId)).toContain(name(lookalikeCompanyId));
    expect(domains(lookalikeCompanyId)).not.toEqual(domains(companyId));
  });

  it('have some without a domain', () => {
    expect(view.companyDomains(vendor.portalId, vendor.companyWithoutDomainId)).toEqual([]);
    expect(view.companyDomains(vendor.portalId, vendor.freeMailDomainCompanyId)).toEqual([]);
    expect(view.contactDomains(vendor.portalId, vendor.freeMailContactId)).toEqual([]);
  });
});
