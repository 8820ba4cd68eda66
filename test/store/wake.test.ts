import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { transact } from '#store/transact.ts';
import { startWake } from '#store/wake.ts';
import { useTestDatabase } from '../support/database.ts';

const database = useTestDatabase();
const complaints: string[] = [];
const log = { info: () => {}, warn: (_details: object, sentence: string) => complaints.push(sentence) };
let wake: Awaited<ReturnType<typeof startWake>>;

beforeEach(async () => {
  wake = await startWake(database(), log);
});
afterEach(() => wake.stop());

const sends = (fails: boolean) =>
  transact(database(), async (transaction) => {
    await wake.send(transaction);
    if (fails) throw new Error('refused after all');
  });

async function callsWaiting(): Promise<number> {
  const { rows } = await sql<{ calls: number }>`
    select count(*) as calls from pgboss.job where name = 'outbox.wake' and state = 'created'
  `.execute(database().kysely);
  return rows[0]?.calls ?? Number.NaN;
}

describe('waking', () => {
  it('stands exactly when the transaction that sent it does, and reaches the worker that comes later', async () => {
    await expect(sends(true)).rejects.toThrow('refused after all');
    expect(await callsWaiting()).toBe(0);
    await sends(false);
    expect(await callsWaiting()).toBe(1);

    const woken = Promise.withResolvers<void>();
    await wake.onWake(() => {
      woken.resolve();
      return Promise.resolve();
    });
    await woken.promise;
  });

  it('goes on after a worker that failed', async () => {
    const failed = Promise.withResolvers<void>();
    const woken = Promise.withResolvers<void>();
    let calls = 0;
    await wake.onWake(() => {
      calls += 1;
      if (calls > 1) woken.resolve();
      else failed.resolve();
      return calls > 1 ? Promise.resolve() : Promise.reject(new Error('no HubSpot today'));
    });
    await sends(false);
    await failed.promise;
    await sends(false);
    await woken.promise;
    expect(complaints).toEqual(['A worker that was woken failed; it is called again with the next effects.']);
  });
});
