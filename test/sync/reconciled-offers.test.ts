import { expect, it } from 'vitest';
import type { Portal } from '#operations/programme/programme.ts';
import { createReconciler } from '#sync/reconciler.ts';
import type { ComparableDeal } from '#sync/ports.ts';
import { partnerPortal, vendorPortal } from '../crm/two-portals.ts';
import { aComparableDeal } from '../support/a-comparable-deal.ts';

const portals = new Map<number, Portal>(
  [partnerPortal, vendorPortal].map((portal) => [portal.portalId, portal]),
);

function aReconciler(deals: readonly ComparableDeal[], trouble?: Error) {
  const refreshed: [number, number][] = [];
  const warnings: string[] = [];
  const reconciler = createReconciler({
    deals: {
      readComparableDeals: (after, limit) =>
        Promise.resolve(deals.filter(({ sharedDealId }) => sharedDealId > (after ?? '')).slice(0, limit)),
      readComparableDeal: (id) =>
        Promise.resolve(deals.find(({ sharedDealId }) => sharedDealId === id) ?? null),
      markCompared: () => Promise.resolve(),
    },
    reader: {
      readDeals: (_portal, ids) =>
        Promise.resolve(new Map(ids.map((id) => [id, { values: {}, stageId: 'open' }]))),
      readMoments: () => Promise.resolve(new Map()),
    },
    applyCrmChanges: () => Promise.reject(new Error('nothing differs')),
    refreshOffers: (portalId, { sharedDealIds, lineItemIds, quoteIds }) => {
      refreshed.push([portalId, sharedDealIds.length]);
      expect([...lineItemIds, ...quoteIds]).toEqual([]);
      return trouble === undefined ? Promise.resolve() : Promise.reject(trouble);
    },
    readPortal: (portalId) => Promise.resolve(portals.get(portalId) ?? null),
    clock: { now: () => new Date('2026-11-24T11:00:00Z') },
    log: { info: () => {}, warn: (_data, message) => void warnings.push(message), error: () => {} },
  });
  return { reconciler, refreshed, warnings };
}

it('comparing reads the offers of a page of deals in one go, in the vendor’s portal alone', async () => {
  const { reconciler, refreshed } = aReconciler(
    Array.from({ length: 230 }, (_, index) => aComparableDeal(index)),
  );
  await reconciler.reconcileAll();
  expect(refreshed).toEqual([
    [vendorPortal.portalId, 100],
    [vendorPortal.portalId, 100],
    [vendorPortal.portalId, 30],
  ]);
});

it('asking for one deal reads its offer', async () => {
  const { reconciler, refreshed } = aReconciler([aComparableDeal(1), aComparableDeal(2)]);
  await reconciler.reconcile('sd-0001');
  expect(refreshed).toEqual([[vendorPortal.portalId, 1]]);
});

it('an offer that cannot be read stops no comparison', async () => {
  const deals = Array.from({ length: 130 }, (_, index) => aComparableDeal(index));
  const { reconciler, refreshed, warnings } = aReconciler(deals, new Error('HubSpot is away.'));
  expect((await reconciler.reconcileAll()).compared).toBe(130);
  expect(refreshed).toHaveLength(2);
  expect(warnings).toHaveLength(2);
});
