import { uuidv7 } from 'uuidv7';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PostedMessage } from '#operations/messages/conversation.ts';
import type { Store } from '#operations/store-ports.ts';
import { hubStore } from '#store/hub-store.ts';
import { sealer } from '#store/sealed-secret.ts';
import { setupStore } from '#store/setup-store.ts';
import { useTestDatabase } from '../support/database.ts';
import { aDecision, aProgramme, aSharedDeal, someFacts } from './fixtures.ts';

const database = useTestDatabase();
let store: Store;
const deal = aSharedDeal();
const { sharedDealId } = deal;
const reader = { userId: '7', email: 'jana@vendor.test' };

beforeEach(async () => {
  store = hubStore(database(), () => Promise.resolve());
  await setupStore(database(), sealer(new Uint8Array(32))).saveProgramme(aProgramme());
  await store.transact((transaction) => transaction.insertSharedDeal(deal, aDecision(), someFacts()));
});

function aMessage(changes: Partial<PostedMessage> = {}): PostedMessage {
  return {
    messageId: uuidv7(),
    side: 'partner',
    author: { name: 'Ada Lind', email: 'ada@alpha.test' },
    body: 'Demo on Friday?',
    postedAt: '2026-11-24T10:00:00.001Z',
    ...changes,
  };
}

const post = (...messages: readonly PostedMessage[]) =>
  store.transact(async (transaction) => {
    for (const message of messages) await transaction.insertMessage(sharedDealId, message);
  });

const conversation = async () => (await store.readSharedDeal('alpha', sharedDealId))?.conversation;

describe('a conversation', () => {
  it('comes back as it was written, in the order in which it was posted, to the millisecond', async () => {
    const first = aMessage({ body: "Robert'); drop table messages; -- 👋 “quoted” \\ \n<b>" });
    const second = aMessage({ side: 'vendor', postedAt: '2026-11-24T10:00:00.002Z' });
    await post(second, first);
    expect(await conversation()).toEqual({ messages: [first, second], earlier: 0, readings: [] });
  });

  it('is seen inside the transaction that writes it', async () => {
    const seen = await store.transact(async (transaction) => {
      await transaction.insertMessage(sharedDealId, aMessage());
      return (await transaction.readSharedDeal(sharedDealId))?.conversation.messages.length;
    });
    expect(seen).toBe(1);
  });

  it('says how far each side had read, and when', async () => {
    const readings = [
      { side: 'vendor', readUpTo: '2026-11-24T10:00:00.001Z', readAt: '2026-11-24T11:00:00.000Z' },
      { side: 'vendor', readUpTo: '2026-11-24T10:00:00.002Z', readAt: '2026-11-24T12:00:00.000Z' },
      { side: 'partner', readUpTo: '2026-11-24T10:00:00.003Z', readAt: '2026-11-24T11:30:00.000Z' },
    ] as const;
    await store.transact(async (transaction) => {
      for (const reading of readings.toReversed())
        await transaction.insertReading(sharedDealId, reading, reader);
    });
    expect((await conversation())?.readings).toEqual(readings);
  });

  it('is that of its own shared deal', async () => {
    const other = aSharedDeal({ domain: 'other.de' });
    await store.transact((transaction) => transaction.insertSharedDeal(other, aDecision(), someFacts()));
    await post(aMessage());
    const [empty] = await store.readSharedDeals('alpha', ['other.de']);
    expect(empty?.conversation).toEqual({ messages: [], earlier: 0, readings: [] });
  });
});

describe('a shared deal of any partner', () => {
  it('is read by its id, for the vendor', async () => {
    expect((await store.readSharedDealOfAnyPartner(sharedDealId))?.sharedDeal).toEqual(deal);
  });

  it.each([uuidv7(), 'no id', "'; drop table messages"])('does not stand under %s', async (id) => {
    expect(await store.readSharedDealOfAnyPartner(id)).toBeNull();
  });
});
