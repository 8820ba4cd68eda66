import * as z from 'zod/mini';
import { domainReasons } from '#core/reasons.ts';
import { operation } from './operation.ts';
import { RecordReference } from './record-reference.ts';
import { SharedDealView } from './shared-deal-view.ts';
import { CalendarDay, Outcome, RecordDomain } from './values.ts';

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
  z.object({ state: z.literal('capacity_reached'), domain: RecordDomain, limit: z.number() }),
  /** The partner has looked at as many outcomes today as policy allows; tomorrow it may again. */
  z.object({ state: z.literal('preview_quota_exceeded'), domain: RecordDomain }),
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
  contact: z.nullable(z.object({ name: z.string(), email: z.string() })),
  /** ISO 3166 alpha-2; null where the record does not say, and then the form asks. */
  country: z.nullable(z.string()),
  companySize: z.nullable(z.string()),
  currency: z.string(),
  currencies: z.array(z.string()),
  pipelines: z.array(Pipeline),
  products: z.array(z.object({ code: z.string(), name: z.string() })),
});
export type RegistrationForm = z.infer<typeof RegistrationForm>;

/** Everything that a partner's card on a record needs, in one call. */
export const viewRecord = operation({
  name: 'view-record',
  summary: "What a partner's card shows on a contact, company or deal.",
  side: 'partner',
  proof: 'asserted',
  writes: false,
  request: z.strictObject({ record: RecordReference, language: z.enum(['en', 'de']) }),
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
    cam: z.nullable(z.object({ name: z.string(), email: z.string() })),
    record: z.object({ type: RecordReference.shape.type, id: z.string(), name: z.string() }),
    domains: z.array(RecordDomain),
    registration: RegistrationOffer,
    form: RegistrationForm,
    /** This partner's shared deals on the record's domains, newest first. */
    sharedDeals: z.array(SharedDealView),
  }),
  refusals: ['record.not_found', 'crm.unavailable', 'crm.not_permitted'],
});
