import type { CalendarDay } from './calendar-day.ts';
import type { RegistrationOutcome } from './decision.ts';
import type { Policy } from './policy.ts';
import type { ConversionReason } from './reasons.ts';
import { decideRegistration } from './routing.ts';
import type { RegistrationFacts } from './registration-facts.ts';

interface CrmDealAssociations {
  readonly hasCompany: boolean;
  readonly hasContact: boolean;
}

/** What the CRM deal lacks; the company comes first, without which there is no domain to decide on. */
export function missingForConversion({ hasCompany, hasContact }: CrmDealAssociations): ConversionReason[] {
  return [
    ...(hasCompany ? [] : (['company_missing'] as const)),
    ...(hasContact ? [] : (['contact_missing'] as const)),
  ];
}

/** Why the CRM deal cannot be converted: what it lacks first, or null. */
export function conversionRefusal(crmDeal: CrmDealAssociations): ConversionReason | null {
  return missingForConversion(crmDeal)[0] ?? null;
}

/** R8: decided like a registration, but at the capacity limit as the policy says for conversions. */
export function decideConversion(
  facts: RegistrationFacts,
  policy: Policy,
  today: CalendarDay,
): RegistrationOutcome {
  if (policy.capacity.conversionAtLimit === 'same_as_register')
    return decideRegistration(facts, policy, today);
  return decideRegistration(facts, { ...policy, capacity: { ...policy.capacity, atLimit: 'refuse' } }, today);
}
