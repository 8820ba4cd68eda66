import type { Side } from '#core/deal-type.ts';
import type { NoticeEvent } from '#core/notice-events.ts';
import type { Policy } from '#core/policy.ts';
import type { TeamSeat } from '#core/team.ts';
import type { NoticeEffect } from '../effects.ts';
import type { Ports } from '../ports.ts';
import type { Partner, Vendor } from '../programme/programme.ts';
import type { StoreTransaction } from '../store-ports.ts';
import { accompanyingEntry } from './accompanying-entry.ts';
import type { Notice, SharedDeal, SharedDealRecord } from './shared-deal.ts';

/**
 * Tells people of one side of a shared deal of an event, each by a task in their CRM (rules section 10). Who is told is written
 * with the event itself, so that the card can say it before the task stands.
 */

/** The two companies, and the moment of the event where nothing else is said. */
export interface NoticeContext {
  readonly vendor: Pick<Vendor, 'portalId' | 'name'>;
  readonly partner: Pick<Partner, 'name'>;
  readonly policy: Pick<Policy, 'testMode'>;
  readonly now: Date;
}

export interface NoticesToGive {
  readonly event: NoticeEvent;
  /** Whose people are told. */
  readonly side: Side;
  /** By default those whom `peopleToTell` names. */
  readonly recipients?: readonly Notice['recipient'][];
  /** What the task says besides, see `NoticeEffect`. */
  readonly detail?: string | null;
  /** ISO moment. */
  readonly happenedAt?: string;
}

/**
 * Writes the notices and their tasks in the transaction of the event. In a portal whose CRM deal was deleted nobody is told,
 * since there is nothing to hang a task on; in test mode nobody at all. Whether the event was told of before, the caller knows.
 */
export async function insertNotices(
  ports: Pick<Ports, 'ids'>,
  transaction: StoreTransaction,
  context: NoticeContext,
  record: SharedDealRecord,
  { event, side, recipients = peopleToTell(record, side), detail = null, happenedAt }: NoticesToGive,
): Promise<void> {
  if (context.policy.testMode) return;
  const { sharedDeal } = record;
  const portalId = portalOf(side, sharedDeal, context.vendor);
  const deleted = record.crmDeals.some((one) => one.portalId === portalId && one.presence !== 'stands');
  if (deleted) return;
  const at = happenedAt ?? context.now.toISOString();
  const notices = recipients.map((recipient) => ({
    noticeId: ports.ids.next(),
    sharedDealId: sharedDeal.sharedDealId,
    event,
    portalId,
    recipient,
    happenedAt: at,
    toldAt: null,
  }));
  await transaction.insertNotices(notices);
  for (const notice of notices) {
    const effect = noticeEffect(notice, sharedDeal, side, context, detail);
    await transaction.insertEffects([await accompanyingEntry(ports, transaction, record, portalId, effect)]);
  }
}

/** The task of a notice; nothing of the counterpart but its name is in it, and never anything of another partner. */
export function noticeEffect(
  notice: Notice,
  deal: SharedDeal,
  side: Side,
  { vendor, partner }: { readonly vendor: Pick<Vendor, 'name'>; readonly partner: Pick<Partner, 'name'> },
  detail: string | null = null,
): NoticeEffect {
  return {
    kind: 'notice',
    noticeId: notice.noticeId,
    event: notice.event,
    ownerId: notice.recipient.ownerId,
    at: notice.happenedAt,
    from: side === 'vendor' ? partner.name : vendor.name,
    dealName: deal.name,
    domain: deal.domain,
    type: deal.type,
    sharedDealId: deal.sharedDealId,
    companyDomain: side === 'vendor' ? deal.domain : null,
    detail,
  };
}

/**
 * At the vendor those responsible, else whoever is on the team first: a Channel deal without a CAM still has to reach somebody.
 * At the partner the partner rep, whatever the part, who is the one that registered unless the team says otherwise.
 */
export function peopleToTell(
  { sharedDeal, team }: Pick<SharedDealRecord, 'sharedDeal' | 'team'>,
  side: Side,
): Notice['recipient'][] {
  const seats = team.filter((seat) => seat.side === side && seat.person !== null);
  if (side === 'partner') {
    const { ownerId, name } = sharedDeal.registeredBy;
    return seats.length > 0 ? seats.map(asRecipient) : [{ ownerId, name, role: 'partner_rep' }];
  }
  const responsible = seats.filter((seat) => seat.participation === 'responsible');
  return (responsible.length > 0 ? responsible : seats.slice(0, 1)).map(asRecipient);
}

function asRecipient({ role, person }: TeamSeat): Notice['recipient'] {
  return { ownerId: person?.ownerId ?? null, name: person?.name ?? '', role };
}

/** The portal in which a side has its CRM deal. */
export function portalOf(
  side: Side,
  { partnerPortalId }: Pick<SharedDeal, 'partnerPortalId'>,
  vendor: Pick<Vendor, 'portalId'>,
): number {
  return side === 'vendor' ? vendor.portalId : partnerPortalId;
}
