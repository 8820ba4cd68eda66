import { toCalendarDay } from '#core/calendar-day.ts';
import { answerOnce } from './answer-once.ts';
import { commitRegistration, type Registration } from './commit-registration.ts';
import type { OperationHandlers } from './handlers.ts';
import { demandMayRegister } from './permission.ts';
import type { Ports } from './ports.ts';
import { readRegistrationContext } from './registration-context.ts';
import { registrationReply } from './registration-reply.ts';

/**
 * Registers a deal in one transaction. The same request again finds its first answer, whatever has become of the domain
 * since.
 */
export function registerDeal(ports: Ports): OperationHandlers['register-deal'] {
  return async (actor, request) => {
    demandMayRegister(actor);
    const context = await readRegistrationContext(ports, actor, request.record);
    const { name, amount, currency, closeOn, pipelineId, stageId } = request.deal;
    const registration: Registration = {
      context,
      request,
      terms: { name, amount, currency, closeOn: toCalendarDay(closeOn) },
      partnerCrmDeal: { made: { pipelineId, stageId } },
    };
    const committed = await ports.store.transact((transaction) =>
      answerOnce(transaction, context.partner.id, 'register-deal', request, () =>
        commitRegistration(ports, transaction, registration),
      ),
    );
    return registrationReply(ports, context, request.domain, committed);
  };
}
