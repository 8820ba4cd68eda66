import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceProgramme } from '#core/source-programme.ts';
import { syncedProperties } from '#core/synced-properties.ts';
import type { CrmDealChange, SyncState } from '#operations/sync/crm-deal-sync.ts';
import { dueValues, valueOf } from '#operations/sync/deal-values.ts';
import { foldChanges, type ChangedPortal, type Folded } from '#operations/sync/fold-changes.ts';
import { aRecordOf } from '#test/support/a-shared-deal-record.ts';
import { alphaPortalId, aSharedDeal, vendorPortalId } from '#test/store/fixtures.ts';

const registeredAt = '2026-11-24T10:00:00.000Z';
const after = (seconds: number) => new Date(Date.parse(registeredAt) + seconds * 1000).toISOString();

const sharedDeal = aSharedDeal({ registeredAt, sharedDealId: '01930000-0000-7000-8000-000000000001' });
const registered: SyncState = {
  record: aRecordOf(sharedDeal),
  changedLast: {},
  shown: [],
  crmDeals: [],
};

const outcomes = { open: 'open', talks: 'open', won: 'won', lost: 'lost' } as const;
const where = (portalId: number): ChangedPortal => ({
  portalId,
  side: portalId === vendorPortalId ? 'vendor' : 'partner',
  vendorTimeZone: 'Europe/Berlin',
  policy: sourceProgramme,
  outcomeOf: (stageId) => outcomes[stageId as keyof typeof outcomes] ?? null,
});
const ids = { next: () => 'a-change' };
const [partner, vendor] = [where(alphaPortalId), where(vendorPortalId)];

function stateAfter(state: SyncState, folded: Folded, { portalId }: ChangedPortal): SyncState {
  return {
    record: { ...state.record, sharedDeal: folded.sharedDeal },
    changedLast: folded.changedLast,
    shown: [...state.shown.filter((one) => one.portalId !== portalId), ...folded.shown],
    crmDeals: [...state.crmDeals.filter((one) => one.portalId !== portalId), folded.crmDeal],
  };
}

interface Heard {
  readonly portal: ChangedPortal;
  readonly changes: readonly CrmDealChange[];
}

const hear = (heard: readonly Heard[], from = registered): SyncState =>
  heard.reduce(
    (state, { portal, changes }) => stateAfter(state, foldChanges(state, changes, portal, ids), portal),
    from,
  );

const value = (
  property: (typeof syncedProperties)[number],
  text: string,
  seconds: number,
): CrmDealChange => ({
  kind: 'value',
  property,
  value: text,
  at: after(seconds),
  by: 'userId:7',
});
const stage = (stageId: string, seconds: number): CrmDealChange => ({
  kind: 'stage',
  stageId,
  at: after(seconds),
  by: null,
});
const presence = (now: 'stands' | 'deleted' | 'merged', seconds: number): CrmDealChange => ({
  kind: 'presence',
  presence: now,
  at: after(seconds),
  by: null,
});

const texts = {
  name: ['', 'Ours', 'Theirs'],
  amount: ['', '100', '200'],
  currency: ['', 'EUR', 'USD'],
  close_on: ['', '2027-01-01', '2027-02-02'],
  next_steps: ['', 'Call', 'Demo'],
  intro_note: ['', 'Since 2020.'],
  pain_or_opportunity: ['', 'Leads get lost.'],
  products: ['', 'crm', 'crm; marketing'],
} as const;

