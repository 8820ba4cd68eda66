import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ProgrammeDocument } from '#contracts/programme.ts';
import type { Side } from '#core/deal-type.ts';
import { webhookSubscriptions } from '#crm/webhook-subscriptions.ts';
import { builtParts } from './built-parts.ts';
import { describeCounts } from './data-counts.ts';
import { describeReport } from './data/data-report.ts';
import { readDataFolder, type DataFolder, type ReadOptions } from './data/read-folder.ts';
import { devSecrets } from './dev-secrets.ts';
import { freePort } from './free-port.ts';
import type { CardHostPortal } from './host/card-host.ts';
import { devHubUrl } from './host/dev-hub-url.ts';
import { createFetchProxy } from './host/fetch-proxy.ts';
import { createFunctionRuntime } from './host/function-runtime.ts';
import { createMovableClock, type MovableClock } from './host/hub-clock.ts';
import { startCardHost } from './host/server.ts';
import {
  isWorthShowing,
  runHubCommand,
  startHub,
  type HubEnvironment,
  type HubProcess,
} from './hub-process.ts';
import { sides, type DoorName } from './package/variant.ts';
import { portalUsers } from './portal-users.ts';
import { startStandIn, type StandIn } from './stand-in/stand-in.ts';

export interface DevkitOptions {
  /** `programme.json` and HubSpot's exports. */
  readonly sourceFolder: string;
  /** Where hub, stand-in and secrets keep their data between starts. */
  readonly dataFolder: string;
  /** By which the cards reach the hub; the functions' where nothing is said. The hub keeps both open. */
  readonly door?: DoorName;
  /** Of the page; 0 takes a free one. */
  readonly port: number;
  /** Where built cards and functions are kept, inside the project; several devkits may share it. */
  readonly buildFolder: string;
  /** One line a step for the person who waits. */
  readonly print: (line: string) => void;
  /** Called while the source folder is read. */
  readonly onReadProgress?: NonNullable<ReadOptions['onProgress']>;
}

/** Everything that runs on a laptop without a HubSpot account: stand-in, card host, and the hub as a program of its own. */
export interface Devkit {
  readonly url: string;
  readonly standIn: StandIn;
  readonly programme: ProgrammeDocument;
  readonly hub: HubProcess;
  /** How far the day that the rules judge by is from the system's; it stays moved when the hub is started again. */
  readonly clock: MovableClock;
  /** Ends the hub and starts it again on the same data, as after a crash or a deployment. */
  restartHub(): Promise<void>;
  close(): Promise<void>;
}

/** HubSpot numbers apps; each side installs one of its own. */
const appIds = { partner: 1_000_001, vendor: 1_000_002 } as const;

/** A programme is loaded once; a changed one is loaded again, since loading is idempotent. */
async function loadProgrammeOnce(
  options: DevkitOptions,
  programme: ProgrammeDocument,
  portalSecretsFile: string,
  environment: HubEnvironment,
): Promise<void> {
  const programmeFile = path.join(options.dataFolder, 'programme.json');
  const text = JSON.stringify(programme, null, 2);
  const loadedFile = path.join(options.dataFolder, 'programme.loaded');
  const fingerprint = createHash('sha256').update(text).digest('hex');
  if ((await readFile(loadedFile, 'utf8').catch(() => '')) === fingerprint) return;
  await writeFile(programmeFile, text);
  await runHubCommand(
    ['programme', 'load', programmeFile, '--portal-secrets', portalSecretsFile],
    environment,
    (line) => {
      if (!line.startsWith('{')) options.print(`  ${line}`);
    },
  );
  await writeFile(loadedFile, fingerprint);
}

function printReport(data: DataFolder, print: DevkitOptions['print']): void {
  for (const line of data.defaults) print(`  assumed: ${line}`);
  for (const line of describeReport(data.report)) print(`  ${line}`);
}

