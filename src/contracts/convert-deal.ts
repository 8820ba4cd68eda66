import * as z from 'zod/mini';
import { operation } from './operation.ts';
import { RecordReference } from './record-reference.ts';
import { DealForm, QualificationForm, registerDeal } from './register-deal.ts';
import { DomainName, ExpectedOutcome, RequestId } from './values.ts';

/**
 * What the conversion form asks: name, amount, currency, pipeline, stage and owner stay as they are on the CRM deal (R8); the
 * close date is asked only where the CRM deal has none.
 */
const ConversionForm = z.strictObject({
  closeOn: z.nullable(DealForm.shape.closeOn),
  motion: DealForm.shape.motion,
  products: DealForm.shape.products,
  country: DealForm.shape.country,
  companySize: DealForm.shape.companySize,
});

/** Makes an existing CRM deal of the partner a shared deal (R8); decided like a registration. */
export const convertDeal = operation({
  name: 'convert-deal',
  summary: 'Makes an existing deal record of the partner a shared deal.',
  side: 'partner',
  proof: 'asserted',
  writes: true,
  request: z.strictObject({
    requestId: RequestId,
    record: z.extend(RecordReference, { type: z.literal('deal') }),
    domain: DomainName,
    expectedOutcome: z.nullable(ExpectedOutcome),
    difference: registerDeal.request.shape.difference,
    deal: ConversionForm,
    qualification: QualificationForm,
  }),
  /** As for a registration; a CRM deal that is shared already is answered with its shared deal (`open_deal_offered`). */
  reply: registerDeal.reply,
  refusals: [...registerDeal.refusals, 'conversion.incomplete'],
});
