import path from 'node:path';
import { exported } from '#test/support/exports/records.ts';
import type { Cast } from './cast.ts';

const { gruenderwerk, lumen, lumenEurope, vendor } = exported;

/**
 * Gründerwerk has room and a CAM, Lumen is at its limit and has none. The vendor lists no products, its claims last 90
 * days, and its policy names the direct rep beforehand.
 */
export const exportsCast: Cast = {
  sourceFolder: path.resolve(import.meta.dirname, '../../support/exports'),
  vendorPortalId: vendor.portalId,
  product: 'Ostwind Systeme',

  free: {
    portalId: gruenderwerk.portalId,
    ...gruenderwerk.free,
    cam: vendor.cam,
    claimsAfter: String(gruenderwerk.activeClaims + 1),
    claimLimit: String(gruenderwerk.capacity),
    partner: 'Gründerwerk Agentur',
    claimDays: 90,
  },

  atLimit: {
    free: { portalId: lumen.portalId, ...lumen.free },
    routedRep: vendor.rep,
    cam: ({ team }) => team.vacant.cam,
    directReps: { portalId: lumen.portalId, ...lumen.directRep },
    otherPartners: { portalId: lumen.portalId, ...lumen.otherPartner },
  },

  directReps: {
    portalId: gruenderwerk.portalId,
    ...gruenderwerk.directRep,
    rep: { name: 'Ole Jansen', email: vendor.rep },
    repBeforehand: ({ team }) => team.named('Ole Jansen', team.roles.direct_rep),
    repIsNamedBeforehand: true,
    cam: ({ team }) => team.named('Petra Lohse', team.roles.cam),
  },

  otherPartners: {
    portalId: gruenderwerk.portalId,
    ...gruenderwerk.otherPartner,
    holder: { name: /Lumen/, portalIds: [lumen.portalId, lumenEurope.portalId] },
  },

  conversion: {
    portalId: gruenderwerk.portalId,
    partner: 'Gründerwerk Agentur',
    ...gruenderwerk.ownClaim,
    withoutCompanyId: gruenderwerk.dealWithoutCompanyId,
    withoutContactId: gruenderwerk.dealWithoutContactId,
  },

  domains: {
    portalId: gruenderwerk.portalId,
    written: [
      ['an international domain', gruenderwerk.freeInternational.contactId, 'äpfel-söhne.at'],
      ['an address in capitals', gruenderwerk.ownClaim.contactId, 'kupferhof-brauerei.de'],
    ],
    noProspects: [
      {
        what: 'a free-mail address without a company',
        object: '0-1',
        record: gruenderwerk.freeMailContactId,
        reason: 'free_mail_domain',
      },
      {
        what: "a free-mail provider's domain on a company",
        object: '0-2',
        record: gruenderwerk.freeMailDomainCompanyId,
        reason: 'free_mail_domain',
      },
      {
        what: 'no domain at all',
        object: '0-2',
        record: gruenderwerk.noDomainCompanyId,
        reason: 'no_domain',
      },
      {
        what: "the vendor's own domain",
        object: '0-2',
        record: gruenderwerk.vendorsOwnDomainCompanyId,
        reason: 'vendor_domain',
      },
    ],
  },
};
