import { beforeEach, describe, expect, it } from 'vitest';
import { hubStore } from '#store/hub-store.ts';
import { sealer } from '#store/sealed-secret.ts';
import { setupStore } from '#store/setup-store.ts';
import { transact } from '#store/transact.ts';
import { onPostgres, useTestDatabase } from '../support/database.ts';
import { aDecision, aProgramme, aSharedDeal, someFacts } from './fixtures.ts';

const database = useTestDatabase();
const store = () => hubStore(database(), () => Promise.resolve());

beforeEach(() => setupStore(database(), sealer(new Uint8Array(32))).saveProgramme(aProgramme()));

const countDeals = async () =>
  (await database().kysely.selectFrom('sharedDeals').select('sharedDealId').execute()).length;

describe('what a transaction only writes', () => {
  it('stands for what it reads afterwards', async () => {
    const deal = aSharedDeal();
    const read = await store().transact(async (transaction) => {
      await transaction.insertSharedDeal(deal, aDecision(), someFacts());
      return transaction.readSharedDeal(deal.sharedDealId);
    });
    expect(read?.sharedDeal.sharedDealId).toBe(deal.sharedDealId);
    expect(read?.team.length).toBe(aDecision().team.length);
  });

  it('leaves nothing where the transaction fails after it', async () => {
    const failing = store().transact(async (transaction) => {
      await transaction.insertSharedDeal(aSharedDeal(), aDecision(), someFacts());
      throw new Error('refused after all');
    });
    await expect(failing).rejects.toThrow('refused after all');
    expect(await countDeals()).toBe(0);
  });

  it('fails the transaction with its own error, although nobody waited for it, and takes everything along', async () => {
    const deal = aSharedDeal();
    const twice = store().transact(async (transaction) => {
      await transaction.insertSharedDeal(deal, aDecision(), someFacts());
      await transaction.insertSharedDeal(deal, aDecision(), someFacts());
    });
    await expect(twice).rejects.toMatchObject({ code: '23505' });
    expect(await countDeals()).toBe(0);
  });
});

describe.runIf(onPostgres)('an insert on PostgreSQL that nobody waited for', () => {
  const partner = { partnerId: 'alpha', name: 'a', tier: 'gold', camOwnerId: null, pdmOwnerId: null };

  it('tells why it failed where the next statement is asked for, and undoes what stood before', async () => {
    const failing = transact(database(), async (transaction) => {
      await transaction.deleteFrom('portals').execute();
      await transaction.insertInto('partners').values(partner).execute();
      await transaction.selectFrom('partners').select('partnerId').execute();
    });
    await expect(failing).rejects.toMatchObject({ code: '23505' });
    expect(
      (await database().kysely.selectFrom('portals').select('portalId').execute()).length,
    ).toBeGreaterThan(0);
  });

  it('lets its connection go on afterwards', async () => {
    for (let time = 0; time < 20; time += 1) {
      const failing = transact(database(), (transaction) =>
        transaction.insertInto('partners').values(partner).execute(),
      );
      await expect(failing).rejects.toMatchObject({ code: '23505' });
    }
    expect(await store().transact((transaction) => transaction.readClaim('alpha', 'acme.de'))).toBeNull();
  });
});
