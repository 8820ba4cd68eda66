import { parseArgs } from 'node:util';
import { pino, type Logger } from 'pino';
import { uuidv7 } from 'uuidv7';
import { runCommand, UsageError } from '#cli/run-command.ts';
import { ConfigError, readConfig, type Config } from '#config/config.ts';
import type { Side } from '#core/deal-type.ts';
import { sourceProgramme } from '#core/source-programme.ts';
import { createCrm } from '#crm/crm.ts';
import { createOAuth } from '#crm/oauth.ts';
import { createPortalTokens } from '#crm/portal-tokens.ts';
import { rateLimits } from '#crm/rate-limits.ts';
import { optionalScopes, requiredScopes } from '#crm/scopes.ts';
import { verifySignature } from '#crm/signature.ts';
import { readWebhookEvents } from '#crm/webhook-events.ts';
import { createApp } from '#http/app.ts';
import { eitherDoor, type DoorPorts } from '#http/door.ts';
import { fetchDoor } from '#http/fetch-door.ts';
import { functionDoor } from '#http/function-door.ts';
import { listen, PortBusyError } from '#http/listen.ts';
import type { OAuthParts } from '#http/oauth-routes.ts';
import { authorisation } from '#operations/request/authorise.ts';
import { operationHandlers } from '#operations/handlers.ts';
import type { Clock, Ids, Ports } from '#operations/ports.ts';
import { connectPortal, type AppCredentials } from '#operations/programme/connect-portal.ts';
import { preparePortal } from '#operations/programme/install-portal.ts';
import { ProgrammeError } from '#operations/programme/programme-error.ts';
import { readDueValues } from '#operations/sync/read-due-values.ts';
import { openStore } from '#store/store.ts';
import { companionship, createRelay } from '#sync/relay.ts';
import { startWorker } from '#sync/worker.ts';
import { wireSync } from './wire-sync.ts';

/** Workers are woken once for all that comes within this time. */
const nudgeEveryMs = 250;

const roles = ['web', 'worker', 'all'] as const;
type Role = (typeof roles)[number];

const systemClock: Clock = { now: () => new Date() };
const ids: Ids = { next: uuidv7 };

/** What every role needs: the database, HubSpot, and the relay between them. */
async function wire(config: Config, log: Logger, clock: Clock) {
  const opened = await openStore({
    database:
      'url' in config.database ? { url: config.database.url.reveal() } : { folder: config.database.folder },
    masterKey: config.masterKey.reveal(),
    log,
  });
  log.info(opened.startLine);
  const oauth = createOAuth({ baseUrl: config.hubspot.apiUrl, timeoutMs: config.hubspot.timeoutMs });
  const tokens = createPortalTokens({
    grants: opened.portalGrants,
    staticToken: async (portalId) =>
      (await opened.portalSecrets.readPortalSecrets(portalId))?.crmToken ?? null,
    oauth,
    appOf: async (portalId) => {
      const portal = await opened.store.readPortal(portalId);
      return portal === null ? null : appCredentials(config, portal.side);
    },
    // Tokens end by the real time, whatever day the rules are asked about.
    clock: systemClock,
    log,
  });
  const crm = createCrm({
    baseUrl: config.hubspot.apiUrl,
    appUrl: config.hubspot.appUrl,
    timeoutMs: config.hubspot.timeoutMs,
    tokens,
    rateLimiter: opened.rateBuckets.limiter(rateLimits),
    appIdOf: (portalId) => opened.portalApps.appIdOf(portalId),
    directory: opened.store,
    companyStandings: opened.store,
    readDueValues: readDueValues({ store: opened.store, clock }),
    clock,
    log,
  });
  const sync = wireSync({ log, clock, ids, opened, crm });
  const relay = createRelay({
    outbox: opened.outbox,
    writer: crm.writer,
    clock,
    log,
    gathering: companionship,
    onGone: sync.onGone,
  });
  return { ...opened, ...sync, crm, oauth, relay };
}

/** Null where the side's app is not one that portals install. */
function appCredentials(config: Config, side: Side): AppCredentials | null {
  const clientId = config.clientIds[side];
  const [clientSecret] = config.clientSecrets[side].reveal();
  return clientId === null || clientSecret === undefined ? null : { clientId, clientSecret };
}

function portsOf(config: Config, clock: Clock, { store, crm, relay, reconciler }: Wired): Ports {
  return {
    clock,
    ids,
    store,
    crm: crm.reader,
    drainOutbox: (portalIds) => relay.drainOutbox(portalIds, config.drainBudgetMs),
    reconcile: (sharedDealId) => reconciler.reconcile(sharedDealId),
  };
}

type Wired = Awaited<ReturnType<typeof wire>>;

/** Runs at once, and once more at the end of the pause where it was called meanwhile. */
function throttled(pauseMs: number, run: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isWanted = false;
  const begin = () => {
    isWanted = false;
    run();
    timer = setTimeout(() => {
      timer = undefined;
      if (isWanted) begin();
    }, pauseMs);
    timer.unref();
  };
  return () => {
    if (timer === undefined) begin();
    else isWanted = true;
  };
}

/** Ends in the order in which things depend on each other, once, whatever else asks. */
function onStopSignals(log: Logger, stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      log.info({ signal }, 'stopping');
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'did not stop cleanly');
          process.exit(1);
        },
      );
    });
  }
}

