import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { hubStore } from '#store/hub-store.ts';
import { saveClaim } from '#store/claims.ts';
import { setupStore } from '#store/setup-store.ts';
import { sealer } from '#store/sealed-secret.ts';
import type { Store, StoreTransaction } from '#operations/store-ports.ts';
import { onPostgres, useTestDatabase } from '../support/database.ts';
import { aClaim, aFactsQuery, aProgramme, day, lapsed, today, yesterday } from './fixtures.ts';

const database = useTestDatabase();
let store: Store;

beforeEach(async () => {
  store = hubStore(database(), () => Promise.resolve());
  await setupStore(database(), sealer(new Uint8Array(32))).saveProgramme(aProgramme());
});

const claimInTransaction = (partnerId: string, changes = {}) =>
  store.transact((transaction) => transaction.saveClaim(aClaim(partnerId, changes), today, null));

const factsOf = (partnerId: string, on = today) => store.readFacts(aFactsQuery({ partnerId, today: on }));

describe('a claim', () => {
  it('goes to exactly one of two partners who take a free domain at once, in every of 30 rounds', async () => {
    for (let round = 0; round < 30; round += 1) {
      const domain = `round-${String(round)}.de`;
      const got = await Promise.all(
        ['alpha', 'beta'].map((partnerId) => claimInTransaction(partnerId, { domain })),
      );
      expect(got.filter(Boolean)).toHaveLength(1);
    }
    const { rows } = await sql<{ claims: number }>`select count(*) as claims from claims`.execute(
      database().kysely,
    );
    expect(rows[0]?.claims).toBe(30);
  });

  it('is refused on a domain that another partner holds, and leaves that claim as it was', async () => {
    expect(await claimInTransaction('alpha')).toBe(true);
    expect(await claimInTransaction('beta', { endsOn: day('2027-05-23') })).toBe(false);

    expect((await factsOf('alpha')).ownClaim).toEqual(aClaim('alpha'));
    expect(await factsOf('beta')).toMatchObject({ ownClaim: null, otherPartnerHolds: true, activeClaims: 0 });
  });

  it('is renewed by the partner who has it', async () => {
    await claimInTransaction('alpha');
    expect(await claimInTransaction('alpha', { endsOn: day('2027-05-23') })).toBe(true);

    expect(await factsOf('alpha')).toMatchObject({ ownClaim: { endsOn: '2027-05-23' }, activeClaims: 1 });
  });

  it('still holds on its last day and not on the day after', async () => {
    await claimInTransaction('alpha', { ...lapsed, endsOn: yesterday });

    expect((await factsOf('beta', yesterday)).otherPartnerHolds).toBe(true);
    expect((await factsOf('beta', today)).otherPartnerHolds).toBe(false);
  });

  it('is taken over once it has lapsed, and stays known to the partner who had it', async () => {
    await claimInTransaction('alpha', lapsed);
    expect(await factsOf('alpha')).toMatchObject({
      ownClaim: lapsed,
      otherPartnerHolds: false,
      activeClaims: 0,
    });

    expect(await claimInTransaction('beta')).toBe(true);
    expect(await factsOf('alpha')).toMatchObject({ ownClaim: lapsed, otherPartnerHolds: true });
    expect(await factsOf('beta')).toMatchObject({ ownClaim: aClaim('beta'), otherPartnerHolds: false });
  });

  it('is free from the day of its release', async () => {
    await claimInTransaction('alpha', { releasedOn: today });

    expect(await factsOf('alpha')).toMatchObject({ activeClaims: 0, ownClaim: { releasedOn: today } });
    expect(await claimInTransaction('beta')).toBe(true);
  });

  it('leaves its whole history', async () => {
    await claimInTransaction('alpha', lapsed);
    await claimInTransaction('beta');
    await claimInTransaction('beta', { endsOn: day('2027-05-23') });

    const history = await database()
      .kysely.selectFrom('claimHistory')
      .select(['epoch', 'partnerId', 'endsOn'])
      .where('domain', '=', 'acme.de')
      .orderBy('epoch')
      .execute();
    expect(history).toEqual([
      { epoch: 1, partnerId: 'alpha', endsOn: yesterday },
      { epoch: 2, partnerId: 'beta', endsOn: '2027-04-30' },
      { epoch: 3, partnerId: 'beta', endsOn: '2027-05-23' },
    ]);
  });

  it('is not written where the rest of its transaction fails', async () => {
    const failing = store.transact(async (transaction) => {
      await transaction.saveClaim(aClaim('alpha'), today, null);
      throw new Error('the deal cannot be written');
    });
    await expect(failing).rejects.toThrow('the deal cannot be written');
    expect((await factsOf('beta')).otherPartnerHolds).toBe(false);
  });
});

