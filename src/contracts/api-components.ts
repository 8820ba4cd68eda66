import * as z from 'zod/mini';
import { AttributedDeal, ClaimStep, DomainAttribution } from './view-attribution.ts';
import { DealForm, QualificationForm, registerDeal } from './register-deal.ts';
import { convertDeal } from './convert-deal.ts';
import { CrmDealState, SharedDealView } from './shared-deal-view.ts';
import { DecisionReceipt } from './decision-receipt.ts';
import { operations, type OperationName } from './operations.ts';
import { Problem } from './problem.ts';
import { RecordReference } from './record-reference.ts';
import { DealChangeView, DealSync, SyncedPropertyView } from './deal-sync.ts';
import { BillingView, LineItemView, OfferView, QuoteView } from './offer.ts';
import { MessageBody, NoticeView, SharedMessage, SharedMessages } from './shared-messages.ts';
import { OwnCrmDeal, RegistrationForm, RegistrationOffer } from './view-record.ts';
import {
  CalendarDay,
  Capacity,
  CompanySize,
  DealType,
  DomainName,
  ExpectedOutcome,
  IdleClaim,
  Language,
  Moment,
  Motion,
  Outcome,
  OutcomeReason,
  Person,
  RecordDomain,
  Remedy,
  RequestId,
  RoutingRule,
  SharedDealBrief,
  SharedDealId,
  SharedDealState,
  Side,
  TeamSeat,
  TierCreditVerdict,
  Verdict,
  VerdictKind,
  VerdictReason,
} from './values.ts';

/**
 * The names under which schemas stand in the API document, and what a reader has to be told of them. It is kept apart from
 * the schemas, because those go into every card and prose has no place there. What has no name here stands in the document
 * where it is used.
 */

/** Of a union: the fields of any of its members. */
type FieldOf<Value> = Value extends object ? keyof Value & string : never;

export interface Component {
  readonly id: string;
  readonly description: string;
  /** Of its fields, those that their names do not explain. */
  readonly fields: Readonly<Partial<Record<string, string>>>;
  readonly example?: unknown;
}

export const apiComponents = z.registry<Component>();

function component<Schema extends z.ZodMiniType>(
  id: string,
  schema: Schema,
  description: string,
  fields: { readonly [Field in FieldOf<z.output<Schema>>]?: string } = {},
  example?: z.output<Schema>,
): void {
  apiComponents.add(schema, {
    id,
    description,
    fields,
    ...(example === undefined ? {} : { example }),
  });
}

component(
  'CalendarDay',
  CalendarDay,
  "A day in the vendor's time zone. Ends are inclusive.",
  {},
  '2026-11-24',
);
component('Moment', Moment, 'A moment in UTC, with `Z`.', {}, '2026-11-24T11:00:00.000Z');
component('Language', Language, 'The language of the names that the vendor keeps in several.');
component('Motion', Motion, 'New business, cross-sell or up-sell.');
component(
  'DealType',
  DealType,
  'Who is responsible: partner and CAM jointly (`channel`), a direct rep (`partner_collaboration`, `difm`), or each of ' +
    'several partners by itself (`best_partner_wins`).',
);
component(
  'SharedDealState',
  SharedDealState,
  "The state by the vendor's stage; `tombstoned`: a CRM deal was deleted.",
);
component('Side', Side, 'One of the two companies of a shared deal.');
component('RoutingRule', RoutingRule, 'The row of the routing table that decided.');
component('CompanySize', CompanySize, 'How many people the company employs.');
component(
  'DomainName',
  DomainName,
  'The key of a claim: the registrable domain in punycode, as the domains of the record have it.',
  {},
  'acme.de',
);
component('Person', Person, 'A person, by name and e-mail.');
component('PartnerName', ClaimStep.shape.partner, 'A partner of the programme.');
component('VerdictKind', VerdictKind, 'The verdict.');
component('VerdictReason', VerdictReason, 'Why a verdict is what it is.');
component('Remedy', Remedy, 'What the partner can do for a better verdict.');
component(
  'CrmDealStanding',
  CrmDealState.shape.state,
  '`delayed`: HubSpot has not taken it yet; it is delivered without anybody sending anything again.',
);
component('OutcomeReason', OutcomeReason, 'Why an outcome is what it is, beyond the rule.');
component(
  'ClaimAction',
  ExpectedOutcome.shape.claimAction,
  "What registering does to this partner's claim on the domain.",
);
component(
  'Capacity',
  Capacity,
  'How many active claims the partner holds before and after, and how many it may hold.',
);
component(
  'RequestId',
  RequestId,
  'Idempotency key: a new one for every new request, the same for every retry of it.',
);
component('SharedDealId', SharedDealId, 'The id of a shared deal; the same for both sides.');
component('MessageBody', MessageBody, 'What a person writes at a time.');
component('RecordType', RecordReference.shape.type, 'The kind of CRM record.');
component(
  'RecordReference',
  RecordReference,
  "A CRM record in the caller's own portal.",
  {
    id: "HubSpot's record id.",
  },
  { type: 'contact', id: '501' },
);

