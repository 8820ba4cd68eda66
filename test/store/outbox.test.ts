import { uuidv7 } from 'uuidv7';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OutboxEntry } from '#operations/effects.ts';
import type { Store } from '#operations/store-ports.ts';
import { hubStore } from '#store/hub-store.ts';
import { outbox } from '#store/outbox.ts';
import { sealer } from '#store/sealed-secret.ts';
import { setupStore } from '#store/setup-store.ts';
import type { LeasedEffect, Outbox } from '#sync/ports.ts';
import { onPostgres, useTestDatabase } from '../support/database.ts';
import {
  aCompanyEffect,
  aDealEffect,
  aDecision,
  anEntry,
  aProgramme,
  aSharedDeal,
  alphaPortalId,
  someFacts,
  vendorPortalId,
} from './fixtures.ts';

const database = useTestDatabase();
const at = new Date('2026-11-24T10:00:00Z');
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);
const leaseMs = 30_000;
let store: Store;
let box: Outbox;

beforeEach(async () => {
  store = hubStore(database(), () => Promise.resolve());
  box = outbox(database());
  await setupStore(database(), sealer(new Uint8Array(32))).saveProgramme(aProgramme());
});

/** A shared deal with so many effects in the vendor's portal. */
async function given(effects: number, portalId = vendorPortalId): Promise<OutboxEntry[]> {
  const deal = aSharedDeal();
  const entries = Array.from({ length: effects }, (_, index) =>
    anEntry(deal.sharedDealId, index + 1, { portalId }),
  );
  await store.transact(async (transaction) => {
    await transaction.insertSharedDeal(deal, aDecision(), someFacts());
    await transaction.insertEffects(entries);
  });
  return entries;
}

const lease = (now = at, limit = 100, portalId = vendorPortalId) => box.lease(portalId, now, limit, leaseMs);
const sequences = (leased: readonly LeasedEffect[]) => leased.map(({ sequence }) => sequence);

const deliver = (leased: readonly LeasedEffect[], recordId = '1') =>
  box.settle(
    vendorPortalId,
    leased.map((entry) => ({
      entry,
      result: { effectId: entry.effectId, delivered: true, recordId },
      retryAt: null,
    })),
    at,
  );

const error = { kind: 'refused', message: 'no', correlationId: 'c1', retryAfterMs: null } as const;
const fail = (leased: readonly LeasedEffect[], retryAt: Date | null) =>
  box.settle(
    vendorPortalId,
    leased.map((entry) => ({
      entry,
      result: { effectId: entry.effectId, delivered: false, error },
      retryAt,
    })),
    at,
  );

