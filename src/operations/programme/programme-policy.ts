import type { ProgrammePolicy } from '#contracts/programme-policy.ts';
import { toCalendarDay, type CalendarDay } from '#core/calendar-day.ts';
import type { Policy } from '#core/policy.ts';
import type { ProgrammeFault } from './programme-error.ts';

/**
 * The shipped policy with what a vendor's programme does otherwise. Single values are replaced, tiers and teams one by one;
 * lists of domains are added to, because they name exceptions that hold for everybody. Faults that only the whole can have,
 * such as a renewal window longer than the claim, are told with their path and not repaired.
 */
export function overridePolicy(
  shipped: Policy,
  overrides: ProgrammePolicy,
): { readonly policy: Policy; readonly faults: readonly ProgrammeFault[] } {
  const { capacity = {}, domains = {} } = overrides;
  const policy: Policy = {
    ...shipped,
    ...(overrides.contest === undefined ? {} : { contest: overrides.contest }),
    ...(overrides.offer === undefined ? {} : { offer: overrides.offer }),
    ...(overrides.testMode === undefined ? {} : { testMode: overrides.testMode }),
    ...(overrides.assertedUsers === undefined ? {} : { assertedUsers: overrides.assertedUsers }),
    version: overrides.version,
    effectiveOn: toCalendarDay(overrides.effectiveOn),
    claim: { ...shipped.claim, ...overrides.claim },
    capacity: {
      ...shipped.capacity,
      ...capacity,
      byTier: { ...shipped.capacity.byTier, ...byTierName(capacity.byTier ?? {}) },
    },
    poi: { ...shipped.poi, ...overrides.poi },
    team: { ...shipped.team, ...overrides.team },
    domains: {
      extraSharedSuffixes: added(shipped.domains.extraSharedSuffixes, domains.extraSharedSuffixes),
      extraFreeMailDomains: added(shipped.domains.extraFreeMailDomains, domains.extraFreeMailDomains),
      companyDomains: added(shipped.domains.companyDomains, domains.companyDomains),
    },
    preview: { ...shipped.preview, ...overrides.preview },
    sync: { ...shipped.sync, ...overrides.sync },
    commission: { ...shipped.commission, ...overrides.commission },
    tierCredit: {
      pointsPer100: { ...shipped.tierCredit.pointsPer100, ...overrides.tierCredit?.pointsPer100 },
    },
  };
  return { policy, faults: faultsOf(policy, shipped) };
}

/** The one of these that judges a day: the latest that is in force, or the first where none is yet. */
export function policyInForce(policies: readonly [Policy, ...Policy[]], day: CalendarDay): Policy {
  const [first, ...others] = policies;
  return others.reduce(
    (latest, next) => (next.effectiveOn <= day && next.effectiveOn >= latest.effectiveOn ? next : latest),
    first,
  );
}

function faultsOf({ version, effectiveOn, claim }: Policy, shipped: Policy): ProgrammeFault[] {
  const faults: ProgrammeFault[] = [];
  if (version === shipped.version) {
    faults.push({ path: 'policy.version', fault: `${version} is the policy that ships; give yours its own` });
  }
  if (effectiveOn <= shipped.effectiveOn) {
    const fault = `must lie after ${shipped.effectiveOn}, from which on the shipped policy is in force`;
    faults.push({ path: 'policy.effectiveOn', fault });
  }
  if (claim.renewalWindowDays >= claim.validityDays) {
    const fault = `${claim.renewalWindowDays} days are not shorter than the claim, which is ${claim.validityDays} days long`;
    faults.push({ path: 'policy.claim.renewalWindowDays', fault });
  }
  return faults;
}

/** Tiers are looked up in lower case, however they are written. */
function byTierName(byTier: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(byTier).map(([tier, limit]) => [tier.trim().toLowerCase(), limit]),
  );
}

function added(shipped: readonly string[], more: readonly string[] = []): readonly string[] {
  return [...new Set([...shipped, ...more])];
}
