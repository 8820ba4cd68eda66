import { addDays, type CalendarDay } from './calendar-day.ts';
import { hasClaimLapsed, wasClaimReleased, type Claim } from './claims.ts';

/** A claim as one change left it. */
export interface ClaimChange extends Claim {
  /** The day of the change. */
  readonly changedOn: CalendarDay;
}

/** One step in the life of the claims on a domain. */
export interface ClaimStep {
  readonly partnerId: string;
  readonly step: 'claimed' | 'renewed' | 'released' | 'lapsed';
  /** For a lapse the first day without the claim. */
  readonly on: CalendarDay;
  /** The last day of the claim after this step; of a claim given up on its first day the day before that. */
  readonly endsOn: CalendarDay;
}

/**
 * What happened to the claims on one domain, newest first, from their changes, oldest first, whoever held them. That a claim
 * lapsed is nobody's act and stands in no row: it follows from its end and from what came after.
 */
export function claimSteps(changes: readonly ClaimChange[], today: CalendarDay): ClaimStep[] {
  const steps: ClaimStep[] = [];
  for (const [index, change] of changes.entries()) {
    const earlier = changes[index - 1];
    const { partnerId, endsOn } = change;
    if (isSameClaim(earlier, change)) {
      if (endsOn > earlier.endsOn) steps.push({ partnerId, step: 'renewed', on: change.changedOn, endsOn });
    } else {
      steps.push({ partnerId, step: 'claimed', on: change.claimedOn, endsOn });
    }
    const next = changes[index + 1];
    if (change.releasedOn !== null && wasClaimReleased(change, change.releasedOn)) {
      steps.push({
        partnerId,
        step: 'released',
        on: change.releasedOn,
        endsOn: addDays(change.releasedOn, -1),
      });
    } else if (!isSameClaim(change, next) && hasClaimLapsed(change, next?.claimedOn ?? today)) {
      steps.push({ partnerId, step: 'lapsed', on: addDays(endsOn, 1), endsOn });
    }
  }
  return steps.toReversed();
}

/** A renewal and a release change a claim; after either end, claiming again makes another one. */
function isSameClaim(
  earlier: ClaimChange | undefined,
  later: ClaimChange | undefined,
): earlier is ClaimChange {
  return (
    earlier !== undefined &&
    later !== undefined &&
    earlier.partnerId === later.partnerId &&
    earlier.claimedOn === later.claimedOn &&
    earlier.releasedOn === null
  );
}
