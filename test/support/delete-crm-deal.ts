import { uuidv7 } from 'uuidv7';
import { applyCrmChanges } from '#operations/sync/apply-crm-changes.ts';
import type { TestHub } from './a-hub.ts';

/** HubSpot tells that somebody deleted the CRM deal of a shared deal in a portal, at the moment of the hub's clock. */
export async function deleteCrmDeal(hub: TestHub, portalId: number, sharedDealId: string): Promise<void> {
  const { clock, store, crmMemory } = hub;
  const apply = applyCrmChanges({ clock, store, ids: { next: uuidv7 }, crm: crmMemory.reader });
  const at = clock.now().toISOString();
  await apply(portalId, sharedDealId, [{ kind: 'presence', presence: 'deleted', at, by: null }]);
}
