import type { RecordDomain } from '#contracts/values.ts';
import type { RegistrationOffer } from '#contracts/view-record.ts';
import { capacityLimit } from '#core/capacity.ts';
import { countPreview } from './count-preview.ts';
import { idleClaimsView } from '../claims/idle-claims-view.ts';
import { outcomeView } from './outcome-view.ts';
import { mayRegister } from '../request/permission.ts';
import type { Ports } from '../ports.ts';
import { factsQuery, type RegistrationContext } from './registration-context.ts';
import { outcomeFor } from './registration-decision.ts';

/**
 * What registering this domain would do now. It is counted and audited before anything is looked up; who may not register
 * is told so and has looked at nothing.
 */
export async function previewDomain(
  ports: Ports,
  context: RegistrationContext,
  domain: RecordDomain,
): Promise<RegistrationOffer> {
  if (!mayRegister(context.actor)) return { state: 'not_permitted', domain };
  if (!(await countPreview(ports, context, domain.domain)))
    return { state: 'preview_quota_exceeded', domain };

  const facts = await ports.store.readFacts(factsQuery(context, domain.domain));
  const outcome = outcomeFor(context, facts);
  if (!('refused' in outcome)) {
    const { decision } = outcome;
    return { state: 'offered', domain, outcome: await outcomeView(ports, context, { decision, facts }) };
  }
  if (outcome.refused === 'removed_by_vendor') return { state: 'removed_by_vendor', domain };
  return {
    state: 'capacity_reached',
    domain,
    limit: capacityLimit(facts.tier, context.policy),
    idleClaims: await idleClaimsView(ports, context),
  };
}