component('Verdict', Verdict, 'Whether commission is due, and what would change that.', {
  changesOn: 'The day on which the verdict changes by itself.',
  policyVersion: 'The version of the programme policy that was applied.',
});
component(
  'TierCreditVerdict',
  TierCreditVerdict,
  'Whether the deal counts towards the tier of the partner, and how.',
  {
    credit: 'How the partner took part.',
    changesOn: 'The day on which the verdict changes by itself.',
  },
);
component('TeamSeat', TeamSeat, 'A place on the deal team.', {
  vacant: 'Nobody has this seat; the name is null then.',
  name: 'Null where nobody has the seat, or where policy keeps the name until the deal is registered.',
});
component('RecordDomain', RecordDomain, 'A registrable domain that stands on the record.', {
  domain: 'The key of a claim: the registrable domain in punycode.',
  unicode: 'The same as people read it.',
  mixedScripts: 'Letters of several scripts are mixed: show the punycode beside it.',
});
component('IdleClaim', IdleClaim, 'A claim of this partner on which nothing has happened for long.', {
  lastActivityOn: 'The last day on which a shared deal was registered on it or it was renewed.',
});
component('SharedDealBrief', SharedDealBrief, 'A shared deal of this partner, in a line.');
component(
  'ExpectedOutcome',
  ExpectedOutcome,
  'The outcome that the user was shown. Nothing is written where it has changed.',
  {
    openSharedDealId: 'The first of the open shared deals that were offered; null where none was.',
  },
);
component('Outcome', Outcome, 'What registering the domain does or would do.', {
  ownClaimEndsOn:
    "The last day of this partner's own claim before registering; null where there is or was none.",
  idleClaims: 'At the capacity limit: the claims that were idle longest, three at the most.',
  openSharedDeals: "R7: this partner's open shared deals on the domain, newest first.",
});
component(
  'RegistrationOffer',
  RegistrationOffer,
  'What registering would do, or why there is nothing to decide. A value, never an error.',
  {
    written: 'What was looked at; null where the record names no domain at all.',
    idleClaims: 'Releasing one of them makes room; three at the most.',
    sharedDealId: 'The CRM deal belongs to this shared deal already.',
  },
);
component('RegistrationForm', RegistrationForm, 'What the form needs to be filled in.', {
  country: 'ISO 3166 alpha-2; null where the record does not say.',
  companySize: 'Null where the record does not say.',
});
component('OwnCrmDeal', OwnCrmDeal, "A CRM deal of the partner's own portal.", {
  missing: 'What conversion needs and the record lacks; empty where it can be converted.',
  sharedDealId: 'Null where it is not shared.',
});
component('DealForm', DealForm, 'What is asked of a new CRM deal.', {
  amount: 'In units of `currency`, at most two decimals; null where it is not known yet.',
  currency: 'ISO 4217.',
  pipelineId: "A pipeline of the partner's portal.",
  products: 'Codes of products that the programme offers.',
  country: 'ISO 3166 alpha-2; null where the record says it.',
  companySize: 'Employees; null where the record says it.',
});
component(
  'ConversionForm',
  convertDeal.request.shape.deal,
  'What the CRM deal itself does not say; the rest stays as it is.',
  {
    closeOn: 'Only where the CRM deal has none.',
  },
);
component(
  'QualificationForm',
  QualificationForm,
  'What makes the deal a qualified one, in the words of the partner.',
  {
    clientKnowsVendor: 'Whether the client knows that the vendor is involved.',
    contactSharing: "Null: the contact stays in the partner's portal, and the company alone crosses.",
  },
);
const registration = {
  expectedOutcome:
    'The outcome that the user saw, so that nothing else is written; null writes whatever holds.',
  difference: 'R7: how a further deal differs from the open one; null accepts the open one.',
};
component('RegisterDealRequest', registerDeal.request, 'Asks `register-deal`.', registration);
component('ConvertDealRequest', convertDeal.request, 'Asks `convert-deal`.', registration);
component('CrmDealState', CrmDealState, 'Where the CRM deal of one side stands.', {
  delayReason: 'Why it takes long; null where it does not.',
});
component('NoticeView', NoticeView, 'A person was or is to be told of something, by a task.', {
  toldAt: 'Null while it is under way.',
});
component('SharedMessage', SharedMessage, 'A message that both sides see.', {
  company: "The author's company.",
  own: "Of the viewer's own side.",
  readAt: 'When the side that did not write it had read it; null while it has not.',
});
component('SharedMessages', SharedMessages, 'The conversation on a shared deal, as one side sees it.', {
  messages: 'Oldest first; the newest hundred.',
  earlier: 'How many older ones there are.',
  unread: "Of the other side's, how many the viewer's side has not read.",
  access:
    'Whether the viewer may write and mark as read; `read_only`: nothing is passed on any more; `no_part`: others may.',
});
component('Billing', BillingView, 'How often something is billed, for instance every 3 months.', {
  unit: '`other`: HubSpot names a frequency that the hub does not know.',
});
component('LineItem', LineItemView, 'A product on the CRM deal of the vendor.', {
  unitPrice: 'Before discounts.',
  amount: 'After discounts; of a recurring one, each time that it is billed.',
  billing: 'Null where it is paid for once.',
  termMonths: 'How long it runs; null where nothing is said.',
});
component('Quote', QuoteView, 'A quote on the CRM deal of the vendor.', {
  state: '`other`: one that the hub does not know.',
  link: 'The page that the client sees; null before it is published.',
  expiresOn: 'The last day on which it holds.',
});
component('SyncedProperty', SyncedPropertyView, 'A property of a shared deal and whether both CRMs have it.');
component('DealChange', DealChangeView, 'What somebody changed in either CRM, and what became of it.');
component('DealSync', DealSync, 'Whether the two CRM deals of a shared deal are in step.');
component('Offer', OfferView, 'What the vendor offers; the amount of the deal is never computed from it.', {
  lineItems: 'The first fifty.',
  moreLineItems: 'How many more there are.',
  sums: 'Of all line items, those of one currency that are billed equally often.',
  quotes: 'Newest first; the newest twenty.',
  readAt: 'When it stood so in the CRM of the vendor; null where that was not read yet.',
});
component('DecisionReceipt', DecisionReceipt, 'The decision that holds, with the facts as they were.', {
  userProof:
    'How well the user who registered was proven: by HubSpot (`platform`) or by the portal (`asserted`).',
  earlier: 'What it was before it was retyped, newest first.',
});
component('SharedDealView', SharedDealView, 'A shared deal as its partner sees it.', {
  domainUnicode: 'The domain as people read it.',
  claimEndsOn: "The last day of this partner's claim on the domain; null where it holds none.",
  offer: 'Null where the vendor does not share it with partners.',
  notices: 'Who was told of what, oldest first; the newest twenty.',
});
component('AttributedDeal', AttributedDeal, "One partner's shared deal as the vendor sees it.", {
  lastActivityAt: 'The last thing that anybody did with it, as far as the hub knows.',
  vendorCrmDeal: "The CRM deal in the vendor's own portal.",
  isThisRecord: 'The record on which the card sits is that CRM deal.',
  partnerSees: 'What the partner sees of it; nothing of other partners is ever among it.',
});
component('ClaimStep', ClaimStep, 'A step in the life of a claim.', {
  on: 'The day of the step; a lapse is dated on the first day without the claim.',
  endsOn: 'The last day of the claim after this step.',
});
component('DomainAttribution', DomainAttribution, 'Who holds a domain, and who held it.', {
  claimHistory: 'Newest first.',
  lookalikes:
    "Companies of the vendor's CRM with the same name and another domain: perhaps the same prospect.",
});
component('Problem', Problem, 'A refused or failed call (RFC 9457).', {
  type: 'The page of the code on this hub; `about:blank` where the card or its function found the problem.',
  code: 'What programs branch on. Codes are never renamed.',
  requestId: 'To quote when asking for help; the log of the hub has it too.',
  retryable: 'Whether sending the very same request again can succeed.',
  reason: 'Why the domain or the CRM deal is no good, where that is the problem.',
  fields: 'Faults of single fields: a JSON pointer into the request, and a code.',
});

/** `register-deal` is `RegisterDeal` where something is named after it. */
export function typeName(operation: OperationName): string {
  return operation.replaceAll(/(?:^|-)([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}

// After those above: a reply that is another operation's too keeps the name of the first.
for (const name of Object.keys(operations) as OperationName[]) {
  const { request, reply } = operations[name];
  if (!apiComponents.has(request)) component(`${typeName(name)}Request`, request, `Asks \`${name}\`.`);
  if (!apiComponents.has(reply)) component(`${typeName(name)}Reply`, reply, `Answers \`${name}\`.`);
}
