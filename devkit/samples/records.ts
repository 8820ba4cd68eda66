/**
 * The sample records by what they show, so that tests and screenshots need no bare numbers. Ids are those of the
 * CSV files beside this file; `README.md` has the same list in prose. Domains are the keys, in punycode.
 */
export const samples = {
  vendor: {
    portalId: 7120045,
    domain: 'nordlicht-softwarewerk.de',
    cam: 'jana.winter@nordlicht-softwarewerk.de',
    pdm: 'miriam.vogt@nordlicht-softwarewerk.de',
    /** Direct rep, the default one and the one for Austria. */
    defaultRep: 'lukas.adler@nordlicht-softwarewerk.de',
    /** Direct rep for France, Spain and companies with over a thousand people. */
    secondRep: 'claire.dubois@nordlicht-softwarewerk.de',
    userWithoutRole: 'henrik.sand@nordlicht-softwarewerk.de',
    /** A deal of the CAM's: a partner can be added to it as a Channel deal. */
    channelDealId: '703001',
    /** A direct rep's deal: a partner can be added to it as a Do Inbound For Me deal. */
    difmDealId: '703002',
    dealWithoutOwnerId: '703004',
    dealOfUserWithoutRoleId: '703005',
  },
  alpha: {
    partnerId: 'alpha-digital',
    portalId: 24810017,
    domain: 'alphadigital-nordwerk.de',
    /** Reads English. */
    englishUser: 'emma.clarke@alphadigital-nordwerk.de',
    /** Reads German. */
    germanUser: 'felix.brandt@alphadigital-nordwerk.de',
    /** Untiered; lapsed claims do not count. */
    activeClaims: 3,
    capacity: 50,
    convertibleDealId: '303001',
    dealWithoutContactId: '303004',
    dealWithoutCompanyId: '303005',
    wonDealId: '303006',
    lostDealId: '303007',
  },
  beta: {
    partnerId: 'beta-vertriebsatelier',
    portalId: 25930042,
    domain: 'beta-vertriebsatelier.at',
    germanUser: 'valentin.moser@beta-vertriebsatelier.at',
    /** The domain that is free for Alpha. */
    freeContactId: '401002',
    /** The domain that Alpha holds. */
    claimedByAlpha: { contactId: '401003', companyId: '402003', domain: 'tannhof-energiewerk.de' },
    /** The domain that the default rep holds. */
    directRepContactId: '401007',
    ownClaimContactId: '401001',
  },
  gamma: {
    partnerId: 'gamma-growthloft',
    portalId: 26440088,
    domain: 'gamma-growthloft.com',
    englishUser: 'maya.oconnell@gamma-growthloft.com',
    /** The domain that is free for Alpha and Beta too; this partner has no CAM. */
    freeContactId: '501004',
  },

  /** Story 1: nobody holds the domain. */
  free: {
    contactId: '301001',
    secondContactId: '301002',
    companyId: '302001',
    domain: 'falkenried-optik.de',
  },
  freeSecondLevelSuffix: { contactId: '301003', companyId: '302002', domain: 'harrowpenhale.co.uk' },
  freeInternational: {
    contactId: '301004',
    companyId: '302003',
    domain: 'xn--grnwinkel-mbelbau-9zb8h.de',
    unicode: 'grünwinkel-möbelbau.de',
  },
  websiteOnly: { contactId: '301005', companyId: '302004', domain: 'quellstein-mineralwasser.ch' },
  severalDomains: {
    contactId: '301006',
    companyId: '302005',
    domains: ['marbacher-textilgruppe.de', 'marbacher-wohnen.de', 'marbacher-textilgruppe.at'],
  },
  subsidiary: {
    contactId: '301007',
    companyId: '302006',
    parentCompanyId: '302005',
    domain: 'marbacher-spedition.de',
  },
  freeMailContact: { contactId: '301008' },
  disposableMailContact: { contactId: '301009' },
  /** The contact's e-mail names the company, no company is associated. */
  companyEmailOnly: { contactId: '301010', domain: 'trautwein-holzwerke.de' },
  /** A free-mail address, but the company has a domain. */
  freeMailWithCompany: { contactId: '301011', companyId: '302026', domain: 'luminaria-atelierdeluz.es' },
  contactWithoutAnything: { contactId: '301032' },
  noDomain: { contactId: '301024', companyId: '302019' },
  freeMailDomain: { contactId: '301026', companyId: '302022' },
  ipAddress: { companyId: '302025' },
  sharedHost: { contactId: '301027', companyId: '302023', domain: 'blumen-ottilie.github.io' },
  policySharedHost: { contactId: '301031', companyId: '302024', domain: 'glaserei-thorn.hs-sites.com' },
  vendorsOwnDomain: { companyId: '302021' },
  otherPartnersOwnDomain: { contactId: '301025', companyId: '302020' },

  ownClaim: { contactId: '301015', companyId: '302010', domain: 'tannhof-energiewerk.de' },
  ownClaimBySubdomain: { contactId: '301019', companyId: '302014', domain: 'delmenau-logistik.de' },
  ownClaimInRenewalWindow: { contactId: '301016', companyId: '302011', domain: 'bergfeld-medizintechnik.ch' },
  ownClaimLapsed: { contactId: '301017', companyId: '302012', domain: 'ardanza-iberplast.es' },
  ownClaimLapsedThenDirectRep: { contactId: '301018', companyId: '302013', domain: 'holmgaard-pharmalab.dk' },
  directRep: {
    contactId: '301012',
    companyId: '302007',
    domain: 'sonnleitner-maschinenwerk.at',
    rep: 'lukas.adler@nordlicht-softwarewerk.de',
  },
  secondDirectRep: {
    contactId: '301013',
    companyId: '302008',
    domain: 'rivemont-cosmetique.fr',
    rep: 'claire.dubois@nordlicht-softwarewerk.de',
  },
  /** Two companies of the vendor's CRM share the domain; the lower record id names the rep. */
  twoDirectReps: {
    contactId: '301029',
    companyId: '302028',
    domain: 'wexcombe-dairygroup.co.uk',
    rep: 'claire.dubois@nordlicht-softwarewerk.de',
  },
  otherPartner: { contactId: '301014', companyId: '302009', domain: 'kestrelbayfoods.co.uk' },
  removedByVendor: { contactId: '301023', companyId: '302018', domain: 'steinbruck-immowerk.de' },
  /** The vendor's CRM has the company, its owner holds nothing: free. */
  ownedByCam: { contactId: '301020', companyId: '302015', domain: 'kobayakawa-seiki.co.jp' },
  ownedByUserWithoutRole: {
    contactId: '301021',
    companyId: '302016',
    domain: 'prairielantern-analytics.com',
  },
  vendorCompanyWithoutOwner: { contactId: '301022', companyId: '302017', domain: 'aldermoor-mutual.co.uk' },
  /** Same name in the vendor's CRM, other domain. */
  lookalike: { vendorCompanyId: '702009', of: 'falkenried-optik.de' },
} as const;
