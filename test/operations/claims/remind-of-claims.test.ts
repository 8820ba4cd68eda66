import { uuidv7 } from 'uuidv7';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { remindOfClaims } from '#operations/claims/remind-of-claims.ts';
import type { Store } from '#operations/store-ports.ts';
import { endingClaims } from '#store/claim-reminders.ts';
import type { RelayLog } from '#sync/relay.ts';
import { deleteCrmDeal } from '#test/support/delete-crm-deal.ts';
import { aHub, sharedDealOf, type TestHub } from '#test/support/a-hub.ts';
import { portalIds, vendorPortalId } from '#test/support/a-programme-document.ts';
import { useTestDatabase } from '#test/support/database.ts';

const database = useTestDatabase();
const log = { warn: vi.fn<RelayLog['warn']>() };
beforeEach(() => void log.warn.mockClear());

/** Registered on 24 November 2026, so that the claim ends with 23 May 2027. */
async function registered(): Promise<TestHub> {
  const hub = await aHub(database());
  sharedDealOf(await hub.register('alpha'));
  return hub;
}

async function told(hub: TestHub, moment: string, portalId: number): Promise<unknown[]> {
  const before = (await hub.effects(portalId)).length;
  hub.clock.set(moment);
  let last = 0;
  const ids = {
    next: () =>
      `00000000-0000-7000-9000-${moment.replaceAll(/\D/g, '').slice(2, 8)}${String((last += 1)).padStart(6, '0')}`,
  };
  await remindOfClaims({ clock: hub.clock, ids, store: hub.store, log }, endingClaims(database()));
  const effects = await hub.effects(portalId);
  expect(effects.length).toBeGreaterThanOrEqual(before);
  return effects
    .flatMap(({ effect }) => (effect.kind === 'notice' ? [[effect.event, effect.detail]] : []))
    .filter(([event]) => event !== 'registration');
}

describe('a claim that ends', () => {
  it('is told to the partner 30, 7 and 1 days before, once each, and its lapse to both sides', async () => {
    const hub = await registered();
    const ending = ['claim_ending', '2027-05-23'];
    expect(await told(hub, '2027-04-22T10:00:00Z', portalIds.alpha)).toEqual([]);
    expect(await told(hub, '2027-04-23T10:00:00Z', portalIds.alpha)).toEqual([ending]);
    expect(await told(hub, '2027-04-24T10:00:00Z', portalIds.alpha)).toEqual([ending]);
    expect(await told(hub, '2027-05-16T10:00:00Z', portalIds.alpha)).toEqual([ending, ending]);
    expect(await told(hub, '2027-05-22T10:00:00Z', portalIds.alpha)).toHaveLength(3);
    // The day of the vendor: it is still the 23rd there.
    expect(await told(hub, '2027-05-23T21:59:00Z', portalIds.alpha)).toHaveLength(3);
    const lapsed = ['claim_lapsed', '2027-05-23'];
    expect((await told(hub, '2027-05-23T22:01:00Z', portalIds.alpha)).at(-1)).toEqual(lapsed);
    expect(await told(hub, '2027-05-25T10:00:00Z', vendorPortalId)).toEqual([lapsed]);
  });

  it('shows its lapse in both CRMs without anybody’s click', async () => {
    const hub = await registered();
    await told(hub, '2027-05-24T10:00:00Z', vendorPortalId);
    for (const portalId of [portalIds.alpha, vendorPortalId]) {
      const standing = (await hub.effects(portalId)).findLast(({ effect }) => effect.kind === 'standing');
      expect(standing?.effect).toMatchObject({ claimEndsOn: null, commission: 'ineligible' });
    }
  });

  it('shows its lapse in the vendor’s CRM though the partner deleted its CRM deal, and tells the vendor', async () => {
    const hub = await aHub(database());
    const { sharedDealId } = sharedDealOf(await hub.register('alpha'));
    await deleteCrmDeal(hub, portalIds.alpha, sharedDealId);
    const inPartners = await hub.effects(portalIds.alpha);
    expect(await told(hub, '2027-05-24T10:00:00Z', vendorPortalId)).toContainEqual([
      'claim_lapsed',
      '2027-05-23',
    ]);
    const standing = (await hub.effects(vendorPortalId)).findLast(({ effect }) => effect.kind === 'standing');
    expect(standing?.effect).toMatchObject({
      sharedDealId,
      state: 'tombstoned',
      claimEndsOn: null,
      commission: 'ineligible',
    });
    // There is nothing to write to, nor to hang a task on.
    expect(await hub.effects(portalIds.alpha)).toEqual(inPartners);
  });

  it('is told on the deal that is open rather than on a newer one whose CRM deal was deleted', async () => {
    const hub = await aHub(database());
    const older = sharedDealOf(await hub.register('alpha')).sharedDealId;
    hub.clock.set('2026-11-24T11:30:00Z');
    const newer = sharedDealOf(await hub.register('alpha', { deal: { motion: 'cross_sell' } })).sharedDealId;
    expect(newer).not.toBe(older);
    await deleteCrmDeal(hub, portalIds.alpha, newer);
    expect(await told(hub, '2027-05-24T10:00:00Z', portalIds.alpha)).toEqual([
      ['claim_lapsed', '2027-05-23'],
    ]);
    const notice = (await hub.effects(portalIds.alpha)).findLast(({ effect }) => effect.kind === 'notice');
    expect(notice?.effect).toMatchObject({ sharedDealId: older });
  });
});

