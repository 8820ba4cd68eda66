import * as z from 'zod/mini';
import { operation } from './operation.ts';
import { RecordReference } from './record-reference.ts';
import { SharedDealView } from './shared-deal-view.ts';
import {
  CalendarDay,
  CompanySize,
  DomainName,
  ExpectedOutcome,
  Motion,
  Outcome,
  RequestId,
} from './values.ts';

/** How long what people type may be; HubSpot's own limit for a text is 65,536, these are what a person reads. */
export const textLimits = { dealName: 120, note: 2000, nextSteps: 1000, difference: 500 } as const;

/** Legal bases on which a contact's personal data may go to the vendor (rules section 2). */
export const legalBases = ['consent', 'legitimate_interest', 'contract'] as const;

/** The version of the sentence that the user ticked; stored with who ticked it and when. */
export const contactWordingVersion = '2026-11';

const text = (limit: number) =>
  z.string().check(z.trim(), z.minLength(1, 'required'), z.maxLength(limit, 'too_long'));
const confirmed = z.literal(true, 'confirmation_required');

export const DealForm = z.strictObject({
  name: text(textLimits.dealName),
  /** In units of `currency`, at most two decimals; null where it is not known yet. */
  amount: z.nullable(
    z
      .number()
      .check(z.minimum(0, 'not_negative'), z.maximum(1e12, 'too_large'), z.multipleOf(0.01, 'two_decimals')),
  ),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/, 'currency')),
  closeOn: CalendarDay,
  pipelineId: z.string().check(z.minLength(1, 'required'), z.maxLength(100)),
  stageId: z.string().check(z.minLength(1, 'required'), z.maxLength(100)),
  motion: Motion,
  products: z.array(z.string().check(z.maxLength(60))).check(z.minLength(1, 'required'), z.maxLength(20)),
  /** ISO 3166 alpha-2; asked only where the record does not say. */
  country: z.nullable(z.string().check(z.regex(/^[A-Z]{2}$/, 'country'))),
  companySize: z.nullable(CompanySize),
});
export type DealForm = z.infer<typeof DealForm>;

export const QualificationForm = z.strictObject({
  relationshipConfirmed: confirmed,
  needConfirmed: confirmed,
  introNote: text(textLimits.note),
  painOrOpportunity: text(textLimits.note),
  nextSteps: text(textLimits.nextSteps),
  clientKnowsVendor: z.boolean(),
  /** Null: the contact stays in the partner's portal and the company alone crosses. */
  contactSharing: z.nullable(
    z.strictObject({ legalBasis: z.enum(legalBases), wordingVersion: z.literal(contactWordingVersion) }),
  ),
});
export type QualificationForm = z.infer<typeof QualificationForm>;

/** Registers a deal: one transaction, one shared deal, and both CRMs follow (rules section 2). */
export const registerDeal = operation({
  name: 'register-deal',
  summary: 'Registers a deal on a domain of the record and creates the shared deal.',
  side: 'partner',
  proof: 'asserted',
  writes: true,
  request: z.strictObject({
    requestId: RequestId,
    record: RecordReference,
    domain: DomainName,
    /** Without it the registration is committed as it comes. */
    expectedOutcome: z.nullable(ExpectedOutcome),
    /** R7: how a further deal differs from the open one; null accepts the open one. */
    difference: z.nullable(text(textLimits.difference)),
    deal: DealForm,
    qualification: QualificationForm,
  }),
  reply: z.discriminatedUnion('result', [
    z.object({ result: z.literal('registered'), sharedDeal: SharedDealView }),
    /** R7: the open shared deal is offered instead; its claim was renewed or its type corrected where the rules say so. */
    z.object({ result: z.literal('open_deal_offered'), sharedDeal: SharedDealView }),
    /** Nothing was written: the outcome differs from what the card showed. */
    z.object({ result: z.literal('outcome_changed'), outcome: Outcome }),
  ]),
  refusals: [
    'record.not_found',
    'operation.not_permitted',
    'domain.not_on_record',
    'domain.not_registrable',
    'registration.removed',
    'registration.capacity_reached',
    'preview.quota_exceeded',
    'request.key_reused',
    'crm.unavailable',
    'crm.not_permitted',
  ],
});
