import type { DoorReply } from '#contracts/signed-request.ts';
import { errorCatalogue } from '#contracts/errors.ts';
import { randomUUID } from 'node:crypto';
import { signCall } from './sign.ts';

/** What HubSpot hands to an app function. `secrets` come from the portal's app, `parameters` from the card. */
export interface FunctionContext {
  readonly parameters?: {
    readonly request?: unknown;
    readonly user?: { readonly id?: number | string; readonly email?: string };
  };
  readonly secrets?: Readonly<Record<string, string | undefined>>;
}

/** HubSpot ends a function after 10 s: answer the card before that. */
const timeoutMs = 9_000;

function secret(context: FunctionContext, name: string): string {
  const value = context.secrets?.[name] ?? process.env[name];
  if (!value) throw new Error(`The secret ${name} is not set in this portal's app.`);
  return value;
}

function unreachable(): DoorReply {
  const { title, status, retryable } = errorCatalogue['hub.unreachable'];
  return {
    problem: {
      type: 'about:blank',
      title,
      status,
      retryable,
      code: 'hub.unreachable',
      requestId: randomUUID(),
    },
  };
}

/**
 * The signed call of one operation: a thin pipe from card to hub that decides nothing. The portal is proven by its key; the
 * user is what the card says (asserted). An outage comes back as a problem, never as an exception without words.
 */
export async function callHub(operation: string, context: FunctionContext): Promise<DoorReply> {
  const body = JSON.stringify(context.parameters?.request ?? null);
  const call = signCall({
    hubUrl: secret(context, 'HUB_URL'),
    operation,
    portalId: secret(context, 'HUB_PORTAL_ID'),
    portalKey: secret(context, 'HUB_PORTAL_KEY'),
    user: {
      id: String(context.parameters?.user?.id ?? ''),
      email: context.parameters?.user?.email ?? '',
    },
    body,
    now: Date.now(),
  });
  try {
    const response = await fetch(call.url, {
      method: 'POST',
      headers: call.headers,
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const reply: unknown = await response.json();
    return response.ok ? { ok: reply } : { problem: reply };
  } catch {
    return unreachable();
  }
}
