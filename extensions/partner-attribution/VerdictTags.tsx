import React from 'react';
import type { TierCreditVerdict, Verdict } from '#contracts/values.ts';
import { StatusTag } from '@hubspot/ui-extensions';
import type { VerdictKind } from '#extensions/kit/codes.ts';
import { useAttributionReader } from './attribution-reader.ts';

const colours = {
  eligible: 'success',
  conditional: 'warning',
  ineligible: 'danger',
} as const satisfies Record<VerdictKind, string>;

/** In few words, for a column that says what it is about. */
export function ShortVerdictTag({ verdict }: { verdict: Verdict }) {
  const { labels } = useAttributionReader();
  return (
    <StatusTag variant={colours[verdict.verdict]}>
      {labels.attribution.partners.verdicts[verdict.verdict]}
    </StatusTag>
  );
}

export function CommissionTag({ verdict }: { verdict: Verdict }) {
  const { labels } = useAttributionReader();
  return (
    <StatusTag variant={colours[verdict.verdict]}>
      {labels.verdict.commissionKinds[verdict.verdict]}
    </StatusTag>
  );
}

/** Says the kind of credit too: "sourced, conditional". */
export function TierCreditTag({ verdict }: { verdict: TierCreditVerdict }) {
  const { labels } = useAttributionReader();
  const kind = labels.attribution.credits[verdict.credit];
  return (
    <StatusTag variant={colours[verdict.verdict]}>
      {labels.verdict.withCredit(kind, labels.verdict.creditVerdicts[verdict.verdict])}
    </StatusTag>
  );
}
