import { dayOf } from '#core/calendar-day.ts';
import type { Ports } from '../ports.ts';
import { dueValues, type SyncedValues } from './deal-values.ts';

/** What CRM deals of a portal have to take on, by shared deal, as it is at the moment of asking. */
export type ReadDueValues = (
  portalId: number,
  asked: readonly {
    readonly sharedDealId: string;
    /** An earlier attempt may have written what nobody knows of: everything is due again. */
    readonly isUnsure: boolean;
  }[],
) => Promise<ReadonlyMap<string, SyncedValues>>;

export function readDueValues({ store, clock }: Pick<Ports, 'store' | 'clock'>): ReadDueValues {
  return async (portalId, asked) => {
    const unsure = new Set(asked.flatMap(({ sharedDealId, isUnsure }) => (isUnsure ? [sharedDealId] : [])));
    const { timeZone } = await store.readVendor();
    const { sync } = await store.readPolicy(dayOf(clock.now(), timeZone));
    const states = await store.readSyncStates(asked.map(({ sharedDealId }) => sharedDealId));
    return new Map(
      states.map(({ record: { sharedDeal }, shown }) => [
        sharedDeal.sharedDealId,
        dueValues(sharedDeal, unsure.has(sharedDeal.sharedDealId) ? [] : shown, portalId, sync),
      ]),
    );
  };
}
