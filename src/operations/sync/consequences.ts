import type { CalendarDay } from '#core/calendar-day.ts';
import type { Side } from '#core/deal-type.ts';
import type { NoticeEvent } from '#core/notice-events.ts';
import type { Policy } from '#core/policy.ts';
import type { OutboxEntry } from '../effects.ts';
import type { Ports } from '../ports.ts';
import type { Vendor } from '../programme/programme.ts';
import { insertNotices } from '../shared-deal/notices.ts';
import { sharedDealStanding } from '../shared-deal/shared-deal-standing.ts';
import type { SharedDealRecord } from '../shared-deal/shared-deal.ts';
import { insertStandingEffects } from '../shared-deal/standing-effects.ts';
import type { StoreTransaction } from '../store-ports.ts';
import type { SyncState } from './crm-deal-sync.ts';
import { dueValues, valuesDiffer } from './deal-values.ts';
import type { Folded } from './fold-changes.ts';

interface Programme {
  readonly vendor: Vendor;
  readonly policy: Policy;
  readonly now: Date;
  readonly today: CalendarDay;
}

/**
 * What changes of a shared deal cause: both CRMs are told how it stands where that is new, each takes on what it does not show
 * yet, and the people of the other side hear of what concerns them (rules section 10).
 */
export async function insertConsequences(
  ports: Pick<Ports, 'ids'>,
  transaction: StoreTransaction,
  programme: Programme,
  before: SyncState,
  folded: Folded,
): Promise<void> {
  const after = recordAfter(before.record, folded);
  const events = eventsOf(programme, before.record, after);
  const toldAnew = isToldAnew(before, folded);
  if (events.length > 0 || toldAnew) {
    await insertStandingEffects(ports, transaction, programme, after);
  }
  // What was said meanwhile had no CRM deal to hang on.
  if (toldAnew) await transaction.retryDeadEffects(after.sharedDeal.sharedDealId, folded.crmDeal.portalId);
  await insertSyncEffects(ports, transaction, programme, before, folded, after);
  if (events.length === 0) return;
  const partner = { name: await transaction.readPartnerName(after.sharedDeal.partnerId) };
  for (const event of events)
    await insertNotices(ports, transaction, { ...programme, partner }, after, event);
}

/** Restored, also where nobody told that it had been deleted: what was written meanwhile did not reach it. */
function isToldAnew(before: SyncState, { crmDeal }: Folded): boolean {
  const known = before.crmDeals.find(({ portalId }) => portalId === crmDeal.portalId);
  return crmDeal.presence === 'stands' && crmDeal.presenceAt !== (known?.presenceAt ?? null);
}

function recordAfter(record: SharedDealRecord, { sharedDeal, crmDeal }: Folded): SharedDealRecord {
  return {
    ...record,
    sharedDeal,
    crmDeals: record.crmDeals.map((one) =>
      one.portalId === crmDeal.portalId ? { ...one, presence: crmDeal.presence } : one,
    ),
  };
}

interface EventToTell {
  readonly event: NoticeEvent;
  readonly side: Side;
  readonly detail?: string;
}

/** In the order in which they are told; the vendor's stage is told to the partner, a lost CRM deal to the side that still has one. */
function eventsOf(programme: Programme, before: SharedDealRecord, after: SharedDealRecord): EventToTell[] {
  const events: EventToTell[] = [];
  const [was, is] = [before.sharedDeal, after.sharedDeal];
  for (const crmDeal of after.crmDeals) {
    const presence = before.crmDeals.find(({ portalId }) => portalId === crmDeal.portalId)?.presence;
    if (presence === crmDeal.presence) continue;
    const side = crmDeal.portalId === programme.vendor.portalId ? 'partner' : 'vendor';
    if (crmDeal.presence === 'stands') events.push({ event: 'crm_deal_restored', side });
    else if (presence === 'stands') events.push({ event: 'crm_deal_deleted', side });
  }
  if ((was.close === null) !== (is.close === null) || outcomeOf(was) !== outcomeOf(is)) {
    const outcome = outcomeOf(is);
    events.push(
      outcome === 'won' || outcome === 'lost'
        ? { event: 'deal_closed', side: 'partner', detail: outcome }
        : { event: 'deal_reopened', side: 'partner' },
    );
  }
  if (verdicts(programme, before) !== verdicts(programme, after)) {
    events.push({ event: 'verdict_changed', side: 'partner' });
  }
  return events;
}

/** What the vendor's stage made of it, whether or not its CRM deals stand. */
function outcomeOf({ state, stateBeforeTombstone }: SharedDealRecord['sharedDeal']) {
  return stateBeforeTombstone ?? state;
}

function verdicts({ policy, today }: Programme, record: SharedDealRecord): string {
  const { commission, tierCredit } = sharedDealStanding(record, policy, today);
  return [commission.verdict, tierCredit.verdict].join();
}

async function insertSyncEffects(
  ports: Pick<Ports, 'ids'>,
  transaction: StoreTransaction,
  { vendor, policy }: Programme,
  before: SyncState,
  { crmDeal, shown }: Folded,
  { sharedDeal, crmDeals }: SharedDealRecord,
): Promise<void> {
  const { sharedDealId, partnerPortalId } = sharedDeal;
  const shownAnywhere = [...before.shown.filter((one) => one.portalId !== crmDeal.portalId), ...shown];
  // While an earlier value is on its way to a CRM, nobody knows what it shows: a change is told in any case.
  const isChanged = valuesDiffer(before.record.sharedDeal, sharedDeal);
  const entries: OutboxEntry[] = [];
  for (const portalId of [partnerPortalId, vendor.portalId]) {
    const stands = crmDeals.some((one) => one.portalId === portalId && one.presence === 'stands');
    const due = dueValues(sharedDeal, shownAnywhere, portalId, policy.sync);
    if (!stands || (!isChanged && Object.keys(due).length === 0)) continue;
    entries.push({
      effectId: ports.ids.next(),
      sharedDealId,
      portalId,
      sequence: await transaction.nextSequence(sharedDealId, portalId),
      effect: { kind: 'sync', sharedDealId },
    });
  }
  await transaction.insertEffects(entries);
}
