import type { ErrorRequestHandler, Request, Response } from 'express';
import { errorCatalogue, HubError, isHubError, type ErrorDetails } from '#contracts/errors.ts';
import type { Problem } from '#contracts/problem.ts';
import type { DoorReply } from '#contracts/signed-request.ts';
import { doorOf } from './door.ts';
import { errorPageOf } from './error-pages.ts';

function asHubError(error: unknown): HubError {
  if (isHubError(error)) return error;
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large') return new HubError('request.too_large');
  if (type === 'request.aborted' || type === 'encoding.unsupported' || type === 'request.size.invalid') {
    return new HubError('request.malformed');
  }
  return new HubError('hub.internal', {}, { cause: error });
}

function publicDetails({ reason, fields }: ErrorDetails): Pick<Problem, 'reason' | 'fields'> {
  return {
    ...(reason === undefined ? {} : { reason }),
    ...(fields === undefined ? {} : { fields: [...fields] }),
  };
}

/** The id under which the log has the request. */
export function requestIdOf(request: Request): string {
  return typeof request.id === 'string' ? request.id : '';
}

/**
 * HubSpot keeps the body of a failed `hubspot.fetch` to itself, so a refusal travels as a success. What may pass by itself
 * keeps its status: HubSpot then sends the request once more.
 */
function fetchStatus({ status, retryable }: Problem): number {
  return status >= 500 && retryable ? status : 200;
}

/** The one place that writes `application/problem+json` (RFC 9457). What broke inside goes to the log, never out. */
export function problemReply(): ErrorRequestHandler {
  return (error: unknown, request, response: Response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const hubError = asHubError(error);
    const { status, title, retryable } = errorCatalogue[hubError.code];
    const problem: Problem = {
      type: errorPageOf(hubError.code),
      title,
      status,
      code: hubError.code,
      requestId: requestIdOf(request),
      retryable,
      ...publicDetails(hubError.details),
    };
    if (status >= 500) request.log.error({ err: hubError.cause ?? hubError, code: hubError.code }, 'failed');
    else request.log.info({ code: hubError.code }, 'refused');
    if (doorOf(request) === 'fetch') {
      response.status(fetchStatus(problem)).json({ problem } satisfies DoorReply);
      return;
    }
    response.status(status).type('application/problem+json').send(JSON.stringify(problem));
  };
}
