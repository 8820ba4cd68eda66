import { createCrm } from '#crm/crm.ts';
import { rateLimits } from '#crm/rate-limits.ts';
import { operationHandlers } from '#operations/handlers.ts';
import { readDueValues } from '#operations/sync/read-due-values.ts';
import { companionship, createRelay } from '#sync/relay.ts';
import type { OpenedStore } from '#store/store.ts';
import { anActor, aRequest, benchPorts, quiet } from './bench-hub.ts';
import { domainOf, theProgramme } from './bench-programme.ts';

/** As long as it takes: what is counted are calls, not seconds. */
const budgetMs = 60_000;

/**
 * `register-deal` of the first partner with all that stands behind it: the real client, its limits, the relay. Answers the id
 * of the shared deal once both CRMs have it.
 */
export async function firstPartnerRegisters(
  opened: OpenedStore,
  baseUrl: string,
  tokens: ReadonlyMap<number, string>,
): Promise<(domainNumber: number) => Promise<string>> {
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
    const reply = await register(anActor(0), aRequest(domainNumber));
    if (reply.result !== 'registered') throw new Error(`${domainOf(domainNumber)} was not registered.`);
    return reply.sharedDeal.sharedDealId;
  };
}
