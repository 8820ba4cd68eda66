import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Change } from './change.ts';
import { controlRouter } from './control.ts';
import { FaultList } from './faults.ts';
import type { Faults } from './faults.ts';
import type { Call, Violation } from './journal.ts';
import { Listeners } from './listeners.ts';
import { OAuthGrants, type OAuthAppSeed } from './oauth.ts';
import { portalAccess } from './portal-access.ts';
import type { PortalSeed } from './portal-seed.ts';
import { createApp } from './server.ts';
import { readSnapshot, SnapshotWriter } from './snapshot.ts';
import type { StandInPortal } from './stand-in-portal.ts';
import { Tenants } from './tenants.ts';
import { WebhookQueue } from './webhook-queue.ts';
import { quickTimings } from './webhooks.ts';
import type { WebhookApp, Webhooks, WebhookTimings } from './webhooks.ts';

export type { Change } from './change.ts';
export type { Fault, HeldCall } from './faults.ts';
export type { Call } from './journal.ts';
export type { PortalRecord, StandInPortal } from './stand-in-portal.ts';

export interface StandInOptions {
  portals: readonly PortalSeed[];
  /** Apps that can be installed by OAuth, beside the private ones that the portals' own tokens stand for. */
  apps?: readonly OAuthAppSeed[];
  /** 0 (the default) takes a free port. */
  port?: number;
  /** Where the portals' data is kept; without it data lives as long as the process. */
  snapshotFile?: string;
  /** Calls that the journal keeps; older ones fall out. */
  journalSize?: number;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** Apps that are told of changes from the start. */
  webhooks?: readonly WebhookApp[];
  webhookTimings?: Partial<WebhookTimings>;
}

/** A running stand-in: HubSpot's CRM API on `url`, and direct, unmetered access for the development tools. */
export interface StandIn {
  /** Origin without a trailing slash; the API client's `basePath`. */
  readonly url: string;
  readonly portals: readonly StandInPortal[];
  /** Whether the records come from the snapshot file and not from the seeds. */
  readonly restoredFromSnapshot: boolean;
  /** Throws when no portal has this id. */
  portal(portalId: number): StandInPortal;
  /** The latest calls, oldest first. */
  readonly journal: readonly Call[];
  /** Called after each reply; the answer stops it. */
  onCall(listener: (call: Call) => void): () => void;
  /** Called after each change of a record; the answer stops it. */
  onChange(listener: (change: Change) => void): () => void;
  /** What HubSpot does when an administrator agrees to an install: the code that it sends to the app's redirect address. */
  agreeToInstall(install: { portalId: number; clientId: string; redirectUri: string }): string;
  readonly faults: Faults;
  readonly webhooks: Webhooks;
  /** Tells an app of what changes from now on; the answer ends it and drops what is pending. */
  subscribeWebhooks(app: WebhookApp): () => void;
  /** Replies that did not fit the schemas of the API client: defects of the stand-in. Tests assert none. */
  readonly violations: readonly Violation[];
  /** Brings the portals back to their seeds and empties the snapshot file. */
  reset(): Promise<void>;
  /** Saves the snapshot, ends open connections, frees the port. */
  close(): Promise<void>;
}

const standardJournalSize = 2000;

/**
 * Starts the stand-in on 127.0.0.1. Rejects with Node's own error when the port is busy, and with a
 * list of what does not fit when a seed is wrong.
 */
export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const now = options.now ?? Date.now;
  const journal: Call[] = [];
  const violations: Violation[] = [];
  const calls = new Listeners<Call>();
  const changes = new Listeners<Change>();
  const faults = new FaultList();
  const oauth = new OAuthGrants(options.apps ?? [], now);
  const webhooks = new WebhookQueue({ ...quickTimings, ...options.webhookTimings }, now);
  options.webhooks?.forEach((app) => webhooks.subscribe(app));
  let callCount = 0;

  const tenants = new Tenants(options.portals, oauth, now, (change) => {
    snapshot?.schedule();
    webhooks.note(change, tenants.portal(change.portalId));
    changes.tell(change);
  });
  const file = options.snapshotFile;
  const states = file === undefined ? undefined : await readSnapshot(file);
  const snapshot = file === undefined ? undefined : new SnapshotWriter(file, () => tenants.states());
  tenants.load(states ?? []);

  const portals = options.portals.map((seed) => portalAccess(() => tenants.portal(seed.portalId)));
  const portal = (portalId: number) => {
    const found = portals.find((candidate) => candidate.portalId === portalId);
    if (found === undefined) {
      throw new Error(`no portal ${portalId}`);
    }
    return found;
  };
  const subscribeWebhooks = (app: WebhookApp) => webhooks.subscribe(app);
  const reset = async () => {
    webhooks.clear();
    tenants.load([]);
    await snapshot?.flush();
  };
  const app = createApp({
    tenants,
    oauth,
    faults,
    control: controlRouter({
      journal,
      violations,
      faults,
      webhooks,
      subscribeWebhooks,
      portals,
      portal,
      reset,
    }),
    called: (outcome) => {
      callCount += 1;
      const call = { number: callCount, ...outcome };
      journal.push(call);
      journal.splice(0, journal.length - (options.journalSize ?? standardJournalSize));
      calls.tell(call);
    },
    violated: (violation) => violations.push(violation),
    // Definitions and pipelines change without a record's change.
    changed: () => snapshot?.schedule(),
    now,
  });
  const server = createServer(app);
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    portals,
    restoredFromSnapshot: states !== undefined,
    portal,
    journal,
    onCall: (listener) => calls.add(listener),
    onChange: (listener) => changes.add(listener),
    agreeToInstall: ({ portalId, clientId, redirectUri }) =>
      oauth.agree(tenants.portal(portalId).portalId, clientId, redirectUri),
    faults,
    webhooks,
    subscribeWebhooks,
    violations,
    reset,
    close: async () => {
      webhooks.clear();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await snapshot?.flush();
    },
  };
}
