import { dayOf } from '#core/calendar-day.ts';
import type { CrmPipeline } from '../crm-ports.ts';
import type { Ports } from '../ports.ts';
import type { Portal, Vendor } from '../programme/programme.ts';
import type { CrmDealChange, SyncState } from './crm-deal-sync.ts';
import { insertConsequences } from './consequences.ts';
import { foldChanges, type ChangedPortal } from './fold-changes.ts';

/** What somebody changed in the CRM deal of a portal, by shared deal. */
export type ApplyCrmChanges = (
  portalId: number,
  sharedDealId: string,
  changes: readonly CrmDealChange[],
) => Promise<void>;

/**
 * Takes over what was changed in one CRM, in one transaction behind the lock of the shared deal: the values, the state and
 * what both CRMs have to be told. Doing it twice changes nothing more. Changes of a deal from which the vendor removed the
 * partner are dropped, and so are those of a portal that has no part in it.
 */
export function applyCrmChanges(ports: Pick<Ports, 'clock' | 'ids' | 'store' | 'crm'>): ApplyCrmChanges {
  return async (portalId, sharedDealId, changes) => {
    const vendor = await ports.store.readVendor();
    const portal = await ports.store.readPortal(portalId);
    if (portal === null) return;
    const now = ports.clock.now();
    const today = dayOf(now, vendor.timeZone);
    const policy = await ports.store.readPolicy(today);
    const where: ChangedPortal = {
      portalId,
      side: portal.side,
      vendorTimeZone: vendor.timeZone,
      policy,
      outcomeOf: outcomesIn(await vendorPipelines(ports, portal, changes)),
    };
    await ports.store.transact(async (transaction) => {
      const state = await transaction.lockSyncState(sharedDealId);
      if (state === null || !takesPart(state, portal, vendor)) return;
      const folded = foldChanges(state, changes, where, ports.ids);
      await transaction.saveFolded(state, folded);
      await insertConsequences(ports, transaction, { vendor, policy, now, today }, state, folded);
    });
  };
}

function takesPart({ record }: SyncState, portal: Portal, vendor: Vendor): boolean {
  const { state, partnerPortalId } = record.sharedDeal;
  return state !== 'removed' && [partnerPortalId, vendor.portalId].includes(portal.portalId);
}

/** Asked anew where a stage is not among those that are kept, since somebody may just have made it. */
async function vendorPipelines(
  { crm }: Pick<Ports, 'crm'>,
  portal: Portal,
  changes: readonly CrmDealChange[],
): Promise<readonly CrmPipeline[]> {
  const stages = changes.flatMap((change) => (change.kind === 'stage' ? [change.stageId] : []));
  if (portal.side === 'partner' || stages.length === 0) return [];
  const kept = await crm.readPipelines(portal.portalId);
  const outcomeOf = outcomesIn(kept);
  return stages.every((stage) => outcomeOf(stage) !== null)
    ? kept
    : crm.readPipelines(portal.portalId, { anew: true });
}

function outcomesIn(pipelines: readonly CrmPipeline[]): ChangedPortal['outcomeOf'] {
  const outcomes = new Map(pipelines.flatMap(({ stages }) => stages.map(({ id, outcome }) => [id, outcome])));
  return (stageId) => outcomes.get(stageId) ?? null;
}
