import type { OutboxEntry, StandingEffect } from './effects.ts';
import type { Ports, SharedDealRecord, StoreTransaction } from './ports.ts';
import type { ProgrammeContext } from './programme-context.ts';
import { sharedDealStanding } from './shared-deal-standing.ts';

/**
 * Tells both portals of a shared deal how it stands now, and the vendor's company after it, each behind what is already under
 * way there. The record must be read after what has changed it.
 */
export async function insertStandingEffects(
  ports: Pick<Ports, 'ids'>,
  transaction: StoreTransaction,
  { vendor, policy, today }: Pick<ProgrammeContext, 'vendor' | 'policy' | 'today'>,
  record: SharedDealRecord,
): Promise<void> {
  const { sharedDealId, partnerPortalId, type, domain } = record.sharedDeal;
  const { claimEndsOn, commission, tierCredit } = sharedDealStanding(record, policy, today);
  const effect: StandingEffect = {
    kind: 'standing',
    sharedDealId,
    type,
    claimEndsOn,
    commission: commission.verdict,
    tierCredit: tierCredit.verdict,
    credit: tierCredit.credit,
  };
  const entries: OutboxEntry[] = [];
  for (const portalId of [partnerPortalId, vendor.portalId]) {
    entries.push({
      effectId: ports.ids.next(),
      sharedDealId,
      portalId,
      sequence: await transaction.nextSequence(sharedDealId, portalId),
      effect,
    });
  }
  entries.push({
    effectId: ports.ids.next(),
    sharedDealId,
    portalId: vendor.portalId,
    sequence: (entries.at(-1)?.sequence ?? 0) + 1,
    effect: { kind: 'company_standing', domain },
  });
  await transaction.insertEffects(entries);
}
