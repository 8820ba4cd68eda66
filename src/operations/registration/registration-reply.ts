import { HubError } from '#contracts/errors.ts';
import type { ReplyOf } from '#contracts/operation.ts';
import type { registerDeal } from '#contracts/register-deal.ts';
import type { Committed } from './commit-registration.ts';
import { countPreview } from './count-preview.ts';
import { outcomeView } from './outcome-view.ts';
import type { Ports } from '../ports.ts';
import type { RegistrationContext } from './registration-context.ts';
import { sharedDealView } from '../shared-deal/shared-deal-view.ts';

/**
 * What a registration or conversion is answered, once its transaction is through: the shared deal as it stands after its
 * effects had a moment to be delivered, or the outcome that nobody had been shown, which counts like any preview.
 */
export async function registrationReply(
  ports: Ports,
  context: RegistrationContext,
  domain: string,
  committed: Committed,
): Promise<ReplyOf<typeof registerDeal>> {
  if (committed.answer === undefined) {
    if (!(await countPreview(ports, context, domain))) throw new HubError('preview.quota_exceeded');
    return { result: 'outcome_changed', outcome: await outcomeView(ports, context, committed.changed) };
  }
  const { actor, partner, vendor } = context;
  await ports.drainOutbox([actor.portal.portalId, vendor.portalId]);
  const { result, sharedDealId } = committed.answer;
  const record = await ports.store.readSharedDeal(partner.id, sharedDealId);
  if (record === null) throw new Error(`The shared deal ${sharedDealId} was committed and is gone.`);
  return { result, sharedDeal: sharedDealView(record, { ...context, recordUrl: ports.crm.recordUrl }) };
}
