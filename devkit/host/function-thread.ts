import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { ThreadInput, ThreadReply } from './function-runtime.ts';

/** Of the secrets, HubSpot's runtime puts these into the function's context; all stand in the environment. */
const secretsInContext = new Set([
  'PRIVATE_APP_ACCESS_TOKEN',
  'HS_ENVIRONMENT',
  'HS_HUBLET',
  'HS_SERVERLESS_FUNCTION_ID',
]);

interface FunctionModule {
  main?: (context: unknown) => unknown;
}

const require = createRequire(import.meta.url);

async function answer({ file, secrets, parameters, propertiesToSend }: ThreadInput): Promise<ThreadReply> {
  try {
    resetEnvironment(secrets);
    const { main } = loadAfresh(file);
    if (main === undefined) {
      return { ok: false, message: `${file} exports no "main".` };
    }
    const inContext = Object.fromEntries(
      Object.entries(secrets).filter(([name]) => secretsInContext.has(name)),
    );
    const result = await main({ parameters, propertiesToSend, secrets: inContext });
    return { ok: true, json: JSON.stringify(result ?? null) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

/** What an earlier call left in this thread's environment is gone. */
function resetEnvironment(secrets: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(process.env)) {
    delete process.env[name];
  }
  Object.assign(process.env, secrets);
}

function loadAfresh(file: string): FunctionModule {
  delete require.cache[require.resolve(file)];
  return require(file) as FunctionModule;
}

parentPort?.on('message', (input: ThreadInput) => {
  void answer(input).then((reply) => parentPort?.postMessage(reply, []));
});
