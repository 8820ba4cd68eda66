import { errorCatalogue, type ErrorCode, type ErrorDetails } from '#contracts/errors.ts';
import type { OperationContract } from '#contracts/operation.ts';
import { Problem } from '#contracts/problem.ts';
import { commonRefusals, refusalsOf } from '#contracts/refusals.ts';
import { schemaReference, type JsonObject } from './api-schemas.ts';
import { errorPageOf } from './error-pages.ts';

type Responses = Readonly<Record<string, JsonObject>>;

/** The schema of a refusal by `hubspot.fetch`; in the document it is `FetchRefusal`. */
export const fetchRefusal = {
  type: 'object',
  title: 'FetchRefusal',
  description: 'HubSpot keeps the body of a failed fetch to itself, so a refusal travels as a success.',
  properties: { problem: schemaReference(Problem) },
  required: ['problem'],
} as const satisfies JsonObject;

export const fetchRefusalReference = { $ref: '#/components/schemas/FetchRefusal' };

/** What the example of a code carries beside what every problem has. */
const exampleDetails: Partial<Record<ErrorCode, Pick<ErrorDetails, 'reason' | 'fields'>>> = {
  'request.invalid': { fields: [{ pointer: '/deal/name', code: 'required' }] },
  'domain.not_on_record': { fields: [{ pointer: '/domain', code: 'not_on_record' }] },
  'domain.not_registrable': {
    reason: 'free_mail_domain',
    fields: [{ pointer: '/domain', code: 'free_mail_domain' }],
  },
  'conversion.incomplete': {
    reason: 'company_missing',
    fields: [{ pointer: '/record', code: 'company_missing' }],
  },
};

/** As the hub writes it; also the example on the page of the code. */
export function exampleProblem(code: ErrorCode): Problem {
  const { title, status, retryable } = errorCatalogue[code];
  const { reason, fields } = exampleDetails[code] ?? {};
  return {
    type: errorPageOf(code),
    title,
    status,
    code,
    requestId: '5f0d9b1e-7c5e-4c0e-9f0a-2d6f3c1b8a47',
    retryable,
    ...(reason === undefined ? {} : { reason }),
    ...(fields === undefined ? {} : { fields: [...fields] }),
  };
}

/** A response each for what every operation refuses with, by status. */
export function commonRefusalResponses(): Responses {
  const byStatus = codesByStatus(commonRefusals);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [`Refused${status}`, refusalResponse(status, codes)]),
  );
}

/** Everything that an operation may be refused with, by status; what every operation shares stands once. */
export function refusalResponses(contract: Pick<OperationContract, 'proof' | 'refusals'>): Responses {
  const common = codesByStatus(commonRefusals);
  return Object.fromEntries(
    [...codesByStatus(refusalsOf(contract))].map(([status, codes]) => [
      String(status),
      codes.length === common.get(status)?.length
        ? { $ref: `#/components/responses/Refused${status}` }
        : refusalResponse(status, codes),
    ]),
  );
}

function codesByStatus(codes: readonly ErrorCode[]): ReadonlyMap<number, readonly ErrorCode[]> {
  return Map.groupBy(
    codes.toSorted((one, other) => errorCatalogue[one].status - errorCatalogue[other].status),
    (code) => errorCatalogue[code].status,
  );
}

function refusalResponse(status: number, codes: readonly ErrorCode[]): JsonObject {
  const comesAgain = status >= 500 && codes.some((code) => errorCatalogue[code].retryable);
  return {
    description: codes
      .map((code) => `- [\`${code}\`](${errorPageOf(code)}) ${errorCatalogue[code].title}`)
      .join('\n'),
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            schemaReference(Problem),
            {
              type: 'object',
              properties: {
                status: { type: 'number', const: status },
                code: { type: 'string', enum: codes },
              },
              required: ['status', 'code'],
            },
          ],
        },
        examples: Object.fromEntries(codes.map((code) => [code, { value: exampleProblem(code) }])),
      },
      // By `hubspot.fetch` only this keeps its status: HubSpot then sends the request once more.
      ...(comesAgain ? { 'application/json': { schema: fetchRefusalReference } } : {}),
    },
  };
}
