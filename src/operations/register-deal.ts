import { HubError } from '#contracts/errors.ts';
import type { RequestOf } from '#contracts/operation.ts';
import type { registerDeal as contract } from '#contracts/register-deal.ts';
import { toCalendarDay } from '#core/calendar-day.ts';
import type { RegistrationDecision } from '#core/decision.ts';
import { expectedOutcomeOf, sameOutcome } from '#core/expected-outcome.ts';
import type { RegistrationFacts } from '#core/registration-facts.ts';
import { claimAfter, decideRegistration, sameMotionDeal } from '#core/routing.ts';
import { auditEntry } from './audit-entry.ts';
import { countPreview } from './count-preview.ts';
import type { OperationHandlers } from './handlers.ts';
import { outcomeView } from './outcome-view.ts';
import type { Ports, SharedDeal, StoredAnswer, StoreTransaction } from './ports.ts';
import { refreshOpenDeals } from './refresh-open-deals.ts';
import {
  domainOnRecord,
  factsQuery,
  readRegistrationContext,
  type RegistrationContext,
} from './registration-context.ts';
import { registrationEffects, registrationNotices } from './registration-effects.ts';
import { requestHash } from './request-hash.ts';
import { sharedDealView } from './shared-deal-view.ts';

type Request = RequestOf<typeof contract>;
type Answer = StoredAnswer['answer'];

/** What is to be decided: one request on one record. */
interface Registration {
  readonly ports: Ports;
  readonly context: RegistrationContext;
  readonly request: Request;
}

/** A decision with the facts it was made of. */
interface Decided {
  readonly decision: RegistrationDecision;
  readonly facts: RegistrationFacts;
}

/** What came of the transaction: something stands, or nothing was written and the outcome is another by now. */
type Committed = { readonly answer: Answer } | { readonly changed: Decided };

/** A lost race is decided anew and then sees the winner's claim; a third time would mean that it lapsed in between. */
const maxDecisions = 3;

/**
 * Registers a deal in one transaction: the partner is locked, the domain's facts are read behind that lock, `core` decides,
 * and claim, shared deal, team, audit, answer and CRM effects are written together or not at all. Of two partners who
 * register a free domain at once exactly one gets the claim; for the other the decision is taken again on the new facts and
 * becomes Best Partner Wins. The same request again finds its first answer, whatever has become of the record since.
 */
export function registerDeal(ports: Ports): OperationHandlers['register-deal'] {
  return async (actor, request) => {
    const context = await readRegistrationContext(ports, actor, request.record);
    const { partner, vendor, policy } = context;
    const committed = await ports.store.transact((transaction) =>
      answerOnce(transaction, partner.id, request, () => commit(transaction, { ports, context, request })),
    );

    if ('changed' in committed) {
      if (!(await countPreview(ports, context, request.domain))) throw new HubError('preview.quota_exceeded');
      const { decision, facts } = committed.changed;
      return { result: 'outcome_changed', outcome: outcomeView(decision, facts, policy) };
    }
    await ports.drainOutbox([actor.portal.portalId, vendor.portalId]);
    const { result, sharedDealId } = committed.answer;
    const record = await ports.store.readSharedDeal(partner.id, sharedDealId);
    if (record === null) throw new Error(`The shared deal ${sharedDealId} was committed and is gone.`);
    return {
      result,
      sharedDeal: sharedDealView(record, { ...context, recordUrl: ports.crm.recordUrl }),
    };
  };
}

/** Behind the partner's lock a request is worked on once. Nothing is kept of one that came to nothing. */
async function answerOnce(
  transaction: StoreTransaction,
  partnerId: string,
  request: Request,
  work: () => Promise<Committed>,
): Promise<Committed> {
  const hash = requestHash(request);
  await transaction.lockPartner(partnerId);
  const earlier = await transaction.findAnswer(partnerId, 'register-deal', request.requestId);
  if (earlier !== null) {
    if (earlier.requestHash !== hash) throw new HubError('request.key_reused');
    return { answer: earlier.answer };
  }
  const committed = await work();
  if ('answer' in committed) {
    const { answer } = committed;
    await transaction.saveAnswer(partnerId, 'register-deal', request.requestId, {
      requestHash: hash,
      answer,
    });
  }
  return committed;
}

