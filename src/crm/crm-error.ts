import { HubError } from '#contracts/errors.ts';

/**
 * - `busy`: a rate limit; `retryAfterMs` where it is known.
 * - `unavailable`: no answer, a lost reply or a fault of HubSpot's; a write may or may not have happened.
 * - `refused`: the request itself is wrong for this portal; sending it again changes nothing.
 * - `not_permitted`: the token is dead or a scope is missing; an administrator has to connect the app again.
 * - `not_found`: no such record, or it is archived.
 */
export type CrmErrorKind = 'busy' | 'unavailable' | 'refused' | 'not_permitted' | 'not_found';

export interface CrmErrorFacts {
  readonly kind: CrmErrorKind;
  readonly message: string;
  /** HTTP status; null where no answer came. */
  readonly status?: number | null;
  /** HubSpot's own category, for instance `VALIDATION_ERROR`. */
  readonly category?: string | null;
  readonly correlationId?: string | null;
  readonly retryAfterMs?: number | null;
}

/**
 * Every failure of a call to HubSpot. The message never holds the token: it is made of HubSpot's category and message,
 * not of the request, and the client's own exception (which prints whole bodies and headers) is not kept as the cause.
 */
export class CrmError extends Error {
  readonly kind: CrmErrorKind;
  readonly status: number | null;
  readonly category: string | null;
  readonly correlationId: string | null;
  readonly retryAfterMs: number | null;

  constructor(facts: CrmErrorFacts, options?: ErrorOptions) {
    super(facts.message, options);
    this.name = 'CrmError';
    this.kind = facts.kind;
    this.status = facts.status ?? null;
    this.category = facts.category ?? null;
    this.correlationId = facts.correlationId ?? null;
    this.retryAfterMs = facts.retryAfterMs ?? null;
  }
}

export function isCrmError(error: unknown, kind?: CrmErrorKind): error is CrmError {
  return error instanceof CrmError && (kind === undefined || error.kind === kind);
}

/** Reads for somebody who waits, and who is told that HubSpot did not answer. */
export async function orHubError<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    throw asHubError(error);
  }
}

/** What a command answers when reading failed; a refusal of our own request is a defect and stays as it is. */
function asHubError(error: unknown): unknown {
  if (!isCrmError(error)) return error;
  if (error.kind === 'busy' || error.kind === 'unavailable') {
    return new HubError('crm.unavailable', {}, { cause: error });
  }
  if (error.kind === 'not_permitted') return new HubError('crm.not_permitted', {}, { cause: error });
  return error;
}

/** Long enough to find the fault, short enough for a log line; HubSpot echoes whole inputs in some messages. */
const messageLength = 500;

/** Reads HubSpot's error body as far as it has one; anything else (a proxy's HTML, an empty body) gives the status alone. */
export function errorFromReply(
  status: number,
  body: unknown,
  call: string,
  retryAfterMs: number | null,
): CrmError {
  const said = isObject(body) ? body : {};
  const category = textOf(said['category']) ?? textOf(said['errorType']);
  const message = textOf(said['message']);
  return new CrmError({
    kind: kindOf(status, category),
    message: describe(call, `${status}${category === null ? '' : ` ${category}`}`, message),
    status,
    category,
    correlationId: textOf(said['correlationId']),
    retryAfterMs,
  });
}

/** One input of a batch that HubSpot answered with 207. */
export function errorFromBatchEntry(
  entry: { readonly category: string; readonly message: string; readonly id?: string },
  call: string,
): CrmError {
  return new CrmError({
    kind: kindOfCategory(entry.category) ?? 'refused',
    message: describe(call, entry.category, entry.message),
    status: 207,
    category: entry.category,
    correlationId: entry.id ?? null,
  });
}

export function errorFromNetwork(error: unknown, call: string, timeoutMs: number): CrmError {
  const timedOut = error instanceof Error && error.name === 'TimeoutError';
  const reason = timedOut ? `no answer within ${timeoutMs} ms` : networkReason(error);
  return new CrmError(
    { kind: 'unavailable', message: describe(call, 'no answer', reason) },
    { cause: error },
  );
}

function kindOf(status: number, category: string | null): CrmErrorKind {
  if (status === 429) return 'busy';
  if (status === 401 || status === 403) return 'not_permitted';
  if (status === 404) return 'not_found';
  if (status >= 500 || status === 408 || status === 423) return 'unavailable';
  return (category === null ? null : kindOfCategory(category)) ?? 'refused';
}

function kindOfCategory(category: string): CrmErrorKind | null {
  switch (category) {
    case 'RATE_LIMIT':
    case 'RATE_LIMITS':
      return 'busy';
    case 'MISSING_SCOPES':
    case 'INVALID_AUTHENTICATION':
    case 'EXPIRED_AUTHENTICATION':
    case 'REVOKED_AUTHENTICATION':
      return 'not_permitted';
    case 'OBJECT_NOT_FOUND':
      return 'not_found';
    case 'INTERNAL_ERROR':
      return 'unavailable';
    default:
      return null;
  }
}

function describe(call: string, what: string, message: string | null): string {
  return `HubSpot ${call}: ${what}${message === null ? '' : `: ${message}`}`.slice(0, messageLength);
}

function networkReason(error: unknown): string {
  if (!(error instanceof Error)) return 'connection failed';
  const { cause } = error;
  const code = isObject(cause) ? textOf(cause['code']) : null;
  return code === null ? error.message : `${error.message} (${code})`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
