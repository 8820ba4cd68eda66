import { HubError } from '#contracts/errors.ts';
import type { ReplyOf } from '#contracts/operation.ts';
import type { releaseClaim as contract } from '#contracts/release-claim.ts';
import { capacityLimit } from '#core/capacity.ts';
import { isClaimActive } from '#core/claims.ts';
import { answerOnce, type Answered } from '../request/answer-once.ts';
import { auditEntry } from '../request/audit-entry.ts';
import type { OperationHandlers } from '../handlers.ts';
import { demandMayRegister } from '../request/permission.ts';
import type { Ports } from '../ports.ts';
import type { StoreTransaction } from '../store-ports.ts';
import { readProgrammeContext, type ProgrammeContext } from '../programme/programme-context.ts';
import { insertCompanyStanding, insertStandingEffects } from '../shared-deal/standing-effects.ts';

/**
 * Gives up a claim in one transaction: from today on the domain is free for anybody, there is room for one claim more, and
 * the partner's open shared deals on the domain lose the eligibility that hung on it (rules section 5), those of which a CRM
 * deal is deleted included; the vendor's company says so, whether or not there is such a deal. What is not the partner's own active claim is refused alike, so that the
 * answer does not tell a free domain from a taken one.
 */
export function releaseClaim(ports: Ports): OperationHandlers['release-claim'] {
  return async (actor, request) => {
    demandMayRegister(actor);
    const context = await readProgrammeContext(ports, actor);
    const { answer } = await ports.store.transact((transaction) =>
      answerOnce<'release-claim'>(transaction, context.partner.id, 'release-claim', request, () =>
        release(ports, transaction, context, request.domain),
      ),
    );
    await ports.drainOutbox([actor.portal.portalId, context.vendor.portalId]);
    const { domain, releasedOn, capacity } = answer;
    return { domain, releasedOn, capacity } satisfies ReplyOf<typeof contract>;
  };
}

async function release(
  ports: Ports,
  transaction: StoreTransaction,
  context: ProgrammeContext,
  domain: string,
): Promise<Answered<'release-claim'>> {
  const { partner, policy, today } = context;
  const claim = await transaction.readClaim(partner.id, domain);
  if (claim === null || !isClaimActive(claim, today)) throw new HubError('claim.not_yours');
  if (!(await transaction.saveClaim({ ...claim, releasedOn: today }, today, null))) {
    throw new Error(`The active claim on ${domain} is not the one that holds it.`);
  }
  const unclosed = await transaction.readUnclosedSharedDeals(partner.id, domain);
  for (const record of unclosed) await insertStandingEffects(ports, transaction, context, record);
  if (unclosed.length === 0) await insertCompanyStanding(ports, transaction, context, domain);
  await transaction.insertAudit(
    auditEntry(ports, context, 'claim.released', domain, { endsOn: claim.endsOn }),
  );
  const used = await transaction.countActiveClaims(partner.id, today);
  const limit = capacityLimit(partner.tier, policy);
  return { answer: { result: 'released', domain, releasedOn: today, capacity: { used, limit } } };
}
