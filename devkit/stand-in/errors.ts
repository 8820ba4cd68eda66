import { randomUUID } from 'node:crypto';

export interface ErrorDetail {
  message: string;
  code?: string;
  context?: Record<string, string[]>;
}

export interface ErrorExtras {
  errors?: ErrorDetail[];
  context?: Record<string, string[]>;
  links?: Record<string, string>;
}

/** A refusal in the shape in which HubSpot answers it. */
export class HubSpotError extends Error {
  readonly status: number;
  readonly category: string;
  readonly extras: ErrorExtras;

  constructor(status: number, category: string, message: string, extras: ErrorExtras = {}) {
    super(message);
    this.status = status;
    this.category = category;
    this.extras = extras;
  }

  body(): Record<string, unknown> {
    return {
      status: 'error',
      message: this.message,
      correlationId: randomUUID(),
      ...this.extras,
      category: this.category,
    };
  }
}

export function validationError(message: string, extras?: ErrorExtras): HubSpotError {
  return new HubSpotError(400, 'VALIDATION_ERROR', message, extras);
}

export function notFound(message = 'resource not found'): HubSpotError {
  return new HubSpotError(404, 'OBJECT_NOT_FOUND', message);
}

export function unauthenticated(): HubSpotError {
  return new HubSpotError(
    401,
    'INVALID_AUTHENTICATION',
    'Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview',
  );
}

export function missingScopes(required: readonly string[]): HubSpotError {
  return new HubSpotError(
    403,
    'MISSING_SCOPES',
    "This app hasn't been granted all required scopes to make this call. Read more about required scopes here: https://developers.hubspot.com/scopes.",
    {
      errors: [
        {
          message: 'One or more of the following scopes are required.',
          context: { requiredGranularScopes: [...required] },
        },
      ],
      links: { scopes: 'https://developers.hubspot.com/scopes' },
    },
  );
}
