import { HubError } from '#contracts/errors.ts';
import type { ReplyOf } from '#contracts/operation.ts';
import type { readMessages } from '#contracts/read-messages.ts';
import type { Policy } from '#core/policy.ts';
import type { Actor, Ports } from '../ports.ts';
import type { Partner, Vendor } from '../programme/programme.ts';
import { readOwnSharedDeal } from '../shared-deal/own-shared-deal.ts';
import type { SharedDealRecord } from '../shared-deal/shared-deal.ts';
import { messagesView, type MessagesViewer } from './messages-view.ts';
import { takesPart } from './takes-part.ts';

/** What the operations on messages have in common: who acts, on which shared deal, between which two companies. */
export interface MessageContext {
  readonly actor: Actor;
  readonly partner: Partner;
  readonly vendor: Vendor;
  readonly policy: Policy;
  readonly now: Date;
  readonly record: SharedDealRecord;
  readonly viewer: MessagesViewer;
}

/** Refuses with `shared_deal.not_found` what is not the caller's, and with `message.not_permitted` who takes no part. */
export async function readMessageContext(
  ports: Ports,
  actor: Actor,
  sharedDealId: string,
): Promise<MessageContext> {
  const now = ports.clock.now();
  const record = await readOwnSharedDeal(ports, actor, sharedDealId);
  const [{ partner, vendor, policy }, vendorUsers] = await Promise.all([
    ports.store.readProgramme(record.sharedDeal.partnerId, now),
    actor.side === 'vendor' ? ports.store.readVendorUsers() : [],
  ]);
  if (!takesPart(actor, record.team, vendorUsers)) throw new HubError('message.not_permitted');
  const companies = { partner: partner.name, vendor: vendor.name };
  const viewer: MessagesViewer = { side: actor.side, takesPart: true, companies };
  return { actor, partner, vendor, policy, now, record, viewer };
}

/** The conversation as it stands by now. */
export async function readReply(
  ports: Ports,
  { actor, viewer, record: { sharedDeal } }: MessageContext,
): Promise<ReplyOf<typeof readMessages>> {
  const { sharedDealId } = sharedDeal;
  return {
    sharedDealId,
    messages: messagesView(await readOwnSharedDeal(ports, actor, sharedDealId), viewer),
  };
}
