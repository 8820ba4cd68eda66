import { dayOf, type CalendarDay } from '#core/calendar-day.ts';
import { dueReminder, type ClaimReminder } from '#core/claim-reminders.ts';
import type { Claim } from '#core/claims.ts';
import type { Ports } from '../ports.ts';
import type { ProgrammeContext } from '../programme/programme-context.ts';
import { insertNotices } from '../shared-deal/notices.ts';
import { insertCompanyStanding, insertStandingEffects } from '../shared-deal/standing-effects.ts';
import type { StoreTransaction } from '../store-ports.ts';

/** A claim that ends soon or has ended, with the reminders that were given for this end of it. */
export interface EndingClaim extends Claim {
  readonly given: readonly ClaimReminder[];
}

export interface EndingClaims {
  /** Claims that end within so many days or have lapsed in the last sixty, released ones excepted; of any partner. */
  readEndingClaims(today: CalendarDay, withinDays: number): Promise<readonly EndingClaim[]>;
}

/** As pino has it: details first, then a sentence. */
interface RemindersLog {
  warn(details: Readonly<Record<string, unknown>>, sentence: string): void;
}

/**
 * Tells partners that a claim ends and both sides that it has lapsed, once each, by a task on the newest open shared deal of the
 * domain; a claim on which nothing is open has no deal to hang a task on. With the lapse both CRMs show the verdicts that it brings,
 * also of shared deals of which a CRM deal is deleted: the other one stands.
 * Nothing is decided here: a claim ends by its day whether or not this ever runs. One claim's trouble is not another's: all that
 * failed is thrown together in the end, and is due again in the next turn. Throws an `AbortError` where `signal` ends it half-way.
 */
export async function remindOfClaims(
  ports: Pick<Ports, 'clock' | 'ids' | 'store'> & { readonly log: RemindersLog },
  claims: EndingClaims,
  signal?: AbortSignal,
): Promise<void> {
  const vendor = await ports.store.readVendor();
  const now = ports.clock.now();
  const today = dayOf(now, vendor.timeZone);
  const policy = await ports.store.readPolicy(today);
  const ending = await claims.readEndingClaims(today, Math.max(0, ...policy.claim.remindDaysBefore));
  const failures: unknown[] = [];
  for (const claim of ending) {
    if (dueReminder(claim, claim.given, today, policy) === null) continue;
    signal?.throwIfAborted();
    try {
      await ports.store.transact((transaction) =>
        remind(ports, transaction, { vendor, policy, now, today }, claim),
      );
    } catch (error) {
      const { partnerId, domain } = claim;
      ports.log.warn(
        { err: error, partnerId, domain },
        'a claim was not reminded of; it is tried again in the next turn',
      );
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `Claims that were not reminded of: ${String(failures.length)}.`);
}

async function remind(
  ports: Pick<Ports, 'ids'>,
  transaction: StoreTransaction,
  context: Pick<ProgrammeContext, 'vendor' | 'policy' | 'now' | 'today'>,
  { partnerId, domain }: Claim,
): Promise<void> {
  await transaction.lockPartner(partnerId);
  const claim = await transaction.readClaim(partnerId, domain);
  if (claim === null) return;
  const given = await transaction.readClaimReminders(claim);
  const reminder = dueReminder(claim, given, context.today, context.policy);
  if (reminder === null) return;
  await transaction.insertClaimReminder(claim, reminder);
  const unclosed = await transaction.readUnclosedSharedDeals(partnerId, domain);
  const newest = unclosed.find(({ sharedDeal }) => sharedDeal.state === 'open') ?? unclosed[0];
  const partner = { name: await transaction.readPartnerName(partnerId) };
  if (newest !== undefined) {
    const event = reminder === 0 ? ('claim_lapsed' as const) : ('claim_ending' as const);
    const told = reminder === 0 ? (['partner', 'vendor'] as const) : (['partner'] as const);
    for (const side of told) {
      await insertNotices(ports, transaction, { ...context, partner }, newest, {
        event,
        side,
        detail: claim.endsOn,
      });
    }
  }
  if (reminder > 0) return;
  for (const record of unclosed) await insertStandingEffects(ports, transaction, context, record);
  if (unclosed.length === 0) await insertCompanyStanding(ports, transaction, context, domain);
}
