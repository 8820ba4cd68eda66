import type { DecisionReceipt } from '#contracts/decision-receipt.ts';
import type { ErrorCode } from '#contracts/errors.ts';
import type { RecordType } from '#contracts/record-reference.ts';
import type { NoticeView } from '#contracts/shared-messages.ts';
import type { TeamSeat } from '#contracts/values.ts';
import type { ClaimStep, DomainAttribution } from '#contracts/view-attribution.ts';
import type {
  BillingUnit,
  ClosedState,
  CompanySize,
  ConversionReason,
  CreditKind,
  DealType,
  DelayReason,
  DomainReason,
  FaultCode,
  LegalBasis,
  LostPresence,
  Motion,
  QuoteState,
  Remedy,
  RoutingRule,
  SharedDealState,
  SyncDirection,
  SyncedProperty,
  SyncState,
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

/** What a sentence on a decision tells the vendor. */
export interface AttributionFacts {
  readonly partner: string;
  readonly domain: string;
  readonly capacityReached: boolean;
  readonly ownershipLapsed: boolean;
}

type AttributionSentence = (facts: AttributionFacts) => string;
type HolderThen = DecisionReceipt['holder'];
type UserProof = DecisionReceipt['userProof'];
type NoticeEvent = NoticeView['event'];
type HolderKind = DomainAttribution['holder']['kind'];
type ClaimStepKind = ClaimStep['step'];
type Participation = TeamSeat['participation'];

type RuleSentence = (facts: RuleFacts) => string;

/** What the sentence of a decision that was made may speak of. */
interface ReceiptFacts {
  readonly vendor: string;
  readonly domain: string;
  readonly limit: string;
  /** The last day of the claim as the decision left it. */
  readonly claimEnds: string | null;
  readonly ownershipLapsed: boolean;
}

type ReceiptSentence = (facts: ReceiptFacts) => string;

/** The names of the two companies that a shared deal belongs to. */
export interface BothCompanies {
  readonly partner: string;
  readonly vendor: string;
}

/** A condition that is open, and the day that goes with it: the last one, or the one on which close is expected. */
interface ConditionFacts {
  readonly domain: string;
  readonly day: string | null;
}

type ConditionSentence = (facts: ConditionFacts) => string;

/*
 * Every English word of the cards, in a section for whoever needs it, so that no card carries the words of another. The German
 * file has the same keys, by type.
 */

/** Words that every card may need. */
export const common = {
  actions: {
    registerAnother: 'Register another one anyway',
    howDecided: 'How this was decided',
    openCrmDeal: 'Open the deal record',
    retry: 'Try again',
    checkAgain: 'Check again',
    next: 'Next',
    back: 'Back',
    backToForm: 'Back to the form',
    cancel: 'Cancel',
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
    'operation.not_permitted':
      'The settings of your account do not let you register deals. Ask the administrators of your HubSpot account.',
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
    'conversion.incomplete':
      'This deal lacks an associated company or contact, so it was not shared. Check again to see what is missing.',
    'claim.not_yours': 'You hold no claim on this domain any more.',
    'shared_deal.not_found': 'This shared deal does not exist, or it is not yours.',
    'message.read_only':
      'The two sides of this deal are no longer in step, so no more messages can be sent. What was said stays.',
    'message.not_permitted':
      'Only the deal team and those with a role in the partner programme write here; you may read.',
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
  types: {
    channel: 'Channel deal',
    partner_collaboration: 'Partner Collaboration deal',
    best_partner_wins: 'Best Partner Wins deal',
    difm: 'Do Inbound For Me deal',
  } satisfies Record<DealType, string>,
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
  /** How a shared deal was decided, with the facts as they were. */
  receipt: {
    rules: {
      R1: (facts) => `You held the claim on ${facts.domain}, so you registered a Channel deal.`,
      R2: (facts) =>
        `Nobody held ${facts.domain}, and you had claims left. The domain was claimed for you, and you registered a Channel deal.`,
      R3: (facts) =>
        `Nobody held ${facts.domain}, but your ${facts.limit} claims were used up. Without a claim the deal went to direct sales, and you work on it together.`,
      R4: (facts) =>
        `${facts.ownershipLapsed ? 'Your own claim had ended. ' : ''}Someone in the direct sales of ${facts.vendor} held ${facts.domain}. Their hold stands, and you work on the deal together.`,
      R5: (facts) =>
        `${facts.domain} was not available. Partners on the same prospect work side by side without seeing each other.`,
      R6: (facts) =>
        `Your claim on ${facts.domain} had ended and nobody had taken the domain, so it counted as free. ${facts.claimEnds === null ? `Your ${facts.limit} claims were used up, so it was not claimed again.` : 'It was claimed for you again.'}`,
    } satisfies Record<RoutingRule, ReceiptSentence>,
    retyped: (then: string, now: string) => `Decided as: ${then}. It has become: ${now}.`,
    earlier: (type: string, decidedAt: string) => `Before that: ${type}. Decided: ${decidedAt}.`,
    asItWas: 'The facts as they were',
    holder: 'Domain held by',
    holders: {
      this_partner: 'you',
      other_partner: 'another partner',
      direct_rep: 'direct sales',
      nobody: 'nobody',
    } satisfies Record<HolderThen, string>,
    capacity: 'Your claims',
    capacityUnchanged: (used: string, limit: string) => `${used} of ${limit} used`,
    capacityChanged: (before: string, after: string, limit: string) =>
      `${before} of ${limit} used before, ${after} after`,
    claim: 'Claim until',
    policy: 'Programme rules',
    policyVersion: (version: string) => `Version ${version}`,
    decidedAt: 'Decided',
    proofs: {
      platform: (name: string) => `${name}, confirmed by HubSpot`,
      asserted: (name: string) => `${name}, as your account named the person`,
    } satisfies Record<UserProof, (name: string) => string>,
    registeredBy: 'Registered by',
    missing: 'For this deal no record of the decision was kept.',
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
  motions: {
    new_business: 'New business',
    cross_sell: 'Cross-sell',
    up_sell: 'Up-sell',
  } satisfies Record<Motion, string>,
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
    noticeOf: (event: string, told: string) => `${event}: ${told}`,
    events: {
      registration: 'Registration',
      message: 'New message',
      deal_closed: 'Deal closed',
      deal_reopened: 'Deal reopened',
      verdict_changed: 'Eligibility changed',
      crm_deal_deleted: 'Deal record deleted',
      crm_deal_restored: 'Deal record restored',
      claim_ending: 'Claim ends soon',
      claim_lapsed: 'Claim ended',
    } satisfies Record<NoticeEvent, string>,
    nextStep: 'Next step',
    closeDate: 'Close date',
    claim: 'Claim',
    claimUntil: (domain: string, day: string) => `${domain} is yours up to and including ${day}`,
    frozenDiffers: (registered: string, now: string) =>
      `Registered is ${registered}; your record names ${now} now. The registration stays as it is.`,
    noClaim: 'This deal has no claim on the domain.',
    team: 'Deal team',
    ownCrm: 'In your CRM',
    vendorCrm: (vendor: string) => `At ${vendor}`,
    thisRecord: 'This deal record.',
    crmStands: 'Deal record stands.',
    crmCreating: 'The deal record is being created.',
    creatingInYourCrm: 'The deal record is being created in your CRM.',
    delayed: {
      crm_busy: 'HubSpot is busy; the deal record follows by itself.',
      crm_unavailable: 'HubSpot does not answer right now; the deal record follows by itself.',
      crm_refused: 'HubSpot did not accept the values of the deal record. Please ask your CAM.',
    } satisfies Record<DelayReason, string>,
    delayedWithoutReason: 'It takes longer than usual; the deal record follows by itself.',
    offeredAlert: 'You already have this shared deal; nothing was registered a second time.',
  },
  /** The conversation on a shared deal, which both sides see. */
  messages: {
    empty: (company: string) => `Nothing has been said yet. ${company} reads what you write here.`,
    showEarlier: (count: string) => `Show earlier messages (${count})`,
    older: (count: string) => `Older messages stand as notes on the deal record (${count}).`,
    by: (author: string, company: string) => `${author}, ${company}`,
    isNew: 'new',
    readBy: (company: string, when: string) => `Read by ${company}, ${when}`,
    notYetReadBy: (company: string) => `Not yet read by ${company}`,
    field: 'Message',
    description: (company: string) =>
      `${company} sees it in its card; both CRMs get it as a note. Notes and e-mails that you write yourself stay with you.`,
    send: 'Send message',
    sent: 'The message was sent.',
    notSent: 'The message was not sent',
    kept: 'What you have typed is kept. Trying again cannot send it twice.',
    required: 'Write something first.',
    tooLong: (limit: string) => `Please shorten it to ${limit} characters.`,
    invalid: 'It contains characters that cannot be sent.',
  },
};

/** Words of the partner's cards. */
export const partnerCards = {
  loading: {
    contact: 'Looking up what registering would do',
    company: 'Looking up what registering would do',
    deal: 'Looking up the shared deal',
  } satisfies Record<RecordType, string>,
  loadingChoice: 'Looking up this domain',
  associate: { company: 'Associate a company', contact: 'Associate a contact' },
  create: { company: 'Create a company', contact: 'Create a contact' },
  /** The form's own words, by what it is for: a new deal, or a deal record that is there (conversion). */
  submit: {
    register: {
      action: 'Register deal',
      anyway: 'Register anyway',
      question: 'Register anyway?',
      nothingYet: 'Nothing was registered yet',
      done: 'The deal is registered.',
    },
    convert: {
      action: 'Share deal',
      anyway: 'Share anyway',
      question: 'Share anyway?',
      nothingYet: 'Nothing was shared yet',
      done: 'The deal is shared.',
    },
  },
  askCam: {
    ask: 'Ask your CAM',
    copy: 'Copy the message',
    copied: 'The message is in your clipboard.',
    noCam:
      'No CAM is assigned to your company yet. Send the message to your contact in the partner programme.',
    about: {
      registration: {
        subject: (subject: string) => `Deal registration: ${subject}`,
        request: (subject: string, record: string) =>
          `I want to register a deal for ${subject} (record: ${record}) and need your help.`,
      },
      sharedDeal: {
        subject: (subject: string) => `Shared deal: ${subject}`,
        request: (subject: string, record: string) =>
          `I have a question about our shared deal “${record}” for ${subject}.`,
      },
    },
    body: (message: { request: string; issue: string; sender: string; requestId: string | null }) =>
      [
        'Hello,',
        message.request,
        `The card says: ${message.issue}`,
        ...(message.requestId === null ? [] : [`Request id: ${message.requestId}`]),
        'Kind regards',
        message.sender,
      ].join('\n\n'),
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
    companyOfDeal: 'Enter the domain name in the record of the associated company, then check again.',
  },
  removed: {
    title: 'Removed by the vendor',
    text: (vendor: string, domain: string) =>
      `${vendor} has removed you from ${domain}. Only ${vendor} can add you again. Your claim is not affected.`,
  },
  refusedAtLimit: {
    title: 'Your claims are used up',
    text: (vendor: string, limit: string) =>
      `All ${limit} claims are in use, and ${vendor} takes no further deals then.`,
  },
  quotaTitle: 'Enough looked up for today',
  notPermitted: {
    title: 'You may not register deals',
    text: (partner: string) =>
      `The settings of ${partner} let only certain people register deals. The administrators of your HubSpot account can add you.`,
  },
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
  capacity: {
    title: 'Claims',
    after: (used: string, limit: string) => `${used} of ${limit} used after this`,
    unchanged: (used: string, limit: string) => `${used} of ${limit} used`,
  },
  release: {
    heading: 'Claims that were idle longest. Release one to make this a Channel deal:',
    headingWhereRefused: 'Claims that were idle longest. Release one to register this deal:',
    standing: (ends: string, lastActivity: string) => `Yours until ${ends}. Last activity: ${lastActivity}.`,
    release: 'Release',
    question: (domain: string) => `Release ${domain}?`,
    freed: (domain: string, ends: string) =>
      `You give up your claim on ${domain} now; it would last until ${ends}. Anyone may register the domain then, and this cannot be undone.`,
    loses: (domain: string) =>
      `Your open shared deals on ${domain} stay, but where they depend on this claim they are no longer eligible for commission and tier credit.`,
    nothingTwice: 'Trying again cannot release anything else.',
    confirm: 'Release claim',
    released: (domain: string, used: string, limit: string) =>
      `${domain} is released. ${used} of ${limit} claims are used.`,
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
  companySizes: {
    '1_5': '1 to 5 employees',
    '6_25': '6 to 25 employees',
    '26_200': '26 to 200 employees',
    '201_1000': '201 to 1,000 employees',
    '1001_plus': 'more than 1,000 employees',
  } satisfies Record<CompanySize, string>,
  help: {
    lesson: 'Lesson on deal registration',
    salesRules: (vendor: string) => `Sales rules of ${vendor}`,
    cam: (name: string) => `Your CAM: ${name}`,
    feedback: 'Give feedback on this tool',
  },
  changed: {
    text: 'What you saw is no longer available.',
    now: {
      channel: 'This would now be a Channel deal.',
      partner_collaboration: 'This would now be a Partner Collaboration deal.',
      best_partner_wins: 'This would now be a Best Partner Wins deal.',
      difm: 'This would now be a Do Inbound For Me deal.',
    } satisfies Record<DealType, string>,
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
    keptDescription:
      'This stays as it is in your CRM, as do owner and notes. Name and amount go to the vendor once.',
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
    unknown_product: () => 'A product that you chose is no longer offered. Please choose again.',
    unknown_pipeline: () => 'This pipeline no longer exists in your HubSpot account. Please choose another.',
    unknown_stage: () => 'This stage no longer exists in the pipeline. Please choose another.',
    invalid: () => 'Please check this entry.',
  } satisfies Record<FaultCode, (limit: string) => string>,
};

/** Whether both CRMs are in step and what was changed: words of both sides' cards on a shared deal. */
export const inStep = {
  inStep: {
    heading: 'Is it in step?',
    property: 'Property',
    value: 'Value, last sync',
    empty: 'empty',
    quoted: (text: string) => `“${text}”`,
    showWhole: (what: string) => `Show the whole text (${what})`,
    showLess: (what: string) => `Show less (${what})`,
    properties: {
      name: 'Deal name',
      amount: 'Amount',
      currency: 'Currency',
      close_on: 'Close date',
      next_steps: 'Next steps',
      intro_note: 'Intro note',
      pain_or_opportunity: 'Pain or opportunity',
      products: 'Products',
    } satisfies Record<SyncedProperty, string>,
    directions: {
      none: () => 'not passed on',
      once: ({ vendor }) => `copied once, to ${vendor}`,
      to_vendor: ({ partner }) => `from ${partner}`,
      to_partner: ({ vendor }) => `from ${vendor}`,
      both: () => 'both ways',
    } satisfies Record<SyncDirection, (companies: BothCompanies) => string>,
    states: {
      in_step: 'in step',
      under_way: 'under way',
      own: 'each side’s own',
      stopped: 'stopped',
    } satisfies Record<SyncState, string>,
    otherSide: (company: string) => `At ${company}`,
    place: (pipeline: string, stage: string) => `Stage “${stage}” in the pipeline “${pipeline}”`,
    placeUnknown: 'Pipeline and stage are not known yet.',
    gone: {
      deleted: (company: string) =>
        `At ${company} the deal record was deleted. Nothing is passed on until it is restored.`,
      merged: (company: string) =>
        `At ${company} the deal record was merged into another one, so nothing is passed on any more.`,
    } satisfies Record<LostPresence, (company: string) => string>,
    syncNow: 'Sync now',
    comparing: 'Both CRMs are being compared',
    compared: 'Compared: both CRMs are in step.',
    comparedStopped: 'Compared. Nothing is passed on while the deal record of one side is missing.',
    comparedUnderWay: 'Compared: what is still under way follows by itself.',
    notCompared: 'The CRMs were not compared',
    happened: 'What happened?',
    nothingHappened: 'Nobody has changed anything since it was registered.',
    changed: (what: string, before: string, after: string) => `${what}: from ${before} to ${after}`,
    closed: {
      won: (vendor) => `${vendor} closed the deal as won`,
      lost: (vendor) => `${vendor} closed the deal as lost`,
      open: (vendor) => `${vendor} reopened the deal`,
    } satisfies Record<ClosedState, (vendor: string) => string>,
    gaveWay: (company: string) => `It gave way to the later change of ${company}.`,
    doesNotCross: (company: string) => `It gave way, because here the value of ${company} holds.`,
    putBack: 'It was put back, because this may not be empty.',
    earlier: (count: string) => `Show earlier changes (${count})`,
  },
};

/** Words of the *Shared deal* card alone. */
export const sharedDealCard = {
  /** What a deal record lacks before it can become shared (R8). */
  conversionMissing: {
    company_missing: 'Associate the company that this deal is about.',
    contact_missing: 'Associate a contact: the person at the client whom the deal is about.',
  } satisfies Record<ConversionReason, string>,
  sharedDealCard: {
    crmFollows: (vendor: string) => `The deal record at ${vendor} is still to come`,
    toDo: 'What do I have to do?',
    earn: 'Do I earn on it?',
    said: 'What has been said?',
    told: 'Who was notified',
    offered: 'What is offered?',
    offer: {
      notRead: (vendor: string) => `What stands on the deal at ${vendor} has not been read yet.`,
      empty: (vendor: string) =>
        `${vendor} has put no products on its deal yet. Line items and quotes appear here as soon as it does.`,
      lineItem: 'Line item',
      total: 'Total',
      unnamed: 'Unnamed',
      once: 'one time',
      billing: {
        week: (every) => (every === '1' ? 'weekly' : `every ${every} weeks`),
        month: (every) => (every === '1' ? 'monthly' : `every ${every} months`),
        year: (every) => (every === '1' ? 'yearly' : `every ${every} years`),
        other: () => 'recurring',
      } satisfies Record<BillingUnit, (every: string) => string>,
      term: (billing: string, months: string) =>
        `${billing}, for ${months === '1' ? '1 month' : `${months} months`}`,
      more: (count: string) => `Further line items: ${count}`,
      sum: (sums: string) => `Sum of the line items: ${sums}`,
      quotes: 'Quotes',
      quoteStates: {
        draft: 'draft',
        pending_approval: 'awaiting internal approval',
        rejected: 'not approved internally',
        published: 'published',
        accepted: 'accepted by the client',
        declined: 'declined by the client',
        other: 'state unknown',
      } satisfies Record<QuoteState, string>,
      validUntil: (day: string) => `Valid until ${day}`,
      readAt: (vendor: string, when: string) => `As it stood at ${vendor}: ${when}`,
    },
    rest: {
      team: 'Deal team',
      crmDeals: 'Both CRMs',
      claim: 'Claim',
      decided: 'Decision',
    },
    nothingElse: 'Nothing else is open on your side.',
    closed: 'Nothing more is to be done: the deal is closed.',
    stopped: 'Nothing more is to be done here.',
    conditions: {
      renew_claim: (facts) =>
        `Renew your claim on ${facts.domain} by ${facts.day ?? ''}: register the domain again in the card “Register deal” of the company.`,
      register_again: (facts) => `Register ${facts.domain} again in the card “Register deal” of the company.`,
      submit_poi: (facts) =>
        `Hand in the client’s signed proof of involvement (POI) before close, expected on ${facts.day ?? ''}.`,
      confirm_involvement: (facts) =>
        `Have the client confirm your involvement before close, expected on ${facts.day ?? ''}.`,
      release_claims: (facts) =>
        `Release claims that you no longer need${facts.day === null ? '' : ` before ${facts.day}`}.`,
      ask_vendor: () => 'Ask your CAM what can still be done.',
    } satisfies Record<Remedy, ConditionSentence>,
    rescues: {
      commission: 'With it, commission is eligible.',
      tierCredit: 'With it, tier credit is eligible.',
      both: 'With it, commission and tier credit are eligible.',
    },
    judgedAtClose: 'Judged as of the close; this no longer changes with time.',
    policyChanged: (now: string, then: string) =>
      `The programme’s rules have changed since you registered: judged by version ${now}, decided by version ${then}.`,
    notices: {
      won: { title: 'Won', text: (vendor: string) => `${vendor} has closed this deal as won.` },
      lost: { title: 'Lost', text: (vendor: string) => `${vendor} has closed this deal as lost.` },
      removed: {
        title: 'You were removed from this deal',
        text: (vendor: string) =>
          `${vendor} has removed you. The deal stays in your CRM as an ordinary deal, and nothing is passed on between the two CRMs any more. Your claim is not affected.`,
      },
      tombstoned: {
        title: 'The deal record was deleted',
        text: (vendor: string) =>
          `In your CRM or at ${vendor} the deal record no longer exists, so nothing is passed on any more.`,
      },
      ownership_lapsed: {
        title: 'Your claim has ended',
        text: (domain: string) =>
          `The deal stays open and shared, but you do not earn on it unless ${domain} is yours again.`,
      },
      ownership_released: {
        title: 'You have released the claim',
        text: (domain: string) =>
          `The deal stays open and shared, but you do not earn on it unless ${domain} is yours again.`,
      },
    },
    team: {
      who: 'Who',
      role: 'Role',
      part: 'Part',
      contact: 'Contact',
      vacant: {
        partner_rep: 'Partner rep vacant',
        cam: 'CAM vacant',
        pdm: 'PDM vacant',
        direct_rep: 'Direct sales vacant',
      } satisfies Record<TeamRole, string>,
      unnamed: 'not named',
      you: (name: string) => `${name} (you)`,
      roles: {
        partner_rep: (company: string) => `Partner rep, ${company}`,
        cam: (company: string) => `CAM, ${company}`,
        pdm: (company: string) => `PDM, ${company}`,
        direct_rep: (company: string) => `Direct sales, ${company}`,
      } satisfies Record<TeamRole, (company: string) => string>,
      participations: {
        responsible: 'responsible',
        supporting: 'supports',
        member: 'on the deal team',
        informed: 'kept informed',
      } satisfies Record<Participation, string>,
      noContact: '–',
    },
    notShared: {
      title: 'This deal is not shared yet',
      text: (vendor: string) =>
        `A shared deal stands in your CRM and at ${vendor}: both sides see who is responsible, what comes next and what you earn.`,
      company: 'Company',
      contact: 'Contact',
      domain: 'Domain',
      there: 'present',
      missing: 'missing',
      toChoose: 'choose one',
      notUsable: 'not usable',
      alreadyOpen: 'You already have an open shared deal for this domain:',
      sharesFurther: 'Sharing this one registers a further deal.',
    },
  },
};

/** Words of the *Partner attribution* card alone. */
export const attribution = {
  /** The vendor's card. It speaks of the partner as somebody else, so verdicts and rules have sentences of their own here. */
  attribution: {
    loading: 'Looking up whose deal this is',
    problem: {
      unreachable: 'Partner attribution cannot be reached',
      unreachableText: 'The service behind partner attribution does not answer right now.',
      whatStillWorks: 'Your CRM works as usual. Claims and shared deals stay as they are.',
      notConnected:
        'The partner programme does not know this HubSpot account. Ask your administrator to connect it.',
      wrongSide: {
        title: 'This card is for the vendor',
        text: 'Your account takes part as a partner. Your shared deals are shown in the cards “Register deal” and “Shared deal”.',
      },
    },
    tier: (name: string) => `${name} tier`,
    untiered: 'no tier',
    broughtBy: {
      sourced: (partner: string) => `Sourced by ${partner}`,
      assisted: (partner: string) => `Assisted by ${partner}`,
      managed: (partner: string) => `Managed by ${partner}`,
    } satisfies Record<CreditKind, (partner: string) => string>,
    severalPartners: (count: string, company: string) => `${count} partners work with ${company}`,
    alsoWith: (partners: string) => `Also on this prospect: ${partners}.`,
    partnerAndType: (partner: string, type: string) => `${partner} (${type})`,
    hiddenFromEachOther:
      'The partners do not see each other. Please do not tell one what you know of another.',
    because: {
      R1: (facts) => `because ${facts.partner} already held ${facts.domain}`,
      R2: (facts) => `because ${facts.domain} was free`,
      R3: (facts) => `because ${facts.domain} was free, but ${facts.partner} had used up its claims`,
      R4: (facts) =>
        facts.ownershipLapsed
          ? `because direct sales held ${facts.domain} and the claim of ${facts.partner} had ended`
          : `because direct sales held ${facts.domain}`,
      R5: (facts) => `because another partner held ${facts.domain}`,
      R6: (facts) =>
        facts.capacityReached
          ? `because the claim of ${facts.partner} on ${facts.domain} had ended and its claims were used up`
          : `because the claim of ${facts.partner} on ${facts.domain} had ended and the domain was free`,
    } satisfies Record<RoutingRule, AttributionSentence>,
    explained: {
      R1: (facts) =>
        `${facts.partner} held the claim on ${facts.domain}. Whoever holds the domain registers a Channel deal.`,
      R2: (facts) =>
        `Nobody held ${facts.domain}, and ${facts.partner} had claims left. The domain was claimed for ${facts.partner}, which makes it a Channel deal.`,
      R3: (facts) =>
        `Nobody held ${facts.domain}, but ${facts.partner} held as many claims as its tier allows. Without a claim the deal goes to direct sales, and the partner works on it with them.`,
      R4: (facts) =>
        `Someone in direct sales held ${facts.domain}. Their hold stands, and ${facts.partner} works on the deal with them.`,
      R5: (facts) =>
        `Another partner held ${facts.domain}. Partners on the same prospect work side by side without seeing each other, and the client’s proof of involvement (POI) decides.`,
      R6: (facts) =>
        facts.capacityReached
          ? `The claim of ${facts.partner} on ${facts.domain} had ended, and ${facts.partner} held as many claims as its tier allows, so the domain was not claimed again.`
          : `The claim of ${facts.partner} on ${facts.domain} had ended and nobody had taken the domain, so it counted as free and was claimed again.`,
    } satisfies Record<RoutingRule, AttributionSentence>,
    retyped: (typeThen: string, because: string) =>
      `At the decision it was a ${typeThen}, ${because}; its type has changed since.`,
    noReceipt: 'How this was decided is not on record.',
    partners: {
      heading: 'Partners',
      partner: 'Partner, tier',
      deal: 'Shared deal',
      registered: 'Registered',
      lastActivity: (when: string) => `Last activity: ${when}`,
      tierCredit: (credit: string) => `Tier credit, ${credit}`,
      registeredBy: (name: string) => `by ${name}`,
      unanswered: (count: string) => `Unanswered messages: ${count}`,
      thisRecord: 'this record',
      verdicts: {
        eligible: 'eligible',
        conditional: 'conditional',
        ineligible: 'not eligible',
      } satisfies Record<VerdictKind, string>,
    },
    states: {
      open: 'open',
      won: 'won',
      lost: 'lost',
      removed: 'partner removed',
      tombstoned: 'deal record deleted',
    } satisfies Record<SharedDealState, string>,
    crmCreating: 'The deal record is being created.',
    crmStands: 'Deal record stands.',
    delayed: {
      crm_busy: 'HubSpot is busy; the deal record follows by itself.',
      crm_unavailable: 'HubSpot does not answer right now; the deal record follows by itself.',
      crm_refused: 'HubSpot did not accept the values of the deal record. Please tell your administrator.',
    } satisfies Record<DelayReason, string>,
    credits: { sourced: 'sourced', assisted: 'assisted', managed: 'managed' } satisfies Record<
      CreditKind,
      string
    >,
    details: {
      heading: 'In detail',
      title: (partner: string, deal: string) => `${partner}: ${deal}`,
      decision: 'Decision',
      eligibility: 'Eligibility',
      team: 'Deal team',
      partnerSees: 'What the partner sees',
      messages: 'Messages',
      messagesNew: (count: string) => `Messages (${count} new)`,
      told: 'Who was notified',
      inStep: 'In step',
    },
    receipt: {
      atDecision: 'As it was at the decision',
      today: 'As it is today',
      decidedAt: 'Decided',
      type: 'Type',
      holder: 'Who held the domain',
      holders: {
        this_partner: (partner: string) => partner,
        other_partner: () => 'Another partner',
        direct_rep: () => 'Direct sales',
        nobody: () => 'Nobody',
      } satisfies Record<HolderThen, (partner: string) => string>,
      capacity: (partner: string) => `Claims of ${partner}`,
      capacityThen: (used: string, after: string, limit: string) =>
        `${used} of ${limit} used before, ${after} after.`,
      claim: 'Claim of the partner',
      claimUntil: (day: string) => `Up to and including ${day}.`,
      noClaimThen: 'No claim came of it.',
      noClaimNow: (partner: string) => `${partner} holds no claim on the domain.`,
      registeredBy: 'Who registered',
      proofs: {
        platform: (name: string) => `${name}, confirmed by HubSpot.`,
        asserted: (name: string) =>
          `${name}, as the partner’s account says; HubSpot has not confirmed the person.`,
      } satisfies Record<UserProof, (name: string) => string>,
    },
    verdictReasons: {
      claim_active: 'As long as the partner’s claim on the domain lasts.',
      added_by_vendor: 'Your company has added the partner to this deal.',
      ownership_lapsed: 'The partner’s claim on the domain has ended.',
      ownership_released: 'The partner has released its claim on the domain.',
      no_claim: 'The partner holds no claim on the domain.',
      poi_missing: 'The client’s proof of involvement (POI) is missing. It must be there before close.',
      poi_unconfirmed: 'The proof of involvement (POI) is handed in but not confirmed yet.',
      poi_after_close: 'The proof of involvement (POI) came after close.',
      poi_too_old: 'The proof of involvement (POI) is too old.',
      poi_valid: 'A valid proof of involvement (POI) is there.',
      difm_no_revenue_share: 'A Do Inbound For Me deal earns no commission.',
      difm_up_market_referral: 'A referral up-market earns commission for a limited time.',
      confirmation_missing: 'The client’s confirmation that the partner is involved is missing.',
      confirmation_valid: 'The client has confirmed that the partner is involved.',
      removed_by_vendor: 'Your company has removed the partner from this deal.',
      over_capacity: 'The partner holds more claims than its tier allows.',
      won_by_other: 'The deal was decided for another partner.',
    } satisfies Record<VerdictReason, string>,
    remedies: {
      renew_claim: 'What helps: the partner renews its claim.',
      register_again: 'What helps: the partner registers the domain again.',
      submit_poi:
        'What helps: the partner hands in the client’s signed proof of involvement (POI) before close.',
      confirm_involvement: 'What helps: the client confirms the partner’s involvement before close.',
      release_claims: 'What helps: the partner releases claims that it no longer needs.',
      ask_vendor: 'What helps: the partner talks to its CAM.',
    } satisfies Record<Remedy, string>,
    ownFacts: 'Each partner is judged on its own facts alone while the deal is open.',
    team: {
      seat: (role: string, participation: string) => `${role}, ${participation}`,
      roles: {
        partner_rep: 'Partner',
        cam: 'CAM',
        pdm: 'PDM',
        direct_rep: 'Direct sales',
      } satisfies Record<TeamRole, string>,
      participations: {
        responsible: 'responsible',
        supporting: 'supporting',
        member: 'on the deal team',
        informed: 'kept informed',
      } satisfies Record<Participation, string>,
      vacant: 'vacant',
      you: (name: string) => `${name} (you)`,
      unnamed: 'Not named',
    },
    sees: {
      motion: 'Kind of sale',
      intro: (partner: string) =>
        `This is what ${partner} sees of the deal in its own CRM. Nothing of other partners is among it.`,
      responsible: 'Responsible',
      nobody: 'Nobody yet',
      introNote: 'Intro note',
      painOrOpportunity: 'Pain or opportunity',
      nextSteps: 'Next steps',
      products: 'Products',
      difference: 'How it differs from the partner’s other deal',
      nothingEntered: 'Nothing entered',
      contact: 'Contact',
      contactShared: 'Shared with you, with a legal basis.',
      contactKept: 'Not shared with you; only the company came across.',
      offer: 'What is offered',
      offered: (lineItems: string, quotes: string) => `Line items: ${lineItems}, quotes: ${quotes}`,
      offerKept: 'Not shared with partners',
    },
    claim: {
      heading: (domain: string) => `Claim on ${domain}`,
      headingSeveral: 'Claims on the domains of this record',
      holderTags: {
        partner: 'with a partner',
        direct_rep: 'with direct sales',
        nobody: 'free',
      } satisfies Record<HolderKind, string>,
      byPartner: (partner: string, domain: string, day: string) =>
        `${partner} holds ${domain} up to and including ${day}.`,
      byDirectRep: (name: string, domain: string) => `${name} from direct sales holds ${domain}.`,
      byNobody: (domain: string) => `Nobody holds ${domain}.`,
      short: (domain: string, holder: string) => `${domain}: ${holder}`,
      shortUntil: (holder: string, day: string) => `${holder} until ${day}`,
      shortFree: 'free',
      history: 'History of the claim',
      noHistory: 'No partner has ever held this domain.',
      date: 'Day',
      what: 'What happened',
      steps: {
        claimed: (partner, day) => `${partner} claimed the domain, up to and including ${day}.`,
        renewed: (partner, day) => `${partner} renewed the claim, up to and including ${day}.`,
        released: (partner) => `${partner} released the claim.`,
        lapsed: (partner) => `The claim of ${partner} ended.`,
      } satisfies Record<ClaimStepKind, (partner: string, day: string) => string>,
    },
    lookalikes: {
      heading: 'Perhaps the same company',
      text: 'Same name, another domain. Claims and shared deals there do not count here.',
      link: (name: string, domain: string) => `${name} (${domain})`,
    },
    none: {
      onDeal: 'This deal is not shared with a partner',
      withProspect: 'Partners work with the same prospect elsewhere:',
      withCompany: (company: string) => `No partner has a shared deal with ${company}`,
      ownerIsCam: (owner: string) =>
        `Its owner ${owner} is a CAM, so sharing it with a partner would make it a Channel deal.`,
      ownerIsDirectRep: (owner: string) =>
        `Its owner ${owner} is in direct sales, so sharing it with a partner would make it a Do Inbound For Me deal.`,
      ownerWithoutRole: (owner: string) =>
        `Its owner ${owner} is neither a CAM nor in direct sales, so it cannot be shared with a partner.`,
      noOwner:
        'No CAM or direct rep owns it, so it cannot be shared with a partner. Assign it to one of them first.',
      upToYou: 'Sharing it is up to you.',
      upToCam: 'Sharing it is up to a CAM; you may look.',
      upToDirectRep: 'Sharing it is up to direct sales; you may look.',
      asCam: 'As a CAM you may share a CAM’s deal with a partner; it becomes a Channel deal.',
      asDirectRep:
        'As a direct rep you may share a deal of direct sales with a partner; it becomes a Do Inbound For Me deal.',
      asOnlooker: 'Only CAMs and direct reps share deals with partners; you may look.',
      ifRegistered: {
        partner: (partner: string) =>
          `${partner} holds the domain without a shared deal here. If it registers one, that becomes a Channel deal; any other partner’s becomes Best Partner Wins.`,
        direct_rep: () => 'If a partner registers it, that becomes a Partner Collaboration deal.',
        nobody: () => 'If a partner with claims left registers it, that becomes a Channel deal.',
      } satisfies Record<HolderKind, (partner: string) => string>,
      noDomain: {
        title: 'No company domain on this record',
        text: 'Partners are assigned by a company’s own internet domain, and this record names none.',
        mend: {
          contact: 'Associate the company that this contact works for; its domain is then used.',
          company: 'Enter the company’s domain name in this record.',
          deal: 'Associate the company that this deal is about; its domain is then used.',
        } satisfies Record<RecordType, string>,
      },
    },
  },
};
