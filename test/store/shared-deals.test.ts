import { uuidv7 } from 'uuidv7';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnsweredOperation } from '#operations/request/answers.ts';
import type { Notice } from '#operations/shared-deal/shared-deal.ts';
import type { Store, StoreTransaction } from '#operations/store-ports.ts';
import { hubStore } from '#store/hub-store.ts';
import { outbox } from '#store/outbox.ts';
import { sealer } from '#store/sealed-secret.ts';
import { setupStore } from '#store/setup-store.ts';
import { onPostgres, useTestDatabase } from '../support/database.ts';
import {
  aClaim,
  aDealEffect,
  aDecision,
  aNoticeEffect,
  anEntry,
  aProgramme,
  aSharedDeal,
  alphaPortalId,
  lapsed,
  someFacts,
  today,
  vendorPortalId,
} from './fixtures.ts';

const database = useTestDatabase();
let store: Store;

beforeEach(async () => {
  store = hubStore(database(), () => Promise.resolve());
  await setupStore(database(), sealer(new Uint8Array(32))).saveProgramme(aProgramme());
});

async function insert(deal = aSharedDeal()) {
  await store.transact((transaction) => transaction.insertSharedDeal(deal, aDecision(), someFacts()));
  return deal;
}

describe('a shared deal', () => {
  it('comes back as it was written, with its team in order', async () => {
    const deal = await insert();
    expect(await store.readSharedDeal('alpha', deal.sharedDealId)).toEqual({
      sharedDeal: deal,
      decisions: [],
      team: aDecision().team,
      claim: null,
      notices: [],
      crmDeals: [],
      conversation: { messages: [], earlier: 0, readings: [] },
      offered: null,
    });
  });

  it('may lack an amount', async () => {
    const deal = await insert(aSharedDeal({ amount: null, difference: 'another branch' }));
    expect((await store.readSharedDeal('alpha', deal.sharedDealId))?.sharedDeal).toEqual(deal);
  });

  it('does not exist for another partner', async () => {
    const { sharedDealId } = await insert();
    expect(await store.readSharedDeal('beta', sharedDealId)).toBeNull();
    expect(await store.readSharedDeals('beta', ['acme.de'])).toEqual([]);
  });

  it('is not found under anything that is no id', async () => {
    expect(await store.readSharedDeal('alpha', "'; drop table shared_deals")).toBeNull();
  });

  it('is listed by domain, newest first', async () => {
    const older = await insert(aSharedDeal({ registeredAt: '2026-11-01T10:00:00.000Z' }));
    const newer = await insert(aSharedDeal({ domain: 'acme.com' }));
    await insert(aSharedDeal({ domain: 'other.de' }));

    const records = await store.readSharedDeals('alpha', ['acme.de', 'acme.com', 'unknown.de']);
    expect(records.map((record) => record.sharedDeal.sharedDealId)).toEqual([
      newer.sharedDealId,
      older.sharedDealId,
    ]);
    expect(await store.readSharedDeals('alpha', [])).toEqual([]);
  });

  it('keeps showing the claim that this partner had, also when another partner has taken the domain', async () => {
    const { sharedDealId } = await insert();
    await store.transact(async (transaction) => {
      await transaction.saveClaim(aClaim('alpha', lapsed), today, sharedDealId);
      await transaction.saveClaim(aClaim('beta'), today, null);
    });
    expect((await store.readSharedDeal('alpha', sharedDealId))?.claim).toEqual(aClaim('alpha', lapsed));
  });

  it('is retyped with its team, and keeps its first decision beside the new one', async () => {
    const { sharedDealId } = await insert();
    const [rep] = aDecision().team;
    if (rep === undefined) throw new Error('no team');
    const decision = aDecision({ type: 'best_partner_wins', rule: 'R5', policyVersion: 'p2', team: [rep] });
    const factsThen = { ...someFacts(), otherPartnerHolds: true };
    await store.transact((transaction) => transaction.retypeSharedDeal(sharedDealId, decision, factsThen));

    const record = await store.readSharedDeal('alpha', sharedDealId);
    expect(record?.sharedDeal).toMatchObject({ type: 'best_partner_wins', rule: 'R5', policyVersion: 'p2' });
    expect(record?.team).toEqual([rep]);
    const receipts = await database()
      .kysely.selectFrom('dealDecisions')
      .select(['number', 'decision', 'facts'])
      .orderBy('number')
      .execute();
    expect(receipts).toEqual([
      { number: 1, decision: aDecision(), facts: someFacts() },
      { number: 2, decision, facts: factsThen },
    ]);
  });
});

