import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isOfferedTo } from '#contracts/operation.ts';
import { operations, type OperationName } from '#contracts/operations.ts';
import { assembleProject, type AssembledProject } from '#devkit/package/assemble.ts';
import { sides } from '#devkit/package/variant.ts';
import { aBuildFolder, aVariant } from './a-project.ts';
import { program, startGuarded, type GuardedProgram } from './guarded-program.ts';
import { startHubStub, type HubStub } from './hub-stub.ts';
import { operationReplies } from './operation-replies.ts';
import type { ServedFunctions } from './programs/serve-functions.ts';

interface FunctionRuntime extends GuardedProgram {
  readonly url: string;
}

const user = { id: 7, email: 'max@alpha.example' };

let folder: string;
let projects: AssembledProject[];
let hub: HubStub;
let runtime: FunctionRuntime;
/** Signs with a key that the hub does not have, and reports its errors. */
let misled: FunctionRuntime;

beforeAll(async () => {
  folder = await aBuildFolder();
  projects = await Promise.all(
    sides.map((side) => assembleProject(aVariant({ side }), path.join(folder, side))),
  );
  hub = await startHubStub('the portal’s key');
  [runtime, misled] = await Promise.all([
    startRuntime(),
    startRuntime({ portalKey: 'another key', reporterStaysOn: true }),
  ]);
});
afterAll(async () => {
  await Promise.all([runtime.remove(), misled.remove()]);
  await hub.close();
  await rm(folder, { recursive: true, force: true });
});

/** HubSpot's local function runtime with the functions of both sides. */
async function startRuntime({
  portalKey = 'the portal’s key',
  reporterStaysOn = false,
} = {}): Promise<FunctionRuntime> {
  const served: ServedFunctions = {
    reporterStaysOn,
    apps: projects.map(({ variant, folder: projectFolder, functions }) => ({
      name: variant.side,
      folder: path.join(projectFolder, 'app'),
      functions: Object.fromEntries(
        functions.map(({ uid, file, config }) => [
          uid,
          { file, secrets: config['secretKeys'] as readonly string[] },
        ]),
      ),
    })),
  };
  const started = await startGuarded({
    file: program('serve-functions.ts'),
    args: [JSON.stringify(served)],
    env: { HUB_URL: hub.url, HUB_PORTAL_ID: '101', HUB_PORTAL_KEY: portalKey },
  });
  let said = '';
  started.child.stdout?.on('data', (chunk: string) => (said += chunk));
  const url = await vi.waitUntil(
    () => {
      if (started.child.exitCode !== null) throw new Error('HubSpot’s function runtime has ended.');
      return /listening at (\S+)\n/.exec(said)?.[1];
    },
    { timeout: 60_000 },
  );
  return { ...started, url };
}

/** As the record page calls a function for a card. */
async function call(at: { readonly url: string }, side: string, name: string, more: object = {}) {
  const response = await fetch(`${at.url}/${side}/action/function/1`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      serverlessFunction: name,
      parameters: { request: { asked: name }, user },
      ...more,
    }),
  });
  return { status: response.status, body: (await response.json()) as { response?: unknown } };
}

/** What HubSpot does to answer 500 and to report an error: properties are asked for and there is no token to read them. */
const unreadable = {
  objectQuery: { objectId: 501, objectTypeId: '0-1', objectPropertyNames: ['email'] },
};

describe('the built functions in HubSpot’s local function runtime', () => {
  const offered = sides.flatMap((side) =>
    Object.values(operations)
      .filter((contract) => isOfferedTo(side, contract))
      .map(({ name }) => [name, side] as const),
  );
  it.each(offered)(
    '%s carries the card’s request of the %s, signed, to the hub and its reply back',
    async (operation: OperationName, side) => {
      const { status, body } = await call(runtime, side, operation.replaceAll('-', '_'));
      expect({ status, body }).toEqual({
        status: 200,
        body: { logId: 'n/a', response: { ok: operationReplies[operation] } },
      });
      const { operation: called, query, request } = hub.calls.at(-1) ?? {};
      expect(called).toBe(operation);
      expect(query).toMatchObject({ portalId: '101', userId: '7', userEmail: user.email });
      expect(request).toEqual({ asked: operation.replaceAll('-', '_') });
    },
  );

  it('are refused by a hub that has another key for the portal, and say so to the card', async () => {
    const before = hub.calls.length;
    const { body } = await call(misled, 'partner', 'view_record');
    expect(body.response).toEqual({ problem: { code: 'signature.invalid' } });
    expect(hub.calls).toHaveLength(before);
  });

  it('name the secrets that they read', async () => {
    for (const { file, config } of projects.flatMap(({ functions }) => functions)) {
      const read = [...(await readFile(file, 'utf8')).matchAll(/secret\(context, "(\w+)"\)/g)];
      expect([...new Set(read.map(([, name]) => name))].toSorted()).toEqual(
        (config['secretKeys'] as string[]).toSorted(),
      );
    }
  });
});

describe('HubSpot’s error reporter', () => {
  it('calls out where it is left on: the guard refuses and sees it', async () => {
    expect((await call(misled, 'partner', 'view_record', unreadable)).status).toBe(500);
    await vi.waitFor(
      async () => expect(await misled.refusedConnections()).toContain('exceptions.hubspot.com:443'),
      { timeout: 10_000 },
    );
  });

  it('is silent here: the same error, all functions and the end of the program call out to nobody', async () => {
    expect((await call(runtime, 'partner', 'view_record', unreadable)).status).toBe(500);
    runtime.child.stdin?.end();
    expect((await runtime.ended).code).toBe(0);
    expect(await runtime.refusedConnections()).toEqual([]);
  });
});
