import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SyncedValues } from '#operations/sync/deal-values.ts';
import type { ReadDueValues } from '#operations/sync/read-due-values.ts';
import type { DeliverableEffect } from '#sync/ports.ts';
import { closePortals, startTwoPortals, vendorPortal, type TwoPortals } from './two-portals.ts';

/** What is due to a hundred CRM deals goes out in one call, and one that fails is nobody else's trouble. */

const { portalId } = vendorPortal;
let portals: TwoPortals;
let due: Map<string, SyncedValues>;
let asked: Parameters<ReadDueValues>[1];

beforeEach(async () => {
  due = new Map();
  asked = [];
  portals = await startTwoPortals({
    readDueValues: (_portalId, deals) => {
      asked = deals;
      return Promise.resolve(due);
    },
  });
});
afterEach(() => closePortals(portals));

const portal = () => portals.standIn.portal(portalId);

/** CRM deals to which a next step is due. */
function given(count: number, attempt = 1): DeliverableEffect[] {
  return Array.from({ length: count }, (_, index) => {
    const sharedDealId = `deal ${String(index)}`;
    due.set(sharedDealId, { next_steps: `Step ${String(index)}` });
    return {
      effectId: `effect ${String(index)}`,
      effect: { kind: 'sync', sharedDealId },
      knownId: portal().create('deals', { dealname: sharedDealId, dealstage: 'appointmentscheduled' }).id,
      attempt,
      associations: [],
    };
  });
}

const knownId = (effects: readonly DeliverableEffect[], index: number) => effects[index]?.knownId ?? '';
const stepOf = (id: string) => portal().record('deals', id)?.properties['hs_next_step'];

describe('what is due to CRM deals', () => {
  it('goes out in one call, and is known to stand there since HubSpot’s moment', async () => {
    const effects = given(100);
    const calls = portals.standIn.journal.length;
    const results = await portals.crm.writer.deliver(portalId, effects);
    expect(portals.standIn.journal.slice(calls).map(({ path }) => path)).toEqual([
      '/crm/v3/objects/deals/batch/update',
    ]);
    expect(results).toHaveLength(100);
    for (const [index, result] of results.entries()) {
      const id = knownId(effects, index);
      expect(stepOf(id)).toBe(`Step ${String(index)}`);
      expect(result).toEqual({
        effectId: `effect ${String(index)}`,
        delivered: true,
        recordId: id,
        shown: {
          values: { next_steps: `Step ${String(index)}` },
          at: portal().record('deals', id)?.updatedAt,
        },
      });
    }
  });

  it('and is refused of one, and of one that is deleted, is written of the other 98', async () => {
    const effects = given(100);
    due.set('deal 30', { currency: 'no currency', amount: '1' });
    portal().archive('deals', knownId(effects, 60));
    const results = await portals.crm.writer.deliver(portalId, effects);
    const written = results.filter((result) => result.delivered && result.shown !== undefined);
    expect(written).toHaveLength(98);
    expect(results[30]).toMatchObject({ delivered: false, error: { kind: 'refused' } });
    expect(results[60]).toEqual({
      effectId: 'effect 60',
      delivered: true,
      recordId: knownId(effects, 60),
      isGone: true,
    });
    for (const index of [29, 31, 59, 61, 99])
      expect(stepOf(knownId(effects, index))).toBe(`Step ${String(index)}`);
  });

  it('and is nothing costs no call', async () => {
    const effects = given(3);
    for (const id of due.keys()) due.set(id, {});
    const calls = portals.standIn.journal.length;
    const results = await portals.crm.writer.deliver(portalId, effects);
    expect(results.map(({ delivered }) => delivered)).toEqual([true, true, true]);
    expect(results.some((result) => 'shown' in result)).toBe(false);
    expect(portals.standIn.journal.slice(calls)).toEqual([]);
  });

  it('is asked for anew, all of it, where an earlier attempt may have written', async () => {
    await portals.crm.writer.deliver(portalId, [...given(1), ...given(2, 2).slice(1)]);
    expect(asked).toEqual([
      { sharedDealId: 'deal 0', isUnsure: false },
      { sharedDealId: 'deal 1', isUnsure: true },
    ]);
  });

  it('fails as a whole where HubSpot is away, each to be tried again', async () => {
    portals.standIn.faults.inject({ path: '/deals/batch/update', status: 503 });
    const results = await portals.crm.writer.deliver(portalId, given(3));
    expect(results.map((result) => !result.delivered && result.error.kind)).toEqual([
      'unavailable',
      'unavailable',
      'unavailable',
    ]);
  });
});
