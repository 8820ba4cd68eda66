import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { controlRouter } from './control.ts';
import { FaultList } from './faults.ts';
import { Listeners } from './listeners.ts';
import { OAuthGrants, type OAuthAppSeed } from './oauth.ts';
import { portalAccess } from './portal-access.ts';
import type { OwnerSeed, PipelineSeed, PortalSeed, SeedLanguage, SeedObjectType } from './portal-seed.ts';
import { Portal } from './portal.ts';
import type { PortalState } from './portal.ts';
import { RateLimiter } from './rate-limit.ts';
import { seedPortal } from './seeding.ts';
import { createApp } from './server.ts';
import { readSnapshot, SnapshotWriter } from './snapshot.ts';

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
  /** Replies that did not fit the schemas of the API client: defects of the stand-in. Tests assert none. */
  readonly violations: readonly Violation[];
  /** Brings the portals back to their seeds and empties the snapshot file. */
  reset(): Promise<void>;
  /** Saves the snapshot, ends open connections, frees the port. */
  close(): Promise<void>;
}

/** Direct access to one portal. Writes count as made by a person in HubSpot's own screens. */
export interface StandInPortal {
  readonly portalId: number;
  readonly name: string;
  readonly token: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly language: SeedLanguage;
  readonly owners: readonly OwnerSeed[];
  readonly pipelines: readonly PipelineSeed[];
  /** Live records in the order of their ids. */
  records(objectType: SeedObjectType): PortalRecord[];
  /** Undefined when missing or archived. */
  record(objectType: SeedObjectType, id: string): PortalRecord | undefined;
  /** Ids of the live records of `toType` that are associated; a primary company comes first. */
  associatedIds(objectType: SeedObjectType, id: string, toType: SeedObjectType): string[];
  propertyDefinitions(objectType: SeedObjectType): PropertyDefinition[];
  propertyGroups(objectType: SeedObjectType): { name: string; label: string }[];
  create(objectType: SeedObjectType, properties: Readonly<Record<string, string>>): PortalRecord;
  update(objectType: SeedObjectType, id: string, properties: Readonly<Record<string, string>>): PortalRecord;
  associate(objectType: SeedObjectType, id: string, toType: SeedObjectType, toId: string): void;
  archive(objectType: SeedObjectType, id: string): void;
  restore(objectType: SeedObjectType, id: string): void;
}

export interface PortalRecord {
  id: string;
  objectType: SeedObjectType;
  /** Every property that has a value, read-only ones included. */
  properties: Record<string, string>;
  createdAt: string;
  updatedAt: string;
}

interface PropertyDefinition {
  name: string;
  label: string;
  type: string;
  fieldType: string;
  groupName: string;
  description: string;
  hasUniqueValue: boolean;
  readOnly: boolean;
  hubspotDefined: boolean;
  options: { label: string; value: string }[];
}

/** One HTTP call, as the journal keeps it. Bodies and tokens are not kept. */
export interface Call {
  /** Counts from 1 in the order in which the calls ended. */
  number: number;
  /** Undefined when the token belongs to no portal. */
  portalId: number | undefined;
  method: string;
  /** Without the query. */
  path: string;
  /** 0 when the caller got no reply. */
  status: number;
  durationMs: number;
  /** ISO moment of arrival. */
  at: string;
  /** Records in the request's batch; undefined when it was none. */
  inputs: number | undefined;
  fault: string | undefined;
}

export interface Change {
  portalId: number;
  objectType: SeedObjectType;
  id: string;
  kind: 'created' | 'updated' | 'archived' | 'restored' | 'associated' | 'dissociated';
  /** Names of the changed properties. */
  properties: string[];
  /** Who wrote: the app through the API, or a person in HubSpot's screens. */
  source: 'INTEGRATION' | 'CRM_UI' | 'IMPORT';
  at: string;
}

export interface Fault {
  /** Shown in the journal. */
  name?: string;
  /** Every portal when missing. */
  portalId?: number;
  method?: string;
  /** Regular expression over the path. */
  path: string;
  /** How many matching calls it hits; 1 when missing. */
  times?: number;
  /** Waits first. */
  delayMs?: number;
  /** Answers with this status and does nothing else; 429 as HubSpot answers when the ten seconds' limit is reached. */
  status?: number;
  /** Does the work, then cuts the connection: the caller cannot know. */
  loseReply?: boolean;
  /** Never answers, and says so to `onHeld`: `call` leaves the work undone, `reply` does it first. */
  hold?: 'call' | 'reply';
}

/** A call that a fault keeps without an answer until its caller gives up or is gone. */
export interface HeldCall {
  portalId: number;
  method: string;
  path: string;
  hold: 'call' | 'reply';
}

export interface Faults {
  inject(fault: Fault): void;
  /** Called in the moment in which a fault begins to hold a call; the answer stops it. */
  onHeld(listener: (held: HeldCall) => void): () => void;
  /** Faults that still have something to hit. */
  pending(): Fault[];
  clear(): void;
}

export interface Violation {
  method: string;
  path: string;
  status: number;
  /** Name of the API client's model. */
  model: string;
  errors: string[];
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
  const tenants = new Map<number, { portal: Portal; limiter: RateLimiter }>();
  let callCount = 0;

  requireDistinct(options.portals);
  const fill = (states: readonly PortalState[]) => {
    options.portals.forEach((seed, index) => {
      const portal = new Portal(seed, index, now, (change) => {
        snapshot?.schedule();
        changes.tell(change);
      });
      const state = states.find((candidate) => candidate.portalId === seed.portalId);
      if (state === undefined) {
        seedPortal(portal);
      } else {
        portal.restore(state);
      }
      tenants.set(seed.portalId, { portal, limiter: new RateLimiter(portal.limits) });
    });
  };
  const current = (portalId: number): Portal => {
    const tenant = tenants.get(portalId);
    if (tenant === undefined) {
      throw new Error(`no portal ${portalId}`);
    }
    return tenant.portal;
  };

  const file = options.snapshotFile;
  const states = file === undefined ? undefined : await readSnapshot(file);
  const snapshot =
    file === undefined
      ? undefined
      : new SnapshotWriter(file, () => [...tenants.values()].map(({ portal }) => portal.state()));
  fill(states ?? []);

  const portals = options.portals.map((seed) => portalAccess(() => current(seed.portalId)));
  const reset = async () => {
    fill([]);
    await snapshot?.flush();
  };
  const app = createApp({
    portalOf: (token) => {
      const granted = oauth.portalOf(token);
      return [...tenants.values()].find(
        ({ portal }) => portal.seed.token === token || portal.portalId === granted,
      );
    },
    oauth,
    faults,
    control: controlRouter({ journal, violations, faults, portals, reset }),
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
    portal: (portalId) => {
      const found = portals.find((portal) => portal.portalId === portalId);
      if (found === undefined) {
        throw new Error(`no portal ${portalId}`);
      }
      return found;
    },
    journal,
    onCall: (listener) => calls.add(listener),
    onChange: (listener) => changes.add(listener),
    agreeToInstall: ({ portalId, clientId, redirectUri }) =>
      oauth.agree(current(portalId).portalId, clientId, redirectUri),
    faults,
    violations,
    reset,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await snapshot?.flush();
    },
  };
}

function requireDistinct(seeds: readonly PortalSeed[]): void {
  if (new Set(seeds.map((seed) => seed.portalId)).size < seeds.length) {
    throw new Error('two portals have the same portalId');
  }
  if (new Set(seeds.map((seed) => seed.token)).size < seeds.length) {
    throw new Error('two portals have the same token');
  }
}