// One connection cannot wait for itself.
describe.runIf(onPostgres)('a shared deal of which others are to be told', () => {
  it.each([
    ['by its id', (transaction: StoreTransaction, id: string) => transaction.readSharedDeal(id)],
    [
      'among the open ones of a domain',
      async (transaction: StoreTransaction) =>
        (await transaction.readOpenSharedDeals('alpha', 'acme.de'))[0] ?? null,
    ],
  ])('is read %s as it is after a change that is under way', async (_how, read) => {
    const { sharedDealId } = await insert();
    const [locked, mayGoOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const changing = store.transact(async (transaction) => {
      const state = await transaction.lockSyncState(sharedDealId);
      if (state === null) throw new Error('The shared deal is gone.');
      locked.resolve();
      await mayGoOn.promise;
      const { sharedDeal } = state.record;
      await transaction.saveFolded(state, {
        sharedDeal: { ...sharedDeal, nextSteps: 'Changed meanwhile' },
        changedLast: {},
        shown: [],
        crmDeal: {
          portalId: vendorPortalId,
          stageId: null,
          stageAt: null,
          presence: 'stands',
          presenceAt: null,
        },
        history: [],
      });
    });
    await locked.promise;
    const reading = store.transact((transaction) => read(transaction, sharedDealId));
    await vi.waitFor(async () => {
      const { rows } = await sql<{ waiting: boolean }>`
        select exists (
          select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
        ) as waiting
      `.execute(database().kysely);
      expect(rows).toEqual([{ waiting: true }]);
    });
    mayGoOn.resolve();
    await changing;
    expect((await reading)?.sharedDeal.nextSteps).toBe('Changed meanwhile');
  });
});

describe('what a shared deal shows of its CRM deals', () => {
  const at = new Date('2026-11-24T10:00:00Z');

  it('is how far each portal has come, told by the effect that is due first', async () => {
    const { sharedDealId } = await insert();
    const partnerDeal = anEntry(sharedDealId, 1, {
      portalId: alphaPortalId,
      effect: aDealEffect(sharedDealId),
    });
    const company = anEntry(sharedDealId, 1);
    const vendorDeal = anEntry(sharedDealId, 2, { effect: aDealEffect(sharedDealId) });
    await store.transact((transaction) => transaction.insertEffects([partnerDeal, company, vendorDeal]));

    const box = outbox(database());
    const [leasedDeal] = await box.lease(alphaPortalId, at, 10, 1000);
    const [leasedCompany] = await box.lease(vendorPortalId, at, 10, 1000);
    if (leasedDeal === undefined || leasedCompany === undefined) throw new Error('nothing was leased');
    const error = { kind: 'busy', message: '429', correlationId: null, retryAfterMs: 1000 } as const;
    await box.settle(
      alphaPortalId,
      [
        {
          entry: leasedDeal,
          result: { effectId: partnerDeal.effectId, delivered: true, recordId: '77' },
          retryAt: null,
        },
      ],
      at,
    );
    await box.settle(
      vendorPortalId,
      [
        {
          entry: leasedCompany,
          result: { effectId: company.effectId, delivered: false, error },
          retryAt: at,
        },
      ],
      at,
    );

    expect((await store.readSharedDeal('alpha', sharedDealId))?.crmDeals).toEqual([
      { portalId: alphaPortalId, crmDealId: '77', attempts: 1, lastError: null, presence: 'stands' },
      { portalId: vendorPortalId, crmDealId: null, attempts: 1, lastError: 'busy', presence: 'stands' },
    ]);
  });

  it('says when a notice was told', async () => {
    const { sharedDealId } = await insert();
    const notice: Notice = {
      noticeId: uuidv7(),
      sharedDealId,
      event: 'registration',
      portalId: vendorPortalId,
      recipient: { ownerId: '11', name: 'Cam', role: 'cam' },
      happenedAt: '2026-11-24T10:00:00.000Z',
      toldAt: null,
    };
    const entry = anEntry(sharedDealId, 1, { effect: aNoticeEffect(sharedDealId, notice.noticeId) });
    await store.transact(async (transaction) => {
      await transaction.insertNotices([notice]);
      await transaction.insertEffects([entry]);
    });
    expect((await store.readSharedDeal('alpha', sharedDealId))?.notices).toEqual([notice]);

    const box = outbox(database());
    const [leased] = await box.lease(vendorPortalId, at, 10, 1000);
    if (leased === undefined) throw new Error('nothing was leased');
    const result = { effectId: entry.effectId, delivered: true, recordId: '88' } as const;
    await box.settle(vendorPortalId, [{ entry: leased, result, retryAt: null }], at);

    expect((await store.readSharedDeal('alpha', sharedDealId))?.notices).toEqual([
      { ...notice, toldAt: '2026-11-24T10:00:00.000Z' },
    ]);
  });
});

const stored = { requestHash: 'h1', answer: { result: 'registered', sharedDealId: uuidv7() } } as const;

/** As an operation does: behind the partner's lock. */
const ask = () =>
  store.transact(async (transaction) => {
    await transaction.lockPartner('alpha');
    const earlier = await transaction.findAnswer('alpha', 'register-deal', 'r1');
    if (earlier === null) await transaction.saveAnswer('alpha', 'register-deal', 'r1', stored);
    return earlier === null ? 'first' : 'again';
  });

describe('an answer', () => {
  it('is found again under partner, operation and request, and nowhere else', async () => {
    await store.transact((transaction) => transaction.saveAnswer('alpha', 'register-deal', 'r1', stored));
    const find = (partnerId: string, operation: AnsweredOperation, requestId: string) =>
      store.transact((transaction) => transaction.findAnswer(partnerId, operation, requestId));

    expect(await find('alpha', 'register-deal', 'r1')).toEqual(stored);
    expect(await find('beta', 'register-deal', 'r1')).toBeNull();
    expect(await find('alpha', 'convert-deal', 'r1')).toBeNull();
    expect(await find('alpha', 'register-deal', 'r2')).toBeNull();
  });

  it('is given once: of two identical requests at the same instant the second finds the answer of the first', async () => {
    expect((await Promise.all([ask(), ask(), ask()])).toSorted()).toEqual(['again', 'again', 'first']);
  });
});

describe('the audit', () => {
  it('keeps who did what, inside a transaction and outside', async () => {
    const entry = {
      at: '2026-11-24T10:00:00.000Z',
      partnerId: 'alpha',
      portalId: alphaPortalId,
      userId: '7',
      userEmail: 'ada@alpha.test',
      userProof: 'asserted',
      action: 'shared_deal.registered',
      subject: 'x',
      data: { byTier: ['a_b'], nested: { snake_key: 1 } },
    } as const;
    await store.insertAudit({ ...entry, auditId: uuidv7() });
    await store.transact((transaction) => transaction.insertAudit({ ...entry, auditId: uuidv7() }));

    const rows = await database().kysely.selectFrom('audit').selectAll().execute();
    expect(rows.map(({ data, at, userProof }) => ({ data, at: at.toISOString(), userProof }))).toEqual([
      { data: entry.data, at: entry.at, userProof: 'asserted' },
      { data: entry.data, at: entry.at, userProof: 'asserted' },
    ]);
  });
});
