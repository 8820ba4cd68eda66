/**
 * Records of these exports by what they show, so that the journeys over the samples can be walked on somebody else's data as
 * well. `README.md` has the same list in prose. Domains are the keys, in punycode.
 */
export const exported = {
  vendor: {
    portalId: 8800123,
    domain: 'ostwind-systemhaus.de',
    cam: 'petra.lohse@ostwind-systemhaus.de',
    /** Has the role by his team. */
    rep: 'ole.jansen@ostwind-systemhaus.de',
    userWithoutRole: 'fritz.nebel@ostwind-systemhaus.de',
    channelDealId: '72001',
    difmDealId: '72002',
    dealWithoutOwnerId: '72003',
    /** Its company has the name of a partner's prospect and another domain. */
    lookalike: { companyId: '70005', dealId: '72004', of: 'halverson-boatworks.com' },
    claimedCompany: { companyId: '70003', contactId: '71001', domain: 'kupferhof-brauerei.de' },
    /** Gründerwerk's claim lapsed, Lumen holds it. */
    twoPartners: { companyId: '70004', contactId: '71002', domain: 'steirer-kuerbiskernhof.at' },
    withoutPartner: { companyId: '70006', contactId: '71003', domain: 'nordsee-kabelleger.de' },
  },
  /** Files in German, with every fault that the reader knows. */
  gruenderwerk: {
    partnerId: 'gruenderwerk',
    portalId: 30551100,
    germanUser: 'selma.yildiz@gruenderwerk-agenturhaus.de',
    userWithoutPermission: 'timo.kern@gruenderwerk-agenturhaus.de',
    activeClaims: 2,
    capacity: 50,
    ownClaim: { contactId: '90001', dealId: '92001', domain: 'kupferhof-brauerei.de' },
    ownClaimInRenewalWindow: { contactId: '90010', dealId: '92010', domain: 'ankerhof-reederei.de' },
    free: { contactId: '90013', dealId: '92012', domain: 'zuletzt-handel.de' },
    /** The contact has a second company. */
    freeInternational: { contactId: '90002', dealId: '92002', domain: 'xn--pfel-shne-u2a8r.at' },
    directRep: { contactId: '90011', dealId: '92007', domain: 'grosswil-uhrenwerk.ch' },
    otherPartner: { contactId: '90007', dealId: '92006', domain: 'halverson-boatworks.com' },
    ownClaimLapsed: { contactId: '90006', dealId: '92005', domain: 'dachstein-raederwerk.de' },
    ownClaimLapsedThenOtherPartner: {
      contactId: '90009',
      dealId: '92009',
      domain: 'steirer-kuerbiskernhof.at',
    },
    /** The contact has a free-mail address. */
    removedByVendor: { contactId: '90008', dealId: '92008', domain: 'xn--mhlbach-gerberei-jzb.de' },
    vendorsOwnDomainCompanyId: '90955',
    freeMailDomainCompanyId: '90956',
    noDomainCompanyId: '90958',
    freeMailContactId: '90012',
    dealWithoutContactId: '92004',
    dealWithoutCompanyId: '92011',
  },
  /** Files with HubSpot's own names, all cells quoted. At its limit by the programme's own policy; no CAM. */
  lumen: {
    partnerId: 'lumen',
    portalId: 30551207,
    englishUser: 'ray.okafor@lumen-partnerhouse.com',
    activeClaims: 3,
    capacity: 3,
    /** R3. */
    free: { contactId: '55503', dealId: '77701', domain: 'prairiekiln-pottery.com' },
    ownClaim: { contactId: '55501', dealId: '77705', domain: 'halverson-boatworks.com' },
    otherPartner: { contactId: '55504', dealId: '77702', domain: 'kupferhof-brauerei.de' },
    directRep: { contactId: '55505', dealId: '77703', domain: 'grosswil-uhrenwerk.ch' },
    ownClaimLapsed: { contactId: '55506', dealId: '77704', domain: 'cedarbluff-orchards.com' },
    dealWithoutContactId: '77706',
  },
  /** Lumen's second portal: UTF-16, divided by tabs. */
  lumenEurope: {
    partnerId: 'lumen',
    portalId: 30551314,
    englishUser: 'nadia.brandt@lumen-partnerhouse.com',
    ownClaim: { contactId: '82001', domain: 'halverson-boatworks.com' },
    free: { contactId: '82002', domain: 'zaanse-lichtfabriek.nl' },
  },
} as const;
