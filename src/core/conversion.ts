import type { CalendarDay } from './calendar-day.ts';
import type { RegistrationOutcome } from './decision.ts';
import type { Policy } from './policy.ts';
import { decideRegistration } from './routing.ts';
import type { RegistrationFacts } from './registration-facts.ts';

/** Why a CRM deal cannot be converted (R8): nothing is written. */
const conversionRefusals = ['company_missing', 'contact_missing'] as const;
export type ConversionRefusal = (typeof conversionRefusals)[number];

/** What the CRM deal lacks first, or null. Both missing: the company, without which there is no domain to decide on. */
export function conversionRefusal(crmDeal: {
  readonly hasCompany: boolean;
  readonly hasContact: boolean;
}): ConversionRefusal | null {
  if (!crmDeal.hasCompany) return 'company_missing';
  return crmDeal.hasContact ? null : 'contact_missing';
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
