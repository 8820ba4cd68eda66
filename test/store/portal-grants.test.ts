import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { portalGrants } from '#store/portal-grants.ts';
import { sealer } from '#store/sealed-secret.ts';
import { useTestDatabase } from '#test/support/database.ts';

const database = useTestDatabase();

const now = new Date('2026-11-24T10:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const grant = { accessToken: 'access-1', refreshToken: 'refresh-1', accessEndsAt: later(1800) };

const opened = () => portalGrants(database(), sealer(new Uint8Array(32)));

describe('what a portal granted', () => {
  it('is found again as it was saved, and the newer replaces it', async () => {
    const grants = opened();
    expect(await grants.readGrant(2001)).toBeNull();
    await grants.saveGrant(2001, grant);
    expect(await grants.readGrant(2001)).toEqual(grant);
    await grants.saveGrant(2001, { ...grant, accessToken: 'access-2' });
    expect(await grants.readGrant(2001)).toMatchObject({ accessToken: 'access-2' });
    expect(await grants.readGrant(2002)).toBeNull();
  });

  it('stands sealed in the database', async () => {
    await opened().saveGrant(2001, grant);
    const { rows } = await sql<{ row: string }>`select g::text as row from portal_grants g`.execute(
      database().kysely,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).not.toMatch(/access-1|refresh-1/);
  });

  it('is renewed by one at a time: until the lease ends, or the new tokens are there', async () => {
    const grants = opened();
    await grants.saveGrant(2001, grant);
    const leases = await Promise.all([
      grants.leaseRenewal(2001, now, later(30)),
      grants.leaseRenewal(2001, now, later(30)),
    ]);
    expect(leases.toSorted()).toEqual([false, true]);
    expect(await grants.leaseRenewal(2001, later(29), later(60))).toBe(false);
    expect(await grants.leaseRenewal(2001, later(30), later(60))).toBe(true);
    await grants.saveGrant(2001, grant);
    expect(await grants.leaseRenewal(2001, later(31), later(61))).toBe(true);
    expect(await grants.leaseRenewal(2002, now, later(30))).toBe(false);
  });
});
