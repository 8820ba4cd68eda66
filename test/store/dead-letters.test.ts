import { beforeEach, describe, expect, it } from 'vitest';
import type { DeadLetters } from '#operations/sync/dead-letters.ts';
import { deadLetters } from '#store/dead-letters.ts';
import { hubStore } from '#store/hub-store.ts';
import { inbox } from '#store/inbox.ts';
import { outbox } from '#store/outbox.ts';
import { sealer } from '#store/sealed-secret.ts';
import { setupStore } from '#store/setup-store.ts';
import type { InboxEvent } from '#sync/ports.ts';
import { useTestDatabase } from '../support/database.ts';
import {
  aDecision,
  alphaPortalId,
  anEntry,
  aProgramme,
  aSharedDeal,
  someFacts,
  vendorPortalId,
} from './fixtures.ts';

const database = useTestDatabase();
const at = new Date('2026-11-24T10:00:00Z');
let woken = 0;
let letters: DeadLetters;

const aCompanyEvent: InboxEvent = {
  portalId: vendorPortalId,
  key: 'told-once',
  object: 'company',
  kind: 'deleted',
  recordIds: ['7'],
  property: null,
  value: null,
  at: at.toISOString(),
  by: null,
};

/** An effect in each portal and an event at the vendor, all given up. */
async function givenUp(): Promise<string> {
  const deal = aSharedDeal();
  await hubStore(database(), () => Promise.resolve()).transact(async (transaction) => {
    await transaction.insertSharedDeal(deal, aDecision(), someFacts());
    await transaction.insertEffects([
      anEntry(deal.sharedDealId, 1, { portalId: vendorPortalId }),
      anEntry(deal.sharedDealId, 1, { portalId: alphaPortalId }),
    ]);
  });
  const box = outbox(database());
  for (const portalId of [vendorPortalId, alphaPortalId]) {
    const [entry] = await box.lease(portalId, at, 10, 1000);
    if (entry === undefined) throw new Error('Something is due.');
    const error = {
      kind: 'refused',
      message: 'No such owner',
      correlationId: 'c-1',
      retryAfterMs: null,
    } as const;
    const result = { effectId: entry.effectId, delivered: false, error } as const;
    await box.settle(portalId, [{ entry, result, retryAt: null }], at);
  }
  const events = inbox(database());
  await events.add([aCompanyEvent]);
  await events.take(vendorPortalId, at, 10, 1000);
  await events.failed(vendorPortalId, [aCompanyEvent.key], 'HubSpot is away', null);
  return deal.sharedDealId;
}

beforeEach(async () => {
  woken = 0;
  letters = deadLetters(database(), () => {
    woken += 1;
    return Promise.resolve();
  });
  await setupStore(database(), sealer(new Uint8Array(32))).saveProgramme(aProgramme());
});

describe('what was given up', () => {
  it('is listed with its reason and its shared deal', async () => {
    const sharedDealId = await givenUp();
    const listed = await letters.list();
    expect(listed).toHaveLength(3);
    expect(listed).toContainEqual(
      expect.objectContaining({
        kind: 'effect',
        portalId: alphaPortalId,
        sharedDealId,
        error: 'No such owner',
      }),
    );
    expect(listed).toContainEqual(
      expect.objectContaining({
        kind: 'change',
        about: 'company',
        sharedDealId: null,
        error: 'HubSpot is away',
      }),
    );
  });

  it('is tried again, of one portal or of all, and then is no dead letter any more', async () => {
    await givenUp();
    expect(await letters.retry(alphaPortalId)).toBe(1);
    expect(await outbox(database()).portalsDue(at)).toEqual([alphaPortalId]);
    expect(await letters.retry(null)).toBe(2);
    expect(await inbox(database()).portalsWaiting(at)).toEqual([vendorPortalId]);
    expect(await letters.list()).toEqual([]);
    expect(await letters.retry(null)).toBe(0);
    expect(woken).toBe(2);
  });
});
