import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runHubCommand, type HubEnvironment } from '#devkit/hub-process.ts';
import { startStandIn, type StandIn } from '#devkit/stand-in/stand-in.ts';
import { openFolder, openPostgres } from '#store/database.ts';
import { temporaryPlace } from '#test/support/database.ts';
import { generousLimits, vendorPortalId } from '#test/support/hub-programs.ts';

/** The command as the administrator runs it: a program of its own, and HubSpot's API over HTTP. */

const companyCount = 1_500;
/** Two programs start, on a machine that may be busy. */
const startsTimeoutMs = 120_000;
const masterKey = randomBytes(32).toString('base64');
let standIn: StandIn;
let folder: string;
let place: Awaited<ReturnType<typeof temporaryPlace>>;

beforeEach(async () => {
  place = await temporaryPlace();
  folder = await mkdtemp(path.join(tmpdir(), 'load-programme-'));
  standIn = await startStandIn({
    portals: [
      {
        portalId: vendorPortalId,
        name: 'Nordlicht',
        token: 'token-of-the-vendor',
        timeZone: 'Europe/Berlin',
        currency: 'EUR',
        language: 'en',
        owners: [{ id: '11', userId: 9011, email: 'rep@nordlicht.test', firstName: 'Dan', lastName: 'Falk' }],
        companies: Array.from({ length: companyCount }, (_, at) => ({
          id: String(10_000 + at),
          properties: { name: `Company ${at}`, domain: `company-${at}.de` },
        })),
        limits: generousLimits,
      },
    ],
  });
});

afterEach(async () => {
  await standIn.close();
  await rm(folder, { recursive: true, force: true });
  await place.remove();
});

async function load(): Promise<{ readonly lines: readonly string[]; readonly failure: string | null }> {
  const [programme, secrets] = ['programme.json', 'secrets.json'].map((name) => path.join(folder, name));
  if (programme === undefined || secrets === undefined) throw new Error('Two files.');
  await writeFile(
    programme,
    JSON.stringify({
      vendor: {
        name: 'Nordlicht',
        portal: { portalId: vendorPortalId, name: 'Nordlicht' },
        domains: ['nordlicht-software.de'],
      },
      roles: [{ email: 'rep@nordlicht.test', roles: ['direct_rep'] }],
      routing: { defaultRep: 'rep@nordlicht.test' },
      partners: [
        {
          id: 'alpha',
          name: 'Alpha',
          tier: 'gold',
          portals: [{ portalId: 2000, name: 'Alpha' }],
          claims: [],
        },
      ],
    }),
  );
  await writeFile(
    secrets,
    JSON.stringify({ [vendorPortalId]: { crmToken: 'token-of-the-vendor', portalKey: 'k'.repeat(32) } }),
  );
  const environment: HubEnvironment = {
    MASTER_KEY: masterKey,
    HUBSPOT_API_URL: standIn.url,
    LOG_LEVEL: 'error',
    ...('url' in place.database
      ? { DATABASE_URL: place.database.url }
      : { DATA_FOLDER: place.database.folder }),
  };
  const lines: string[] = [];
  const args = ['programme', 'load', programme, '--portal-secrets', secrets];
  const failure = await runHubCommand(args, environment, (line) => lines.push(line)).then(
    () => null,
    (error: unknown) => String(error),
  );
  return { lines, failure };
}

const progressIn = (lines: readonly string[]) => lines.filter((line) => line.includes('companies read ('));

const pages = () =>
  standIn.journal.filter(({ method, path: at }) => method === 'GET' && at === '/crm/v3/objects/companies');

async function mirroredDomains(): Promise<number> {
  const database =
    'url' in place.database
      ? await openPostgres(place.database.url, () => undefined)
      : await openFolder(place.database.folder);
  const rows = await database.kysely.selectFrom('vendorCompanies').select('domain').distinct().execute();
  await database.close();
  return rows.length;
}

it(
  'shows how far the vendor’s companies are read; interrupted, reading and count go on where they stopped',
  async () => {
    const stop = standIn.onCall(() => {
      if (pages().length !== 4) return;
      stop();
      standIn.faults.inject({ path: '^/crm/v3/objects/companies$', method: 'GET', status: 502 });
    });
    const interrupted = await load();
    expect(interrupted.failure).toContain('502');
    expect(interrupted.lines).toContain('Stopped. Run the command again: it goes on after 400 companies.');
    expect(progressIn(interrupted.lines).at(0)).toBe('  0 of 1,500 companies read (0 %)');
    expect(progressIn(interrupted.lines).at(-1)).toContain('  400 of 1,500 companies read (26 %)');

    const second = await load();
    expect(progressIn(second.lines).at(0)).toBe('  400 of 1,500 companies read (26 %)');
    expect(progressIn(second.lines).at(-1)).toBe('  1,500 of 1,500 companies read (100 %)');
    expect(second.lines.at(-2)).toBe(
      'Portal 1000 (Nordlicht): 0 properties made, 24 stood already, 1,500 companies read.',
    );
    expect(pages().map(({ status }) => status)).toEqual([200, 200, 200, 200, 502, ...Array(11).fill(200)]);
    expect(await mirroredDomains()).toBe(companyCount);
  },
  startsTimeoutMs,
);
