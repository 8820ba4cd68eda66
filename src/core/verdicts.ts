import type { CalendarDay } from './calendar-day.ts';
import type { VerdictReason } from './reasons.ts';

export const verdicts = ['eligible', 'conditional', 'ineligible'] as const;
export type VerdictKind = (typeof verdicts)[number];

/** What would change a verdict, as an action somebody can take. */
export const remedies = [
  'renew_claim',
  'register_again',
  'submit_poi',
  'confirm_involvement',
  'release_claims',
  'ask_vendor',
] as const;
export type Remedy = (typeof remedies)[number];

export const creditKinds = ['sourced', 'assisted', 'managed'] as const;
export type CreditKind = (typeof creditKinds)[number];

/** Never a bare boolean: a verdict with its reasons, what would change it, and the day when time will (rules section 8). */
export interface Verdict {
  readonly verdict: VerdictKind;
  readonly reasons: readonly VerdictReason[];
  readonly remedies: readonly Remedy[];
  /** First day on which the verdict would differ if nobody did anything; null where time changes nothing. */
  readonly changesOn: CalendarDay | null;
  readonly policyVersion: string;
}

/** Tier credit also says which kind of credit it would be. */
export interface TierCreditVerdict extends Verdict {
  readonly credit: CreditKind;
}
