import { HubSpotError, validationError } from './errors.ts';
import type { Reply } from './route.ts';

export interface BatchInput {
  id?: string;
  objectWriteTraceId?: string;
}

interface BatchFailure {
  error: HubSpotError;
  input: BatchInput;
}

const mostInputs = 100;

export function checkInputs(inputs: readonly unknown[], most = mostInputs): void {
  if (inputs.length === 0) {
    throw validationError('Invalid input JSON: inputs must not be empty.');
  }
  if (inputs.length > most) {
    throw validationError(
      `The maximum number of inputs supported in a batch request is ${most}, found ${inputs.length}.`,
    );
  }
}

export function refuseDuplicates(keys: readonly string[]): void {
  const duplicate = keys.find((key, index) => keys.indexOf(key) !== index);
  if (duplicate !== undefined) {
    throw validationError(`Duplicate IDs found in batch input: [${duplicate}]. IDs must be unique`);
  }
}

/**
 * Runs one step an input, in order. An input that names no existing record fails alone. Any other
 * fault fails alone only where the input has an `objectWriteTraceId`; else the batch is refused:
 * before the first write where `check` finds the fault, and with the earlier inputs written where
 * only `write` does, because a batch is no transaction.
 */
export function runBatch<Input extends BatchInput>(
  now: () => number,
  inputs: readonly Input[],
  okStatus: number,
  steps: { check: (input: Input) => void; write: (input: Input) => unknown },
): Reply {
  const startedAt = new Date(now()).toISOString();
  const failures = new Map<Input, HubSpotError>();
  const attempt = (input: Input, step: () => void) => {
    try {
      step();
    } catch (error) {
      if (!(error instanceof HubSpotError) || !failsAlone(error, input)) {
        throw error;
      }
      failures.set(input, error);
    }
  };
  for (const input of inputs) {
    attempt(input, () => steps.check(input));
  }
  const results: unknown[] = [];
  for (const input of inputs.filter((candidate) => !failures.has(candidate))) {
    attempt(input, () => results.push(steps.write(input)));
  }
  const times = { startedAt, completedAt: new Date(now()).toISOString() };
  if (failures.size === 0) {
    return { status: okStatus, body: { status: 'COMPLETE', results, ...times } };
  }
  const errors = batchErrors([...failures].map(([input, error]) => ({ input, error })));
  return { status: 207, body: { status: 'COMPLETE', results, numErrors: errors.length, errors, ...times } };
}

function failsAlone(error: HubSpotError, input: BatchInput): boolean {
  return error.category === 'OBJECT_NOT_FOUND' || input.objectWriteTraceId !== undefined;
}

/** All missing records of a batch share one error, as HubSpot reports them. */
function batchErrors(failures: readonly BatchFailure[]): unknown[] {
  const missing = failures.filter(
    ({ error, input }) => error.category === 'OBJECT_NOT_FOUND' && input.objectWriteTraceId === undefined,
  );
  const others = failures.filter((failure) => !missing.includes(failure));
  const errors: unknown[] = others.map(({ error, input }) => ({
    status: 'error',
    category: error.category,
    message: error.message,
    errors: error.extras.errors ?? [],
    links: {},
    context: {
      ...error.extras.context,
      ...(input.id === undefined ? {} : { ids: [input.id] }),
      ...(input.objectWriteTraceId === undefined ? {} : { objectWriteTraceId: [input.objectWriteTraceId] }),
    },
  }));
  if (missing.length > 0) {
    errors.push({
      status: 'error',
      category: 'OBJECT_NOT_FOUND',
      message: 'Could not get some objects, they may be deleted or not exist. Check that ids are valid.',
      errors: [],
      links: {},
      context: { ids: missing.flatMap(({ input }) => (input.id === undefined ? [] : [input.id])) },
    });
  }
  return errors;
}
