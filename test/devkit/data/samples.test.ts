import { domainToASCII, fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDomain } from '#core/domain-key.ts';
import { mailDomainReason } from '#core/mail-domains.ts';
import { sourceProgramme } from '#core/source-programme.ts';
import { readDataFolder } from '#devkit/data/read-folder.ts';
import type { DataFolder, PortalSeedWithoutToken } from '#devkit/data/read-folder.ts';
import { samples } from '#devkit/samples/records.ts';
import type { RecordSeed } from '#devkit/stand-in/portal-seed.ts';
import { startStandIn } from '#devkit/stand-in/stand-in.ts';

const folder = fileURLToPath(new URL('../../../devkit/samples', import.meta.url));

let data: DataFolder;
beforeAll(async () => {
  data = await readDataFolder(folder, { today: '2026-11-24' });
});

function portal(portalId: number): PortalSeedWithoutToken {
  const found = data.portals.find((candidate) => candidate.portalId === portalId);
  if (found === undefined) {
    throw new Error(`there is no portal ${portalId}`);
  }
  return found;
}

function record(portalId: number, table: 'contacts' | 'companies' | 'deals', id: string): RecordSeed {
  const found = portal(portalId)[table]?.find((candidate) => candidate.id === id);
  if (found === undefined) {
    throw new Error(`portal ${portalId} has no ${table} ${id}`);
  }
  return found;
}

function emailOf(portalId: number, contactId: string): string | undefined {
  return record(portalId, 'contacts', contactId).properties['email'];
}

const alpha = samples.alpha.portalId;

/** The keys of a company, by the rules' order: domain, else website, and the further domains. */
function companyDomains(company: RecordSeed | undefined): string[] {
  const { domain, website, hs_additional_domains: more } = company?.properties ?? {};
  return [domain ?? website ?? '', ...(more ?? '').split(';')].flatMap((written) => {
    const reading = readDomain(written, sourceProgramme.domains);
    return reading.ok && mailDomainReason(reading.domain, sourceProgramme.domains) === null
      ? [reading.domain]
      : [];
  });
}

function contactDomains(contactId: string): string[] {
  const contact = record(alpha, 'contacts', contactId);
  const [company] = contact.associations ?? [];
  const found = companyDomains(company && record(alpha, 'companies', company.id));
  const email = contact.properties['email'] ?? '';
  return found.length > 0 ? found : companyDomains({ id: '', properties: { domain: email } });
}

function claimsOn(domain: string): string[] {
  return data.programme.partners.flatMap((partner) =>
    partner.claims.some(
      (claim) => domainToASCII(claim.domain) === domain && !claim.endsOn.startsWith('today-'),
    )
      ? [partner.id]
      : [],
  );
}

