import express, { type RequestHandler } from 'express';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * HubSpot's own local function runtime: serves each given folder's functions at `/<name>/action/function/<app id>`, with this
 * process's environment as their secrets, and prints its address. It ends by itself when its input ends.
 */
export interface ServedFunctions {
  /** Its error reporter stays as HubSpot has made it. */
  readonly reporterStaysOn: boolean;
  readonly apps: readonly {
    readonly name: string;
    readonly folder: string;
    readonly functions: Readonly<
      Record<string, { readonly file: string; readonly secrets: readonly string[] }>
    >;
  }[];
}

type CreateService = (options: object) => Promise<RequestHandler>;

const { apps, reporterStaysOn } = JSON.parse(process.argv[2] ?? '') as ServedFunctions;

// Its package exports only the bundler: the runtime is found by its place beside it.
const bundler = fileURLToPath(import.meta.resolve('@hubspot/ui-extensions-dev-server/build'));
const serviceFile = path.join(path.dirname(bundler), 'serverless/services/AppFunctionExecutionService.js');
const { AppFunctionExecutionService: createService } = (await import(pathToFileURL(serviceFile).href)) as {
  AppFunctionExecutionService: CreateService;
};

if (!reporterStaysOn) {
  const reporter = createRequire(serviceFile)('@sentry/node') as {
    close(timeoutMs: number): Promise<boolean>;
  };
  await reporter.close(0);
}

const app = express();
for (const { name, folder, functions } of apps) {
  const service = await createService({
    app: { path: folder },
    accountId: 101,
    hubspotApiOrigin: 'http://127.0.0.1:9',
    hubspotWebsiteOrigin: 'http://127.0.0.1:9',
    platformVersion: '2026.09',
    logger: console,
    appFunctions: Object.fromEntries(
      Object.entries(functions).map(([uid, { file, secrets }]) => [
        uid,
        { resolvedPath: file, secrets, componentRoot: path.dirname(file) },
      ]),
    ),
  });
  app.use(`/${name}`, service);
}
const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
process.stdout.write(`listening at http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);

await once(process.stdin.resume(), 'end');
server.close();
server.closeAllConnections();
