import type { ErrorRequestHandler, Request, Response } from 'express';
import { errorCatalogue, HubError, isHubError, type ErrorDetails } from '#contracts/errors.ts';
import type { Problem } from '#contracts/problem.ts';

/** Where the page of each error code stands. */
const errorPages = 'https://github.com/shared-deals/shared-deals/blob/main/docs/errors';

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

function requestIdOf(request: Request): string {
  return typeof request.id === 'string' ? request.id : '';
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
      type: `${errorPages}/${hubError.code}.md`,
      title,
      status,
      code: hubError.code,
      requestId: requestIdOf(request),
      retryable,
      ...publicDetails(hubError.details),
    };
    if (status >= 500) request.log.error({ err: hubError.cause ?? hubError, code: hubError.code }, 'failed');
    else request.log.info({ code: hubError.code }, 'refused');
    response.status(status).type('application/problem+json').send(JSON.stringify(problem));
  };
}
