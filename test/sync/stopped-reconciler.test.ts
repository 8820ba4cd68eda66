import { expect, it } from 'vitest';
import { HubError } from '#contracts/errors.ts';
import { createReconciler } from '#sync/reconciler.ts';
import { partnerPortal, vendorPortal } from '../crm/two-portals.ts';
import { aComparableDeal } from '../support/a-comparable-deal.ts';
import { aLog } from './memory-outbox.ts';

/** A turn through all deals takes minutes where portals do not answer; a platform that stops the hub waits for seconds. */

const portals = [partnerPortal, vendorPortal];
const deals = Array.from({ length: 230 }, (_, index) => aComparableDeal(index));

/** `onRead` is called in place of a portal, which then shows what is known of it. */
function aReconciler(onRead: () => void) {
  const compared: string[] = [];
  const log = aLog();
  const reconciler = createReconciler({
    deals: {
      readComparableDeals: (after, limit) =>
        Promise.resolve(deals.filter(({ sharedDealId }) => sharedDealId > (after ?? '')).slice(0, limit)),
      readComparableDeal: () => Promise.resolve(null),
      markCompared: (portalId, ids) =>
        Promise.resolve(void compared.push(`${String(ids.length)} in ${String(portalId)}`)),
    },
    reader: {
      readDeals: (_portal, ids) => {
        onRead();
        return Promise.resolve(new Map(ids.map((id) => [id, { values: {}, stageId: 'open' }])));
      },
      readMoments: () => Promise.resolve(new Map()),
    },
    applyCrmChanges: () => Promise.reject(new Error('nothing differs')),
    readPortal: (portalId) => Promise.resolve(portals.find((one) => one.portalId === portalId) ?? null),
    clock: { now: () => new Date('2026-11-24T11:00:00Z') },
    log,
    pausesMs: [60 * 60_000],
  });
  return { reconciler, compared, log };
}

it('a turn that is told to stop keeps what the portal that it asks right now answers, and asks no other', async () => {
  const stopping = new AbortController();
  const { reconciler, compared, log } = aReconciler(() => stopping.abort());
  await expect(reconciler.reconcileAll(stopping.signal)).rejects.toMatchObject({ name: 'AbortError' });
  expect(compared).toEqual([`100 in ${String(partnerPortal.portalId)}`]);
  expect(log.warn).not.toHaveBeenCalled();
});

it('a turn that waits for a portal that does not answer ends at once when it is told to stop', async () => {
  const stopping = new AbortController();
  const asked = Promise.withResolvers<void>();
  const { reconciler, compared, log } = aReconciler(() => {
    asked.resolve();
    throw new HubError('crm.unavailable');
  });
  const turn = reconciler.reconcileAll(stopping.signal);
  await asked.promise;
  stopping.abort();
  await expect(turn).rejects.toMatchObject({ name: 'AbortError' });
  expect(compared).toEqual([]);
  expect(log.warn).not.toHaveBeenCalled();
});
