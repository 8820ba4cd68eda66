import type { ErrorCode } from '#contracts/errors.ts';
import type { RecordType } from '#contracts/record-reference.ts';
import type {
  CompanySize,
  CreditKind,
  DealType,
  DelayReason,
  DomainReason,
  FaultCode,
  LegalBasis,
  Motion,
  Remedy,
  RoutingRule,
  SharedDealState,
  TeamRole,
  VerdictKind,
  VerdictReason,
} from './codes.ts';

/** What a rule's sentence may speak of. Days are formatted, `domain` is written as people write it. */
export interface RuleFacts {
  readonly vendor: string;
  readonly domain: string;
  readonly claimAction: 'keep' | 'renew' | 'claim' | 'none';
  /** The last day of the claim after registering. */
  readonly claimEnds: string | null;
  /** The last day of this partner's own claim before. */
  readonly ownClaimEnds: string | null;
  readonly used: string;
  readonly limit: string;
  readonly ownershipLapsed: boolean;
}

type RuleSentence = (facts: RuleFacts) => string;

/** Every English word of the cards. `labels.de.ts` has the same keys, by type. */
export const en = {
  loading: 'Looking up what registering would do',
  loadingChoice: 'Looking up this domain',
  actions: {
    register: 'Register deal',
    registerAnother: 'Register another one anyway',
    registerAnyway: 'Register anyway',
    howDecided: 'How this was decided',
    openCrmDeal: 'Open the deal record',
    retry: 'Try again',
    checkAgain: 'Check again',
    next: 'Next',
    back: 'Back',
    backToForm: 'Back to the form',
    cancel: 'Cancel',
    associateCompany: 'Associate a company',
    createCompany: 'Create a company',
  },
  askCam: {
    ask: 'Ask your CAM',
    copy: 'Copy the message',
    copied: 'The message is in your clipboard.',
    noCam:
      'No CAM is assigned to your company yet. Send the message to your contact in the partner programme.',
    subject: (subject: string) => `Deal registration: ${subject}`,
    body: (message: {
      record: string;
      subject: string;
      issue: string;
      sender: string;
      requestId: string | null;
    }) =>
      [
        'Hello,',
        `I want to register a deal for ${message.subject} (record: ${message.record}) and need your help.`,
        `The card says: ${message.issue}`,
        ...(message.requestId === null ? [] : [`Request id: ${message.requestId}`]),
        'Kind regards',
        message.sender,
      ].join('\n\n'),
  },
  problem: {
    title: 'This did not work',
    unreachable: 'Deal registration cannot be reached',
    notConnected: 'This account is not connected',
    whatStillWorks:
      'Your CRM works as usual, shared deals that are already registered stay as they are, and what you have typed is kept.',
    requestId: (id: string) => `Request id to quote: ${id}`,
    nothingLost: 'Nothing you typed is lost. Trying again cannot register the deal twice.',
  },
  errors: {
    'request.malformed':
      'The card sent something that the service could not read. Reload the page and try again.',
    'request.invalid': 'Some fields are missing or not valid.',
    'request.too_large': 'The texts are too long in total. Please shorten them.',
    'request.key_reused': 'This request was already used for other details. Please send the form again.',
    'operation.unknown':
      'The card and the service do not fit together. Reload the page to get the current card.',
    'operation.wrong_side': 'This card is made for partners; your account does not take part as one.',
    'operation.proof_required':
      'For this step HubSpot has to confirm who you are, and this installation cannot do that.',
    'signature.missing':
      'The connection of this account is not set up correctly. Please tell your administrator.',
    'signature.invalid': 'The connection of this account is no longer valid. Please tell your administrator.',
    'signature.stale': 'The request took too long to arrive. Please try again.',
    'signature.replayed': 'This request has already arrived. Please try again.',
    'portal.unknown':
      'Deal registration does not know this HubSpot account. Ask your administrator or your contact in the partner programme to connect it.',
    'record.not_found': 'This record does not exist in your CRM any more.',
    'domain.not_on_record':
      'The domain no longer stands on this record. Check again to see the current ones.',
    'domain.not_registrable': 'This domain cannot be registered.',
    'registration.removed': 'You were removed from this prospect. Only the vendor can add you again.',
    'registration.capacity_reached': 'Your claims are used up. Release one to register this deal.',
    'preview.quota_exceeded':
      'Your company has looked up many domains today. Looking up works again tomorrow.',
    'crm.unavailable':
      'HubSpot does not answer right now, so the record cannot be read. Please try again in a moment.',
    'crm.not_permitted': 'The app may not read this record. Your administrator has to connect the app again.',
    'hub.unreachable': 'The deal registration service does not answer right now.',
    'hub.internal': 'Something went wrong in the deal registration service.',
  } satisfies Record<ErrorCode, string>,
  domain: {
    pick: 'Which domain is it about?',
    pickPlaceholder: 'Choose a domain',
    pickDescription: 'Several domains stand on this record. Each is registered on its own.',
    mixedScripts: (punycode: string) =>
      `This domain mixes scripts and may look like another one. Its technical form is ${punycode}.`,
    frozen: (domain: string) =>
      `What is registered is ${domain}. If the website in your record changes later, that stays as it is.`,
  },
  availability: {
    R1: 'yours',
    R2: 'available',
    R3: 'available, no claims left',
    R4: 'with direct sales',
    R5: 'not available',
    R6: 'available again',
  } satisfies Record<RoutingRule, string>,
  blockedTag: 'cannot be registered',
  nothingToDecide: {
    no_domain: {
      title: 'No domain yet',
      text: () => 'This record names no internet domain.',
    },
    ip_address: {
      title: 'Not a domain',
      text: (written: string) => `${written} is an IP address, not a domain.`,
    },
    single_label: {
      title: 'Not a complete domain',
      text: (written: string) => `${written} lacks an ending such as .com.`,
    },
    public_suffix: {
      title: 'Not the domain of one company',
      text: (written: string) => `${written} is shared by many companies. Enter the company’s own domain.`,
    },
    unknown_suffix: {
      title: 'Unknown ending',
      text: (written: string) => `The ending of ${written} does not exist. Please check the spelling.`,
    },
    invalid_characters: {
      title: 'Not a valid domain',
      text: (written: string) => `${written} contains characters that a domain cannot have.`,
    },
    malformed: {
      title: 'Not a valid domain',
      text: (written: string) => `${written} cannot be read as a domain. Please check the spelling.`,
    },
    free_mail_domain: {
      title: 'A company is missing',
      text: (written: string) => `${written} is a free-mail domain, which belongs to no single company.`,
    },
    disposable_domain: {
      title: 'A company is missing',
      text: (written: string) => `${written} is a domain for throw-away addresses.`,
    },
    own_domain: {
      title: 'Your own domain',
      text: (written: string) => `${written} belongs to your own company, so it is no prospect.`,
    },
    partner_domain: {
      title: 'A partner’s domain',
      text: (written: string) =>
        `${written} belongs to a company in the partner programme, so it is no prospect.`,
    },
    vendor_domain: {
      title: 'The vendor’s domain',
      text: (written: string) => `${written} belongs to the vendor, so it is no prospect.`,
    },
  } satisfies Record<DomainReason, { title: string; text: (written: string) => string }>,
  /** Stands for a domain in a sentence where the record names none. */
  thisRecord: 'This record',
  /** A record before its name is known. */
  recordById: {
    contact: (id: string) => `contact ${id}`,
    company: (id: string) => `company ${id}`,
    deal: (id: string) => `deal ${id}`,
  } satisfies Record<RecordType, (id: string) => string>,
  mend: {
    contact: 'Add the company that this contact works for; its domain is then used.',
    company: 'Enter the company’s domain name in this record, then check again.',
    deal: 'Associate the company that this deal is about; its domain is then used.',
  },
  removed: {
    title: 'Removed by the vendor',
    text: (vendor: string, domain: string) =>
      `${vendor} has removed you from ${domain}. Only ${vendor} can add you again. Your claim is not affected.`,
  },
  refusedAtLimit: {
    title: 'Your claims are used up',
    text: (vendor: string, limit: string) =>
      `All ${limit} claims are in use, and ${vendor} takes no further deals then. Release a claim and check again.`,
  },
  quotaTitle: 'Enough looked up for today',
  types: {
    channel: 'Channel deal',
    partner_collaboration: 'Partner Collaboration deal',
    best_partner_wins: 'Best Partner Wins deal',
    difm: 'Do Inbound For Me deal',
  } satisfies Record<DealType, string>,
  typeMeanings: {
    channel: 'You and your CAM are responsible together.',
    partner_collaboration: 'Direct sales is responsible; you work on it and your CAM supports.',
    best_partner_wins: 'Several partners may work with this prospect, hidden from each other.',
    difm: 'Direct sales is responsible and has added you.',
  } satisfies Record<DealType, string>,
  becomes: {
    channel: 'This becomes a Channel deal.',
    partner_collaboration: 'This becomes a Partner Collaboration deal.',
    best_partner_wins: 'This becomes a Best Partner Wins deal.',
    difm: 'This becomes a Do Inbound For Me deal.',
  } satisfies Record<DealType, string>,
  outcome: {
    R1: (facts) =>
      facts.claimAction === 'renew'
        ? `${facts.domain} is already yours until ${facts.ownClaimEnds ?? ''}; registering renews your claim up to and including ${facts.claimEnds ?? ''}.`
        : `${facts.domain} is already yours up to and including ${facts.claimEnds ?? facts.ownClaimEnds ?? ''}.`,
    R2: (facts) => `Registers ${facts.domain} for you up to and including ${facts.claimEnds ?? ''}.`,
    R3: (facts) =>
      `Your claims are used up (${facts.used} of ${facts.limit}), so ${facts.domain} is not claimed for you. Release a claim to make this a Channel deal.`,
    R4: (facts) =>
      `${facts.ownershipLapsed ? `Your claim ended${facts.ownClaimEnds === null ? '' : ` on ${facts.ownClaimEnds}`}. ` : ''}The direct sales of ${facts.vendor} works with this company: they lead, your CAM supports. To earn commission you need the client’s proof of involvement before close.`,
    R5: () =>
      'Another partner works with this company. Neither of you sees the other. The client’s signed proof of involvement before close decides.',
    R6: (facts) =>
      facts.claimAction === 'none'
        ? `Your claim ended${facts.ownClaimEnds === null ? '' : ` on ${facts.ownClaimEnds}`}, and your claims are used up (${facts.used} of ${facts.limit}). Release a claim to make this a Channel deal.`
        : `Your claim ended${facts.ownClaimEnds === null ? '' : ` on ${facts.ownClaimEnds}`}. Registering renews it up to and including ${facts.claimEnds ?? ''}, and your earlier shared deals become eligible again.`,
  } satisfies Record<RoutingRule, RuleSentence>,
  howDecided: {
    R1: (facts) =>
      `You hold the claim on ${facts.domain}. Whoever holds the domain registers a Channel deal.`,
    R2: (facts) =>
      `Nobody holds ${facts.domain}, and you have claims left. The domain is claimed for you, and you register a Channel deal.`,
    R3: (facts) =>
      `Nobody holds ${facts.domain}, but you hold as many claims as your tier allows. Without a claim the deal goes to direct sales, and you work on it together.`,
    R4: (facts) =>
      `Someone in the direct sales of ${facts.vendor} holds ${facts.domain}. Their hold stands, and you work on the deal together.`,
    R5: (facts) =>
      `${facts.domain} is not available. Partners on the same prospect work side by side without seeing each other.`,
    R6: (facts) =>
      `Your claim on ${facts.domain} has ended and nobody has taken the domain, so it counts as free.`,
  } satisfies Record<RoutingRule, RuleSentence>,
  decided: {
    days: (vendor: string, timeZone: string) =>
      `A claim ends with its last day in the time zone of ${vendor} (${timeZone}).`,
    policy: (version: string) => `Decided by the programme’s policy, version ${version}.`,
    preview: 'Until you register, nothing is written and nobody is told.',
    eligibility: 'This shows eligibility as the programme’s rules have it; registering changes none of them.',
  },
  team: {
    you: 'You',
    roles: {
      partner_rep: 'partner',
      cam: 'CAM',
      pdm: 'PDM',
      direct_rep: 'direct sales',
    } satisfies Record<TeamRole, string>,
    vacant: {
      partner_rep: 'your colleague (not assigned)',
      cam: 'a CAM (vacant)',
      pdm: 'a PDM (vacant)',
      direct_rep: 'direct sales (vacant)',
    } satisfies Record<TeamRole, string>,
    named: (name: string, role: string) => `${name} (${role})`,
    nameLater: {
      partner_rep: 'a colleague of yours',
      cam: 'a CAM (named after registering)',
      pdm: 'a PDM (named after registering)',
      direct_rep: 'a person in direct sales (named after registering)',
    } satisfies Record<TeamRole, string>,
    responsible: (people: string, who: 'you' | 'one' | 'several') =>
      `${people} ${who === 'one' ? 'is' : 'are'} responsible.`,
    supporting: (people: string) => `Supporting: ${people}.`,
    member: (people: string) => `Also on the deal team: ${people}.`,
    informed: (people: string) => `Kept informed: ${people}.`,
  },
  capacity: {
    title: 'Claims',
    after: (used: string, limit: string) => `${used} of ${limit} used after this`,
    unchanged: (used: string, limit: string) => `${used} of ${limit} used`,
  },
  verdict: {
    commission: 'Commission',
    tierCredit: 'Tier credit',
    commissionKinds: {
      eligible: 'eligible',
      conditional: 'conditional',
      ineligible: 'not eligible',
    } satisfies Record<VerdictKind, string>,
    creditVerdicts: {
      eligible: 'eligible',
      conditional: 'conditional',
      ineligible: 'not eligible',
    } satisfies Record<VerdictKind, string>,
    credits: { sourced: 'sourced', assisted: 'assisted', managed: 'managed' } satisfies Record<
      CreditKind,
      string
    >,
    withCredit: (credit: string, verdict: string) => `${credit}, ${verdict}`,
    changesOn: (day: string) => `Changes on ${day} if nothing happens until then.`,
    othersHint: 'Other partners may work with the same prospect. This is judged on your own facts alone.',
  },
  verdictReasons: {
    claim_active: 'As long as your claim on the domain lasts.',
    added_by_vendor: 'The vendor has added you to this deal.',
    ownership_lapsed: 'Your claim on the domain has ended.',
    ownership_released: 'You have released your claim on the domain.',
    no_claim: 'You hold no claim on the domain.',
    poi_missing: 'The client’s proof of involvement (POI) is missing. It must be there before close.',
    poi_unconfirmed: 'The proof of involvement (POI) is handed in but not confirmed yet.',
    poi_after_close: 'The proof of involvement (POI) came after close.',
    poi_too_old: 'The proof of involvement (POI) is too old.',
    poi_valid: 'A valid proof of involvement (POI) is there.',
    difm_no_revenue_share: 'A Do Inbound For Me deal earns no commission.',
    difm_up_market_referral: 'A referral up-market earns commission for a limited time.',
    confirmation_missing: 'The client’s confirmation of your involvement is missing.',
    confirmation_valid: 'The client has confirmed your involvement.',
    removed_by_vendor: 'The vendor has removed you from this deal.',
    over_capacity: 'You hold more claims than your tier allows.',
    won_by_other: 'The deal was decided otherwise.',
  } satisfies Record<VerdictReason, string>,
  remedies: {
    renew_claim: 'What helps: renew your claim.',
    register_again: 'What helps: register the domain again.',
    submit_poi: 'What helps: hand in the client’s signed proof of involvement (POI) before close.',
    confirm_involvement: 'What helps: have the client confirm your involvement before close.',
    release_claims: 'What helps: release claims that you no longer need.',
    ask_vendor: 'What helps: ask your CAM.',
  } satisfies Record<Remedy, string>,
  motions: {
    new_business: 'New business',
    cross_sell: 'Cross-sell',
    up_sell: 'Up-sell',
  } satisfies Record<Motion, string>,
  companySizes: {
    '1_5': '1 to 5 employees',
    '6_25': '6 to 25 employees',
    '26_200': '26 to 200 employees',
    '201_1000': '201 to 1,000 employees',
    '1001_plus': 'more than 1,000 employees',
  } satisfies Record<CompanySize, string>,
  sharedDeal: {
    heading: 'Your shared deal',
    more: (count: string) => `Further shared deals (${count})`,
    alreadyThere: 'You already have this shared deal.',
    states: {
      open: 'open',
      won: 'won',
      lost: 'lost',
      removed: 'removed by the vendor',
      tombstoned: 'deal record deleted',
    } satisfies Record<SharedDealState, string>,
    registered: (name: string, when: string) => `Registered by ${name}, ${when}`,
    told: (person: string, when: string) => `${person} was notified, ${when}`,
    beingTold: (person: string) => `${person} is being notified.`,
    nextStep: 'Next step',
    closeDate: 'Close date',
    claim: 'Claim',
    claimUntil: (domain: string, day: string) => `${domain} is yours up to and including ${day}`,
    noClaim: 'This deal has no claim on the domain.',
    team: 'Deal team',
    ownCrm: 'In your CRM',
    vendorCrm: (vendor: string) => `At ${vendor}`,
    crmStands: 'Deal record stands.',
    crmCreating: 'The deal record is being created.',
    creatingInYourCrm: 'The deal record is being created in your CRM.',
    delayed: {
      crm_busy: 'HubSpot is busy; the deal record follows by itself.',
      crm_unavailable: 'HubSpot does not answer right now; the deal record follows by itself.',
      crm_refused: 'HubSpot did not accept the values of the deal record. Please ask your CAM.',
    } satisfies Record<DelayReason, string>,
    delayedWithoutReason: 'It takes longer than usual; the deal record follows by itself.',
    registeredAlert: 'The deal is registered.',
    offeredAlert: 'You already have this shared deal; nothing was registered a second time.',
  },
  help: {
    lesson: 'Lesson on deal registration',
    salesRules: (vendor: string) => `Sales rules of ${vendor}`,
    cam: (name: string) => `Your CAM: ${name}`,
    feedback: 'Give feedback on this tool',
  },
  changed: {
    title: 'Nothing was registered yet',
    text: 'What you saw is no longer available.',
    now: {
      channel: 'This would now be a Channel deal.',
      partner_collaboration: 'This would now be a Partner Collaboration deal.',
      best_partner_wins: 'This would now be a Best Partner Wins deal.',
      difm: 'This would now be a Do Inbound For Me deal.',
    } satisfies Record<DealType, string>,
    question: 'Register anyway?',
    needsDifference:
      'You have an open shared deal for this now. Go back and say how the further one differs.',
  },
  form: {
    steps: { deal: 'Deal', qualification: 'Qualification' },
    summaryTitle: (count: number) =>
      count === 1 ? 'One field needs your attention' : `${count} fields need your attention`,
    summaryLine: (field: string, fault: string) => `${field}: ${fault}`,
    name: 'Deal name',
    amount: 'Amount',
    amountDescription: 'Leave it empty if you do not know it yet.',
    currency: 'Currency',
    closeOn: 'Close date',
    clearDate: 'Clear',
    today: 'Today',
    pipeline: 'Pipeline',
    stage: 'Deal stage',
    pipelineDescription: 'In your own CRM. The vendor has stages of its own.',
    motion: 'Kind of sale',
    products: 'Products the client is interested in',
    choose: 'Please choose',
    country: 'Country of the company',
    companySize: 'Size of the company',
    unknownDescription: 'Your record does not say. It helps to find the right person at the vendor.',
    existing: 'You already have a shared deal for this',
    existingKeep: (name: string) => `Go on with “${name}”`,
    existingKeepDescription: 'No further deal is registered; what changes holds for the one that is there.',
    existingAnother: 'Register a further deal',
    difference: 'How does this deal differ?',
    differenceDescription: (name: string) =>
      `You already have the open shared deal “${name}” of this kind. Say in a sentence what this one is about.`,
    relationshipConfirmed: 'We have a relationship with this prospect.',
    needConfirmed: 'This prospect has a possible need for the product.',
    introNote: 'Intro note',
    introNoteDescription: 'Who the prospect is and how you know each other.',
    painOrOpportunity: 'Specific pain or opportunity',
    nextSteps: 'Next steps',
    clientKnowsVendor: (vendor: string) => `Does the client know that ${vendor} is involved?`,
    yes: 'Yes',
    no: 'No',
    contactSharing: (name: string, email: string) => `Share the contact ${name} (${email})?`,
    contactSharingDescription: (vendor: string) =>
      `${vendor} gets name and e-mail address only if you state a legal basis. Your choice is stored with your name and the time.`,
    doNotShare: 'Do not share the contact',
    doNotShareDescription: 'Only the company goes to the vendor.',
    legalBases: {
      consent: 'Consent',
      legitimate_interest: 'Legitimate interest',
      contract: 'Contract',
    } satisfies Record<LegalBasis, string>,
    legalBasisDescriptions: {
      consent: 'The person has agreed that you pass on their details for this purpose.',
      legitimate_interest: 'You have weighed the interests, and the person can expect this.',
      contract: 'It is needed for a contract with this person, or for steps they asked for before one.',
    } satisfies Record<LegalBasis, string>,
  },
  faults: {
    required: () => 'Please fill this in.',
    too_long: (limit: string) => `Too long. At most ${limit} characters.`,
    not_negative: () => 'Please enter an amount of zero or more.',
    too_large: () => 'This amount is too large.',
    two_decimals: () => 'Please use at most two decimals.',
    currency: () => 'Please choose a currency.',
    date: () => 'Please choose a date.',
    country: () => 'Please choose a country.',
    confirmation_required: () => 'Please confirm this. Only qualified opportunities can be registered.',
    invalid: () => 'Please check this entry.',
  } satisfies Record<FaultCode, (limit: string) => string>,
};

export type Labels = typeof en;
