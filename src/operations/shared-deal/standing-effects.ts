import { vendorOwnerId } from '#core/team.ts';
import type { OutboxEntry, StandingEffect } from '../effects.ts';
import type { Ports } from '../ports.ts';
import type { SharedDealRecord } from './shared-deal.ts';
import type { StoreTransaction } from '../store-ports.ts';
import type { ProgrammeContext } from '../programme/programme-context.ts';
import { sharedDealStanding } from './shared-deal-standing.ts';

/**
 * Tells both portals of a shared deal how it stands now, and the vendor's company after it, each behind what is already under
 * way there. The record must be read after what has changed it. One that was retyped (R7) goes to the person who is responsible
 * for its new type: who is responsible owns the vendor's CRM deal (rules section 7), and without a notice that is how the
 * person finds it.
 */
export async function insertStandingEffects(
  ports: Pick<Ports, 'ids'>,
  transaction: StoreTransaction,
  { vendor, policy, today }: Pick<ProgrammeContext, 'vendor' | 'policy' | 'today'>,
  record: SharedDealRecord,
  { retyped = false }: { readonly retyped?: boolean } = {},
): Promise<void> {
  const { sharedDealId, partnerPortalId, type, state, domain, rule } = record.sharedDeal;
  const { claimEndsOn, commission, tierCredit } = sharedDealStanding(record, policy, today);
  const effectFor = (ownerId: string | null): StandingEffect => ({
    kind: 'standing',
    sharedDealId,
    type,
    state,
    claimEndsOn,
    commission: commission.verdict,
    tierCredit: tierCredit.verdict,
    credit: tierCredit.credit,
    ...(retyped ? { retyped: { rule, ownerId } } : {}),
  });
  const entries: OutboxEntry[] = [];
  for (const [portalId, ownerId] of [
    [partnerPortalId, null],
    [vendor.portalId, vendorOwnerId(record.team)],
  ] as const) {
    // A deleted CRM deal is told when it is restored.
    if (record.crmDeals.some((one) => one.portalId === portalId && one.presence !== 'stands')) continue;
    entries.push({
      effectId: ports.ids.next(),
      sharedDealId,
      portalId,
      sequence: await transaction.nextSequence(sharedDealId, portalId),
      effect: effectFor(ownerId),
    });
  }
  const ofVendor = entries.find((entry) => entry.portalId === vendor.portalId);
  entries.push({
    effectId: ports.ids.next(),
    sharedDealId,
    portalId: vendor.portalId,
    sequence: ofVendor
      ? ofVendor.sequence + 1
      : await transaction.nextSequence(sharedDealId, vendor.portalId),
    effect: { kind: 'company_standing', domain },
  });
  await transaction.insertEffects(entries);
}

/**
 * Tells the vendor's company alone how it stands now, where no open shared deal of the partner does so: a claim was released
 * or has lapsed. A company that the vendor's CRM does not have says nothing of claims; if one is made later it says what is
 * true then.
 */
export async function insertCompanyStanding(
  ports: Pick<Ports, 'ids'>,
  transaction: StoreTransaction,
  { vendor }: Pick<ProgrammeContext, 'vendor'>,
  domain: string,
): Promise<void> {
  if (!(await transaction.isVendorCompanyKnown(domain))) return;
  const effectId = ports.ids.next();
  await transaction.insertEffects([
    {
      effectId,
      sharedDealId: effectId,
      portalId: vendor.portalId,
      sequence: 1,
      effect: { kind: 'company_standing', domain },
    },
  ]);
}
