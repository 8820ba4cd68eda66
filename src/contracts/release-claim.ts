import * as z from 'zod/mini';
import { operation } from './operation.ts';
import { CalendarDay, DomainName, RequestId } from './values.ts';

/** Gives up a claim: frees capacity at once and removes the eligibility that depended on it (rules section 5). */
export const releaseClaim = operation({
  name: 'release-claim',
  summary: 'Gives up a domain claim of the partner.',
  side: 'partner',
  proof: 'asserted',
  writes: true,
  request: z.strictObject({
    requestId: RequestId,
    domain: DomainName,
  }),
  reply: z.object({
    domain: z.string(),
    releasedOn: CalendarDay,
    capacity: z.object({ used: z.number(), limit: z.number() }),
  }),
  refusals: ['claim.not_yours', 'request.key_reused', 'operation.not_permitted'],
});
