import { domainToASCII } from 'node:url';
import type { ProgrammeDocument } from '#contracts/programme.ts';
import { readDomain } from '#core/domain-key.ts';
import { mailDomainReason } from '#core/mail-domains.ts';
import { sourceProgramme } from '#core/source-programme.ts';
import type { DataFolder, PortalSeedWithoutToken } from '#devkit/data/read-folder.ts';
import type { RecordSeed } from '#devkit/stand-in/portal-seed.ts';

type Table = 'contacts' | 'companies' | 'deals';
type Partner = ProgrammeDocument['partners'][number];

/** A data folder as the rules will see it: which domain a record stands on, and who holds that. */
export interface FolderView {
  partner(partnerId: string): Partner;
  portal(portalId: number): PortalSeedWithoutToken;
  record(portalId: number, table: Table, id: string): RecordSeed;
  emailOf(portalId: number, contactId: string): string | undefined;
  /** The e-mail of the record's owner. */
  ownerOf(portalId: number, table: Table, id: string): string | undefined;
  /** The keys of a company, by the rules' order: domain, else website, and the further domains. */
  companyDomains(portalId: number, companyId: string): string[];
  /** Of its company, else of its e-mail. */
  contactDomains(portalId: number, contactId: string): string[];
  dealDomains(portalId: number, dealId: string): string[];
  /** What a deal is linked to. */
  linksOf(portalId: number, dealId: string): string[];
  /** Partners with an active claim. */
  claimsOn(domain: string): string[];
  /** Partners whose claim has lapsed. */
  lapsedOn(domain: string): string[];
  /** How many claims a partner holds. */
  activeClaims(partnerId: string): number;
  /** The direct rep's e-mail, of the company with the lowest id. */
  repOf(domain: string): string | undefined;
}

function domainsIn(...written: readonly string[]): string[] {
  return written.flatMap((one) => {
    const reading = readDomain(one, sourceProgramme.domains);
    return reading.ok && mailDomainReason(reading.domain, sourceProgramme.domains) === null
      ? [reading.domain]
      : [];
  });
}

function domainsOf(company: RecordSeed | undefined): string[] {
  const { domain, website, hs_additional_domains: more } = company?.properties ?? {};
  return domainsIn(domain ?? website ?? '', ...(more ?? '').split(';'));
}

const isLapsed = (claim: Partner['claims'][number]) => claim.endsOn.startsWith('today-');

export function viewOf(data: DataFolder): FolderView {
  const { programme } = data;
  const partner: FolderView['partner'] = (partnerId) =>
    found(
      programme.partners.find((one) => one.id === partnerId),
      `partner ${partnerId}`,
    );
  const portal: FolderView['portal'] = (portalId) =>
    found(
      data.portals.find((one) => one.portalId === portalId),
      `portal ${portalId}`,
    );
  const record: FolderView['record'] = (portalId, table, id) =>
    found(
      portal(portalId)[table]?.find((one) => one.id === id),
      `${table} ${id} in portal ${portalId}`,
    );
  const emailOf: FolderView['emailOf'] = (portalId, contactId) =>
    record(portalId, 'contacts', contactId).properties['email'];
  const linked = (portalId: number, { associations = [] }: RecordSeed, table: Table) => {
    const link = associations.find((one) => one.to === table);
    return link && record(portalId, table, link.id);
  };
  const holders = (domain: string, lapsed: boolean) =>
    programme.partners
      .filter(({ claims }) =>
        claims.some((claim) => domainToASCII(claim.domain) === domain && isLapsed(claim) === lapsed),
      )
      .map(({ id }) => id);
  const isRep = (email: string | undefined) => {
    const teams = programme.vendor.portal.people.find((person) => person.email === email)?.teams ?? [];
    return programme.roles.some(
      (line) =>
        line.roles.includes('direct_rep') &&
        (line.team === undefined ? line.email === email : teams.includes(line.team)),
    );
  };
  const ownerOf: FolderView['ownerOf'] = (portalId, table, id) => {
    const ownerId = record(portalId, table, id).properties['hubspot_owner_id'];
    return portal(portalId).owners.find((owner) => owner.id === ownerId)?.email;
  };

  return {
    partner,
    portal,
    record,
    emailOf,
    ownerOf,
    companyDomains: (portalId, companyId) => domainsOf(record(portalId, 'companies', companyId)),
    contactDomains(portalId, contactId) {
      const ofCompany = domainsOf(linked(portalId, record(portalId, 'contacts', contactId), 'companies'));
      return ofCompany.length > 0 ? ofCompany : domainsIn(emailOf(portalId, contactId) ?? '');
    },
    dealDomains: (portalId, dealId) =>
      domainsOf(linked(portalId, record(portalId, 'deals', dealId), 'companies')),
    linksOf: (portalId, dealId) => (record(portalId, 'deals', dealId).associations ?? []).map(({ to }) => to),
    claimsOn: (domain) => holders(domain, false),
    lapsedOn: (domain) => holders(domain, true),
    activeClaims: (partnerId) => partner(partnerId).claims.filter((claim) => !isLapsed(claim)).length,
    repOf(domain) {
      const { portalId } = programme.vendor.portal;
      return portal(portalId)
        .companies?.toSorted((left, right) => Number(left.id) - Number(right.id))
        .filter((company) => domainsOf(company).includes(domain))
        .map(({ id }) => ownerOf(portalId, 'companies', id))
        .find(isRep);
    },
  };
}

function found<Found>(value: Found | undefined, what: string): Found {
  if (value === undefined) throw new Error(`there is no ${what}`);
  return value;
}
