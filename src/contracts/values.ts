import * as z from 'zod/mini';
import { companySizes } from '#core/company-size.ts';
import { dealTypes, motions, sharedDealStates } from '#core/deal-type.ts';
import { routingRules } from '#core/decision.ts';
import { outcomeReasons, verdictReasons } from '#core/reasons.ts';
import { participations, teamRoles } from '#core/team.ts';
import { creditKinds, remedies, verdicts } from '#core/verdicts.ts';

/** Values that several operations share. All objects are strict where they come in and plain where they go out. */

/** A day that exists, 'YYYY-MM-DD'. */
export const CalendarDay = z.iso.date('date');
/** ISO 8601 in UTC. */
export const Moment = z.iso.datetime();
export const Motion = z.enum(motions);
export const DealType = z.enum(dealTypes);
export const SharedDealState = z.enum(sharedDealStates);
export const Side = z.enum(['partner', 'vendor']);
export const RoutingRule = z.enum(routingRules);
export const Language = z.enum(['en', 'de']);
export const CompanySize = z.enum(companySizes);
export const OutcomeReason = z.enum(outcomeReasons);
const ClaimAction = z.enum(['keep', 'renew', 'claim', 'none']);

/** Idempotency key: the same request sent twice has one effect and the same answer. */
export const RequestId = z.uuid();
export const SharedDealId = z.string().check(z.minLength(1, 'required'), z.maxLength(64));
/** The key of a claim: a registrable domain as `RecordDomain` has it. */
export const DomainName = z.string().check(z.minLength(1), z.maxLength(253));

export const Person = z.object({ name: z.string(), email: z.string() });

/** How many active claims the partner holds, and how many it may hold. */
export const Capacity = z.object({ used: z.number(), usedAfter: z.number(), limit: z.number() });

export const VerdictKind = z.enum(verdicts);
export const VerdictReason = z.enum(verdictReasons);
export const Remedy = z.enum(remedies);

export const Verdict = z.object({
  verdict: VerdictKind,
  reasons: z.array(VerdictReason),
  remedies: z.array(Remedy),
  changesOn: z.nullable(CalendarDay),
  policyVersion: z.string(),
});
export type Verdict = z.infer<typeof Verdict>;

export const TierCreditVerdict = z.extend(Verdict, { credit: z.enum(creditKinds) });
export type TierCreditVerdict = z.infer<typeof TierCreditVerdict>;

/** A seat as the partner may see it: no owner ids, and `name` null where policy keeps it until registered. */
export const TeamSeat = z.object({
  role: z.enum(teamRoles),
  side: Side,
  participation: z.enum(participations),
  vacant: z.boolean(),
  name: z.nullable(z.string()),
  email: z.nullable(z.string()),
});
export type TeamSeat = z.infer<typeof TeamSeat>;

const ClaimEffect = z.object({
  action: ClaimAction,
  endsOn: z.nullable(CalendarDay),
});

export const SharedDealBrief = z.object({
  sharedDealId: z.string(),
  name: z.string(),
  type: DealType,
  motion: Motion,
  state: SharedDealState,
  registeredOn: CalendarDay,
  crmDealUrl: z.nullable(z.string()),
});
export type SharedDealBrief = z.infer<typeof SharedDealBrief>;

/** What the card showed; sent with `register-deal`, so that nothing else is written than what the user saw. */
export const ExpectedOutcome = z.object({
  rule: RoutingRule,
  type: DealType,
  claimAction: ClaimAction,
  openSharedDealId: z.nullable(z.string()),
});
export type ExpectedOutcome = z.infer<typeof ExpectedOutcome>;

/** A claim of the partner that may be released to make room, and how long nothing has happened on it. */
export const IdleClaim = z.object({
  domain: z.string(),
  domainUnicode: z.string(),
  endsOn: CalendarDay,
  /** The last day on which a shared deal was registered on it or the claim renewed. */
  lastActivityOn: CalendarDay,
});
export type IdleClaim = z.infer<typeof IdleClaim>;

/** The outcome that registering would have, with its reason (rules section 2, preview). */
export const Outcome = z.object({
  rule: RoutingRule,
  type: DealType,
  reasons: z.array(OutcomeReason),
  claim: ClaimEffect,
  /** The last day of this partner's own claim before registering; null where there is or was none. */
  ownClaimEndsOn: z.nullable(CalendarDay),
  capacity: Capacity,
  team: z.array(TeamSeat),
  commission: Verdict,
  tierCredit: TierCreditVerdict,
  /**
   * Where the capacity limit decided (R3): the partner's claims that were idle longest, three at the most, to release one
   * of them instead.
   */
  idleClaims: z.array(IdleClaim),
  /** R7: this partner's open shared deals on the domain, newest first. */
  openSharedDeals: z.array(SharedDealBrief),
  policyVersion: z.string(),
});
export type Outcome = z.infer<typeof Outcome>;

/** A domain that stands on the record. `written` as people write it, `unicode` the registrable domain on screen. */
export const RecordDomain = z.object({
  domain: z.string(),
  unicode: z.string(),
  mixedScripts: z.boolean(),
  source: z.enum(['company_domain', 'company_website', 'company_additional_domain', 'contact_email']),
});
export type RecordDomain = z.infer<typeof RecordDomain>;
