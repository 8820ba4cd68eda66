import type { RecordDomain } from '#contracts/values.ts';
import type { DomainAttribution } from '#contracts/view-attribution.ts';
import type { CalendarDay } from '#core/calendar-day.ts';
import { claimSteps } from '#core/claim-steps.ts';
import { unicodeForm } from '#core/domain-key.ts';
import type { DomainHistory } from './attribution-ports.ts';

/** Who holds a domain of the record, how that came about, and which companies may be the same prospect. */
export function domainAttributionView(
  domain: RecordDomain,
  history: DomainHistory,
  today: CalendarDay,
  companyUrl: (companyId: string) => string,
): DomainAttribution {
  const partner = (id: string) => ({ id, name: history.partnerNames[id] ?? id });
  return {
    domain,
    holder: holderOf(history, partner),
    claimHistory: claimSteps(history.claimChanges, today).map(({ partnerId, step, on, endsOn }) => ({
      partner: partner(partnerId),
      step,
      on,
      endsOn,
    })),
    lookalikes: history.lookalikes.map((company) => ({
      name: company.name,
      domain: company.domain,
      domainUnicode: unicodeForm(company.domain),
      url: companyUrl(company.companyId),
    })),
  };
}

/** A partner's active claim comes before a direct rep (rules section 2). */
function holderOf(
  { activeClaim, directRep }: DomainHistory,
  partner: (id: string) => { id: string; name: string },
): DomainAttribution['holder'] {
  if (activeClaim !== null) {
    return { kind: 'partner', partner: partner(activeClaim.partnerId), endsOn: activeClaim.endsOn };
  }
  if (directRep !== null) return { kind: 'direct_rep', name: directRep.name, email: directRep.email };
  return { kind: 'nobody' };
}
