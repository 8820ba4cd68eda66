import * as z from 'zod/mini';
import { conversionReasons, domainReasons } from '#core/reasons.ts';
import { DealSync } from './deal-sync.ts';
import { operation } from './operation.ts';
import { RecordReference } from './record-reference.ts';
import { SharedDealView } from './shared-deal-view.ts';
import { CalendarDay, IdleClaim, Language, Outcome, Person, RecordDomain } from './values.ts';

/** What registering this domain would do, or why there is nothing to decide. Values, not errors. */
export const RegistrationOffer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('offered'), domain: RecordDomain, outcome: Outcome }),
  /** Several domains stand on the record: the user picks, and the card asks `preview-registration`. */
  z.object({ state: z.literal('pick_domain') }),
  z.object({
    state: z.literal('nothing_to_decide'),
    reason: z.enum(domainReasons),
    /** What was looked at, for the sentence on the card; null where the record names no domain at all. */
    written: z.nullable(z.string()),
  }),
  z.object({ state: z.literal('removed_by_vendor'), domain: RecordDomain }),
  /** Policy refuses at the limit; releasing one of the `idleClaims` (as in an outcome, three at the most) makes room. */
  z.object({
    state: z.literal('capacity_reached'),
    domain: RecordDomain,
    limit: z.number(),
    idleClaims: z.array(IdleClaim),
  }),
  /** The partner has looked at as many outcomes today as policy allows; tomorrow it may again. */
  z.object({ state: z.literal('preview_quota_exceeded'), domain: RecordDomain }),
  /** The settings of the partner's portal do not let this user register. */
  z.object({ state: z.literal('not_permitted'), domain: RecordDomain }),
  /** This CRM deal is a shared deal's; that one comes first among `sharedDeals`. Nothing was looked up or counted. */
  z.object({ state: z.literal('already_shared'), sharedDealId: z.string() }),
]);
export type RegistrationOffer = z.infer<typeof RegistrationOffer>;

const Pipeline = z.object({
  id: z.string(),
  label: z.string(),
  stages: z.array(z.object({ id: z.string(), label: z.string() })),
});

/** What the form needs, so that the card opens with one call. */
export const RegistrationForm = z.object({
  companyName: z.nullable(z.string()),
  contact: z.nullable(Person),
  /** ISO 3166 alpha-2; null where the record does not say, and then the form asks. */
  country: z.nullable(z.string()),
  companySize: z.nullable(z.string()),
  currency: z.string(),
  currencies: z.array(z.string()),
  pipelines: z.array(Pipeline),
  products: z.array(z.object({ code: z.string(), name: z.string() })),
});
export type RegistrationForm = z.infer<typeof RegistrationForm>;

/** A CRM deal of the partner's own portal, as the *Shared deal* card shows it before it is shared. */
export const OwnCrmDeal = z.object({
  name: z.string(),
  amount: z.nullable(z.number()),
  currency: z.nullable(z.string()),
  closeOn: z.nullable(CalendarDay),
  pipeline: z.nullable(z.string()),
  stage: z.nullable(z.string()),
  /** What conversion needs and the record lacks (R8); empty where it can be converted. */
  missing: z.array(z.enum(conversionReasons)),
  /** The shared deal that it is the partner's CRM deal of; null where it is not shared. */
  sharedDealId: z.nullable(z.string()),
});
export type OwnCrmDeal = z.infer<typeof OwnCrmDeal>;

/** Everything that a partner's card on a record needs, in one call. */
export const viewRecord = operation({
  name: 'view-record',
  summary: "What a partner's card shows on a contact, company or deal.",
  side: 'partner',
  proof: 'asserted',
  writes: false,
  request: z.strictObject({ record: RecordReference, language: Language }),
  reply: z.object({
    vendor: z.object({
      name: z.string(),
      timeZone: z.string(),
      today: CalendarDay,
      links: z.object({
        lesson: z.nullable(z.string()),
        salesRules: z.nullable(z.string()),
        feedback: z.nullable(z.string()),
      }),
    }),
    partner: z.object({ name: z.string() }),
    /** Whom to ask; null where the partner has no CAM. */
    cam: z.nullable(Person),
    record: z.object({ type: RecordReference.shape.type, id: z.string(), name: z.string() }),
    domains: z.array(RecordDomain),
    registration: RegistrationOffer,
    form: RegistrationForm,
    /**
     * This partner's shared deals on the record's domains, newest first; before all the one whose CRM deal this record is,
     * whatever became of the record's domain since.
     */
    sharedDeals: z.array(SharedDealView),
    /** On a deal record; null on others. */
    crmDeal: z.nullable(OwnCrmDeal),
    /** Of the shared deal whose CRM deal the record is; null on other records. */
    sync: z.nullable(DealSync),
  }),
  refusals: ['record.not_found', 'crm.unavailable', 'crm.not_permitted'],
});
