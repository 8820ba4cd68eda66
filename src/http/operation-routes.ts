import { raw, Router, type Request } from 'express';
import { HubError } from '#contracts/errors.ts';
import { fieldFaults } from '#contracts/field-faults.ts';
import type { OperationContract } from '#contracts/operation.ts';
import { operations, type OperationName } from '#contracts/operations.ts';
import type { OperationHandlers } from '#operations/handlers.ts';
import type { Actor } from '#operations/ports.ts';
import type { Door } from './function-door.ts';

/** HubSpot lets 1 MB pass each way; what people type here is far below a tenth of it. */
const bodyLimit = '100kb';

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new HubError('request.malformed', {}, { cause });
  }
}

function authorise(contract: OperationContract, actor: Actor): void {
  if (actor.side !== contract.side) throw new HubError('operation.wrong_side');
  if (contract.proof === 'platform' && actor.userProof !== 'platform') {
    throw new HubError('operation.proof_required');
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

/** `POST /operations/<name>`: raw bytes → who calls → may they → the request by its contract → the operation. */
export function operationRoutes(door: Door, handlers: OperationHandlers): Router {
  const router = Router();
  router.post('/operations/:name', raw({ type: () => true, limit: bodyLimit }), async (request, response) => {
    const body = rawBody(request);
    const actor = await door.authenticate(request, body);
    const { name } = request.params;
    if (!isOperation(name)) throw new HubError('operation.unknown');
    authorise(operations[name], actor);
    response.json(await answer(name, handlers, actor, parseJson(body)));
  });
  return router;
}