const aChange: fc.Arbitrary<CrmDealChange> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(...syncedProperties).chain((property) =>
      fc
        .tuple(
          fc.constantFrom('value' as const, 'written' as const),
          fc.constantFrom(...texts[property]),
          fc.integer({ min: 1, max: 30 }),
        )
        .map(([kind, text, seconds]): CrmDealChange => ({
          kind,
          property,
          value: text,
          at: after(seconds),
          by: null,
        })),
    ),
  },
  fc
    .tuple(fc.constantFrom(...Object.keys(outcomes)), fc.integer({ min: 1, max: 30 }))
    .map(([stageId, s]) => stage(stageId, s)),
  fc
    .tuple(fc.constantFrom('stands' as const, 'deleted' as const), fc.integer({ min: 1, max: 30 }))
    .map(([now, s]) => presence(now, s)),
);
/** A CRM gives no two versions of one thing the same moment. */
const historyOf = (portal: ChangedPortal) =>
  fc
    .uniqueArray(aChange, {
      selector: (change) => `${'property' in change ? change.property : change.kind} ${change.at}`,
      maxLength: 15,
    })
    .map((changes) => changes.map((change) => ({ portal, change })));

interface Told {
  readonly portal: ChangedPortal;
  readonly change: CrmDealChange;
}

/** The same changes in another order, some of them twice, in parts of any size. */
const tellings = (told: readonly Told[]): fc.Arbitrary<Heard[]> =>
  fc
    .tuple(
      fc.shuffledSubarray([...told], { minLength: told.length }),
      fc.shuffledSubarray([...told]),
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 8 }),
    )
    .map(([all, again, sizes]) => {
      const waiting = [...all, ...again];
      const heard: Heard[] = [];
      for (let part = 0; waiting.length > 0; part += 1) {
        const taken = waiting.splice(0, sizes[part % sizes.length]);
        for (const [portal, changes] of Map.groupBy(taken, (one) => one.portal))
          heard.push({ portal, changes: changes.map(({ change }) => change) });
      }
      return heard;
    });

function looksOf(state: SyncState) {
  const { close, ...deal } = state.record.sharedDeal;
  const shown = Object.fromEntries(
    state.shown.map((one) => [`${String(one.portalId)} ${one.property}`, [one.value, one.shownAt]]),
  );
  return {
    deal,
    isClosed: close !== null,
    changedLast: state.changedLast,
    shown,
    crmDeals: state.crmDeals.toSorted((a, b) => a.portalId - b.portalId),
  };
}

