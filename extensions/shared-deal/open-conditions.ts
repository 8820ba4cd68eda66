import type { SharedDealView } from '#contracts/shared-deal-view.ts';
import type { Remedy } from '#extensions/kit/codes.ts';

/** Something that the partner can do for a verdict, or has to do so that it stays. */
export interface OpenCondition {
  readonly remedy: Remedy;
  readonly helps: 'commission' | 'tierCredit' | 'both';
  /** The claim's last day, the day on which close is expected, or the day on which the verdict changes. */
  readonly day: string | null;
}

type ConditionedDeal = Pick<SharedDealView, 'commission' | 'tierCredit' | 'claimEndsOn' | 'closeOn'>;

/** What both verdicts ask for, each once; what helps commission comes first. */
export function openConditions(deal: ConditionedDeal): OpenCondition[] {
  const { commission, tierCredit } = deal;
  return [...new Set([...commission.remedies, ...tierCredit.remedies])].map((remedy) => ({
    remedy,
    helps: !tierCredit.remedies.includes(remedy)
      ? 'commission'
      : commission.remedies.includes(remedy)
        ? 'both'
        : 'tierCredit',
    day: dayOf(remedy, deal),
  }));
}

function dayOf(remedy: Remedy, deal: ConditionedDeal): string | null {
  switch (remedy) {
    case 'renew_claim':
      return deal.claimEndsOn;
    case 'submit_poi':
    case 'confirm_involvement':
      return deal.closeOn;
    case 'release_claims':
      // Capacity touches commission alone, and once that is withheld no day is left to keep.
      return deal.commission.verdict === 'ineligible' ? null : deal.commission.changesOn;
    case 'register_again':
    case 'ask_vendor':
      return null;
  }
}
