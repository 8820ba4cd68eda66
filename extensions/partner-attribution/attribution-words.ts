import type { AttributedDeal } from '#contracts/view-attribution.ts';
import type { AttributionFacts } from '#extensions/kit/labels.en.ts';
import type { AttributionLabels, AttributionReader } from './attribution-reader.ts';

/** The decision's facts for a sentence; null where no receipt is on record. */
function factsOf(deal: AttributedDeal): AttributionFacts | null {
  if (deal.receipt === null) return null;
  return {
    partner: deal.partner.name,
    domain: deal.domainUnicode,
    capacityReached: deal.receipt.reasons.includes('capacity_reached'),
    ownershipLapsed: deal.receipt.reasons.includes('ownership_lapsed'),
  };
}

/** "because acme.co.uk was free"; of a deal that was retyped since, what it was and why. Null without a receipt. */
export function becauseOf(deal: AttributedDeal, labels: AttributionLabels): string | null {
  const { receipt } = deal;
  const facts = factsOf(deal);
  if (receipt === null || facts === null) return null;
  const because = labels.attribution.because[receipt.rule](facts);
  return receipt.type === deal.type
    ? because
    : labels.attribution.retyped(labels.types[receipt.type], because);
}

/** The rule that decided, in plain words. */
export function explanationOf(deal: AttributedDeal, labels: AttributionLabels): string {
  const facts = factsOf(deal);
  return deal.receipt === null || facts === null
    ? labels.attribution.noReceipt
    : labels.attribution.explained[deal.receipt.rule](facts);
}

/** "Gold tier". Tiers are the vendor's own names, except the one that stands for none. */
export function tierWords(tier: string, labels: AttributionLabels): string {
  if (tier === 'untiered') return labels.attribution.untiered;
  return labels.attribution.tier(tier.charAt(0).toUpperCase() + tier.slice(1));
}

/** Names of partners, each once, in the deals' order. */
export function partnerNames(deals: readonly AttributedDeal[]): string[] {
  return [...new Map(deals.map(({ partner }) => [partner.id, partner.name])).values()];
}

/** "Beta Consulting (Best Partner Wins deal)" for each deal, as one list. */
export function partnersAndTypes(
  deals: readonly AttributedDeal[],
  { labels, format }: AttributionReader,
): string {
  return format.list([
    ...new Set(
      deals.map(({ partner, type }) => labels.attribution.partnerAndType(partner.name, labels.types[type])),
    ),
  ]);
}
