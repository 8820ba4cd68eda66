import { samples } from '#devkit/samples/records.ts';
import type { Cast } from './cast.ts';

const { alpha, alphaUk, beta, delta, vendor } = samples;
const { conversions } = alpha;

/** Alpha Digital has room and a CAM, Delta Kontor is at its limit, Beta Vertriebsatelier comes second. */
export const samplesCast: Cast = {
  sourceFolder: undefined,
  vendorPortalId: vendor.portalId,
  product: 'Nordlicht Marketing',

  free: {
    portalId: alpha.portalId,
    contactId: samples.free.contactId,
    domain: samples.free.domain,
    cam: vendor.cam,
    claimsAfter: String(alpha.activeClaims + 1),
    claimLimit: String(alpha.capacity),
    partner: 'Alpha Digital',
    claimDays: 180,
  },

  atLimit: {
    free: { portalId: delta.portalId, ...delta.free },
    routedRep: vendor.defaultRep,
    cam: ({ team }) => team.named('Tomás Ortega', team.roles.cam),
    directReps: { portalId: delta.portalId, ...delta.directRep },
    otherPartners: { portalId: delta.portalId, ...delta.otherPartner },
  },

  directReps: {
    portalId: alpha.portalId,
    contactId: samples.directRep.contactId,
    domain: samples.directRep.domain,
    rep: { name: 'Lukas Adler', email: samples.directRep.rep },
    repBeforehand: ({ team }) => team.nameLater.direct_rep,
    repIsNamedBeforehand: false,
    cam: ({ team }) => team.named('Jana Winter', team.roles.cam),
  },

  otherPartners: {
    portalId: beta.portalId,
    ...beta.claimedByAlpha,
    holder: { name: /Alpha/, portalIds: [alpha.portalId, alphaUk.portalId] },
  },

  conversion: {
    portalId: alpha.portalId,
    partner: 'Alpha Digital',
    dealId: conversions.ownClaim.dealId,
    domain: conversions.ownClaim.domain,
    withoutCompanyId: alpha.dealWithoutCompanyId,
    withoutContactId: alpha.dealWithoutContactId,
  },

  domains: {
    portalId: alpha.portalId,
    written: [
      ['a second-level suffix', samples.freeSecondLevelSuffix.contactId, 'harrowpenhale.co.uk'],
      ['an international domain', samples.freeInternational.contactId, 'grünwinkel-möbelbau.de'],
      ["a customer's name on a shared host", samples.sharedHost.contactId, 'blumen-ottilie.github.io'],
      [
        'a host that only the policy knows as shared',
        samples.policySharedHost.contactId,
        'glaserei-thorn.hs-sites.com',
      ],
      ['letters of two scripts', samples.mixedScripts.contactId, 'xn--lmira-handelshaus-r4n.com'],
    ],
    noProspects: [
      {
        what: 'a free-mail address without a company',
        object: '0-1',
        record: samples.freeMailContact.contactId,
        reason: 'free_mail_domain',
      },
      {
        what: 'a throw-away address',
        object: '0-1',
        record: samples.disposableMailContact.contactId,
        reason: 'disposable_domain',
      },
      { what: 'no domain at all', object: '0-1', record: samples.noDomain.contactId, reason: 'no_domain' },
      { what: 'an IP address', object: '0-2', record: samples.ipAddress.companyId, reason: 'ip_address' },
      {
        what: "the vendor's own domain",
        object: '0-2',
        record: samples.vendorsOwnDomain.companyId,
        reason: 'vendor_domain',
      },
      {
        what: "another partner's own domain",
        object: '0-2',
        record: samples.otherPartnersOwnDomain.companyId,
        reason: 'partner_domain',
      },
    ],
  },
};
