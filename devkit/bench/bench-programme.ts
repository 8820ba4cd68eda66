import type { Policy } from '#core/policy.ts';
import { sourceProgramme } from '#core/source-programme.ts';
import type { CrmRecord } from '#operations/crm-ports.ts';
import type { Portal } from '#operations/programme/programme.ts';
import type { ResolvedProgramme } from '#operations/programme/setup-ports.ts';

/**
 * The programme that the bench measures in: a vendor with two thousand partners, so that a million claims are five hundred
 * for each, half of what its tier may hold. Domains are numbered; the claims are those from 0 on.
 */
export const partnerCount = 2_000;
export const vendorPortalId = 1;

/** Far from the numbers of the claims, so that nobody holds them. */
export const firstFree = 100_000_000;

export const domainSpan = { prefix: 'prospect-', suffix: '.de' } as const;
export const domainOf = (number: number): string =>
  `${domainSpan.prefix}${String(number)}${domainSpan.suffix}`;

export const partnerIdOf = (index: number): string => `partner-${String(index)}`;
export const partnerPortalIdOf = (index: number): number => 1_000 + index;

/** Quotas are there to be no hindrance to who measures; everything else is the shipped policy. */
const policy: Policy = {
  ...sourceProgramme,
  version: 'bench-1',
  preview: { ...sourceProgramme.preview, dailyQuota: 100_000_000 },
};

export function portalOf(side: Portal['side'], portalId: number, partnerId: string | null): Portal {
  return {
    portalId,
    side,
    partnerId,
    name: partnerId ?? 'Vendor',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    language: 'en',
    registrants: 'everybody',
  };
}

const partnerIndexes = Array.from({ length: partnerCount }, (_, index) => index);

export const theProgramme: ResolvedProgramme = {
  vendor: {
    portalId: vendorPortalId,
    name: 'Vendor',
    timeZone: 'Europe/Berlin',
    domains: ['vendor-software.de'],
    dealPipelineId: null,
    dealStageId: null,
    defaultRepOwnerId: '52',
    routing: [{ country: 'FR', companySize: null, ownerId: '52' }],
    products: [{ code: 'marketing', name: { en: 'Marketing', de: 'Marketing' } }],
    links: { lesson: null, salesRules: null, feedback: null },
  },
  users: [
    {
      ownerId: '51',
      userId: '9051',
      name: 'Cam Ray',
      email: 'cam@vendor-software.de',
      roles: ['cam'],
      active: true,
    },
    {
      ownerId: '52',
      userId: '9052',
      name: 'Dan Falk',
      email: 'dan@vendor-software.de',
      roles: ['direct_rep'],
      active: true,
    },
  ],
  partners: partnerIndexes.map((index) => ({
    id: partnerIdOf(index),
    name: `Partner ${String(index)}`,
    tier: 'elite',
    camOwnerId: '51',
    pdmOwnerId: null,
    domains: [`partner-${String(index)}.de`],
  })),
  portals: [
    portalOf('vendor', vendorPortalId, null),
    ...partnerIndexes.map((index) => portalOf('partner', partnerPortalIdOf(index), partnerIdOf(index))),
  ],
  policies: [policy],
  claims: [],
  removals: [],
};

/** A domain that is free, the partner's own, or another partner's, in turn. */
export function someDomain(partnerIndex: number, turn: number, claims: number): number {
  const rounds = Math.floor(claims / partnerCount);
  const round = (turn * 7) % rounds;
  switch (turn % 3) {
    case 0:
      return firstFree + turn * partnerCount + partnerIndex;
    case 1:
      return round * partnerCount + partnerIndex;
    default:
      return round * partnerCount + ((partnerIndex + 1) % partnerCount);
  }
}

/** A contact of a company with the numbered domain; the record's id is the domain's number. */
export function contactOn(number: number): CrmRecord {
  const id = String(number);
  return {
    type: 'contact',
    id,
    name: 'Clara Kundin',
    company: {
      id,
      name: `Prospect ${id}`,
      domain: domainOf(number),
      website: null,
      additionalDomains: [],
      country: 'Germany',
      employees: 120,
    },
    contact: {
      id,
      firstName: 'Clara',
      lastName: 'Kundin',
      email: `clara@${domainOf(number)}`,
      country: null,
    },
    crmDeal: null,
  };
}
