import type { RecordDomain } from '#contracts/values.ts';
import type { RegistrationOffer } from '#contracts/view-record.ts';
import { capacityLimit } from '#core/capacity.ts';
import { decideRegistration } from '#core/routing.ts';
import { outcomeView } from './outcome-view.ts';
import type { Ports } from './ports.ts';
import { factsQuery, type RegistrationContext } from './registration-context.ts';

/** What registering this domain would do now; reads only. Whoever shows it counts it first (`countPreview`). */
export async function offerFor(
  ports: Ports,
  context: RegistrationContext,
  domain: RecordDomain,
): Promise<RegistrationOffer> {
  const facts = await ports.store.readFacts(factsQuery(context, domain.domain));
  const outcome = decideRegistration(facts, context.policy, context.today);
  if (!('refused' in outcome)) {
    return { state: 'offered', domain, outcome: outcomeView(outcome.decision, facts, context.policy) };
  }
  return outcome.refused === 'removed_by_vendor'
    ? { state: 'removed_by_vendor', domain }
    : { state: 'capacity_reached', domain, limit: capacityLimit(facts.tier, context.policy) };
}
