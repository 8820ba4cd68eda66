import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Side } from '#core/deal-type.ts';
import { assembleProject, type AssembledProject } from '#devkit/package/assemble.ts';
import { sides } from '#devkit/package/variant.ts';
import { aVariant, expectedCards, expectedFunctions } from './a-project.ts';
import { startGuarded } from './guarded-program.ts';
import { startHubapi, type Hubapi } from './hubapi.ts';
import { zipEntries } from './zip-entries.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const commandLineClient = fileURLToPath(import.meta.resolve('@hubspot/cli/bin/cli.js'));
const accessKey = 'a personal access key';

/** The client loads some thousand files before it does anything. */
const patientMs = 240_000;

interface Uploader {
  readonly project: AssembledProject;
  readonly folder: string;
  readonly hubapi: Hubapi;
}

const uploaders = new Map<Side, Uploader>();

beforeAll(async () => {
  uploaders.set('partner', await anUploader(aVariant({ side: 'partner', door: 'function' })));
  uploaders.set('vendor', await anUploader(aVariant({ side: 'vendor', door: 'fetch', language: 'de' })));
});
afterAll(async () => {
  for (const { hubapi, folder } of uploaders.values()) {
    await hubapi.close();
    await rm(folder, { recursive: true, force: true });
  }
});

/** The built project beside the real `hsproject.json`, and HubSpot's endpoints for it alone. */
async function anUploader(variant: AssembledProject['variant']): Promise<Uploader> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hs-project-'));
  await cp(path.join(root, 'hsproject.json'), path.join(folder, 'hsproject.json'));
  const project = await assembleProject(variant, path.join(folder, 'build/hubspot'));
  return { project, folder, hubapi: await startHubapi() };
}

function uploaderOf(side: Side): Uploader {
  const found = uploaders.get(side);
  if (found === undefined) throw new Error(`Nothing was built for the ${side}.`);
  return found;
}

/** `hs project …` as somebody types it beside `hsproject.json`, with an account of its own. */
async function hsProject({ folder, hubapi }: Uploader, ...args: string[]) {
  const client = await startGuarded({
    file: commandLineClient,
    args: ['project', ...args, '--use-env', '--disable-usage-tracking'],
    cwd: folder,
    preload: ['reroute-https.ts'],
    env: {
      CI: 'true',
      HUBAPI_PORT: String(hubapi.port),
      HUBSPOT_ACCOUNT_ID: '123',
      HUBSPOT_PERSONAL_ACCESS_KEY: accessKey,
    },
  });
  client.child.stdin?.end();
  try {
    return { ...(await client.ended), refused: await client.refusedConnections() };
  } finally {
    await client.remove();
  }
}

describe('HubSpot’s command-line client', { timeout: patientMs }, () => {
  it('finds a built project valid', async () => {
    const { code, printed, refused } = await hsProject(uploaderOf('partner'), 'validate');
    expect(printed).toContain('shared-deals is valid and ready to upload');
    expect({ code, refused }).toEqual({ code: 0, refused: [] });
  });

  it.each(sides)('validates and uploads the project of the %s', async (side) => {
    const { project, hubapi } = uploaderOf(side);
    // What a developer leaves lying about.
    await writeFile(path.join(project.folder, 'app/.env'), 'HUB_PORTAL_KEY=a-secret-of-a-developer\n');
    const { code, printed, refused } = await hsProject(uploaderOf(side), 'upload', '--skip-npm-audit');
    expect(printed).toContain('Build #1 succeeded');
    expect({ code, refused }).toEqual({ code: 0, refused: [] });
    expect(hubapi.calls.some(({ asked }) => asked.includes('/project-schemas/'))).toBe(true);
    expect(hubapi.uploads).toHaveLength(1);
  });

  it.each(sides)(
    'uploads for the %s what HubSpot is to get: no sources, dotfiles or secrets',
    async (side) => {
      const { project, hubapi } = uploaderOf(side);
      const files = zipEntries(hubapi.uploads[0]?.archive ?? Buffer.alloc(0));
      expect([...files.keys()].toSorted()).toEqual(expectedFiles(project.variant));
      const sameAsBuilt = await Promise.all(
        [...files].map(async ([file, content]) =>
          content.equals(await readFile(path.join(project.folder, file))),
        ),
      );
      expect(sameAsBuilt.every(Boolean)).toBe(true);
      const unwanted = ['a-secret-of-a-developer', accessKey, 'sourceMappingURL'];
      const carriers = [...files].filter(([, content]) => unwanted.some((one) => content.includes(one)));
      expect(carriers.map(([file]) => file)).toEqual([]);
    },
  );

  it.each(sides)('names to HubSpot the project, its platform and every part of the %s', async (side) => {
    const { project, hubapi } = uploaderOf(side);
    const { name, platformVersion } = JSON.parse(
      await readFile(path.join(root, 'hsproject.json'), 'utf8'),
    ) as { name: string; platformVersion: string };
    const [upload] = hubapi.uploads;
    expect(upload?.platformVersion).toBe(platformVersion);
    expect(upload?.request.projectName).toBe(name);
    expect(Object.keys(upload?.request.intermediateNodesIndexedByUid ?? {})).toEqual(
      expect.arrayContaining([
        `shared_deals_app_${side}`,
        ...Object.keys(expectedCards[side]),
        ...(project.variant.door === 'function' ? expectedFunctions(side) : ['shared_deals_webhooks']),
      ]),
    );
  });

  it('refuses a project with a faulty metafile', async () => {
    const vendor = uploaderOf('vendor');
    const metafile = path.join(vendor.project.folder, 'app/cards/partner-attribution-hsmeta.json');
    const sound = await readFile(metafile, 'utf8');
    await writeFile(metafile, sound.replace('crm.record.tab', 'crm.record.roof'));
    const { code, printed } = await hsProject(vendor, 'validate');
    expect(printed).toContain('partner-attribution-hsmeta.json');
    expect(code).toBe(1);
  });

  it('called HubSpot’s API and nobody else, and no telemetry', () => {
    const calls = sides.flatMap((side) => uploaderOf(side).hubapi.calls);
    expect(new Set(calls.map(({ host }) => host))).toEqual(new Set(['api.hubapi.com']));
    expect(calls.filter(({ asked }) => /usage|track|event|sentry/i.test(asked))).toEqual([]);
  });
});

const cardFiles = {
  partner: [
    'RegisterDealCard.jsx',
    'SharedDealCard.jsx',
    'register-deal-hsmeta.json',
    'shared-deal-hsmeta.json',
  ],
  vendor: ['PartnerAttributionCard.jsx', 'partner-attribution-hsmeta.json'],
} as const;

/** Every file that HubSpot is to get, by path. */
function expectedFiles({ side, door }: AssembledProject['variant']): string[] {
  const functions = expectedFunctions(side).map((uid) => uid.replaceAll('_', '-'));
  const functionFiles = functions.flatMap((name) => [`${name}.js`, `${name}-hsmeta.json`]);
  const inFolder = (folder: string, names: readonly string[]) =>
    [...names, 'package.json', 'package-lock.json'].map((name) => `app/${folder}/${name}`);
  return [
    'app/app-hsmeta.json',
    ...inFolder('cards', cardFiles[side]),
    ...(door === 'function' ? inFolder('functions', functionFiles) : ['app/webhooks/webhooks-hsmeta.json']),
  ].toSorted();
}
