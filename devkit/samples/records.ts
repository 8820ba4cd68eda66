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
    /** Direct rep for Sweden, Norway and Finland; she is one by her team only. */
    teamRep: 'greta.nystroem@nordlicht-softwarewerk.de',
    /** CAM of Delta, and PDM by his team. */
    secondCam: 'tomas.ortega@nordlicht-softwarewerk.de',
    userWithoutRole: 'henrik.sand@nordlicht-softwarewerk.de',
    /** A deal of the CAM's: a partner can be added to it as a Channel deal. */
    channelDealId: '703001',
    /** A direct rep's deal: a partner can be added to it as a Do Inbound For Me deal. */
    difmDealId: '703002',
    dealWithoutOwnerId: '703004',
    dealOfUserWithoutRoleId: '703005',
    dealOfTeamRepId: '703010',
    dealWithoutCompanyId: '703012',
    dealOfSecondCamId: '703013',
    companyWithoutDomainId: '702025',
    freeMailDomainCompanyId: '702026',
    freeMailContactId: '701042',
  },
  alpha: {
    partnerId: 'alpha-digital',
    portalId: 24810017,
    domain: 'alphadigital-nordwerk.de',
    /** Reads English. */
    englishUser: 'emma.clarke@alphadigital-nordwerk.de',
    /** Reads German. */
    germanUser: 'felix.brandt@alphadigital-nordwerk.de',
    /** A German reader who may look and not register. */
    userWithoutPermission: 'noah.fischer@alphadigital-nordwerk.de',
    /** Untiered; lapsed claims do not count. */
    activeClaims: 3,
    capacity: 50,
    convertibleDealId: '303001',
    dealWithoutContactId: '303004',
    dealWithoutCompanyId: '303005',
    wonDealId: '303006',
    lostDealId: '303007',
    dealWithoutAnythingId: '303018',
    /** Deals with company and contact, by what converting them meets. */
    conversions: {
      ownClaim: { dealId: '303008', domain: 'tannhof-energiewerk.de' },
      ownClaimInRenewalWindow: { dealId: '303009', domain: 'bergfeld-medizintechnik.ch' },
      free: { dealId: '303001', domain: 'falkenried-optik.de' },
      freeInternational: { dealId: '303020', domain: 'xn--grnwinkel-mbelbau-9zb8h.de' },
      otherPartnerLapsed: { dealId: '303021', domain: 'nebelhorn-outdoorwerk.de' },
      directRep: { dealId: '303010', domain: 'sonnleitner-maschinenwerk.at' },
      ownClaimLapsedThenDirectRep: { dealId: '303013', domain: 'holmgaard-pharmalab.dk' },
      otherPartner: { dealId: '303011', domain: 'kestrelbayfoods.co.uk' },
      ownClaimLapsedThenOtherPartner: { dealId: '303014', domain: 'brandauer-holzbauwerk.at' },
      ownClaimLapsed: { dealId: '303012', domain: 'ardanza-iberplast.es' },
      removedByVendor: { dealId: '303015', domain: 'steinbruck-immowerk.de' },
    },
    severalDomainsDealId: '303017',
    noDomainDealId: '303016',
    freeMailDomainDealId: '303022',
    otherPartnersOwnDomainDealId: '303019',
  },
  /** Alpha's second portal: another account, the same partner, one count of claims. */
  alphaUk: {
    partnerId: 'alpha-digital',
    portalId: 24990312,
    /** She has a user in both portals. */
    englishUser: 'emma.clarke@alphadigital-nordwerk.de',
    secondUser: 'harriet.boyle@alphadigital-nordwerk.de',
    /** The domain of story 1. */
    freeContactId: '311002',
    /** Claimed by the partner, whichever portal it was. */
    ownClaim: { contactId: '311001', companyId: '312001', domain: 'tannhof-energiewerk.de' },
    otherPartnerContactId: '311003',
    removedByVendorContactId: '311004',
    ownClaimLapsedContactId: '311005',
    directRepContactId: '311006',
    convertibleDealId: '313001',
    ownClaimDealId: '313002',
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
    ownClaimInRenewalWindow: {
      contactId: '401028',
      companyId: '402028',
      domain: 'thalhof-messtechnik.de',
    },
    /** Alpha's claim lapsed, then Beta took the domain. */
    takenFromAlpha: { contactId: '401012', domain: 'brandauer-holzbauwerk.at' },
    ownClaimLapsed: { contactId: '401032', domain: 'vaduzer-archivbau.li' },
    convertibleDealId: '403003',
    dealOnAlphasDomainId: '403005',
  },
  gamma: {
    partnerId: 'gamma-growthloft',
    portalId: 26440088,
    domain: 'gamma-growthloft.com',
    englishUser: 'maya.oconnell@gamma-growthloft.com',
    /** The domain that is free for Alpha and Beta too; this partner has no CAM. */
    freeContactId: '501004',
    ownClaimLapsed: { contactId: '501008', domain: 'harborlight-agency.com' },
    removedByVendor: { contactId: '501012', domain: 'granitenotch-resort.com' },
    convertibleDealId: '503001',
  },
  /** A partner at its limit: nothing free can be claimed (R3). */
  delta: {
    partnerId: 'delta-kontor',
    portalId: 27350119,
    domain: 'deltakontor-nordost.de',
    germanUser: 'thea.lorenz@deltakontor-nordost.de',
    englishUser: 'owen.price@deltakontor-nordost.de',
    activeClaims: 4,
    /** Of the tier `starter`, which the samples' own policy makes. */
    capacity: 4,
    /** R3; routed to the vendor's default rep. */
    free: { contactId: '601006', companyId: '602006', domain: 'bruchsal-gartenbaukontor.de' },
    /** R3; routed by its country. */
    freeRoutedByCountry: { contactId: '601007', companyId: '602007', domain: 'menuiserie-valclair.fr' },
    /** R3; routed by its size. */
    freeRoutedBySize: { contactId: '601008', domain: 'hohensteiner-klinikverbund.de' },
    /** The domain of story 1. */
    falkenriedContactId: '601011',
    ownClaim: { contactId: '601002', domain: 'kornfeld-muehlenwerke.de' },
    ownClaimInRenewalWindow: { contactId: '601003', domain: 'lindenau-klinikbedarf.de' },
    ownClaimInternational: { contactId: '601004', domain: 'xn--sstrand-textilvrk-5rb14a.dk' },
    ownClaimLapsed: { contactId: '601005', domain: 'altmark-zaunbauwerk.de' },
    directRep: { contactId: '601009', domain: 'sonnleitner-maschinenwerk.at' },
    otherPartner: { contactId: '601010', domain: 'kestrelbayfoods.co.uk' },
    freeMailContactId: '601023',
    conversions: {
      free: { dealId: '603001', domain: 'bruchsal-gartenbaukontor.de' },
      freeRoutedBySize: { dealId: '603008', domain: 'hohensteiner-klinikverbund.de' },
      ownClaim: { dealId: '603002', domain: 'kornfeld-muehlenwerke.de' },
      directRep: { dealId: '603003', domain: 'sonnleitner-maschinenwerk.at' },
      otherPartner: { dealId: '603004', domain: 'kestrelbayfoods.co.uk' },
      ownClaimLapsed: { dealId: '603005', domain: 'altmark-zaunbauwerk.de' },
    },
    dealWithoutContactId: '603006',
    dealWithoutCompanyId: '603007',
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
  /** Its first letter is a Cyrillic а: the punycode stands beside it. */
  mixedScripts: {
    contactId: '301037',
    companyId: '302034',
    domain: 'xn--lmira-handelshaus-r4n.com',
    unicode: 'аlmira-handelshaus.com',
  },
  /** Han, and a free-mail address. */
  japaneseDomain: { contactId: '301038', companyId: '302035', domain: 'xn--rhty6aya229is8ah09d.jp' },
  greekDomain: { contactId: '301078', companyId: '302075', domain: 'xn----plbhhaa2acc1bqf9beko2bs3c.gr' },
  sharedHost: { contactId: '301027', companyId: '302023', domain: 'blumen-ottilie.github.io' },
  policySharedHost: { contactId: '301031', companyId: '302024', domain: 'glaserei-thorn.hs-sites.com' },
  vendorsOwnDomain: { companyId: '302021' },
  otherPartnersOwnDomain: { contactId: '301025', companyId: '302020' },

  ownClaim: { contactId: '301015', companyId: '302010', domain: 'tannhof-energiewerk.de' },
  ownClaimBySubdomain: { contactId: '301019', companyId: '302014', domain: 'delmenau-logistik.de' },
  ownClaimInRenewalWindow: { contactId: '301016', companyId: '302011', domain: 'bergfeld-medizintechnik.ch' },
  ownClaimLapsed: { contactId: '301017', companyId: '302012', domain: 'ardanza-iberplast.es' },
  ownClaimLapsedLongAgo: { contactId: '301035', companyId: '302032', domain: 'veldhuis-tuinbouwhuis.nl' },
  ownClaimLapsedYesterday: {
    contactId: '301036',
    companyId: '302033',
    domain: 'castanheira-azulejaria.pt',
  },
  /** R5 with a claim of Alpha's before it. */
  ownClaimLapsedThenOtherPartner: {
    contactId: '301033',
    companyId: '302030',
    domain: 'brandauer-holzbauwerk.at',
  },
  /** Beta's claim lapsed: free for everybody. */
  otherPartnerLapsed: { contactId: '301034', companyId: '302031', domain: 'nebelhorn-outdoorwerk.de' },
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
  /** Held by a rep who has the role by her team. */
  directRepByTeam: {
    contactId: '301039',
    companyId: '302036',
    domain: 'fjordhavn-shippinghus.no',
    rep: 'greta.nystroem@nordlicht-softwarewerk.de',
  },
  /** The vendor's company has it among its additional domains. */
  directRepByAdditionalDomain: {
    contactId: '301040',
    companyId: '302037',
    domain: 'rivemont-maison.fr',
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
  /** The same with another legal form. */
  secondLookalike: { vendorCompanyId: '702023', of: 'falkenried-optik.de' },

  /** In the vendor's CRM, by what the partner attribution card has to show. */
  attribution: {
    /** Beta holds it; a company of the same name has another domain. */
    otherPartner: {
      companyId: '702014',
      contactId: '701007',
      dealId: '703007',
      domain: 'kestrelbayfoods.co.uk',
      lookalikeCompanyId: '702022',
    },
    /** Alpha holds it; the deal has no owner. */
    alphasClaim: {
      companyId: '702015',
      contactId: '701008',
      dealId: '703009',
      domain: 'delmenau-logistik.de',
    },
    /** Alpha's claim lapsed, Beta holds it. */
    twoPartners: {
      companyId: '702016',
      contactId: '701009',
      dealId: '703008',
      domain: 'brandauer-holzbauwerk.at',
    },
    deltasClaim: {
      companyId: '702017',
      contactId: '701010',
      dealId: '703013',
      domain: 'hafenblick-reedereikontor.de',
    },
    /** A partner without a CAM. */
    gammasClaim: {
      companyId: '702018',
      contactId: '701011',
      dealId: '703015',
      domain: 'bluestemvalley-cu.org',
    },
    /** Nobody holds it any more. */
    lapsedClaim: { companyId: '702019', contactId: '701012', domain: 'ardanza-iberplast.es' },
    removedPartner: {
      companyId: '702021',
      contactId: '701013',
      dealId: '703016',
      domain: 'steinbruck-immowerk.de',
    },
    /** A direct rep's, and no partner has anything to do with it. */
    withoutPartner: {
      companyId: '702041',
      contactId: '701031',
      dealId: '703014',
      domain: 'groupe-mareval.fr',
    },
  },
} as const;
