import type { RequestOf } from '#contracts/operation.ts';
import type { registerDeal } from '#contracts/register-deal.ts';
import { hasClaimLapsed } from '#core/claims.ts';
import { expectedOutcomeOf, sameOutcome } from '#core/expected-outcome.ts';
import { claimAfter, sameMotionDeal } from '#core/routing.ts';
import type { Answered } from '../request/answer-once.ts';
import { auditEntry } from '../request/audit-entry.ts';
import type { Ports } from '../ports.ts';
import type { SharedDeal } from '../shared-deal/shared-deal.ts';
import { conversionValues } from '../sync/deal-values.ts';
import type { StoreTransaction } from '../store-ports.ts';
import { refreshOpenDeals } from './refresh-open-deals.ts';
import { domainOnRecord, factsQuery, type RegistrationContext } from './registration-context.ts';
import { decisionFor, type Decided } from './registration-decision.ts';
import { registrationEffects, registrationNotices, type PartnerCrmDeal } from './registration-effects.ts';
import { insertCompanyStanding } from '../shared-deal/standing-effects.ts';

type RegisterRequest = RequestOf<typeof registerDeal>;

/** What is to be decided: a registration or a conversion, whose form asks less because the CRM deal says the rest. */
export interface Registration {
  readonly context: RegistrationContext;
  readonly request: Pick<
    RegisterRequest,
    'record' | 'domain' | 'expectedOutcome' | 'difference' | 'qualification'
  > & {
    readonly deal: Pick<RegisterRequest['deal'], 'motion' | 'products' | 'country' | 'companySize'>;
  };
  readonly terms: Pick<SharedDeal, 'name' | 'amount' | 'currency' | 'closeOn'>;
  readonly partnerCrmDeal: PartnerCrmDeal;
}

/** What came of it: something stands, or nothing was written and the outcome is another than the one that was shown. */
export type Committed =
  Answered<'register-deal' | 'convert-deal'> | { readonly answer?: never; readonly changed: Decided };

/** A lost race is decided anew and then sees the winner's claim; a third time would mean that it lapsed in between. */
const maxDecisions = 3;

/**
 * Decides a registration and writes what follows from it, inside a transaction in which the partner is locked: the domain's
 * facts are read behind that lock, `core` decides, and claim, shared deal, team, audit and CRM effects are written together
 * or not at all. Of two partners who register a free domain at once exactly one gets the claim; for the other the decision
 * is taken again on the new facts and becomes Best Partner Wins.
 */
export async function commitRegistration(
  ports: Ports,
  transaction: StoreTransaction,
  registration: Registration,
): Promise<Committed> {
  const { context, request } = registration;
  const { motion } = request.deal;
  const { domain } = domainOnRecord(context, request.domain);
  for (let attempt = 0; attempt < maxDecisions; attempt += 1) {
    const facts = await transaction.readFacts(factsQuery(context, domain, request.deal));
    const decided = { decision: decisionFor(context, facts), facts };
    const { decision } = decided;
    const expected = request.expectedOutcome;
    if (expected !== null && !sameOutcome(expected, expectedOutcomeOf(decision, motion))) {
      return { changed: decided };
    }
    // R7: without a word on how it differs, the open shared deal is the answer.
    const offered = request.difference === null ? sameMotionDeal(decision, motion) : null;
    const sharedDealId = offered?.sharedDealId ?? ports.ids.next();
    if (!(await saveClaim(transaction, decided, context, sharedDealId))) continue;

    const toldCompany = await refreshOpenDeals(ports, transaction, context, decided, motion);
    if (offered === null) {
      await insertRegistration(ports, transaction, registration, decided, sharedDealId);
    } else if (!toldCompany && facts.ownClaim !== null && hasClaimLapsed(facts.ownClaim, context.today)) {
      // The lapse itself was nobody's act, so that the vendor's company may still name the partner.
      await insertCompanyStanding(ports, transaction, context, domain);
    }
    await transaction.insertAudit(
      auditEntry(ports, context, auditAction(registration, offered !== null), sharedDealId, {
        rule: decision.rule,
        type: decision.type,
        domain,
        claim: decision.claim,
        contactSharing: offered === null ? request.qualification.contactSharing : null,
      }),
    );
    return { answer: { result: offered === null ? 'registered' : 'open_deal_offered', sharedDealId } };
  }
  throw new Error(`The domain ${domain} changed hands at every attempt to register it.`);
}

function auditAction({ partnerCrmDeal }: Registration, isOffered: boolean): string {
  if (isOffered) return 'shared_deal.offered';
  return 'converted' in partnerCrmDeal ? 'shared_deal.converted' : 'shared_deal.registered';
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
  { context, request, terms }: Registration,
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
    name: terms.name,
    amount: terms.amount,
    currency: terms.currency,
    closeOn: terms.closeOn,
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
    close: null,
    stateBeforeTombstone: null,
  };
}

async function insertRegistration(
  ports: Ports,
  transaction: StoreTransaction,
  registration: Registration,
  decided: Decided,
  sharedDealId: string,
): Promise<void> {
  const { context, request, partnerCrmDeal } = registration;
  const { partner, vendor, record } = context;
  const { decision, facts } = decided;
  const deal = sharedDealOf(registration, decided, sharedDealId);
  const notices = context.policy.testMode ? [] : registrationNotices(deal, decision.team, vendor, ports.ids);
  await transaction.insertSharedDeal(deal, decision, facts);
  if ('converted' in partnerCrmDeal) {
    const { taken } = conversionValues(deal, partnerCrmDeal.converted);
    await transaction.linkCrmDeal(deal.partnerPortalId, sharedDealId, record.id);
    await transaction.insertShown(sharedDealId, deal.partnerPortalId, taken, context.now);
  }
  await transaction.insertNotices(notices);
  await transaction.insertEffects(
    registrationEffects({
      deal,
      decision,
      partner,
      vendor,
      record,
      country: context.country ?? request.deal.country,
      partnerCrmDeal,
      contactSharing: request.qualification.contactSharing,
      notices,
      ids: ports.ids,
    }),
  );
}
