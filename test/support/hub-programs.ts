import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { operations } from '#contracts/operations.ts';
import type { RequestOf } from '#contracts/operation.ts';
import type { ProgrammeDocument } from '#contracts/programme.ts';
import { runHubCommand, startHub, type HubEnvironment } from '#devkit/hub-process.ts';
import type { PortalLimits, PortalSeed } from '#devkit/stand-in/portal-seed.ts';
import type { WebhookTimings } from '#devkit/stand-in/webhooks.ts';
import { webhookSubscriptions } from '#crm/webhook-subscriptions.ts';
import { startStandIn, type StandIn } from '#devkit/stand-in/stand-in.ts';
import { signCall } from '../../serverless/kit/sign.ts';
import { temporaryPlace } from './database.ts';

/**
 * The hub as programs of their own, as many as a test starts, on one database: web and worker each. They are asked over HTTP
 * with signed calls, as the apps' functions ask, and can be killed. The stand-in runs in the test's own process, so that a
 * test sees every call and every record.
 */

export const vendorPortalId = 1000;

export interface ProgramPartner {
  readonly id: string;
  readonly portalId: number;
  readonly tier?: string;
  readonly claims?: ProgrammeDocument['partners'][number]['claims'];
  /** Domains of the companies in its CRM, each with one contact. */
  readonly prospects: readonly string[];
}

export interface HubReply {
  readonly status: number;
  readonly body: unknown;
}

