import { describe, expect, it } from 'vitest';
import { sourceProgramme } from '#core/source-programme.ts';
import { syncedProperties } from '#core/synced-properties.ts';
import type { CrmDealPresence, DealChange, SyncState } from '#operations/sync/crm-deal-sync.ts';
import { readDealSync } from '#operations/sync/deal-sync-view.ts';
import { valueOf } from '#operations/sync/deal-values.ts';
import type { SharedDeal } from '#operations/shared-deal/shared-deal.ts';
import { aRecordOf } from '#test/support/a-shared-deal-record.ts';
import { alphaPortalId, aSharedDeal, vendorPortalId } from '#test/store/fixtures.ts';

const shownAt = '2026-11-24T10:00:05.000Z';

/** Both CRMs are known to show what the shared deal has, but for what nobody gave. */
function inStep(changes: Partial<SharedDeal> = {}, presence: CrmDealPresence = 'stands'): SyncState {
  const sharedDeal = aSharedDeal(changes);
  const shown = [alphaPortalId, vendorPortalId].flatMap((portalId) =>
    syncedProperties.flatMap((property) => {
      const value = valueOf(sharedDeal, property);
      return value === '' ? [] : [{ portalId, property, value, shownAt }];
    }),
  );
  return {
    record: aRecordOf(sharedDeal),
    changedLast: {},
    shown,
    crmDeals: [alphaPortalId, vendorPortalId].map((portalId) => ({
      portalId,
      stageId: null,
      stageAt: null,
      presence: portalId === vendorPortalId ? presence : 'stands',
      presenceAt: null,
    })),
  };
}

function aChange(change: Partial<DealChange>): DealChange {
  return {
    changeId: '01930000-0000-7000-8000-0000000000c1',
    property: 'intro_note',
    side: 'vendor',
    value: 'Hard to win',
    previous: 'Since 2020.',
    outcome: 'superseded',
    changedAt: shownAt,
    changedBy: null,
    ...change,
  };
}

async function view(state: SyncState, side: 'partner' | 'vendor' = 'partner', changes: DealChange[] = []) {
  const { sharedDealId } = state.record.sharedDeal;
  const sync = await readDealSync(
    {
      store: {
        readSyncStates: () => Promise.resolve([state]),
        readDealChanges: () => Promise.resolve(changes),
        readVendorUsers: () => Promise.resolve([]),
      },
      crm: { readPipelines: () => Promise.resolve([]) },
    },
    side,
    sharedDealId,
    { vendor: { portalId: vendorPortalId, products: [] }, sync: sourceProgramme.sync, language: 'en' },
  );
  if (sync === null) throw new Error('There is no such shared deal.');
  return sync;
}

const stateOf = async (state: SyncState, property: string) =>
  (await view(state)).properties.find((line) => line.property === property);

describe('how a shared deal is in step', () => {
  it('is said for each property, with the moment since when both CRMs have it', async () => {
    expect(await stateOf(inStep(), 'close_on')).toMatchObject({ state: 'in_step', syncedAt: shownAt });
  });

  it('is under way while one CRM shows another value', async () => {
    const state = inStep();
    const shown = state.shown.filter(
      ({ portalId, property }) => portalId !== vendorPortalId || property !== 'close_on',
    );
    expect(await stateOf({ ...state, shown }, 'close_on')).toMatchObject({
      state: 'under_way',
      syncedAt: null,
    });
  });

  it('is nothing to wait for where nobody gave an amount, unless a CRM shows one', async () => {
    const state = inStep({ amount: null });
    const without = state.shown.filter(({ property }) => property !== 'amount');
    expect(await stateOf({ ...state, shown: without }, 'amount')).toMatchObject({
      state: 'in_step',
      value: '',
    });
    const other = { portalId: vendorPortalId, property: 'amount', value: '12', shownAt } as const;
    expect(await stateOf({ ...state, shown: [...without, other] }, 'amount')).toMatchObject({
      state: 'under_way',
    });
  });

  it.each(['deleted', 'merged'] as const)('has stopped while a CRM deal is %s', async (presence) => {
    expect(await stateOf(inStep({}, presence), 'close_on')).toMatchObject({
      state: 'stopped',
      syncedAt: null,
    });
  });

  it('has stopped for a partner who was removed', async () => {
    expect(await stateOf(inStep({ state: 'removed' }), 'close_on')).toMatchObject({ state: 'stopped' });
  });
});

describe('the history of changes', () => {
  // Rules section 9: the intro note goes to the vendor, the amount to the partner.
  it.each([
    ['vendor', 'intro_note'],
    ['partner', 'amount'],
  ] as const)('keeps to the %s what gave way there because its %s does not cross', async (own, property) => {
    const change = aChange({ side: own, property, value: '31000', previous: '24000' });
    const other = own === 'vendor' ? 'partner' : 'vendor';
    expect((await view(inStep(), own, [change])).changes).toHaveLength(1);
    expect((await view(inStep(), other, [change])).changes).toEqual([]);
  });

  it('shows to both what crossed, and what gave way although it may cross', async () => {
    const changes = [
      aChange({ side: 'partner', outcome: 'adopted' }),
      aChange({ property: 'next_steps' }),
      aChange({ property: 'state', value: 'won', previous: 'open', outcome: 'adopted' }),
    ];
    for (const side of ['partner', 'vendor'] as const) {
      expect((await view(inStep(), side, changes)).changes).toHaveLength(3);
    }
  });
});
