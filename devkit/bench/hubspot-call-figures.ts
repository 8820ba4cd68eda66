import { setTimeout as wait } from 'node:timers/promises';
import { readDueValues } from '#operations/sync/read-due-values.ts';
import { createCrm } from '#crm/crm.ts';
import { rateLimits } from '#crm/rate-limits.ts';
import { startStandIn, type StandIn } from '#devkit/stand-in/stand-in.ts';
import { operationHandlers } from '#operations/handlers.ts';
import { companionship, createRelay } from '#sync/relay.ts';
import type { BenchServer } from './bench-database.ts';
import { anActor, aRequest, benchPorts, openBenchStore, quiet } from './bench-hub.ts';
import {
  domainOf,
  firstFree,
  partnerCount,
  partnerPortalIdOf,
  theProgramme,
  vendorPortalId,
} from './bench-programme.ts';
import type { Figure } from './figure.ts';
import { median } from './rounds.ts';
import type { Scale } from './scale.ts';
import { twoCrms } from './two-crms.ts';

const together = 100;
/** As long as it takes: what is counted are calls, not seconds. */
const budgetMs = 60_000;
/** Until a portal's own bucket of calls is full again, so that every burst finds the same. */
const pauseMs = 4_000;

/**
 * Calls to HubSpot, as the stand-in sees them arrive: for a deal that is registered alone, and for a hundred of one partner
 * at once. All count: reading the record, delivering to both portals, and whatever had to be asked again.
 */
export async function hubSpotCallFigures(server: BenchServer, scale: Scale): Promise<Figure[]> {
  const { url } = await server.database('calls', partnerCount);
  const prospects = 2 + together * scale.bursts;
  const { seeds, tokens } = twoCrms(prospects);
  const standIn = await startStandIn({ portals: seeds });
  const opened = await openBenchStore(url);
  try {
    const register = await registering(opened, standIn.url, tokens);
    let next = firstFree;
    const callsFor = async (count: number) => {
      const calls = countCalls(standIn);
      await Promise.all(Array.from({ length: count }, () => register((next += 1))));
      await wait(pauseMs);
      calls.stop();
      return { vendor: calls.of(vendorPortalId), partner: calls.of(partnerPortalIdOf(0)) };
    };
    // The first one also asks for what is kept for a while: pipelines and owner.
    await callsFor(1);
    const alone = await callsFor(1);
    const bursts: Awaited<ReturnType<typeof callsFor>>[] = [];
    while (bursts.length < scale.bursts) bursts.push(await callsFor(together));
    expectDelivered(standIn, prospects);
    const burst = (side: 'partner' | 'vendor'): Figure => ({
      name: `calls to HubSpot for ${String(together)} deals registered together, in the ${side}'s portal`,
      measured: median(bursts.map((calls) => calls[side])),
      baseline: null,
      unit: '',
      aim: { atMost: 12 },
    });
    return [
      {
        name: 'calls to HubSpot for one registered deal, in both portals',
        measured: alone.partner + alone.vendor,
        baseline: null,
        unit: '',
        aim: null,
      },
      burst('partner'),
      burst('vendor'),
    ];
  } finally {
    await opened.close();
    await standIn.close();
  }
}

/** `register-deal` of the first partner with all that stands behind it: the real client, its limits, the relay. */
async function registering(
  opened: Awaited<ReturnType<typeof openBenchStore>>,
  baseUrl: string,
  tokens: ReadonlyMap<number, string>,
): Promise<(domainNumber: number) => Promise<void>> {
  const { store, outbox, rateBuckets } = opened;
  const clock = { now: () => new Date() };
  const crm = createCrm({
    baseUrl,
    appUrl: 'https://app.hubspot.com',
    tokens: { crmToken: (portalId) => Promise.resolve(tokens.get(portalId) ?? null) },
    directory: store,
    companyStandings: store,
    readDueValues: readDueValues({ store, clock }),
    appIdOf: () => Promise.resolve(null),
    rateLimiter: rateBuckets.limiter(rateLimits),
    clock,
    timeoutMs: 10_000,
    log: quiet,
  });
  for (const portal of theProgramme.portals) {
    if (tokens.has(portal.portalId)) await crm.setup.installProperties(portal);
  }
  const relay = createRelay({ outbox, writer: crm.writer, clock, log: quiet, gathering: companionship });
  const register = operationHandlers({
    ...benchPorts(opened),
    crm: crm.reader,
    drainOutbox: (portalIds) => relay.drainOutbox(portalIds, budgetMs),
  })['register-deal'];
  return async (domainNumber) => {
    const { result } = await register(anActor(0), aRequest(domainNumber));
    if (result !== 'registered') throw new Error(`${domainOf(domainNumber)} was not registered.`);
  };
}

function countCalls(standIn: StandIn) {
  const counts = new Map<number | undefined, number>();
  const stop = standIn.onCall(({ portalId }) => {
    counts.set(portalId, (counts.get(portalId) ?? 0) + 1);
  });
  return { of: (portalId: number) => counts.get(portalId) ?? 0, stop };
}

/** Calls that were saved because nothing was written would be no saving. */
function expectDelivered(standIn: StandIn, deals: number): void {
  const written = [
    standIn.portal(vendorPortalId).records('deals'),
    standIn.portal(vendorPortalId).records('tasks'),
    standIn.portal(partnerPortalIdOf(0)).records('deals'),
  ].map(({ length }) => length);
  if (written.some((count) => count !== deals)) {
    throw new Error(`Of ${String(deals)} deals ${written.join(', ')} records stand.`);
  }
}