describe('reminding', () => {
  /** Those of held-1.de, held-2.de and held-3.de, which lapse together. */
  const reminded = async () => {
    const rows = await database().kysely.selectFrom('claimReminders').select('domain').execute();
    return rows.map(({ domain }) => domain).toSorted();
  };

  async function aHubWithLapsed(store: (hub: TestHub) => Store, signal?: AbortSignal) {
    const hub = await aHub(database());
    hub.clock.set('2027-02-23T10:00:00Z');
    const ports = { clock: hub.clock, ids: { next: uuidv7 }, log };
    return {
      hub,
      remind: () => remindOfClaims({ ...ports, store: store(hub) }, endingClaims(database()), signal),
      remindWell: () => remindOfClaims({ ...ports, store: hub.store }, endingClaims(database())),
    };
  }

  it('of one claim may fail, which is told; the others are reminded of, and that one in the next turn', async () => {
    let calls = 0;
    const { remind, remindWell } = await aHubWithLapsed(({ store }) => ({
      ...store,
      transact: (work) => ((calls += 1) === 1 ? Promise.reject(new Error('trouble')) : store.transact(work)),
    }));
    await expect(remind()).rejects.toMatchObject({ errors: [new Error('trouble')] });
    expect(log.warn).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ partnerId: 'alpha', domain: 'held-1.de' }),
      expect.any(String),
    );
    expect(await reminded()).toEqual(['held-2.de', 'held-3.de']);
    await remindWell();
    expect(await reminded()).toEqual(['held-1.de', 'held-2.de', 'held-3.de']);
  });

  it('leaves off behind the claim that it is at when it is told to stop, and goes on in the next turn', async () => {
    const stopping = new AbortController();
    const { remind, remindWell } = await aHubWithLapsed(
      ({ store }) => ({
        ...store,
        transact: (work) => {
          stopping.abort();
          return store.transact(work);
        },
      }),
      stopping.signal,
    );
    await expect(remind()).rejects.toMatchObject({ name: 'AbortError' });
    expect(log.warn).not.toHaveBeenCalled();
    expect(await reminded()).toEqual(['held-1.de']);
    await remindWell();
    expect(await reminded()).toEqual(['held-1.de', 'held-2.de', 'held-3.de']);
  });
});