/** The direct rep's e-mail, of the company with the lowest id. */
function repOf(domain: string): string | undefined {
  const { owners, companies } = portal(samples.vendor.portalId);
  const repLines = data.programme.roles.filter((line) => line.roles.includes('direct_rep'));
  const reps = new Set(repLines.map((line) => line.email));
  return companies
    ?.toSorted((left, right) => Number(left.id) - Number(right.id))
    .filter((company) => companyDomains(company).includes(domain))
    .map((company) => owners.find((owner) => owner.id === company.properties['hubspot_owner_id'])?.email)
    .find((email) => email !== undefined && reps.has(email));
}

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

  it('hold some fifty companies from many countries, one vendor and three partners', () => {
    const companies = data.portals.flatMap((seed) => seed.companies ?? []);
    expect(companies.length).toBeGreaterThanOrEqual(50);
    expect(new Set(companies.map((company) => company.properties['country'])).size).toBeGreaterThan(12);
    expect(data.portals.map((seed) => seed.portalId)).toEqual([
      samples.vendor.portalId,
      samples.alpha.portalId,
      samples.beta.portalId,
      samples.gamma.portalId,
    ]);
  });

  it('have the vendor’s people in their roles and one without', () => {
    const { vendor } = samples;
    expect(Object.fromEntries(data.programme.roles.map(({ email, roles }) => [email, roles]))).toEqual({
      [vendor.cam]: ['cam'],
      [vendor.pdm]: ['pdm'],
      [vendor.defaultRep]: ['direct_rep'],
      [vendor.secondRep]: ['direct_rep'],
    });
    const emails = portal(vendor.portalId).owners.map((owner) => owner.email);
    expect(emails).toContain(vendor.userWithoutRole);
    expect(data.programme.routing.defaultRep).toBe(vendor.defaultRep);
  });

  it('have a user of Alpha for each language', () => {
    const people = data.programme.partners[0]?.portals[0]?.people ?? [];
    expect(people.find((person) => person.email === samples.alpha.englishUser)?.language).toBe('en');
    expect(people.find((person) => person.email === samples.alpha.germanUser)?.language).toBe('de');
  });

  it('leave Alpha 3 of 50 claims', () => {
    const [partner] = data.programme.partners;
    const active = partner?.claims.filter((claim) => !claim.endsOn.startsWith('today-')) ?? [];
    expect(active).toHaveLength(samples.alpha.activeClaims);
    expect(sourceProgramme.capacity.byTier[partner?.tier ?? '']).toBe(samples.alpha.capacity);
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
    ['ownClaimLapsed', samples.ownClaimLapsed],
  ])('%s stands on a domain that nobody holds', (_name, { contactId, domain }) => {
    expect(contactDomains(contactId)).toEqual([domain]);
    expect(claimsOn(domain)).toEqual([]);
    expect(repOf(domain)).toBeUndefined();
  });

  it.each([
    ['ownClaim', samples.ownClaim],
    ['ownClaimBySubdomain', samples.ownClaimBySubdomain],
    ['ownClaimInRenewalWindow', samples.ownClaimInRenewalWindow],
  ])('%s stands on a domain that Alpha holds', (_name, { contactId, domain }) => {
    expect(contactDomains(contactId)).toEqual([domain]);
    expect(claimsOn(domain)).toEqual([samples.alpha.partnerId]);
  });

  it.each([
    ['directRep', samples.directRep],
    ['secondDirectRep', samples.secondDirectRep],
    ['twoDirectReps', samples.twoDirectReps],
    [
      'ownClaimLapsedThenDirectRep',
      { ...samples.ownClaimLapsedThenDirectRep, rep: samples.vendor.defaultRep },
    ],
  ])('%s stands on a domain that a direct rep holds', (_name, { contactId, domain, rep }) => {
    expect(contactDomains(contactId)).toEqual([domain]);
    expect(claimsOn(domain)).toEqual([]);
    expect(repOf(domain)).toBe(rep);
  });

  it('otherPartner stands on a domain that Beta holds', () => {
    expect(contactDomains(samples.otherPartner.contactId)).toEqual([samples.otherPartner.domain]);
    expect(claimsOn(samples.otherPartner.domain)).toEqual([samples.beta.partnerId]);
  });

  it('ownClaimLapsed and ownClaimLapsedThenDirectRep had a claim of Alpha’s', () => {
    const lapsed =
      data.programme.partners[0]?.claims.filter((claim) => claim.endsOn.startsWith('today-')) ?? [];
    expect(lapsed.map((claim) => claim.domain)).toEqual([
      samples.ownClaimLapsed.domain,
      samples.ownClaimLapsedThenDirectRep.domain,
    ]);
  });

  it('removedByVendor stands on a domain from which the vendor removed Alpha', () => {
    expect(contactDomains(samples.removedByVendor.contactId)).toEqual([samples.removedByVendor.domain]);
    expect(data.programme.partners[0]?.removals).toEqual([samples.removedByVendor.domain]);
  });

  it('severalDomains has all of them', () => {
    expect(contactDomains(samples.severalDomains.contactId)).toEqual([...samples.severalDomains.domains]);
  });

  it('subsidiary has its parent', () => {
    const { companyId, parentCompanyId } = samples.subsidiary;
    expect(record(alpha, 'companies', companyId).properties['hs_parent_company_id']).toBe(parentCompanyId);
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
    expect(companyDomains(record(alpha, 'companies', ipAddress.companyId))).toEqual([]);
    expect(companyDomains(record(alpha, 'companies', vendorsOwnDomain.companyId))).toEqual(
      data.programme.vendor.domains,
    );
    const beta = data.programme.partners.find((partner) => partner.id === samples.beta.partnerId);
    expect(companyDomains(record(alpha, 'companies', otherPartnersOwnDomain.companyId))).toEqual(
      beta?.domains,
    );
  });

  it('of Beta’s and Gamma’s stands on the domain that its name says', () => {
    const { beta, gamma } = samples;
    expect(emailOf(beta.portalId, beta.freeContactId)).toContain(`@${samples.free.domain}`);
    expect(emailOf(gamma.portalId, gamma.freeContactId)).toContain(`@${samples.free.domain}`);
    expect(emailOf(beta.portalId, beta.claimedByAlpha.contactId)).toContain(`@${samples.ownClaim.domain}`);
    expect(emailOf(beta.portalId, beta.directRepContactId)).toContain(`@${samples.directRep.domain}`);
    expect(emailOf(beta.portalId, beta.ownClaimContactId)).toContain(`@${samples.otherPartner.domain}`);
  });

  it('of the deals has the company, contact, owner and stage that its name says', () => {
    const links = (id: string) => record(alpha, 'deals', id).associations?.map(({ to }) => to) ?? [];
    expect(links(samples.alpha.convertibleDealId)).toEqual(['companies', 'contacts', 'contacts']);
    expect(links(samples.alpha.dealWithoutContactId)).toEqual(['companies']);
    expect(links(samples.alpha.dealWithoutCompanyId)).toEqual(['contacts']);
    expect(record(alpha, 'deals', samples.alpha.wonDealId).properties['dealstage']).toBe('closedwon');
    expect(record(alpha, 'deals', samples.alpha.lostDealId).properties['dealstage']).toBe('closedlost');

    const { vendor } = samples;
    const owner = (id: string) => {
      const ownerId = record(vendor.portalId, 'deals', id).properties['hubspot_owner_id'];
      return portal(vendor.portalId).owners.find((candidate) => candidate.id === ownerId)?.email;
    };
    expect(owner(vendor.channelDealId)).toBe(vendor.cam);
    expect(owner(vendor.difmDealId)).toBe(vendor.defaultRep);
    expect(owner(vendor.dealWithoutOwnerId)).toBeUndefined();
    expect(owner(vendor.dealOfUserWithoutRoleId)).toBe(vendor.userWithoutRole);
  });

  it('has a lookalike in the vendor’s CRM: same name, other domain', () => {
    const lookalike = record(samples.vendor.portalId, 'companies', samples.lookalike.vendorCompanyId);
    expect(lookalike.properties['name']).toBe('Falkenried Optik');
    expect(lookalike.properties['domain']).not.toBe(samples.lookalike.of);
  });
});
