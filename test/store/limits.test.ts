import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '#operations/request/audit-entry.ts';
import { hubStore } from '#store/hub-store.ts';
import { nonces } from '#store/nonces.ts';
import { rateBuckets } from '#store/rate-buckets.ts';
import { useTestDatabase } from '../support/database.ts';
import { day, today } from './fixtures.ts';

const database = useTestDatabase();

describe('a nonce', () => {
  const at = new Date('2026-11-24T10:00:00Z');
  const minutes = (count: number) => new Date(at.getTime() + count * 60_000);

  it('opens once in a portal, also when it comes twice at the same instant', async () => {
    const door = nonces(database());
    expect(await door.openNonce(1, 'n', at)).toBe(true);
    expect(await door.openNonce(1, 'n', at)).toBe(false);
    expect(await door.openNonce(2, 'n', at)).toBe(true);

    const together = await Promise.all(Array.from({ length: 5 }, () => door.openNonce(3, 'n', at)));
    expect(together.filter(Boolean)).toHaveLength(1);
  });

  it('is refused by every process', async () => {
    expect(await nonces(database()).openNonce(1, 'n', at)).toBe(true);
    expect(await nonces(database()).openNonce(1, 'n', at)).toBe(false);
  });

  it('is kept for ten minutes, longer than a signature is valid, and then forgotten', async () => {
    const door = nonces(database());
    await door.openNonce(1, 'n', at);
    expect(await door.openNonce(1, 'n', minutes(10))).toBe(false);
    await door.openNonce(1, 'other', minutes(12));
    const kept = await database().kysely.selectFrom('nonces').select('nonce').execute();
    expect(kept).toEqual([{ nonce: 'other' }]);
  });
});

const aPreview = (partnerId: string): AuditEntry => ({
  auditId: uuidv7(),
  at: '2026-11-24T11:00:00.000Z',
  partnerId,
  portalId: 2000,
  userId: 'u-1',
  userEmail: 'rep@alpha.test',
  userProof: 'asserted',
  action: 'registration.previewed',
  subject: 'acme.de',
  data: { record: { type: 'contact', id: '501' } },
});

const count = (partnerId: string, on = today, quota = 3) =>
  hubStore(database(), () => Promise.resolve()).countPreview(
    partnerId,
    on,
    quota,
    aPreview(partnerId),
    'registration.preview_refused',
  );

describe('the quota of previews', () => {
  it('is counted per partner and day, and not beyond its end', async () => {
    const got = await Promise.all(Array.from({ length: 5 }, () => count('alpha')));
    expect(got.filter(Boolean)).toHaveLength(3);
    expect(await count('beta')).toBe(true);
    expect(await count('alpha', day('2026-11-25'))).toBe(true);
    expect(await count('alpha', today, 4)).toBe(true);
    expect(await count('alpha', today, 4)).toBe(false);
  });

  it('may be none at all', async () => {
    expect(await count('alpha', today, 0)).toBe(false);
  });

  it('is audited with the count, whether it was still open or used up', async () => {
    await count('alpha', today, 1);
    await count('alpha', today, 1);
    const audited = await database().kysely.selectFrom('audit').selectAll().orderBy('auditId').execute();
    expect(audited).toMatchObject([
      { action: 'registration.previewed', partnerId: 'alpha', subject: 'acme.de' },
      { action: 'registration.preview_refused', data: aPreview('alpha').data },
    ]);
  });
});

const secondsPass = (seconds: number) =>
  sql`update rate_buckets set refilled_at = refilled_at - make_interval(secs => ${seconds})`.execute(
    database().kysely,
  );

describe('a token bucket', () => {
  /** One token refills in about seventeen minutes: none does during a test. */
  const limits = {
    burst: { capacity: 3, refillPerSecond: 0.001 },
    search: { capacity: 1, refillPerSecond: 0.001 },
    daily: { capacity: 1000, refillPerSecond: 0.001 },
  };
  const limiter = () => rateBuckets(database()).limiter(limits);

  it('lets through what it holds and no more, whoever asks from whichever process', async () => {
    const got = await Promise.all(Array.from({ length: 8 }, () => limiter().take(1, 'burst', 1)));
    expect(got.filter(({ granted }) => granted)).toHaveLength(3);
  });

  it('is one per portal and kind', async () => {
    expect(await limiter().take(1, 'search', 1)).toEqual({ granted: true });
    expect(await limiter().take(1, 'search', 1)).toMatchObject({ granted: false });
    expect(await limiter().take(2, 'search', 1)).toEqual({ granted: true });
    expect(await limiter().take(1, 'burst', 3)).toEqual({ granted: true });
  });

  it('takes all or nothing', async () => {
    expect(await limiter().take(1, 'burst', 2)).toEqual({ granted: true });
    expect(await limiter().take(1, 'burst', 2)).toMatchObject({ granted: false });
    expect(await limiter().take(1, 'burst', 1)).toEqual({ granted: true });
  });

  it('says when it is worth asking again, and then grants', async () => {
    await limiter().take(1, 'burst', 3);
    const refused = await limiter().take(1, 'burst', 1);
    if (refused.granted) throw new Error('it was granted');
    expect(refused.waitMs).toBeGreaterThan(900_000);
    expect(refused.waitMs).toBeLessThanOrEqual(1_000_000);

    await secondsPass(refused.waitMs / 1000);
    expect(await limiter().take(1, 'burst', 1)).toEqual({ granted: true });
  });

  it('never holds more than its capacity, however long nobody asked', async () => {
    await limiter().take(1, 'burst', 1);
    await secondsPass(1e9);
    const got = [];
    for (let call = 0; call < 5; call += 1) got.push((await limiter().take(1, 'burst', 1)).granted);
    expect(got).toEqual([true, true, true, false, false]);
  });

  it('refuses to wait for more than it can ever hold', async () => {
    await expect(limiter().take(1, 'burst', 4)).rejects.toThrow(RangeError);
  });
});
