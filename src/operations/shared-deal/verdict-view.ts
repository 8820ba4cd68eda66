import type { TierCreditVerdict as TierCreditView, Verdict as VerdictView } from '#contracts/values.ts';
import type { TierCreditVerdict, Verdict } from '#core/verdicts.ts';

/** A verdict as a reply carries it. */
export function verdictView({ verdict, reasons, remedies, changesOn, policyVersion }: Verdict): VerdictView {
  return { verdict, reasons: [...reasons], remedies: [...remedies], changesOn, policyVersion };
}

export function tierCreditView(tierCredit: TierCreditVerdict): TierCreditView {
  return { ...verdictView(tierCredit), credit: tierCredit.credit };
}
