import { createHash } from 'node:crypto';
import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { doors } from './package/variant.ts';
import { progressLine } from './read-progress.ts';

const root = path.resolve(import.meta.dirname, '..');
const defaultPort = 5180;

// What is loaded after this need not be compiled again at the next start.
enableCompileCache(path.join(root, 'build/compiled'));
const { resetDevkit, startDevkit } = await import('./devkit.ts');

const usage = `Usage: npm start -- [--import FOLDER] [--port PORT] [--door function|fetch] [--reset]
  --import FOLDER  your own HubSpot exports instead of the samples (devkit/data/README.md has the form)
  --port PORT      of the page, ${defaultPort} if you say nothing
  --door DOOR      how cards reach the hub: function (app functions, the default) or fetch (hubspot.fetch)
  --reset          begins anew: forgets what earlier starts wrote`;

const progress = progressLine(process.stdout);

function print(line: string): void {
  progress.end();
  process.stdout.write(`${line}\n`);
}

/** Each source folder has data of its own, so that samples and own records never mix. */
function dataFolderOf(sourceFolder: string | undefined): string {
  if (sourceFolder === undefined) return path.join(root, '.data/samples');
  const fingerprint = createHash('sha256').update(sourceFolder).digest('hex').slice(0, 8);
  return path.join(root, '.data', `${path.basename(sourceFolder)}-${fingerprint}`);
}

/** Undefined where it is no port. */
function portFrom(written: string): number | undefined {
  const port = Number(written);
  return /^\d+$/.test(written) && port < 65_536 ? port : undefined;
}

async function main(): Promise<void> {
  const startedAt = performance.now();
  const { values } = parseArgs({
    options: {
      import: { type: 'string' },
      port: { type: 'string' },
      door: { type: 'string', default: 'function' },
      reset: { type: 'boolean', default: false },
    },
  });
  const port = values.port === undefined ? defaultPort : portFrom(values.port);
  if (port === undefined) {
    throw new Error(`--port takes a number from 0 to 65535, not "${values.port}".`);
  }
  const door = doors.find((one) => one === values.door);
  if (door === undefined) throw new Error(`--door is function or fetch, not "${values.door}".`);
  const own = values.import === undefined ? undefined : path.resolve(values.import);
  const dataFolder = dataFolderOf(own);
  if (values.reset) await resetDevkit(dataFolder);
  print('Starting the hub, a stand-in for HubSpot (not HubSpot) and the record page…');
  const devkit = await startDevkit({
    sourceFolder: own ?? path.join(root, 'devkit/samples'),
    dataFolder,
    port,
    door,
    buildFolder: path.join(root, 'build/devkit'),
    print,
    onReadProgress: progress.onProgress,
  });

  const again = values.import === undefined ? 'npm start --' : `npm start -- --import ${values.import}`;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  print(`
  Record page   ${devkit.url}
  Hub           ${devkit.hub.url} (cards reach it by ${door === 'fetch' ? 'hubspot.fetch' : 'app functions'})
  Stand-in      ${devkit.standIn.url} (for HubSpot's API; nothing here talks to HubSpot)
  Data          ${path.relative(process.cwd(), dataFolder)} (begin anew: ${again} --reset)
  Ready after ${seconds} s. Ctrl-C ends everything.
`);

  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      print('Stopping…');
      devkit.close().then(
        () => process.exit(0),
        (error: unknown) => {
          print(String(error));
          process.exit(1);
        },
      );
    });
  }
}

try {
  await main();
} catch (error) {
  // Whoever starts this reads sentences; the stack is of use only to whoever changes it.
  const known = error instanceof Error ? error : new Error(String(error));
  print(process.env['DEBUG'] === undefined ? known.message : String(known.stack));
  if ('code' in known && String(known.code).startsWith('ERR_PARSE_ARGS')) print(usage);
  process.exit(1);
}
