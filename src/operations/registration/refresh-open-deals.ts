import type { Motion } from '#core/deal-type.ts';
import type { OpenSharedDeal } from '#core/registration-facts.ts';
import { retyping, sameMotionDeal } from '#core/routing.ts';
import { auditEntry } from '../request/audit-entry.ts';
import type { Ports } from '../ports.ts';
import type { StoreTransaction } from '../store-ports.ts';
import type { RegistrationContext } from './registration-context.ts';
import type { Decided } from './registration-decision.ts';
import { insertStandingEffects } from '../shared-deal/standing-effects.ts';

/**
 * The partner's open shared deals on the domain follow a new registration: the one of the same motion takes the type that
 * the decision gives (R7, audited; nobody else is told), and all show the claim's new end and the verdicts it brings (R6).
 * True where the vendor's company is told with them. The decision's claim must be saved already.
 */
export async function refreshOpenDeals(
  ports: Ports,
  transaction: StoreTransaction,
  context: RegistrationContext,
  { decision, facts }: Decided,
  motion: Motion,
): Promise<boolean> {
  const claimMoved = decision.claim.action === 'claim' || decision.claim.action === 'renew';
  const sameMotion = sameMotionDeal(decision, motion);
  const newTypeOf = (deal: OpenSharedDeal) => (deal === sameMotion ? retyping(deal, decision) : null);
  let toldCompany = false;

  for (const deal of decision.openSharedDeals) {
    const newType = newTypeOf(deal);
    if (newType === null && !claimMoved) continue;
    if (newType !== null) {
      await transaction.retypeSharedDeal(deal.sharedDealId, decision, facts);
      await transaction.insertAudit(
        auditEntry(ports, context, 'shared_deal.retyped', deal.sharedDealId, {
          from: deal.type,
          to: newType,
          rule: decision.rule,
        }),
      );
    }
    const record = await transaction.readSharedDeal(deal.sharedDealId);
    if (record === null) throw new Error(`The open shared deal ${deal.sharedDealId} is gone.`);
    await insertStandingEffects(ports, transaction, context, record, { retyped: newType !== null });
    toldCompany = true;
  }
  return toldCompany;
}