export interface HubProgram {
  /** Rejects where the hub is gone before it has answered. */
  ask<Name extends keyof typeof operations>(
    partner: ProgramPartner,
    operation: Name,
    request: RequestOf<(typeof operations)[Name]>,
  ): Promise<HubReply>;
  moveClock(offsetMs: number): Promise<void>;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

interface StartOptions {
  readonly environment?: HubEnvironment;
  readonly clockOffsetMs?: number;
  /** Each line of its log. */
  readonly onLine?: (line: string) => void;
}

export interface HubPrograms {
  readonly standIn: StandIn;
  readonly database: Awaited<ReturnType<typeof temporaryPlace>>['database'];
  start(options?: StartOptions): Promise<HubProgram>;
  /** Stops what still runs and leaves nothing behind. */
  end(): Promise<void>;
}

/** The stand-in numbers of a prospect in the CRM of its partner. */
export function recordsOf({ prospects }: ProgramPartner, domain: string) {
  const index = prospects.indexOf(domain);
  if (index < 0) throw new Error(`${domain} is no prospect of this partner.`);
  return { companyId: String(100_001 + index), contactId: String(200_001 + index) };
}

/** An account that may call as often as it likes: for tests that are not about HubSpot's limits. */
export const generousLimits: Partial<PortalLimits> = {
  burst: 100_000,
  // Also how long a 429 pauses who got it.
  windowMs: 100,
  searchesPerSecond: 100_000,
};

/** Starts the stand-in and loads a programme of these partners, without starting a hub. */
export async function hubPrograms(options: {
  readonly partners: readonly ProgramPartner[];
  /** For every hub that is started. */
  readonly environment?: HubEnvironment;
  /** In every portal. */
  readonly limits?: Partial<PortalLimits>;
  /** The hubs that run are told of changes by webhooks, in turn, as a load balancer would have it. */
  readonly webhooks?: Partial<WebhookTimings>;
}): Promise<HubPrograms> {
  const { partners, limits = generousLimits } = options;
  const ends: (() => Promise<unknown>)[] = [];
  const end = async () => {
    for (const one of ends.splice(0).toReversed()) await one();
  };
  try {
    const place = await temporaryPlace();
    ends.push(() => place.remove());
    const folder = await mkdtemp(path.join(tmpdir(), 'hub-programs-'));
    ends.push(() => rm(folder, { recursive: true, force: true }));
    const standIn = await startStandIn({
      portals: [vendorSeed, ...partners.map(partnerSeed)].map((seed) => ({
        ...seed,
        limits,
        appId: apps[sideOf(seed.portalId)].appId,
      })),
      webhookTimings: options.webhooks ?? {},
      journalSize: 100_000,
    });
    ends.push(() => standIn.close());
    const keys = new Map(
      standIn.portals.map(({ portalId }) => [portalId, randomBytes(32).toString('base64url')]),
    );
    const environment: HubEnvironment = {
      HUB_HOST: '127.0.0.1',
      HUB_PORT: '0',
      MASTER_KEY: randomBytes(32).toString('base64'),
      HUBSPOT_API_URL: standIn.url,
      LOG_LEVEL: 'info',
      PARTNER_APP_CLIENT_SECRET: apps.partner.clientSecret,
      VENDOR_APP_CLIENT_SECRET: apps.vendor.clientSecret,
      ...('url' in place.database
        ? { DATABASE_URL: place.database.url }
        : { DATA_FOLDER: place.database.folder }),
      ...options.environment,
    };
    await loadProgramme(folder, standIn, keys, partners, environment);
    const running = new Set<string>();
    let webhookCount = 0;
    /** Undefined while no hub runs. */
    const nextHub = () => [...running][webhookCount++ % running.size];
    if (options.webhooks !== undefined) {
      for (const side of ['partner', 'vendor'] as const) {
        standIn.subscribeWebhooks({
          ...apps[side],
          targetUrl: () => {
            const hubUrl = nextHub();
            return hubUrl && `${hubUrl}/webhooks/${side}`;
          },
          portalIds: standIn.portals.map(({ portalId }) => portalId).filter((id) => sideOf(id) === side),
          subscriptions: webhookSubscriptions(side),
        });
      }
    }
    return {
      standIn,
      database: place.database,
      async start({ environment: more = {}, clockOffsetMs = 0, onLine = () => undefined } = {}) {
        const hub = await startHub({ ...environment, ...more }, onLine, clockOffsetMs);
        running.add(hub.url);
        const stop = () => {
          running.delete(hub.url);
          return hub.stop();
        };
        ends.push(stop);
        return {
          ask: (partner, operation, request) =>
            ask(hub.url, partner, keys.get(partner.portalId) ?? '', operation, request),
          moveClock: (offsetMs) => hub.moveClock(offsetMs),
          async kill() {
            process.kill(hub.pid, 'SIGKILL');
            // Where there is a load balancer it takes a moment to notice.
            await hub.stop();
            running.delete(hub.url);
          },
          stop,
        };
      },
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Each side installs an app of its own. */
const apps = {
  partner: { appId: 1_000_001, clientSecret: 'the-secret-of-the-partners-app' },
  vendor: { appId: 1_000_002, clientSecret: 'the-secret-of-the-vendors-app' },
} as const;

const sideOf = (portalId: number) => (portalId === vendorPortalId ? 'vendor' : 'partner');

const vendorSeed: PortalSeed = {
  portalId: vendorPortalId,
  name: 'Nordlicht',
  token: 'token-of-the-vendor',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  language: 'en',
  owners: [
    { id: '11', userId: 9011, email: 'cam@nordlicht.test', firstName: 'Jana', lastName: 'Winter' },
    { id: '12', userId: 9012, email: 'rep@nordlicht.test', firstName: 'Dan', lastName: 'Falk' },
  ],
};

const userIdOf = ({ portalId }: ProgramPartner) => portalId + 7;
const emailOf = ({ id }: ProgramPartner) => `rep@${id}.test`;

function partnerSeed(partner: ProgramPartner): PortalSeed {
  const { id, portalId, prospects } = partner;
  return {
    portalId,
    name: id,
    token: `token-of-${id}`,
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    language: 'en',
    owners: [
      { id: '71', userId: userIdOf(partner), email: emailOf(partner), firstName: 'Rep', lastName: id },
    ],
    companies: prospects.map((domain) => ({
      id: recordsOf(partner, domain).companyId,
      properties: { name: domain, domain, country: 'Deutschland', numberofemployees: '120' },
    })),
    contacts: prospects.map((domain) => ({
      id: recordsOf(partner, domain).contactId,
      properties: { email: contactEmail(domain), firstname: 'Clara', lastname: 'Kundin' },
      associations: [{ to: 'companies', id: recordsOf(partner, domain).companyId }],
    })),
  };
}

export const contactEmail = (domain: string): string => `clara@${domain}`;

async function loadProgramme(
  folder: string,
  standIn: StandIn,
  keys: ReadonlyMap<number, string>,
  partners: readonly ProgramPartner[],
  environment: HubEnvironment,
): Promise<void> {
  const files = {
    programme: path.join(folder, 'programme.json'),
    secrets: path.join(folder, 'secrets.json'),
  };
  const programme = {
    vendor: {
      name: 'Nordlicht',
      portal: { portalId: vendorPortalId, name: 'Nordlicht' },
      domains: ['nordlicht-software.de'],
      products: [{ code: 'marketing', name: { en: 'Marketing', de: 'Vermarktung' } }],
    },
    roles: [
      { email: 'cam@nordlicht.test', roles: ['cam'] },
      { email: 'rep@nordlicht.test', roles: ['direct_rep'] },
    ],
    routing: { defaultRep: 'rep@nordlicht.test' },
    partners: partners.map(({ id, portalId, tier = 'untiered', claims = [] }) => ({
      id,
      name: id,
      tier,
      cam: 'cam@nordlicht.test',
      portals: [{ portalId, name: id }],
      claims,
    })),
  };
  const secrets = Object.fromEntries(
    standIn.portals.map(({ portalId, token }) => [
      portalId,
      { crmToken: token, portalKey: keys.get(portalId) },
    ]),
  );
  await writeFile(files.programme, JSON.stringify(programme));
  await writeFile(files.secrets, JSON.stringify(secrets));
  await runHubCommand(
    ['programme', 'load', files.programme, '--portal-secrets', files.secrets],
    environment,
    () => undefined,
  );
}

async function ask(
  hubUrl: string,
  partner: ProgramPartner,
  portalKey: string,
  operation: string,
  request: unknown,
): Promise<HubReply> {
  const body = JSON.stringify(request);
  const { url, headers } = signCall({
    hubUrl,
    operation,
    portalId: String(partner.portalId),
    portalKey,
    user: { id: String(userIdOf(partner)), email: emailOf(partner) },
    body,
    now: Date.now(),
  });
  const response = await fetch(url, { method: 'POST', headers, body });
  return { status: response.status, body: await response.json() };
}