describe('changes of a shared deal', () => {
  it('end alike in any order, told any number of times, in parts of any size', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(historyOf(partner), historyOf(vendor))
          .chain(([one, other]) => fc.tuple(tellings([...one, ...other]), tellings([...one, ...other]))),
        ([first, second]) => {
          expect(looksOf(hear(second))).toEqual(looksOf(hear(first)));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('told once more change nothing and add nothing to the history', () => {
    fc.assert(
      fc.property(historyOf(vendor), (told) => {
        const changes = told.map(({ change }) => change);
        const before = hear([{ portal: vendor, changes }]);
        const again = foldChanges(before, changes, vendor, ids);
        expect(looksOf(stateAfter(before, again, vendor))).toEqual(looksOf(before));
        expect(again.history).toEqual([]);
      }),
    );
  });

  it('leave nothing due once each CRM shows what was written to it', () => {
    fc.assert(
      fc.property(fc.tuple(historyOf(partner), historyOf(vendor)), ([one, other]) => {
        let state = hear([
          { portal: partner, changes: one.map(({ change }) => change) },
          { portal: vendor, changes: other.map(({ change }) => change) },
        ]);
        for (const portal of [partner, vendor]) {
          const due = dueValues(state.record.sharedDeal, state.shown, portal.portalId, sourceProgramme.sync);
          const changes = Object.entries(due).map(
            ([property, text]) =>
              ({ kind: 'written', property, value: text, at: after(60), by: null }) as CrmDealChange,
          );
          state = hear([{ portal, changes }], state);
          expect(
            dueValues(state.record.sharedDeal, state.shown, portal.portalId, sourceProgramme.sync),
          ).toEqual({});
        }
      }),
    );
  });
});

describe('one change', () => {
  it('of the source’s amount goes over, an emptied one comes back, the other side’s own gives way', () => {
    const state = hear([
      { portal: vendor, changes: [value('amount', '900', 1), value('amount', '', 2)] },
      { portal: partner, changes: [value('amount', '1', 3)] },
    ]);
    expect(valueOf(state.record.sharedDeal, 'amount')).toBe('900');
    for (const { portalId } of [partner, vendor])
      expect(dueValues(state.record.sharedDeal, state.shown, portalId, sourceProgramme.sync)).toMatchObject({
        amount: '900',
      });
  });

  it('of a name stays where it was made', () => {
    const state = hear([{ portal: partner, changes: [value('name', 'Ours', 1)] }]);
    expect(state.record.sharedDeal.name).toBe(sharedDeal.name);
    expect(
      dueValues(state.record.sharedDeal, state.shown, vendorPortalId, sourceProgramme.sync),
    ).not.toHaveProperty('name');
  });

  it('is due nowhere as nothing, nor as a currency without an amount', () => {
    const without = { ...sharedDeal, amount: null };
    const due = dueValues(without, [], vendorPortalId, sourceProgramme.sync);
    expect(due).not.toHaveProperty('amount');
    expect(due).not.toHaveProperty('currency');
    expect(due).toHaveProperty('next_steps');
  });

  it('is later than the registration where the app made the CRM deal, whatever the hub’s clock says', () => {
    const { record } = registered;
    const ahead = { ...record, sharedDeal: { ...sharedDeal, registeredAt: after(86_400) } };
    for (const portal of [partner, vendor]) {
      const state = hear([{ portal, changes: [value('next_steps', 'Demo', 1)] }], {
        ...registered,
        record: ahead,
      });
      expect(state.record.sharedDeal.nextSteps).toBe('Demo');
    }
  });

  it('that lost is in the history once, with who made it; what a converted deal showed before is not', () => {
    const converted = { ...sharedDeal, source: { type: 'deal', id: '7' } };
    const won = hear([{ portal: vendor, changes: [value('next_steps', 'Demo', 10)] }], {
      ...registered,
      record: { ...registered.record, sharedDeal: converted },
    });
    const lost = foldChanges(
      won,
      [value('next_steps', 'Call', 5), value('intro_note', 'Old', -60)],
      partner,
      ids,
    );
    expect(lost.history).toMatchObject([
      {
        property: 'next_steps',
        value: 'Call',
        previous: 'Demo',
        outcome: 'superseded',
        changedBy: 'userId:7',
      },
    ]);
    const again = foldChanges(stateAfter(won, lost, partner), [value('next_steps', 'Call', 5)], partner, ids);
    expect(again.history).toEqual([]);
  });

  it('of the vendor’s stage closes and opens, and freezes the facts; the partner’s is information', () => {
    expect(hear([{ portal: partner, changes: [stage('won', 1)] }]).record.sharedDeal.state).toBe('open');
    const closed = hear([{ portal: vendor, changes: [stage('won', 1)] }]).record.sharedDeal;
    expect(closed).toMatchObject({ state: 'won', close: { facts: { closedOn: '2026-11-24' } } });
    const reopened = hear([{ portal: vendor, changes: [stage('won', 1), stage('talks', 2)] }]).record
      .sharedDeal;
    expect(reopened).toMatchObject({ state: 'open', close: null });
  });

  it('that deletes a CRM deal leaves a tombstone, under which the vendor may still close', () => {
    const gone = hear([
      { portal: partner, changes: [presence('deleted', 1)] },
      { portal: vendor, changes: [stage('lost', 2)] },
    ]);
    expect(gone.record.sharedDeal).toMatchObject({ state: 'tombstoned', stateBeforeTombstone: 'lost' });
    const back = hear([{ portal: partner, changes: [presence('stands', 3)] }], gone);
    expect(back.record.sharedDeal).toMatchObject({ state: 'lost', stateBeforeTombstone: null });
  });

  it.each([
    [presence('merged', 1), presence('deleted', 1)],
    [presence('deleted', 1), presence('merged', 1)],
  ])('that merges is told as a deletion too, in either order', (first, second) => {
    const state = hear([
      { portal: vendor, changes: [first] },
      { portal: vendor, changes: [second] },
    ]);
    expect(state.crmDeals).toMatchObject([{ presence: 'merged' }]);
  });
});
