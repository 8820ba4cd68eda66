import { HubError } from '#contracts/errors.ts';
import { toCalendarDay } from '#core/calendar-day.ts';
import { answerOnce } from '../request/answer-once.ts';
import { commitRegistration, type Registration } from './commit-registration.ts';
import type { OperationHandlers } from '../handlers.ts';
import { demandMayRegister } from '../request/permission.ts';
import type { Ports } from '../ports.ts';
import { readRegistrationContext } from './registration-context.ts';
import { registrationReply } from './registration-reply.ts';
import { unknownPlace, unknownProducts } from './unknown-values.ts';

/**
 * Registers a deal in one transaction. A form that names what does not exist is refused with `request.invalid` before anything
 * is written. The same request again finds its first answer, whatever has become of the domain, the products or the pipelines
 * since.
 */
export function registerDeal(ports: Ports): OperationHandlers['register-deal'] {
  return async (actor, request) => {
    demandMayRegister(actor);
    const [context, placeFaults] = await Promise.all([
      readRegistrationContext(ports, actor, request.record),
      unknownPlace(ports, actor.portal.portalId, request.deal),
    ]);
    const fields = [...unknownProducts(request.deal.products, context.vendor), ...placeFaults];
    const { name, amount, currency, closeOn, pipelineId, stageId } = request.deal;
    const registration: Registration = {
      context,
      request,
      terms: { name, amount, currency, closeOn: toCalendarDay(closeOn) },
      partnerCrmDeal: { made: { pipelineId, stageId } },
    };
    const committed = await ports.store.transact((transaction) =>
      answerOnce(transaction, context.partner.id, 'register-deal', request, async () => {
        if (fields.length > 0) throw new HubError('request.invalid', { fields });
        return commitRegistration(ports, transaction, registration);
      }),
    );
    return registrationReply(ports, context, request.domain, committed);
  };
}
