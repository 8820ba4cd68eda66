import { HubError } from '#contracts/errors.ts';
import { decideConversion } from '#core/conversion.ts';
import type { RegistrationDecision, RegistrationOutcome } from '#core/decision.ts';
import type { RegistrationFacts } from '#core/registration-facts.ts';
import { decideRegistration } from '#core/routing.ts';
import type { RegistrationContext } from './registration-context.ts';

/** A decision with the facts it was made of. */
export interface Decided {
  readonly decision: RegistrationDecision;
  readonly facts: RegistrationFacts;
}

/** Preview, registration and conversion ask here, so that the record alone says how it is decided: a deal by R8. */
export function outcomeFor(
  { record, policy, today }: RegistrationContext,
  facts: RegistrationFacts,
): RegistrationOutcome {
  const decide = record.type === 'deal' ? decideConversion : decideRegistration;
  return decide(facts, policy, today);
}

/** Refuses with `registration.removed` or `registration.capacity_reached`. */
export function decisionFor(context: RegistrationContext, facts: RegistrationFacts): RegistrationDecision {
  const outcome = outcomeFor(context, facts);
  if (!('refused' in outcome)) return outcome.decision;
  throw new HubError(
    outcome.refused === 'removed_by_vendor' ? 'registration.removed' : 'registration.capacity_reached',
  );
}
