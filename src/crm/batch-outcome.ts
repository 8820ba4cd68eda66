import { batchSize } from './batch-reply.ts';
import type { BatchInput, BatchReply, BatchReplyError, HubSpotRecord } from './batch-reply.ts';
import { CrmError, isCrmError } from './crm-error.ts';

/**
 * Finds out what became of each input of a batch. Results and errors come back in any order and are matched by the key that
 * went along, else by what they name, never by position. Where HubSpot refuses a whole batch for the sake of one
 * input, the batch is halved until that one stands alone, so that a bad record never takes good ones with it.
 */
export type Outcomes<Done> = ReadonlyMap<string, Done | CrmError>;

/** One bad input among 100 is alone after some 14 calls, two after 25; beyond that the rest waits for its next attempt. */
const callsToIsolate = 30;

/** Answers an outcome for every input, by its key. Never throws a `CrmError`. */
export async function writeBatch(
  inputs: readonly BatchInput[],
  write: (inputs: readonly BatchInput[]) => Promise<BatchReply>,
  idProperty?: string,
): Promise<Outcomes<HubSpotRecord>> {
  return isolateFailures(
    inputs,
    (input) => input.key,
    async (some) => matchReply(some, await write(some), idProperty),
  );
}

/** Runs `write` over all items in batches and, where a batch is refused as a whole, over ever smaller parts. */
export async function isolateFailures<Item, Done>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  write: (items: readonly Item[]) => Promise<Outcomes<Done>>,
): Promise<Outcomes<Done>> {
  const outcomes = new Map<string, Done | CrmError>();
  const waiting: (readonly Item[])[] = [];
  for (let start = 0; start < items.length; start += batchSize) {
    waiting.push(items.slice(start, start + batchSize));
  }
  let callsLeft = callsToIsolate + waiting.length;

  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    callsLeft -= 1;
    try {
      for (const [key, outcome] of await write(part)) outcomes.set(key, outcome);
    } catch (error) {
      if (!(error instanceof CrmError)) throw error;
      if (part.length > 1 && callsLeft > 0 && isAboutInputs(error)) {
        const middle = Math.ceil(part.length / 2);
        waiting.push(part.slice(middle), part.slice(0, middle));
      } else {
        for (const item of part) outcomes.set(keyOf(item), error);
      }
    }
  }
  return outcomes;
}

function isAboutInputs(error: CrmError): boolean {
  return isCrmError(error, 'refused') || isCrmError(error, 'not_found');
}

function matchReply(
  inputs: readonly BatchInput[],
  reply: BatchReply,
  idProperty: string | undefined,
): Outcomes<HubSpotRecord> {
  const outcomes = new Map<string, HubSpotRecord | CrmError>();
  const done = new Map<string, HubSpotRecord>();
  for (const record of reply.records) {
    const value = idProperty === undefined ? record.id : record.properties[idProperty];
    for (const name of [record.key, value]) {
      if (typeof name === 'string') done.set(name.toLowerCase(), record);
    }
  }
  for (const input of inputs) {
    const record = done.get(input.key.toLowerCase()) ?? done.get(input.id.toLowerCase());
    outcomes.set(input.key, record ?? errorNaming(reply.errors, [input.key, input.id]));
  }
  return outcomes;
}

/** The error that names one of `names`, else the first that names nobody we know; an input never fails without a reason. */
export function errorNaming(errors: readonly BatchReplyError[], names: readonly string[]): CrmError {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const fitting = errors.find((entry) => entry.names.some((name) => wanted.has(name.toLowerCase())));
  return (
    (fitting ?? errors[0])?.error ??
    new CrmError({ kind: 'unavailable', message: 'HubSpot answered the batch without this record' })
  );
}
