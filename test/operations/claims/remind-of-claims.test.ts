import { describe, expect, it } from 'vitest';
import { remindOfClaims } from '#operations/claims/remind-of-claims.ts';
import { endingClaims } from '#store/claim-reminders.ts';
import { aHub, sharedDealOf, type TestHub } from '#test/support/a-hub.ts';
import { portalIds, vendorPortalId } from '#test/support/a-programme-document.ts';
import { useTestDatabase } from '#test/support/database.ts';

const database = useTestDatabase();

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
  await remindOfClaims({ clock: hub.clock, ids, store: hub.store }, endingClaims(database()));
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
});
