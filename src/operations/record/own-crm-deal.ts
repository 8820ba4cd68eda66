import type { OwnCrmDeal } from '#contracts/view-record.ts';
import { closeDayOf as closeDayIn, type CalendarDay } from '#core/calendar-day.ts';
import { missingForConversion } from '#core/conversion.ts';
import type { CrmPipeline, CrmRecord } from '../crm-ports.ts';
import type { Portal } from '../programme/programme.ts';

type CrmDeal = NonNullable<CrmRecord['crmDeal']>;

/** What a conversion needs of a CRM deal beside itself (R8). */
export function associationsOf({ company, contact }: CrmRecord) {
  return { hasCompany: company !== null, hasContact: contact !== null };
}

/** The day that people of the portal see; HubSpot keeps a moment. */
export function closeDayOf(
  { closesAt }: CrmDeal,
  { timeZone }: Pick<Portal, 'timeZone'>,
): CalendarDay | null {
  return closesAt === null ? null : closeDayIn(new Date(closesAt), timeZone);
}

/** A CRM deal of the partner's own portal as its card shows it; null on other records. */
export function ownCrmDealView(
  record: CrmRecord,
  portal: Portal,
  pipelines: readonly CrmPipeline[],
  sharedDealId: string | null,
): OwnCrmDeal | null {
  const { crmDeal } = record;
  if (crmDeal === null) return null;
  const pipeline = pipelines.find(({ id }) => id === crmDeal.pipelineId);
  const stage = pipeline?.stages.find(({ id }) => id === crmDeal.stageId);
  return {
    name: record.name,
    amount: crmDeal.amount,
    currency: crmDeal.currency ?? portal.currency,
    closeOn: closeDayOf(crmDeal, portal),
    pipeline: pipeline?.label ?? null,
    stage: stage?.label ?? null,
    missing: missingForConversion(associationsOf(record)),
    sharedDealId,
  };
}
