import type * as z from 'zod/mini';
import type { FieldFault } from './errors.ts';

/** Codes that a schema gives as its message are passed on; zod's own sentences become the issue's code. */
const codePattern = /^[a-z][a-z0-9_]*$/;

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function faultCode(issue: z.core.$ZodIssue): string {
  if (codePattern.test(issue.message)) return issue.message;
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  return missing ? 'required' : issue.code;
}

/**
 * The faults of a request that does not fit its contract, one per field, in the order of the fields. The card calls this on
 * what was typed and the hub on what arrived, so both say the same.
 */
export function fieldFaults(error: z.core.$ZodError): FieldFault[] {
  const faults = new Map<string, FieldFault>();
  for (const issue of error.issues) {
    const pointer = pointerOf(issue.path);
    if (!faults.has(pointer)) faults.set(pointer, { pointer, code: faultCode(issue) });
  }
  return [...faults.values()];
}
