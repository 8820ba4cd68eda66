import { errorCatalogue, type ErrorCode } from '#contracts/errors.ts';
import type { ReplyOf, RequestOf } from '#contracts/operation.ts';
import type { operations, OperationName } from '#contracts/operations.ts';
import { Problem } from '#contracts/problem.ts';
import { door as builtDoor, type Door, type DoorUser } from './door.ts';

/**
 * The typed way from a card to the hub, made from the contracts. A call never rejects: a hub that cannot be reached, takes
 * too long or answers with something else than its contract comes back as a problem with an id to quote, like every
 * refusal. It never sends a request twice by itself; whoever does so sends the same `requestId`.
 */
export interface HubClient {
  /** Takes the contract and not its name, so that a card carries only those of the operations that it calls. */
  call<Name extends OperationName>(
    operation: HubOperation<Name>,
    request: HubRequest<Name>,
  ): Promise<HubReply<HubAnswer<Name>>>;
}

type HubOperation<Name extends OperationName> = (typeof operations)[Name] & { readonly name: Name };

export type HubRequest<Name extends OperationName> = RequestOf<(typeof operations)[Name]>;
export type HubAnswer<Name extends OperationName> = ReplyOf<(typeof operations)[Name]>;
export type HubReply<Answer> = { readonly ok: Answer } | { readonly problem: Problem };

export interface HubClientOptions {
  readonly door?: Door;
  readonly timeoutMs?: number;
}

/** HubSpot ends a function after 10 s and a fetch, its own second try included, after 15 s: waiting longer is for nothing. */
const defaultTimeoutMs = 15_000;

export function createHubClient(user: DoorUser, options: HubClientOptions = {}): HubClient {
  const { door = builtDoor, timeoutMs = defaultTimeoutMs } = options;
  return {
    async call(operation, request) {
      const id = quotableId(request);
      let raw: unknown;
      try {
        raw = await withinTime(door(operation.name, request, user), timeoutMs);
      } catch {
        return { problem: problemOf('hub.unreachable', id) };
      }
      return readReply(operation, raw, id);
    },
  };
}

/** A problem that the card itself found. */
export function problemOf(code: ErrorCode, requestId: string): Problem {
  const { title, status, retryable } = errorCatalogue[code];
  return { type: 'about:blank', title, status, code, requestId, retryable };
}

function readReply<Name extends OperationName>(
  operation: HubOperation<Name>,
  raw: unknown,
  id: string,
): HubReply<HubAnswer<Name>> {
  if (typeof raw !== 'object' || raw === null) return { problem: problemOf('hub.internal', id) };
  if ('problem' in raw) {
    const problem = Problem.safeParse(raw.problem);
    return { problem: problem.success ? problem.data : problemOf('hub.internal', id) };
  }
  const answer = operation.reply.safeParse('ok' in raw ? raw.ok : undefined);
  return answer.success ? { ok: answer.data as HubAnswer<Name> } : { problem: problemOf('hub.internal', id) };
}

/** A writing request names itself; a reading one gets an id for the case that it never arrives. */
function quotableId(request: object): string {
  return 'requestId' in request && typeof request.requestId === 'string'
    ? request.requestId
    : crypto.randomUUID();
}

async function withinTime<Value>(promise: Promise<Value>, timeoutMs: number): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${timeoutMs} ms`));
    }, timeoutMs);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
