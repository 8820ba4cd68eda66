import type { convertDeal as contract } from '#contracts/convert-deal.ts';
import { HubError } from '#contracts/errors.ts';
import type { RequestOf } from '#contracts/operation.ts';
import { toCalendarDay } from '#core/calendar-day.ts';
import { conversionRefusal, missingForConversion } from '#core/conversion.ts';
import { answerOnce } from '../request/answer-once.ts';
import { auditEntry } from '../request/audit-entry.ts';
import { commitRegistration, type Committed, type Registration } from './commit-registration.ts';
import type { OperationHandlers } from '../handlers.ts';
import { associationsOf, closeDayOf } from '../record/own-crm-deal.ts';
import { demandMayRegister } from '../request/permission.ts';
import type { Ports } from '../ports.ts';
import type { StoreTransaction } from '../store-ports.ts';
import { readRegistrationContext, type RegistrationContext } from './registration-context.ts';
import { registrationReply } from './registration-reply.ts';
import { unknownProducts } from './unknown-values.ts';

type Request = RequestOf<typeof contract>;

/**
 * Makes a CRM deal of the partner a shared deal (R8): decided and written like a registration, in one transaction, and the
 * CRM deal stays the one it was. A CRM deal belongs to one portal and so to one partner, whose lock lets its conversions
 * pass one after the other: the second finds the first one's shared deal. What is incomplete leaves nothing written.
 */
export function convertDeal(ports: Ports): OperationHandlers['convert-deal'] {
  return async (actor, request) => {
    demandMayRegister(actor);
    const context = await readRegistrationContext(ports, actor, request.record);
    const committed = await ports.store.transact((transaction) =>
      answerOnce(transaction, context.partner.id, 'convert-deal', request, () =>
        convert(ports, transaction, context, request),
      ),
    );
    return registrationReply(ports, context, request.domain, committed);
  };
}

async function convert(
  ports: Ports,
  transaction: StoreTransaction,
  context: RegistrationContext,
  request: Request,
): Promise<Committed> {
  const { actor, record } = context;
  const linked = await transaction.findSharedDealByCrmDeal(actor.portal.portalId, record.id);
  if (linked !== null) {
    const { sharedDealId } = linked;
    await transaction.insertAudit(
      auditEntry(ports, context, 'shared_deal.offered', sharedDealId, { crmDealId: record.id }),
    );
    return { answer: { result: 'open_deal_offered', sharedDealId } };
  }
  return commitRegistration(ports, transaction, conversionOf(context, request));
}

/** Refuses with `conversion.incomplete`, or `request.invalid` where nobody says when the deal is to close or a product is unknown. */
function conversionOf(context: RegistrationContext, request: Request): Registration {
  const { actor, record, vendor } = context;
  const { crmDeal } = record;
  if (crmDeal === null) throw new Error(`The record ${record.id} was read as a deal and is none.`);
  const reason = conversionRefusal(associationsOf(record));
  if (reason !== null) {
    const fields = missingForConversion(associationsOf(record)).map((code) => ({ pointer: '/record', code }));
    throw new HubError('conversion.incomplete', { reason, fields });
  }
  const standing = closeDayOf(crmDeal, actor.portal);
  const closeOn = standing ?? request.deal.closeOn;
  const fields = unknownProducts(request.deal.products, vendor);
  if (closeOn === null) fields.push({ pointer: '/deal/closeOn', code: 'required' });
  if (closeOn === null || fields.length > 0) throw new HubError('request.invalid', { fields });
  return {
    context,
    request,
    terms: {
      name: record.name,
      amount: crmDeal.amount,
      currency: crmDeal.currency ?? actor.portal.currency,
      closeOn: toCalendarDay(closeOn),
    },
    partnerCrmDeal: { converted: { closeOnStated: standing === null } },
  };
}