describe('the outbox', () => {
  it('hands out the effects of a shared deal in their order, the next one when the one before is delivered', async () => {
    const [first, second] = await given(2);
    const leased = await lease();
    expect(leased).toEqual([{ ...first, attempt: 1 }]);
    expect(await lease()).toEqual([]);

    await deliver(leased);
    expect(await lease()).toEqual([{ ...second, attempt: 1 }]);
  });

  it('hands out the first effects of many shared deals together, up to the limit', async () => {
    await given(2);
    await given(2);
    await given(2);
    expect(sequences(await lease(at, 2))).toEqual([1, 1]);
    expect(sequences(await lease(at, 2))).toEqual([1]);
  });

  it('keeps portals apart', async () => {
    const [entry] = await given(1, alphaPortalId);
    expect(await box.portalsDue(at)).toEqual([alphaPortalId]);
    expect(await lease()).toEqual([]);
    expect(await lease(at, 100, alphaPortalId)).toEqual([{ ...entry, attempt: 1 }]);
    expect(await box.portalsDue(at)).toEqual([]);
  });

  it('hands an effect out again when its lease has run out, since the process that had it died', async () => {
    await given(1);
    await lease();
    expect(await lease(later(29))).toEqual([]);
    expect(await box.portalsDue(later(29))).toEqual([]);

    expect(await box.portalsDue(later(30))).toEqual([vendorPortalId]);
    expect((await lease(later(30))).map(({ attempt }) => attempt)).toEqual([2]);
  });

  it('lets a failed effect wait until its time, and the later ones of its shared deal with it', async () => {
    await given(2);
    await fail(await lease(), later(60));

    expect(await lease(later(59))).toEqual([]);
    const again = await lease(later(60));
    expect(again.map(({ sequence, attempt }) => ({ sequence, attempt }))).toEqual([
      { sequence: 1, attempt: 2 },
    ]);
  });

  it('stops only the shared deal of a dead effect, in its portal', async () => {
    const [dead] = await given(2);
    await fail(await lease(), null);
    const [other] = await given(1);
    if (dead === undefined) throw new Error('no effect');
    const elsewhere = anEntry(dead.sharedDealId, 1, { portalId: alphaPortalId });
    await store.transact((transaction) => transaction.insertEffects([elsewhere]));

    expect(await lease(later(3600))).toEqual([{ ...other, attempt: 1 }]);
    expect(await lease(at, 100, alphaPortalId)).toEqual([{ ...elsewhere, attempt: 1 }]);
  });

  it('brings a CRM deal up to date again although an earlier time was given up', async () => {
    const [deal] = await given(1);
    if (deal === undefined) throw new Error('no effect');
    const { sharedDealId } = deal;
    const syncs = [2, 3].map((sequence) =>
      anEntry(sharedDealId, sequence, { effect: { kind: 'sync', sharedDealId } }),
    );
    await store.transact((transaction) => transaction.insertEffects(syncs));
    await deliver(await lease());
    await fail(await lease(), null);

    const next = await lease();
    expect(sequences(next)).toEqual([3]);
    await deliver(next);
    expect(await lease(later(3600))).toEqual([]);
  });

  it('believes whoever delivered late, and not who failed late', async () => {
    await given(1);
    const slow = await lease();
    const second = await lease(later(30));
    await fail(slow, null);
    expect((await lease(later(60))).map(({ attempt }) => attempt)).toEqual([3]);

    await deliver(slow);
    await fail(second, later(1));
    expect(await lease(later(7200))).toEqual([]);
  });

  it('knows when something is due next, counting only what can be handed out', async () => {
    expect(await box.nextDueAt()).toBeNull();
    await given(2);
    expect((await box.nextDueAt())?.getTime()).toBeLessThanOrEqual(at.getTime());

    await fail(await lease(), later(60));
    expect(await box.nextDueAt()).toEqual(later(60));
    await fail(await lease(later(60)), null);
    expect(await box.nextDueAt()).toBeNull();
  });

  it('counts sequences on from what stands', async () => {
    const [first] = await given(2);
    if (first === undefined) throw new Error('no effect');
    const next = await store.transact(async (transaction) => [
      await transaction.nextSequence(first.sharedDealId, vendorPortalId),
      await transaction.nextSequence(first.sharedDealId, alphaPortalId),
    ]);
    expect(next).toEqual([3, 1]);
  });

  it('serves the portal that has waited longest first', async () => {
    await given(1, alphaPortalId);
    await given(1);
    const [alphas, vendors] = [await lease(at, 1, alphaPortalId), await lease()];
    await fail(vendors, later(-60));
    const settled = alphas.map((entry) => {
      const result = { effectId: entry.effectId, delivered: false, error } as const;
      return { entry, result, retryAt: later(-30) };
    });
    await box.settle(alphaPortalId, settled, at);
    expect(await box.portalsDue(at)).toEqual([vendorPortalId, alphaPortalId]);
  });

  it('loses nothing when settling fails half way', async () => {
    await given(1);
    const leased = await lease();
    const [entry] = leased;
    if (entry === undefined) throw new Error('nothing was leased');
    const unreadable = { ...entry, effectId: 'no uuid' };
    await expect(deliver([...leased, unreadable])).rejects.toThrow('invalid input syntax for type uuid');
    expect(await lease(later(30))).toHaveLength(1);
  });

  it.runIf(onPostgres)('never hands one effect to two processes that lease at the same instant', async () => {
    for (let deal = 0; deal < 20; deal += 1) await given(1);
    const leased = (await Promise.all(Array.from({ length: 6 }, () => lease(at, 10)))).flat();
    expect(new Set(leased.map(({ effectId }) => effectId)).size).toBe(leased.length);
    expect(leased.length + (await lease()).length).toBe(20);
  });
});

const mirrored = (companyId: string) => ({ companyId, domain: 'acme.de', ownerId: null, name: null });

const mirror = () =>
  setupStore(database(), sealer(new Uint8Array(32))).mirrorCompanies(
    [mirrored('1000'), mirrored('999')],
    ['1000', '999'],
    new Date('2026-11-24T10:00:00Z'),
  );

describe('references by key', () => {
  const company = { object: 'company', key: 'acme.de' } as const;
  it('become ids once the effect that makes the record is delivered', async () => {
    const deal = aSharedDeal();
    const entries = [
      anEntry(deal.sharedDealId, 1, { effect: aCompanyEffect() }),
      anEntry(deal.sharedDealId, 2, { effect: aDealEffect(deal.sharedDealId) }),
    ];
    await store.transact(async (transaction) => {
      await transaction.insertSharedDeal(deal, aDecision(), someFacts());
      await transaction.insertEffects(entries);
    });
    const references = [
      company,
      { object: 'deal', key: deal.sharedDealId },
      { object: 'contact', id: '5' },
    ] as const;
    expect(await box.resolve(vendorPortalId, references)).toEqual(new Map());

    await deliver(await lease(), '500');
    await deliver(await lease(), '600');
    expect(await box.resolve(vendorPortalId, references)).toEqual(
      new Map([
        ['company:acme.de', '500'],
        [`deal:${deal.sharedDealId}`, '600'],
      ]),
    );
    expect(await box.resolve(alphaPortalId, references)).toEqual(new Map());
  });

  it('find a company that the vendor already had, the lowest record id, but not in a portal of a partner', async () => {
    await mirror();
    expect(await box.resolve(vendorPortalId, [company])).toEqual(new Map([['company:acme.de', '999']]));
    expect(await box.resolve(alphaPortalId, [company])).toEqual(new Map());
  });

  it('prefer the company that the hub wrote to', async () => {
    await mirror();
    await given(1);
    await deliver(await lease(), '1000');
    expect(await box.resolve(vendorPortalId, [company])).toEqual(new Map([['company:acme.de', '1000']]));
  });

  it('are simply unknown where nothing made them', async () => {
    expect(await box.resolve(vendorPortalId, [{ object: 'task', key: uuidv7() }])).toEqual(new Map());
  });
});
