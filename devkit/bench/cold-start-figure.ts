import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ProductionFile } from '#devkit/package/production-files.ts';
import type { Figure } from './figure.ts';
import { interleaved } from './rounds.ts';
import type { Scale } from './scale.ts';

/** What the least of functions does. */
const emptyFunction = 'exports.main = async () => ({});\n';

/** As a function's runtime does: a fresh process loads the file and calls `main` once. */
const runtime = `
const { main } = require(process.argv[1]);
main(JSON.parse(process.argv[2])).then((reply) => { process.stdout.write(JSON.stringify(reply)); });
`;

/**
 * From nothing to the first answer: a new process, the file, `main`. The hub answers at once, so that what is measured is
 * Node's start, the function's own code and its first request, and neither a network nor the hub.
 */
export async function coldStartFigure({ name, file }: ProductionFile, scale: Scale): Promise<Figure> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-function-'));
  const hub = createServer((request, response) => {
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  try {
    const empty = path.join(folder, 'empty.cjs');
    await writeFile(empty, emptyFunction);
    // HubSpot runs them as CommonJS whatever stands around them; here that is the project's package file.
    const loaded = path.join(folder, `${name}.cjs`);
    await writeFile(loaded, await readFile(file));
    const hubUrl = await listening(hub);
    const median = await interleaved(scale.starts, {
      measured: () => startMs(loaded, hubUrl),
      baseline: () => startMs(empty, hubUrl),
    });
    return {
      name: `cold start of the function ${name}, its first request included, against an empty function's`,
      ...median,
      unit: 'ms',
      aim: { atMost: 2 },
    };
  } finally {
    hub.close();
    hub.closeAllConnections();
    await rm(folder, { recursive: true, force: true });
  }
}

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

async function startMs(file: string, hubUrl: string): Promise<number> {
  const context = JSON.stringify({
    parameters: { request: {}, user: { id: 9071, email: 'ada@partner-0.de' } },
    propertiesToSend: {},
    secrets: {},
  });
  const startedAtMs = performance.now();
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', runtime, file, context], {
    env: { HUB_URL: hubUrl, HUB_PORTAL_ID: '1000', HUB_PORTAL_KEY: 'key-of-the-bench' },
  });
  const tookMs = performance.now() - startedAtMs;
  if (stdout.includes('problem')) throw new Error(`The function answered: ${stdout}`);
  return tookMs;
}
