import * as z from 'zod/mini';
import { operation } from './operation.ts';
import { RecordReference } from './record-reference.ts';
import { DomainName } from './values.ts';
import { RegistrationOffer } from './view-record.ts';

/** The outcome that registering would have: no side effect, no notice, within a quota, audited (rules section 2). */
export const previewRegistration = operation({
  name: 'preview-registration',
  summary: 'What registering a domain of the record would do, before anything is written.',
  side: 'partner',
  proof: 'asserted',
  writes: false,
  request: z.strictObject({
    record: RecordReference,
    domain: DomainName,
  }),
  reply: z.object({ registration: RegistrationOffer }),
  refusals: [
    'record.not_found',
    'domain.not_on_record',
    'domain.not_registrable',
    'preview.quota_exceeded',
    'crm.unavailable',
    'crm.not_permitted',
  ],
});