/** Starts everything and resolves when the page can be opened. What was started is ended again where a step fails. */
export async function startDevkit(options: DevkitOptions): Promise<Devkit> {
  const { dataFolder, print, door = 'function' } = options;
  const ends: (() => Promise<void>)[] = [];
  const endAll = async () => {
    for (const end of ends.splice(0).toReversed()) await end();
  };
  try {
    const port = await freePort(options.port);
    const today = new Date().toISOString().slice(0, 10);
    const building = builtParts(options.buildFolder);
    // Awaited below; a fault that comes earlier must not end the process unseen.
    building.catch(() => undefined);

    const data = await readDataFolder(options.sourceFolder, {
      today,
      ...(options.onReadProgress === undefined ? {} : { onProgress: options.onReadProgress }),
    });
    printReport(data, print);
    await mkdir(dataFolder, { recursive: true });
    const portalIds = data.portals.map(({ portalId }) => portalId);
    const secrets = await devSecrets(dataFolder, portalIds);
    const sideOf = (portalId: number): Side =>
      portalId === data.programme.vendor.portal.portalId ? 'vendor' : 'partner';
    const standIn = await startStandIn({
      portals: data.portals.map((portal) => ({
        ...portal,
        token: secrets.portals[portal.portalId]?.crmToken ?? '',
        appId: appIds[sideOf(portal.portalId)],
      })),
      snapshotFile: path.join(dataFolder, 'stand-in.json'),
    });
    ends.push(() => standIn.close());
    if (standIn.restoredFromSnapshot) {
      print('  The CRMs are as the last start left them.');
    } else {
      for (const line of describeCounts(data)) print(`  ${line}`);
    }

    const environment: HubEnvironment = {
      HUB_HOST: '127.0.0.1',
      HUB_PORT: '0',
      MASTER_KEY: secrets.masterKey,
      DATA_FOLDER: path.join(dataFolder, 'hub'),
      HUBSPOT_API_URL: standIn.url,
      HUBSPOT_APP_URL: `http://127.0.0.1:${port}`,
      PARTNER_APP_CLIENT_SECRET: secrets.apps.partner.clientSecret,
      VENDOR_APP_CLIENT_SECRET: secrets.apps.vendor.clientSecret,
      ...(process.env['DATABASE_URL'] === undefined ? {} : { DATABASE_URL: process.env['DATABASE_URL'] }),
    };
    await loadProgrammeOnce(options, data.programme, secrets.portalSecretsFile, environment);

    const onHubLine = (line: string) => {
      if (isWorthShowing(line)) print(`  hub: ${line}`);
    };
    let hub = await startHub(environment, onHubLine);
    ends.push(() => hub.stop());
    for (const side of sides) {
      standIn.subscribeWebhooks({
        appId: appIds[side],
        clientSecret: secrets.apps[side].clientSecret,
        targetUrl: () => `${hub.url}/webhooks/${side}`,
        portalIds: portalIds.filter((portalId) => sideOf(portalId) === side),
        subscriptions: webhookSubscriptions(side),
      });
    }
    const clock = createMovableClock((offsetMs) => hub.moveClock(offsetMs));

    const { cards, functions: files, assetsDir } = await building;
    const functions = createFunctionRuntime({ files });
    ends.push(() => functions.close());
    const fetchProxy = createFetchProxy({
      // What the app's manifest permits: an app with functions has no need of any.
      permittedUrls: door === 'fetch' ? [devHubUrl] : [],
      localUrl: (origin) => (origin === devHubUrl ? hub.url : undefined),
    });
    const portals = data.portals.map((portal): CardHostPortal => {
      const side = sideOf(portal.portalId);
      return {
        portalId: portal.portalId,
        side,
        app: { appId: appIds[side], clientSecret: secrets.apps[side].clientSecret },
        users: portalUsers(portal, data.programme),
        secrets: {
          // Read at each call: the hub takes a new port when it is started again.
          get HUB_URL() {
            return hub.url;
          },
          HUB_PORTAL_ID: String(portal.portalId),
          HUB_PORTAL_KEY: secrets.portals[portal.portalId]?.portalKey ?? '',
        },
      };
    });
    const host = await startCardHost({
      port,
      standIn,
      clock,
      portals,
      cards,
      door,
      functions,
      fetchProxy,
      assetsDir,
      appName: 'Shared Deals',
    });
    ends.push(() => host.close());

    return {
      url: host.url,
      standIn,
      programme: data.programme,
      get hub() {
        return hub;
      },
      clock,
      async restartHub() {
        await hub.stop();
        hub = await startHub(environment, onHubLine, clock.offsetMs());
      },
      close: endAll,
    };
  } catch (error) {
    await endAll();
    throw error;
  }
}

/** Forgets what earlier starts wrote; the source folder stays as it is. */
export async function resetDevkit(dataFolder: string): Promise<void> {
  await rm(dataFolder, { recursive: true, force: true });
}