/** Claims as an operation does: lock, count behind the lock, claim while there is room. */
async function claimWithinLimit(
  transaction: StoreTransaction,
  domain: string,
  limit: number,
): Promise<boolean> {
  await transaction.lockPartner('alpha');
  const { activeClaims } = await transaction.readFacts(aFactsQuery({ domain }));
  return activeClaims < limit && (await transaction.saveClaim(aClaim('alpha', { domain }), today, null));
}

describe('the capacity', () => {
  it('is never exceeded by registrations at the same instant, since the partner is locked before claims are counted', async () => {
    const got = await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        store.transact((transaction) => claimWithinLimit(transaction, `d${String(index)}.de`, 5)),
      ),
    );
    expect(got.filter(Boolean)).toHaveLength(5);
    expect((await factsOf('alpha')).activeClaims).toBe(5);
  });

  it('counts active claims only', async () => {
    await claimInTransaction('alpha', { domain: 'a.de' });
    await claimInTransaction('alpha', { domain: 'b.de', ...lapsed });
    await claimInTransaction('alpha', { domain: 'c.de', releasedOn: yesterday });
    await claimInTransaction('beta', { domain: 'd.de' });

    expect((await factsOf('alpha')).activeClaims).toBe(1);
  });

  it('refuses to lock a partner that is not in the programme', async () => {
    await expect(store.transact((transaction) => transaction.lockPartner('nobody'))).rejects.toThrow(
      'Partner nobody is not in the programme.',
    );
  });
});

/** Until another session waits for a lock. */
async function untilSomebodyWaits(): Promise<void> {
  const deadline = Date.now() + 5_000;
  for (;;) {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
    `.execute(database().kysely);
    if (rows.length > 0) return;
    if (Date.now() > deadline) throw new Error('nobody waits');
  }
}

describe.runIf(onPostgres)('side by side on PostgreSQL', () => {
  it('lets the second partner see the winner once the first has committed, though both had found the domain free', async () => {
    const betaHasRead = Promise.withResolvers<void>();
    const alphaHasClaimed = Promise.withResolvers<void>();

    const alpha = store.transact(async (transaction) => {
      await betaHasRead.promise;
      const got = await transaction.saveClaim(aClaim('alpha'), today, null);
      alphaHasClaimed.resolve();
      await untilSomebodyWaits();
      return got;
    });
    const beta = store.transact(async (transaction) => {
      const before = await transaction.readFacts(aFactsQuery({ partnerId: 'beta' }));
      betaHasRead.resolve();
      await alphaHasClaimed.promise;
      const got = await transaction.saveClaim(aClaim('beta'), today, null);
      const after = await transaction.readFacts(aFactsQuery({ partnerId: 'beta' }));
      return { before: before.otherPartnerHolds, got, after: after.otherPartnerHolds };
    });

    expect(await alpha).toBe(true);
    expect(await beta).toEqual({ before: false, got: false, after: true });
  });

  it('would exceed the capacity if locking and counting were one statement: the trap that lockPartner avoids', async () => {
    const limit = 1;
    const { kysely } = database();
    const firstHasClaimed = Promise.withResolvers<void>();
    const first = store.transact(async (transaction) => {
      const got = await claimWithinLimit(transaction, 'first.de', limit);
      firstHasClaimed.resolve();
      await untilSomebodyWaits();
      return got;
    });
    await firstHasClaimed.promise;
    const second = kysely.transaction().execute(async (transaction) => {
      const { rows } = await sql<{ used: number }>`
        with locked as materialized (select partner_id from partners where partner_id = 'alpha' for no key update)
        select (select count(*) from claims c where c.partner_id = locked.partner_id) as used from locked
      `.execute(transaction);
      return (
        (rows[0]?.used ?? 0) < limit &&
        saveClaim(transaction, aClaim('alpha', { domain: 'second.de' }), today, null)
      );
    });

    expect(await Promise.all([first, second])).toEqual([true, true]);
    expect((await factsOf('alpha')).activeClaims).toBe(limit + 1);
  });

  it('gives work that the database undid another try', async () => {
    const bothHold = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    let attempts = 0;
    const lockBoth = (mine: 0 | 1, order: readonly [string, string]) =>
      store.transact(async (transaction) => {
        attempts += 1;
        await transaction.lockPartner(order[0]);
        bothHold[mine].resolve();
        await bothHold[mine === 0 ? 1 : 0].promise;
        await transaction.lockPartner(order[1]);
        return order[0];
      });

    expect(await Promise.all([lockBoth(0, ['alpha', 'beta']), lockBoth(1, ['beta', 'alpha'])])).toEqual([
      'alpha',
      'beta',
    ]);
    expect(attempts).toBe(3);
  });
});
