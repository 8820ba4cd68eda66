import { HubError } from '#contracts/errors.ts';
import type { RequestOf } from '#contracts/operation.ts';
import type { registerDeal as contract } from '#contracts/register-deal.ts';
import { toCalendarDay } from '#core/calendar-day.ts';
import type { RegistrationDecision } from '#core/decision.ts';
import { expectedOutcomeOf, sameOutcome } from '#core/expected-outcome.ts';
import type { RegistrationFacts } from '#core/registration-facts.ts';
import { claimAfter, decideRegistration, sameMotionDeal } from '#core/routing.ts';
import { auditEntry } from './audit-entry.ts';
import type { OperationHandlers } from './handlers.ts';
import type { FactsQuery, Ports, SharedDeal, StoredAnswer, StoreTransaction } from './ports.ts';
import { refreshOpenDeals } from './refresh-open-deals.ts';
import {
  domainOnRecord,
  factsQuery,
  readRegistrationContext,
  type RegistrationContext,
} from './registration-context.ts';
import { registrationEffects, registrationNotices } from './registration-effects.ts';
import { outcomeOf } from './registration-offer.ts';
import { requestHash } from './request-hash.ts';
import { sharedDealView } from './shared-deal-view.ts';

type Request = RequestOf<typeof contract>;

/** What came of the transaction: something stands, or nothing was written and the outcome is another by now. */
type Committed =
  | { readonly answer: StoredAnswer['answer'] }
  | { readonly changed: { readonly decision: RegistrationDecision; readonly facts: RegistrationFacts } };

/** A lost race is decided anew and then sees the winner's claim; a third time would mean that it lapsed in between. */
const maxDecisions = 3;

/**
 * Registers a deal in one transaction: the partner is locked, the domain's facts are read behind that lock, `core` decides,
 * and claim, shared deal, team, audit, answer and CRM effects are written together or not at all. Of two partners who
 * register a free domain at once exactly one gets the claim; for the other the decision is taken again on the new facts and
 * becomes Best Partner Wins. The same request again finds its first answer.
 */
export function registerDeal(ports: Ports): OperationHandlers['register-deal'] {
  return async (actor, request) => {
    const context = await readRegistrationContext(ports, actor, request.record);
    const { domain } = domainOnRecord(context, request.domain);
    const query = factsQuery(context, domain, request.deal);
    const hash = requestHash(request);

    const committed = await ports.store.transact(async (transaction): Promise<Committed> => {
      await transaction.lockPartner(context.partner.id);
      const earlier = await transaction.findAnswer(context.partner.id, 'register-deal', request.requestId);
      if (earlier === null) return commit(ports, transaction, context, query, request, hash);
      if (earlier.requestHash !== hash) throw new HubError('request.key_reused');
      return { answer: earlier.answer };
    });

    if ('changed' in committed) {
      const { decision, facts } = committed.changed;
      return { result: 'outcome_changed', outcome: outcomeOf(decision, facts, context.policy) };
    }
    await ports.drainOutbox([context.actor.portal.portalId, context.vendor.portalId]);
    const { result, sharedDealId } = committed.answer;
    const record = await ports.store.readSharedDeal(context.partner.id, sharedDealId);
    if (record === null) throw new Error(`The shared deal ${sharedDealId} was committed and is gone.`);
    return {
      result,
      sharedDeal: sharedDealView(record, { ...context, recordUrl: ports.crm.recordUrl }),
    };
  };
}

async function commit(
  ports: Ports,
  transaction: StoreTransaction,
  context: RegistrationContext,
  query: FactsQuery,
  request: Request,
  hash: string,
): Promise<Committed> {
  const { motion } = request.deal;
  for (let attempt = 0; attempt < maxDecisions; attempt += 1) {
    const facts = await transaction.readFacts(query);
    const decision = decide(facts, context);
    const expected = request.expectedOutcome;
    if (expected !== null && !sameOutcome(expected, expectedOutcomeOf(decision, motion))) {
      return { changed: { decision, facts } };
    }
    // R7: without a word on how it differs, the open shared deal is the answer.
    const open = sameMotionDeal(decision, motion);
    const offered = open !== null && request.difference === null ? open : null;
    const sharedDealId = offered?.sharedDealId ?? ports.ids.next();
    if (!(await saveClaim(transaction, decision, facts, context, sharedDealId))) continue;

    await refreshOpenDeals(ports, transaction, context, decision, facts, motion);
    if (offered === null) {
      await insertRegistration(ports, transaction, context, query, request, {
        decision,
        facts,
        sharedDealId,
      });
    }
    const answer = { result: offered === null ? 'registered' : 'open_deal_offered', sharedDealId } as const;
    await transaction.saveAnswer(context.partner.id, 'register-deal', request.requestId, {
      requestHash: hash,
      answer,
    });
    return { answer };
  }
  throw new Error(`The domain ${query.domain} changed hands at every attempt to register it.`);
}

function decide(facts: RegistrationFacts, context: RegistrationContext): RegistrationDecision {
  const outcome = decideRegistration(facts, context.policy, context.today);
  if (!('refused' in outcome)) return outcome.decision;
  throw new HubError(
    outcome.refused === 'removed_by_vendor' ? 'registration.removed' : 'registration.capacity_reached',
  );
}

/** False where another partner's claim came first. */
async function saveClaim(
  transaction: StoreTransaction,
  decision: RegistrationDecision,
  facts: RegistrationFacts,
  context: RegistrationContext,
  sharedDealId: string,
): Promise<boolean> {
  if (decision.claim.action === 'none' || decision.claim.action === 'keep') return true;
  const claim = claimAfter(decision.claim, facts, context.today);
  return claim === null || transaction.saveClaim(claim, context.today, sharedDealId);
}

function sharedDealOf(
  context: RegistrationContext,
  query: FactsQuery,
  request: Request,
  decision: RegistrationDecision,
  sharedDealId: string,
): SharedDeal {
  const { deal, qualification } = request;
  return {
    sharedDealId,
    partnerId: context.partner.id,
    partnerPortalId: context.actor.portal.portalId,
    domain: query.domain,
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
  ports: Ports,
  transaction: StoreTransaction,
  context: RegistrationContext,
  query: FactsQuery,
  request: Request,
  decided: {
    readonly decision: RegistrationDecision;
    readonly facts: RegistrationFacts;
    readonly sharedDealId: string;
  },
): Promise<void> {
  const { decision, facts, sharedDealId } = decided;
  const { partner, vendor, record } = context;
  const { contactSharing } = request.qualification;
  const deal = sharedDealOf(context, query, request, decision, sharedDealId);
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
      country: query.country,
      pipeline: request.deal,
      contactSharing,
      notices,
      ids: ports.ids,
    }),
  );
  await transaction.insertAudit(
    auditEntry(ports, context, 'shared_deal.registered', sharedDealId, {
      rule: decision.rule,
      type: decision.type,
      domain: query.domain,
      claim: decision.claim,
      contactSharing,
    }),
  );
}
