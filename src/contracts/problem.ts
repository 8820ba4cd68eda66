import * as z from 'zod/mini';
import { conversionReasons, domainReasons } from '#core/reasons.ts';
import { errorCatalogue, type ErrorCode } from './errors.ts';

const errorCodes = Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]];

/** RFC 9457 `application/problem+json` as the hub writes it and the card reads it. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.enum(errorCodes),
  /** To quote when asking for help; also in the hub's log. */
  requestId: z.string(),
  retryable: z.boolean(),
  reason: z.optional(z.enum([...domainReasons, ...conversionReasons])),
  fields: z.optional(z.array(z.object({ pointer: z.string(), code: z.string() }))),
});
export type Problem = z.infer<typeof Problem>;
