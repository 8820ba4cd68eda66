import { addDays, compareDays, daysFrom } from './calendar-day.ts';
import type { CalendarDay } from './calendar-day.ts';
import { hasClaimLapsed, isClaimActive, isInRenewalWindow, wasClaimReleased } from './claims.ts';
import type { Claim } from './claims.ts';
import type { DealType } from './deal-type.ts';
import type { Policy } from './policy.ts';
import type { VerdictReason } from './reasons.ts';
import type { Remedy, Verdict, VerdictKind } from './verdicts.ts';

/**
 * What commission and tier credit have in common (rules section 8). A shared deal is judged as of one day: the present
 * one while it is open, the day of its close ever after, so that a verdict freezes without being stored. Every fact is
 * the partner's own; the one thing that comes from outside, who won the prospect, exists only once it is closed.
 */

/** The client's confirmation that this partner was involved. */
interface ProofOfInvolvement {
  readonly submittedOn: CalendarDay;
  /** When the vendor found it valid; null until then. A rejected POI is none. */
  readonly confirmedOn: CalendarDay | null;
}

/** A shared deal that the vendor's stage closed, with what was true then. */
export interface CloseFacts {
  readonly closedOn: CalendarDay;
  /** This partner's claim on the domain as it was on that day. */
  readonly claim: Claim | null;
  /** The contest for the prospect was settled for another partner. */
  readonly wonByOther: boolean;
}

export interface EligibilityFacts {
  readonly type: DealType;
  /** This partner's claim on the domain as it is now, active or not; null if there never was one. */
  readonly claim: Claim | null;
  /** The vendor added the partner to the deal, which meets the claim condition (section 6). */
  readonly addedByVendor: boolean;
  readonly removedByVendor: boolean;
  readonly poi: ProofOfInvolvement | null;
  /** DIFM: the day on which the client confirmed the partner's part. */
  readonly involvementConfirmedOn: CalendarDay | null;
  /** DIFM: the partner referred its client up-market. */
  readonly upMarketReferral: boolean;
  /** The first day on which the partner held more claims than its limit; null where it does not. */
  readonly overCapacitySince: CalendarDay | null;
  /** Null while the shared deal is open. */
  readonly close: CloseFacts | null;
}

/** A verdict as of one day, before it is known when it will change. */
export interface Judgement {
  readonly verdict: VerdictKind;
  readonly reasons: readonly VerdictReason[];
  readonly remedies: readonly Remedy[];
}

type Judge = (facts: EligibilityFacts, policy: Policy, day: CalendarDay) => Judgement;

/** Judges as of today or of the close, and finds the day on which the answer will be another if nobody does anything. */
export function verdictFrom(
  judge: Judge,
  facts: EligibilityFacts,
  policy: Policy,
  today: CalendarDay,
): Verdict {
  const judgement = judge(facts, policy, facts.close?.closedOn ?? today);
  const changesOn = facts.close
    ? null
    : (daysWithChange(facts, policy).find(
        (day) => day > today && !sameVerdict(judge(facts, policy, day), judgement),
      ) ?? null);
  return { ...judgement, changesOn, policyVersion: policy.version };
}

/** Every day on which time alone can change a verdict, in order: each the first day after a term has run out. */
function daysWithChange(facts: EligibilityFacts, policy: Policy): CalendarDay[] {
  return [
    facts.claim && addDays(facts.claim.endsOn, 1),
    facts.poi && addDays(facts.poi.submittedOn, policy.poi.maxAgeDays + 1),
    facts.overCapacitySince && addDays(lastDayOfGrace(facts.overCapacitySince, policy), 1),
  ]
    .filter((day) => day !== null)
    .toSorted(compareDays);
}

function sameVerdict(a: Judgement, b: Judgement): boolean {
  return a.verdict === b.verdict && a.reasons.join() === b.reasons.join();
}

/** The day on which the limit was passed is not counted, as the first day of a claim is not. */
export function lastDayOfGrace(overCapacitySince: CalendarDay, policy: Policy): CalendarDay {
  return addDays(overCapacitySince, policy.capacity.overCapacityGraceDays);
}

/** What comes before any type's own condition; null where nothing does. */
export function overridingJudgement(facts: EligibilityFacts): Judgement | null {
  if (facts.removedByVendor) return ineligible('removed_by_vendor', 'ask_vendor');
  if (facts.close?.wonByOther === true) return ineligible('won_by_other');
  return null;
}

/** Channel: an active claim, or added by the vendor. */
export function judgeClaim(facts: EligibilityFacts, policy: Policy, day: CalendarDay): Judgement {
  if (facts.addedByVendor) return { verdict: 'eligible', reasons: ['added_by_vendor'], remedies: [] };
  const claim = facts.close ? facts.close.claim : facts.claim;
  if (claim && isClaimActive(claim, day)) {
    const renewable = !facts.close && isInRenewalWindow(claim, day, policy);
    return { verdict: 'eligible', reasons: ['claim_active'], remedies: renewable ? ['renew_claim'] : [] };
  }
  return ineligible(whyNoClaim(claim, day), facts.close ? 'ask_vendor' : 'register_again');
}

function whyNoClaim(claim: Claim | null, day: CalendarDay): VerdictReason {
  if (claim && wasClaimReleased(claim, day)) return 'ownership_released';
  return claim && hasClaimLapsed(claim, day) ? 'ownership_lapsed' : 'no_claim';
}

/**
 * Partner Collaboration and Best Partner Wins: a POI that the client gave before the close, not too old by then. It
 * must be submitted by the day of the close; the vendor may find it valid later (the contest is settled "among those
 * later confirmed"), and until then the verdict stays conditional even after the close.
 */
export function judgePoi(facts: EligibilityFacts, policy: Policy, day: CalendarDay): Judgement {
  const reason = poiReason(facts, policy, day);
  if (reason === 'poi_valid') return { verdict: 'eligible', reasons: [reason], remedies: [] };
  if (reason === 'poi_unconfirmed')
    return { verdict: 'conditional', reasons: [reason], remedies: ['ask_vendor'] };
  return facts.close
    ? ineligible(reason, 'ask_vendor')
    : { verdict: 'conditional', reasons: [reason], remedies: ['submit_poi'] };
}

function poiReason({ poi, close }: EligibilityFacts, policy: Policy, day: CalendarDay): VerdictReason {
  if (!poi) return 'poi_missing';
  if (close && poi.submittedOn > close.closedOn) return 'poi_after_close';
  if (daysFrom(poi.submittedOn, day) > policy.poi.maxAgeDays) return 'poi_too_old';
  return poi.confirmedOn === null ? 'poi_unconfirmed' : 'poi_valid';
}

/** DIFM: the client's confirmation, by the day of the close. */
export function judgeInvolvement(facts: EligibilityFacts): Judgement {
  const { involvementConfirmedOn: confirmedOn, close } = facts;
  if (confirmedOn !== null && (!close || confirmedOn <= close.closedOn)) {
    return { verdict: 'eligible', reasons: ['confirmation_valid'], remedies: [] };
  }
  return close
    ? ineligible('confirmation_missing', 'ask_vendor')
    : { verdict: 'conditional', reasons: ['confirmation_missing'], remedies: ['confirm_involvement'] };
}

export function ineligible(reason: VerdictReason, ...remedies: Remedy[]): Judgement {
  return { verdict: 'ineligible', reasons: [reason], remedies };
}
