import type { Logger } from 'pino';
import { dayOf } from '#core/calendar-day.ts';
import type { createCrm } from '#crm/crm.ts';
import { readDealChange } from '#crm/webhook-events.ts';
import { remindOfClaims } from '#operations/claims/remind-of-claims.ts';
import { refreshOffers } from '#operations/offers/refresh-offers.ts';
import type { Clock, Ids } from '#operations/ports.ts';
import { keepMirror, refreshCompanies } from '#operations/programme/mirror-companies.ts';
import { applyCrmChanges } from '#operations/sync/apply-crm-changes.ts';
import type { OpenedStore } from '#store/store.ts';
import { createIntake } from '#sync/intake.ts';
import { createReconciler } from '#sync/reconciler.ts';
import type { RecurringJob } from '#sync/worker.ts';

/**
 * Events come within seconds; what they missed may wait so long. Comparing a hundred deals costs a call in each portal, and some
 * four in the vendor's for what it offers; histories of those that differ come on top.
 */
const reconcileEveryMs = 15 * 60_000;
/** A round through the mirror that was interrupted goes on after this. */
const mirrorLookEveryMs = 60_000;
/** What lost webhooks left behind in the mirror is mended so often; 100,000 companies are 1,000 calls. */
const mirrorEveryMs = 24 * 60 * 60_000;
/** 100,000 companies take two minutes on the smallest plans: a few lines in the log. */
const mirrorToldEveryMs = 30_000;
/** A claim ends with a day; people hear of it in its first hour. */
const remindEveryMs = 15 * 60_000;
/** HubSpot repeats an event for a day; three leave room for a queue that stood still. */
const eventsKeptMs = 3 * 24 * 60 * 60_000;
/** What HubSpot tells, what was lost on the way, and what is done now and then. */
export function wireSync(parts: {
  readonly log: Logger;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly opened: OpenedStore;
  readonly crm: ReturnType<typeof createCrm>;
}) {
  const { log, clock, ids, opened, crm } = parts;
  const { store, setup, inbox } = opened;
  const apply = applyCrmChanges({ clock, ids, store, crm: crm.reader });
  const setupPorts = { clock, setup, crm: crm.setup };
  const vendorToday = async () => {
    const vendor = await store.readVendor();
    return { vendor, policy: await store.readPolicy(dayOf(clock.now(), vendor.timeZone)) };
  };
  const readPortal = (portalId: number) => store.readPortal(portalId);
  const refresh = refreshOffers({
    clock,
    store: opened.offers,
    reader: crm.offerReader,
    readPortal,
    readPolicy: async () => (await vendorToday()).policy,
  });
  const intake = createIntake({
    inbox,
    applyCrmChanges: apply,
    readDealChange,
    refreshCompanies: async (portalId, companyIds) => {
      const { policy } = await vendorToday();
      await refreshCompanies(setupPorts, portalId, companyIds, policy);
    },
    refreshOffers: refresh,
    readPortal,
    clock,
    log,
  });
  const reconciler = createReconciler({
    deals: opened.comparableDeals,
    reader: crm.dealReader,
    applyCrmChanges: apply,
    refreshOffers: refresh,
    readPortal,
    clock,
    log,
  });
  const jobs: RecurringJob[] = [
    {
      name: 'reconcile',
      everyMs: reconcileEveryMs,
      run: async (signal) => {
        await reconciler.reconcileAll(signal);
      },
    },
    {
      name: 'mirror-companies',
      everyMs: mirrorLookEveryMs,
      run: async (signal) => {
        const { vendor, policy } = await vendorToday();
        const companies = await keepMirror(setupPorts, vendor.portalId, policy, {
          everyMs: mirrorEveryMs,
          tellEveryMs: mirrorToldEveryMs,
          signal,
          onProgress: ({ read, total }) => {
            log.info({ read, total }, 'the vendor’s companies are being read');
          },
        });
        if (companies !== null) log.info({ companies }, 'the vendor’s companies were gone through');
      },
    },
    {
      name: 'remind-of-claims',
      everyMs: remindEveryMs,
      run: (signal) => remindOfClaims({ clock, ids, store, log }, opened.endingClaims, signal),
    },
    {
      name: 'forget-events',
      everyMs: 60 * 60_000,
      run: () => inbox.forgetBefore(new Date(clock.now().getTime() - eventsKeptMs)),
    },
  ];
  const loaded = jobs.map((job) => ({
    ...job,
    run: async (signal: AbortSignal) => {
      if (await store.isProgrammeLoaded()) await job.run(signal);
    },
  }));
  const onGone = async (portalId: number, sharedDealIds: readonly string[], at: Date) => {
    for (const sharedDealId of sharedDealIds) {
      await apply(portalId, sharedDealId, [
        { kind: 'presence', presence: 'deleted', at: at.toISOString(), by: null },
      ]);
    }
  };
  return { intake, reconciler, jobs: loaded, onGone };
}
