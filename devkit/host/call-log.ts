import type { Call, StandIn } from '../stand-in/stand-in.ts';
import type { ProxyReply } from './fetch-proxy.ts';
import type { HubSpotCall, LoggedCall, OperationCall } from './host-api.ts';

/** Enough to look back over a few registrations; older calls fall out. */
const keptCalls = 1000;

type CallEnd = Pick<OperationCall, 'outcome' | 'code'>;

type NewCall = Omit<HubSpotCall, 'number'> | Omit<OperationCall, 'number'>;

/** What an action costs: every call to HubSpot, and every call of a card to the hub, in one list. */
export interface CallLog {
  /** The latest calls, oldest first. */
  latest(): readonly LoggedCall[];
  /** Runs a card's function and notes it; what `run` rejects with is passed on. */
  watchOperation(
    call: Pick<OperationCall, 'portalId' | 'operation'>,
    run: () => Promise<unknown>,
  ): Promise<unknown>;
  /** The same for what a card fetches. */
  watchFetch(
    call: Pick<OperationCall, 'portalId' | 'operation'>,
    run: () => Promise<ProxyReply>,
  ): Promise<ProxyReply>;
  close(): void;
}

export function createCallLog(
  standIn: Pick<StandIn, 'journal' | 'onCall'>,
  onCall: (call: LoggedCall) => void,
): CallLog {
  const calls: LoggedCall[] = [];
  let count = 0;
  const add = (call: NewCall): LoggedCall => {
    count += 1;
    const logged: LoggedCall = { ...call, number: count };
    calls.push(logged);
    calls.splice(0, calls.length - keptCalls);
    return logged;
  };
  for (const call of standIn.journal) {
    add(hubSpotCall(call));
  }
  const stop = standIn.onCall((call) => {
    onCall(add(hubSpotCall(call)));
  });
  async function watch<Reply>(
    call: Pick<OperationCall, 'portalId' | 'operation'>,
    run: () => Promise<Reply>,
    endOf: (reply: Reply) => CallEnd,
  ): Promise<Reply> {
    const at = new Date().toISOString();
    const startedAt = performance.now();
    const note = (end: CallEnd) => {
      const durationMs = Math.round(performance.now() - startedAt);
      onCall(add({ kind: 'operation', ...call, at, durationMs, ...end }));
    };
    try {
      const reply = await run();
      note(endOf(reply));
      return reply;
    } catch (error) {
      note({ outcome: 'failed', code: null });
      throw error;
    }
  }
  return {
    latest: () => calls,
    watchOperation: (call, run) => watch(call, run, endOfOperation),
    watchFetch: (call, run) => watch(call, run, endOfFetch),
    close: stop,
  };
}

function hubSpotCall({ portalId, method, path, status, durationMs, at, inputs, fault }: Call) {
  return {
    kind: 'hubspot',
    portalId: portalId ?? null,
    method,
    path,
    status,
    durationMs,
    at,
    records: inputs ?? null,
    fault: fault ?? null,
  } as const;
}

function endOfOperation(reply: unknown): CallEnd {
  const code = problemCode(reply);
  return { outcome: code === null ? 'ok' : 'refused', code };
}

/** HubSpot's envelope says that the hub gave no answer, under HTTP 200 or not. */
function endOfFetch({ status, body }: ProxyReply): CallEnd {
  const reply: unknown = JSON.parse(body === '' ? 'null' : body);
  const isEnvelope = typeof reply === 'object' && reply !== null && 'category' in reply;
  return status >= 400 || isEnvelope ? { outcome: 'failed', code: null } : endOfOperation(reply);
}

/** The hub's problem in a card's reply; null when there is none. */
function problemCode(reply: unknown): string | null {
  if (typeof reply !== 'object' || reply === null || !('problem' in reply)) {
    return null;
  }
  const { problem } = reply;
  const hasCode = typeof problem === 'object' && problem !== null && 'code' in problem;
  return hasCode ? String(problem.code) : 'problem';
}
