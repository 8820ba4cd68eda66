import { Ajv } from 'ajv';
import type { Request, Response } from 'express';

const ajv = new Ajv({ allErrors: true, strict: false, allowUnionTypes: true });

export const text = { type: 'string' };
export const number = { type: 'number' };
export const flag = { type: 'boolean' };

/** A schema of an object that has these fields and no others. */
export function fields(
  properties: Readonly<Record<string, object>>,
  required: readonly string[] = [],
): object {
  return { type: 'object', properties, required, additionalProperties: false };
}

/** Hands `use` a body that fits; any other is answered with 400 and what does not fit. */
export function withBody(schema: object, use: (body: unknown, request: Request, response: Response) => void) {
  const validate = ajv.compile(schema);
  return (request: Request, response: Response): void => {
    // A request without a body means one without fields.
    const body: unknown = request.body ?? {};
    if (validate(body)) {
      use(body, request, response);
    } else {
      response.status(400).json({ message: ajv.errorsText(validate.errors) });
    }
  };
}
