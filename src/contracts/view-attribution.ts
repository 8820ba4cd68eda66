import * as z from 'zod/mini';
import { vendorRoles } from '#core/team.ts';
import { DecisionReceipt } from './decision-receipt.ts';
import { DealSync } from './deal-sync.ts';
import { operation } from './operation.ts';
import { RecordReference } from './record-reference.ts';
import { CrmDealState } from './shared-deal-view.ts';
import { NoticeView, SharedMessages } from './shared-messages.ts';
import {
  CalendarDay,
  DealType,
  Language,
  Moment,
  Motion,
  Person,
  RecordDomain,
  SharedDealState,
  TeamSeat,
  TierCreditVerdict,
  Verdict,
} from './values.ts';

const PartnerName = z.object({ id: z.string(), name: z.string() });

/** One partner's shared deal as the vendor sees it. On Best Partner Wins there is one for each partner. */
export const AttributedDeal = z.object({
  sharedDealId: z.string(),
  partner: z.object({ id: z.string(), name: z.string(), tier: z.string() }),
  name: z.string(),
  type: DealType,
  motion: Motion,
  state: SharedDealState,
  domain: z.string(),
  domainUnicode: z.string(),
  registeredAt: Moment,
  registeredBy: Person,
  closeOn: CalendarDay,
  claimEndsOn: z.nullable(CalendarDay),
  team: z.array(TeamSeat),
  commission: Verdict,
  tierCredit: TierCreditVerdict,
  /** The last thing that anybody did with it, as far as the hub knows. */
  lastActivityAt: Moment,
  receipt: z.nullable(DecisionReceipt),
  /** Who was told of what, oldest first; the newest twenty. */
  notices: z.array(NoticeView),
  messages: SharedMessages,
  /** The CRM deal in the vendor's own portal, and whether this record is it. */
  vendorCrmDeal: CrmDealState,
  isThisRecord: z.boolean(),
  /** What the partner sees of it in its own CRM; nothing of other partners is ever among it. */
  partnerSees: z.object({
    responsible: z.array(z.string()),
    introNote: z.string(),
    painOrOpportunity: z.string(),
    nextSteps: z.string(),
    products: z.array(z.string()),
    difference: z.nullable(z.string()),
    contactShared: z.boolean(),
    /** How many of each; none where the CRM deal was not read yet, null where the policy keeps them to the vendor. */
    offered: z.nullable(z.object({ lineItems: z.number(), quotes: z.number() })),
  }),
});
export type AttributedDeal = z.infer<typeof AttributedDeal>;

/** One step in the life of a claim on a domain, newest first. A lapse is dated on the first day without the claim. */
export const ClaimStep = z.object({
  partner: PartnerName,
  step: z.enum(['claimed', 'renewed', 'released', 'lapsed']),
  on: CalendarDay,
  /** The last day of the claim after this step. */
  endsOn: CalendarDay,
});
export type ClaimStep = z.infer<typeof ClaimStep>;

export const DomainAttribution = z.object({
  domain: RecordDomain,
  holder: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('partner'),
      partner: PartnerName,
      endsOn: CalendarDay,
    }),
    z.object({ kind: z.literal('direct_rep'), name: z.string(), email: z.string() }),
    z.object({ kind: z.literal('nobody') }),
  ]),
  claimHistory: z.array(ClaimStep),
  /** Companies of the vendor's CRM with the same name and another domain: perhaps the same prospect. */
  lookalikes: z.array(
    z.object({ name: z.string(), domain: z.string(), domainUnicode: z.string(), url: z.string() }),
  ),
});
export type DomainAttribution = z.infer<typeof DomainAttribution>;

/** The same for the vendor as `view-record` is for the partner: whose prospect is this, and why? */
export const viewAttribution = operation({
  name: 'view-attribution',
  summary: "Partner attribution on the vendor's deal, company or contact.",
  side: 'vendor',
  proof: 'by_policy',
  writes: false,
  request: z.strictObject({ record: RecordReference, language: Language }),
  reply: z.object({
    vendor: z.object({ name: z.string(), timeZone: z.string(), today: CalendarDay }),
    /** The roles of who looks; empty where the vendor's mapping gives none. */
    viewer: z.object({ roles: z.array(z.enum(vendorRoles)) }),
    record: z.object({
      type: RecordReference.shape.type,
      id: z.string(),
      name: z.string(),
      companyName: z.nullable(z.string()),
    }),
    /** On a CRM deal only its own domain; on companies and contacts each domain of the record. */
    domains: z.array(DomainAttribution),
    /**
     * All partners' shared deals on the domains: the one whose CRM deal this record is, then the open ones, then the newest;
     * fifty at the most.
     */
    deals: z.array(AttributedDeal),
    /** Of the shared deal whose CRM deal the record is; null on other records. */
    sync: z.nullable(DealSync),
    /**
     * On the vendor's own CRM deal, which is no partner's: what its owner's role would make it (`wouldBe` null: it cannot be
     * shared). Partners' shared deals on the same domain may stand beside it in `deals`.
     */
    unsharedDeal: z.nullable(
      z.object({ ownerName: z.nullable(z.string()), wouldBe: z.nullable(z.enum(['channel', 'difm'])) }),
    ),
  }),
  refusals: ['record.not_found', 'crm.unavailable', 'crm.not_permitted'],
});