/** The end of an install: what HubSpot grants is kept, and the portal is made ready. */
function oauthParts(config: Config, wired: Wired, publicUrl: () => string): OAuthParts {
  const { store, setup, crm, oauth, portalGrants } = wired;
  const connect = connectPortal({
    clock: systemClock,
    oauth,
    readPortal: (portalId) => store.readPortal(portalId),
    saveGrant: (portalId, grant) => portalGrants.saveGrant(portalId, grant),
    install: async (portal) => {
      await preparePortal({ clock: systemClock, setup, crm: crm.setup }, portal);
    },
  });
  return {
    publicUrl,
    authorizeUrl: `${config.hubspot.appUrl.replace(/\/$/, '')}/oauth/authorize`,
    scopes: { required: requiredScopes, optional: optionalScopes },
    clientId: (side) => appCredentials(config, side)?.clientId ?? null,
    connect: async (side, code, redirectUri) => {
      const app = appCredentials(config, side);
      if (app === null) throw new Error(`The ${side}s' app has no client id and secret.`);
      return connect(side, app, code, redirectUri);
    },
  };
}

async function startWeb(config: Config, log: Logger, clock: Clock, wired: Wired) {
  const { store, nonces, portalSecrets, inbox, portalApps } = wired;
  let publicUrl = config.publicUrl ?? '';
  const handlers = operationHandlers(portsOf(config, clock, wired));
  const doorPorts: DoorPorts = {
    // Signatures are about the real time, whatever day the rules are asked about.
    clock: systemClock,
    readPortal: (portalId) => store.readPortal(portalId),
    verifySignature,
  };
  const door = eitherDoor({
    function: functionDoor(() => publicUrl, {
      ...doorPorts,
      readPortalKeys: async (portalId) => (await portalSecrets.readPortalSecrets(portalId))?.portalKeys ?? [],
      openNonce: (portalId, nonce, now) => nonces.openNonce(portalId, nonce, now),
    }),
    fetch: fetchDoor(() => publicUrl, {
      ...doorPorts,
      clientSecrets: (side) => config.clientSecrets[side].reveal(),
    }),
  });
  const nudge = throttled(nudgeEveryMs, () => {
    wired.wake.nudge().catch((error: unknown) => {
      log.warn({ err: error }, 'waking the workers failed; they look by themselves, a little later');
    });
  });
  const app = createApp({
    door,
    authorise: authorisation({ clock, store }),
    handlers,
    oauth: oauthParts(config, wired, () => publicUrl),
    webhooks: {
      clock: systemClock,
      verifySignature,
      publicUrl: () => publicUrl,
      clientSecrets: (side) => config.clientSecrets[side].reveal(),
      portalClientSecrets: async (side, portalId) => {
        const portal = await store.readPortal(portalId);
        const secrets = portal?.side === side ? await portalSecrets.readPortalSecrets(portalId) : null;
        return secrets?.clientSecret ? [secrets.clientSecret] : [];
      },
      async takeIn(body, portalId) {
        const { events, rejected, appIds } = readWebhookEvents(body, portalId);
        await portalApps.learn(appIds);
        await inbox.add(events);
        if (events.length > 0) nudge();
        return { rejected };
      },
    },
    log,
    health: { ping: () => wired.ping() },
  });
  const listening = await listen(app, config.host, config.port);
  publicUrl = config.publicUrl ?? listening.url;
  log.info({ url: listening.url, publicUrl }, 'hub is ready');
  return listening;
}

/**
 * Runs the hub until it is told to stop. `clock` is the day that the rules judge by; only the development kit gives another
 * one than the system's, and the environment has no say in it.
 */
export async function startHub(
  role: Role,
  config: Config,
  log: Logger,
  clock: Clock = systemClock,
): Promise<void> {
  const wired = await wire(config, log, clock);
  const worker = role === 'web' ? null : await startWorker({ ...wired, clock, log });
  const web = role === 'worker' ? null : await startWeb(config, log, clock, wired);
  onStopSignals(log, async () => {
    await web?.close();
    await worker?.stop();
    await wired.relay.idle();
    await wired.close();
  });
}

async function command(args: readonly string[], config: Config, log: Logger): Promise<void> {
  const wired = await wire(config, log, systemClock);
  try {
    await runCommand(
      args,
      {
        clock: systemClock,
        setup: wired.setup,
        crm: wired.crm.setup,
        deadLetters: wired.deadLetters,
        readPortal: (portalId) => wired.store.readPortal(portalId),
      },
      sourceProgramme,
      (line) => {
        process.stdout.write(`${line}\n`);
      },
      process.stderr,
    );
  } finally {
    await wired.close();
  }
}

function roleOf(args: readonly string[]): Role | null {
  if (args.length > 0 && args[0]?.startsWith('--') === false) return null;
  const { values } = parseArgs({ args: [...args], options: { role: { type: 'string', default: 'all' } } });
  const role = roles.find((one) => one === values.role);
  if (role === undefined) throw new UsageError(`--role is one of ${roles.join(', ')}.`);
  return role;
}

/** These carry sentences for whoever started the program; everything else is a defect and shows its stack. */
function isForPeople(error: unknown): error is Error {
  return (
    error instanceof ConfigError ||
    error instanceof UsageError ||
    error instanceof ProgrammeError ||
    error instanceof PortBusyError ||
    (error instanceof Error && error.name === 'DataFolderInUseError')
  );
}

/** What the hub logs with: one JSON line an event. */
export function createLog(level: Config['logLevel']): Logger {
  return pino({ level, base: null });
}

async function main(args: readonly string[]): Promise<void> {
  const role = roleOf(args);
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  await (role === null ? command(args, config, log) : startHub(role, config, log));
}

/** Ends the program with a sentence where it could not start, and with a stack where that is a defect. */
export async function runProgram(program: () => Promise<void>): Promise<void> {
  try {
    await program();
  } catch (error) {
    process.stderr.write(`${isForPeople(error) ? error.message : describeDefect(error)}\n`);
    process.exit(1);
  }
}

function describeDefect(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

if (import.meta.main) await runProgram(() => main(process.argv.slice(2)));