async function commit(transaction: StoreTransaction, registration: Registration): Promise<Committed> {
  const { ports, context, request } = registration;
  const { motion } = request.deal;
  const { domain } = domainOnRecord(context, request.domain);
  for (let attempt = 0; attempt < maxDecisions; attempt += 1) {
    const facts = await transaction.readFacts(factsQuery(context, domain, request.deal));
    const decision = decide(facts, context);
    const expected = request.expectedOutcome;
    if (expected !== null && !sameOutcome(expected, expectedOutcomeOf(decision, motion))) {
      return { changed: { decision, facts } };
    }
    // R7: without a word on how it differs, the open shared deal is the answer.
    const offered = request.difference === null ? sameMotionDeal(decision, motion) : null;
    const sharedDealId = offered?.sharedDealId ?? ports.ids.next();
    if (!(await saveClaim(transaction, { decision, facts }, context, sharedDealId))) continue;

    await refreshOpenDeals(ports, transaction, context, decision, motion);
    if (offered === null) {
      await insertRegistration(transaction, registration, { decision, facts }, sharedDealId);
    }
    await transaction.insertAudit(
      auditEntry(
        ports,
        context,
        offered === null ? 'shared_deal.registered' : 'shared_deal.offered',
        sharedDealId,
        {
          rule: decision.rule,
          type: decision.type,
          domain,
          claim: decision.claim,
          contactSharing: offered === null ? request.qualification.contactSharing : null,
        },
      ),
    );
    return { answer: { result: offered === null ? 'registered' : 'open_deal_offered', sharedDealId } };
  }
  throw new Error(`The domain ${domain} changed hands at every attempt to register it.`);
}

function decide(facts: RegistrationFacts, { policy, today }: RegistrationContext): RegistrationDecision {
  const outcome = decideRegistration(facts, policy, today);
  if (!('refused' in outcome)) return outcome.decision;
  throw new HubError(
    outcome.refused === 'removed_by_vendor' ? 'registration.removed' : 'registration.capacity_reached',
  );
}

/** False where another partner's claim came first. */
async function saveClaim(
  transaction: StoreTransaction,
  { decision, facts }: Decided,
  { today }: RegistrationContext,
  sharedDealId: string,
): Promise<boolean> {
  if (decision.claim.action === 'none' || decision.claim.action === 'keep') return true;
  const claim = claimAfter(decision.claim, facts, today);
  return claim === null || transaction.saveClaim(claim, today, sharedDealId);
}

function sharedDealOf(
  { context, request }: Registration,
  { decision, facts }: Decided,
  sharedDealId: string,
): SharedDeal {
  const { deal, qualification } = request;
  return {
    sharedDealId,
    partnerId: context.partner.id,
    partnerPortalId: context.actor.portal.portalId,
    domain: facts.domain,
    type: decision.type,
    motion: deal.motion,
    state: 'open',
    rule: decision.rule,
    name: deal.name,
    amount: deal.amount,
    currency: deal.currency,
    closeOn: toCalendarDay(deal.closeOn),
    products: deal.products,
    introNote: qualification.introNote,
    painOrOpportunity: qualification.painOrOpportunity,
    nextSteps: qualification.nextSteps,
    clientKnowsVendor: qualification.clientKnowsVendor,
    difference: request.difference,
    registeredBy: context.partnerRep,
    registeredAt: context.now.toISOString(),
    source: request.record,
    policyVersion: decision.policyVersion,
  };
}

async function insertRegistration(
  transaction: StoreTransaction,
  registration: Registration,
  decided: Decided,
  sharedDealId: string,
): Promise<void> {
  const { ports, context, request } = registration;
  const { partner, vendor, record } = context;
  const { decision, facts } = decided;
  const deal = sharedDealOf(registration, decided, sharedDealId);
  const notices = registrationNotices(deal, decision.team, vendor, ports.ids);
  await transaction.insertSharedDeal(deal, decision, facts);
  await transaction.insertNotices(notices);
  await transaction.insertEffects(
    registrationEffects({
      deal,
      decision,
      partner,
      vendor,
      record,
      country: context.country ?? request.deal.country,
      pipeline: request.deal,
      contactSharing: request.qualification.contactSharing,
      notices,
      ids: ports.ids,
    }),
  );
}
