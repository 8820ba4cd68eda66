import type { Outcome, RecordDomain } from '#contracts/values.ts';
import type { Reader } from '#extensions/kit/reader.tsx';
import type { RuleFacts } from '#extensions/kit/labels.en.ts';
import type { RecordAnswer } from './use-record-view.ts';

/** What the rule's sentences speak of, in the reader's dates and numbers. */
export function ruleFactsOf(
  outcome: Outcome,
  domain: RecordDomain,
  vendor: RecordAnswer['vendor'],
  reader: Reader,
): RuleFacts {
  const { format } = reader;
  const day = (value: string | null) => (value === null ? null : format.dayAndDistance(value, vendor.today));
  return {
    vendor: vendor.name,
    domain: domain.unicode,
    claimAction: outcome.claim.action,
    claimEnds: day(outcome.claim.endsOn),
    ownClaimEnds: day(outcome.ownClaimEndsOn),
    used: format.number(outcome.capacity.used),
    limit: format.number(outcome.capacity.limit),
    ownershipLapsed: outcome.reasons.includes('ownership_lapsed'),
  };
}
