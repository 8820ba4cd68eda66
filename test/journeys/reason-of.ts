import { unicodeForm } from '#core/domain-key.ts';
import { labelFiles } from '#extensions/kit/all-labels.ts';
import type { Language } from '#extensions/kit/labels.ts';
import type { RuleRow } from './rule-rows.ts';

/** The rule's sentence on the card, whatever days it names: which they are, the CRMs tell. */
export function reasonOf(
  { rule, domain, claim, limit, ownClaimLapsed }: RuleRow,
  language: Language,
): RegExp {
  const anyDay = 'SOME DAY';
  const sentence = labelFiles[language].outcome[rule]({
    vendor: 'Nordlicht Software',
    domain: unicodeForm(domain),
    claimAction: claim.action,
    claimEnds: anyDay,
    ownClaimEnds: anyDay,
    used: String(limit),
    limit: String(limit),
    ownershipLapsed: ownClaimLapsed ?? false,
  });
  const pattern = sentence.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(pattern.replaceAll(anyDay, '.+'));
}
