import type { ConversionReason, DomainReason } from '#core/reasons.ts';

/**
 * The error catalogue: every way a command can be refused or fail. Codes are `area.reason`, never renamed, and never used
 * as a reason of a verdict. The sentence for a person stands in the label files under the same code; each code has a page
 * under `docs/errors/`. `retryable` says whether sending the very same request again can succeed.
 */
export const errorCatalogue = {
  'request.malformed': { status: 400, title: 'The request is not valid JSON.', retryable: false },
  'request.invalid': { status: 422, title: 'Some fields are missing or not valid.', retryable: false },
  'request.too_large': { status: 413, title: 'The request is larger than allowed.', retryable: false },
  'request.key_reused': {
    status: 409,
    title: 'This request id was already used for another request.',
    retryable: false,
  },
  'operation.unknown': { status: 404, title: 'There is no such operation.', retryable: false },
  'operation.wrong_side': {
    status: 403,
    title: 'This operation is not offered to this side of the programme.',
    retryable: false,
  },
  'operation.proof_required': {
    status: 403,
    title: 'This operation needs a user whom the platform has proven.',
    retryable: false,
  },
  'operation.not_permitted': {
    status: 403,
    title: 'Your portal does not let you register deals.',
    retryable: false,
  },
  'signature.missing': { status: 401, title: 'The request is not signed.', retryable: false },
  'signature.invalid': { status: 401, title: 'The signature does not fit the request.', retryable: false },
  'signature.stale': {
    status: 401,
    title: 'The request is too old or from the future; check the clock.',
    retryable: false,
  },
  'signature.replayed': { status: 401, title: 'This signed request was already received.', retryable: false },
  'portal.unknown': { status: 403, title: 'This portal is not connected.', retryable: false },
  'record.not_found': { status: 404, title: 'The record does not exist in your portal.', retryable: false },
  'domain.not_on_record': {
    status: 422,
    title: 'The domain does not stand on this record.',
    retryable: false,
  },
  'domain.not_registrable': { status: 422, title: 'The domain cannot be registered.', retryable: false },
  'registration.removed': {
    status: 403,
    title: 'The vendor removed you from this prospect; only the vendor can add you again.',
    retryable: false,
  },
  'registration.capacity_reached': {
    status: 409,
    title: 'Your claims are used up, and the vendor does not take further deals then.',
    retryable: false,
  },
  'conversion.incomplete': {
    status: 422,
    title: 'The deal needs an associated company and contact before it can be shared.',
    retryable: false,
  },
  'claim.not_yours': {
    status: 404,
    title: 'You hold no claim on this domain.',
    retryable: false,
  },
  'shared_deal.not_found': {
    status: 404,
    title: 'You have no such shared deal.',
    retryable: false,
  },
  'message.read_only': {
    status: 409,
    title: 'The messages of this shared deal can be read, but no more can be written.',
    retryable: false,
  },
  'message.not_permitted': {
    status: 403,
    title: 'Messages are for the deal team and those with a role in the programme.',
    retryable: false,
  },
  'preview.quota_exceeded': {
    status: 429,
    title: 'Your company has asked for too many previews today.',
    retryable: false,
  },
  'crm.unavailable': { status: 503, title: 'The CRM does not answer right now.', retryable: true },
  'crm.not_permitted': {
    status: 502,
    title: 'The app may not read this record; it has to be connected again.',
    retryable: false,
  },
  'hub.unreachable': {
    status: 503,
    title: 'The deal registration service cannot be reached.',
    retryable: true,
  },
  'hub.internal': {
    status: 500,
    title: 'Something went wrong in the deal registration service.',
    retryable: true,
  },
} as const satisfies Record<string, { status: number; title: string; retryable: boolean }>;

export type ErrorCode = keyof typeof errorCatalogue;

/** One fault of one field: a JSON pointer into the request and a code for the label files. */
export interface FieldFault {
  readonly pointer: string;
  readonly code: string;
}

/** What may go with an error, beyond its code. */
export interface ErrorDetails {
  readonly fields?: readonly FieldFault[];
  readonly reason?: DomainReason | ConversionReason;
  readonly [name: string]: unknown;
}

/** A refused command. Broken invariants and outages are plain `Error`s and become `hub.internal` without detail. */
export class HubError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(`${code}: ${errorCatalogue[code].title}`, options);
    this.name = 'HubError';
    this.code = code;
    this.details = details;
  }
}

export function isHubError(error: unknown, code?: ErrorCode): error is HubError {
  return error instanceof HubError && (code === undefined || error.code === code);
}
