import { raw, Router, type Request } from 'express';
import { HubError } from '#contracts/errors.ts';
import { fieldFaults } from '#contracts/field-faults.ts';
import { operations, type OperationName } from '#contracts/operations.ts';
import type { DoorReply } from '#contracts/signed-request.ts';
import type { Authorise } from '#operations/request/authorise.ts';
import type { OperationHandlers } from '#operations/handlers.ts';
import type { Actor } from '#operations/ports.ts';
import { doorOf, type Door } from './door.ts';

/** HubSpot lets 1 MB pass each way; what people type here is far below a tenth of it. */
const bodyLimit = '100kb';

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new HubError('request.malformed', {}, { cause });
  }
}

async function answer(
  name: OperationName,
  handlers: OperationHandlers,
  actor: Actor,
  body: unknown,
): Promise<unknown> {
  const request = operations[name].request.safeParse(body);
  if (!request.success) throw new HubError('request.invalid', { fields: fieldFaults(request.error) });
  // The schema of this name's contract has just made the request: its type follows from the name.
  const handle = handlers[name] as (actor: Actor, request: unknown) => Promise<unknown>;
  return handle(actor, request.data);
}

function isOperation(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}

function rawBody(request: Request): Buffer {
  // Without a body express leaves it undefined; the signature is then over nothing.
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

export interface OperationParts {
  readonly door: Door;
  readonly authorise: Authorise;
  readonly handlers: OperationHandlers;
}

/** `POST /operations/<name>`: raw bytes → who calls → may they → the request by its contract → the operation. */
export function operationRoutes({ door, authorise, handlers }: OperationParts): Router {
  const router = Router();
  router.post('/operations/:name', raw({ type: () => true, limit: bodyLimit }), async (request, response) => {
    const body = rawBody(request);
    const actor = await door.authenticate(request, body);
    const { name } = request.params;
    if (!isOperation(name)) throw new HubError('operation.unknown');
    await authorise(operations[name], actor);
    const reply = await answer(name, handlers, actor, parseJson(body));
    response.json(doorOf(request) === 'fetch' ? ({ ok: reply } satisfies DoorReply) : reply);
  });
  return router;
}
