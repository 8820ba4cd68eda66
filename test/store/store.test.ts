import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type OpenedStore } from '#store/store.ts';
import { onPostgres, temporaryPlace } from '../support/database.ts';
import {
  aClaim,
  aDecision,
  aFactsQuery,
  anEntry,
  aProgramme,
  aSharedDeal,
  someFacts,
  today,
} from './fixtures.ts';

const masterKey = new Uint8Array(32).fill(3);
const complaints: string[] = [];
const log = { info: () => {}, warn: (_details: object, sentence: string) => complaints.push(sentence) };
let place: Awaited<ReturnType<typeof temporaryPlace>>;
let opened: OpenedStore;

const open = () => openStore({ database: place.database, masterKey, log });

beforeAll(async () => {
  place = await temporaryPlace();
  opened = await open();
  await opened.setup.saveProgramme(aProgramme());
});

afterAll(async () => {
  await opened.close();
  await place.remove();
});

describe('an open store', () => {
  it('says where the data lies and what that is worth, without a password', () => {
    const honest = onPostgres
      ? /^Data in PostgreSQL \d+.* at [^@]+\.$/
      : /^Data in the folder .*: for one process; it survives a kill .* power cut/;
    expect(opened.startLine).toMatch(honest);
  });

  it('answers when asked whether it is there', async () => {
    await expect(opened.ping()).resolves.toBeUndefined();
  });

  it.skipIf(onPostgres)('keeps others from its folder', async () => {
    await expect(open()).rejects.toThrow('is in use by process');
  });

  it('wakes a worker when effects are written', async () => {
    const woken = Promise.withResolvers<void>();
    await opened.wake.onWake(() => {
      woken.resolve();
      return Promise.resolve();
    });
    const deal = aSharedDeal();
    await opened.store.transact(async (transaction) => {
      await transaction.insertSharedDeal(deal, aDecision(), someFacts());
      await transaction.insertEffects([anEntry(deal.sharedDealId, 1)]);
    });
    await expect(woken.promise).resolves.toBeUndefined();
  });

  it('finds everything again after it was closed, and closing twice is harmless', async () => {
    await opened.store.transact((transaction) => transaction.saveClaim(aClaim('alpha'), today, null));
    await opened.close();
    await opened.close();

    opened = await open();
    expect((await opened.store.readFacts(aFactsQuery())).ownClaim).toEqual(aClaim('alpha'));
    expect(complaints).toEqual([]);
  });

  it('finds all that was committed after its process was killed', async () => {
    await opened.close();
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, 'claim-until-killed.ts'), JSON.stringify(place.database)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    let committed = 0;
    for await (const line of createInterface(child.stdout)) {
      committed = Number(line);
      if (committed === 20) child.kill('SIGKILL');
    }
    if (child.signalCode === null) await once(child, 'exit');
    expect(committed).toBeGreaterThanOrEqual(20);

    opened = await open();
    const { activeClaims } = await opened.store.readFacts(aFactsQuery({ partnerId: 'beta' }));
    expect(activeClaims).toBeGreaterThanOrEqual(committed);
  }, 120_000);
});
