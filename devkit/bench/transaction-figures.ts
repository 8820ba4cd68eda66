import pg from 'pg';
import { commitRegistration, type Registration } from '#operations/registration/commit-registration.ts';
import { readRegistrationContext } from '#operations/registration/registration-context.ts';
import { answerOnce } from '#operations/request/answer-once.ts';
import { toCalendarDay } from '#core/calendar-day.ts';
import type { BenchServer } from './bench-database.ts';
import { bareWrite, rowsOfRegistration } from './bare-write.ts';
import { anActor, aRequest, benchPorts, openBenchStore } from './bench-hub.ts';
import { domainOf, firstFree, partnerCount } from './bench-programme.ts';
import { countedConnections } from './counted-connections.ts';
import type { Figure } from './figure.ts';
import { interleaved, median } from './rounds.ts';
import type { Scale } from './scale.ts';

const connections = 8;

/** Registrations by wire, one after the other, of which the median is told. */
const countedRegistrations = 25;

/** The transaction of `register-deal`: against one bare write of the rows that it writes, and how often it waits for the server. */
export async function transactionFigures(server: BenchServer, scale: Scale): Promise<Figure[]> {
  const { url } = await server.database('register', scale.claims.few);
  return [await throughput(url, scale), await roundTrips(url)];
}

async function throughput(url: string, scale: Scale): Promise<Figure> {
  const opened = await openBenchStore(url);
  const pool = new pg.Pool({ connectionString: url, max: connections });
  try {
    const register = await registering(opened.store);
    const first = firstFree;
    await register(first);
    const write = bareWrite(pool, await rowsOfRegistration(pool, domainOf(first)), domainOf(first));
    let next = first + 1;
    const perSecond = await interleaved(scale.rounds, {
      transaction: () => doneASecond(scale.roundMs, () => register((next += 1))),
      bare: () => doneASecond(scale.roundMs, () => write(domainOf((next += 1)))),
    });
    return {
      name: `register-deal transaction at ${String(connections)} connections, against one bare write of its rows`,
      measured: perSecond.transaction,
      baseline: perSecond.bare,
      unit: '/s',
      aim: { atLeast: 0.4 },
    };
  } finally {
    await pool.end();
    await opened.close();
  }
}

/**
 * The transaction alone, as `register-deal` runs it: what is read before it (programme, record) is read once, and nothing is
 * delivered after it. Partners take turns, so that the lock of one is rarely waited for, as among two thousand.
 */
async function registering(
  store: Awaited<ReturnType<typeof openBenchStore>>['store'],
): Promise<(domainNumber: number) => Promise<void>> {
  const ports = benchPorts({ store });
  const template = await readRegistrationContext(ports, anActor(0), aRequest(firstFree).record);
  return async (domainNumber) => {
    const request = aRequest(domainNumber);
    const actor = anActor(domainNumber % partnerCount);
    const partner = { ...template.partner, id: actor.partnerId ?? '' };
    const record = await ports.crm.readRecord(actor.portal.portalId, request.record);
    if (record === null) throw new Error('The numbered CRM has every record.');
    const { domain } = request;
    const registration: Registration = {
      context: {
        ...template,
        actor,
        partner,
        record,
        domains: {
          found: [{ domain, unicode: domain, mixedScripts: false, source: 'company_domain' }],
          refusal: null,
        },
        now: new Date(),
      },
      request,
      terms: {
        name: request.deal.name,
        amount: request.deal.amount,
        currency: request.deal.currency,
        closeOn: toCalendarDay(request.deal.closeOn),
      },
      partnerCrmDeal: { made: { pipelineId: request.deal.pipelineId, stageId: request.deal.stageId } },
    };
    const committed = await store.transact((transaction) =>
      answerOnce(transaction, partner.id, 'register-deal', request, () =>
        commitRegistration(ports, transaction, registration),
      ),
    );
    if (committed.answer?.result !== 'registered') throw new Error(`${domain} was not registered.`);
  };
}

/** How often `work` was done in a second by as many as there are connections. */
async function doneASecond(durationMs: number, work: () => Promise<void>): Promise<number> {
  const startedAtMs = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() - startedAtMs < durationMs) {
        await work();
        done += 1;
      }
    }),
  );
  return (1000 * done) / (performance.now() - startedAtMs);
}

async function roundTrips(url: string): Promise<Figure> {
  const counted = await countedConnections(url);
  const opened = await openBenchStore(counted.url);
  try {
    const register = await registering(opened.store);
    const trips: number[] = [];
    // Far from the numbers of the row above.
    for (let number = 2 * firstFree; trips.length < countedRegistrations; number += 1) {
      const before = counted.roundTrips();
      await register(number);
      trips.push(counted.roundTrips() - before);
    }
    return {
      name: 'round trips of the register-deal transaction',
      // What the queue looks after by itself meanwhile, or a connection that is opened, is nobody's registration.
      measured: median(trips),
      baseline: null,
      unit: '',
      aim: { atMost: 6 },
    };
  } finally {
    await opened.close();
    await counted.close();
  }
}
