import { validationError } from './errors.ts';
import type { ErrorDetail, HubSpotError } from './errors.ts';
import type { Definition } from './properties.ts';

export interface ValueFault {
  name: string;
  code: string;
  message: string;
}

const dayMs = 86_400_000;

export type CheckedValue = { value: string } | { fault: ValueFault };

type Check = (value: string, definition: Definition, optionValues: readonly string[]) => CheckedValue;

const checks: Readonly<Record<Definition['type'], Check>> = {
  string: (value, definition) => {
    if (definition.name !== 'email') {
      return { value };
    }
    return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)
      ? { value: value.toLowerCase() }
      : misfit(definition, 'INVALID_EMAIL', `Email address ${value} is invalid`);
  },
  number: (value, definition) =>
    /^-?\d+(\.\d+)?([eE]-?\d+)?$/.test(value)
      ? { value }
      : misfit(definition, 'INVALID_LONG', `${value} was not a valid long.`),
  bool: (value, definition) =>
    value === 'true' || value === 'false' ? { value } : noOption(definition, value, ['true', 'false']),
  date: (value, definition) => {
    const at = parseMoment(value);
    return at !== undefined && at % dayMs === 0
      ? { value: new Date(at).toISOString().slice(0, 10) }
      : misfit(definition, 'INVALID_DATE', `${value} is not a valid date: it has to be midnight UTC.`);
  },
  datetime: (value, definition) => {
    const at = parseMoment(value);
    return at === undefined
      ? misfit(definition, 'INVALID_DATE', `${value} was not a valid date.`)
      : { value: new Date(at).toISOString() };
  },
  enumeration: (value, definition, optionValues) => {
    // Additional domains are a checkbox property whose options HubSpot does not restrict.
    if (definition.name === 'hs_additional_domains') {
      return { value };
    }
    const unknown = selectedOptions(definition, value).find((part) => !optionValues.includes(part));
    return unknown === undefined ? { value } : noOption(definition, unknown, optionValues);
  },
};

/**
 * A value as HubSpot stores it: e-mails in lower case, moments as ISO in UTC, days as YYYY-MM-DD.
 * The empty string clears a property and fits every type.
 */
export function normaliseValue(
  definition: Definition,
  value: string,
  optionValues: readonly string[],
): CheckedValue {
  return value === '' ? { value } : checks[definition.type](value, definition, optionValues);
}

/** Several values of a checkbox property are one string, divided by semicolons. */
export function selectedOptions(definition: Definition, value: string): string[] {
  return definition.fieldType === 'checkbox' ? value.split(';').filter((part) => part !== '') : [value];
}

export function valuesRefused(faults: readonly ValueFault[], portalId: number): HubSpotError {
  const listed = faults.map((fault) => ({
    isValid: false,
    message: fault.message,
    error: fault.code,
    name: fault.name,
    localizedErrorMessage: fault.message,
    portalId,
  }));
  const errors: ErrorDetail[] = faults.map((fault) => ({
    message: fault.message,
    code: fault.code,
    context: { propertyName: [fault.name] },
  }));
  return validationError(`Property values were not valid: ${JSON.stringify(listed)}`, { errors });
}

function misfit(definition: Definition, code: string, message: string): CheckedValue {
  return { fault: { name: definition.name, code, message } };
}

function noOption(definition: Definition, value: string, optionValues: readonly string[]): CheckedValue {
  const allowed = optionValues.join(', ');
  return misfit(definition, 'INVALID_OPTION', `${value} was not one of the allowed options: [${allowed}]`);
}

/** HubSpot takes ISO 8601 and milliseconds since 1970. */
function parseMoment(value: string): number | undefined {
  const isIso = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2}))?$/.test(value);
  const at = /^-?\d+$/.test(value) ? Number(value) : isIso ? Date.parse(value) : Number.NaN;
  return Number.isNaN(new Date(at).getTime()) ? undefined : at;
}
