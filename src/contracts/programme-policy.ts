import * as z from 'zod/mini';
import { isCalendarDay } from '#core/calendar-day.ts';
import { dealTypes } from '#core/deal-type.ts';
import { syncDirections, syncPolicyProperties } from '#core/synced-properties.ts';
import { participations, teamRoles } from '#core/team.ts';

const count = z.int().check(z.nonnegative());
const days = z.int().check(z.positive());
const domains = z.exactOptional(
  z.array(
    z
      .string()
      .check(z.regex(/^([a-z\d-]+\.)+[a-z\d-]+$/, 'a domain like hs-sites.com, in small ASCII letters')),
  ),
);

const TeamRow = z.strictObject({
  role: z.enum(teamRoles),
  participation: z.enum(participations),
  onlyIfPresent: z.exactOptional(z.boolean()),
});

const Team = z.array(TeamRow).check(
  z.refine((team) => {
    const roles = team.map(({ role }) => role);
    return roles.includes('partner_rep') && new Set(roles).size === roles.length;
  }, 'a team in which the partner_rep and nobody twice has a seat'),
);

/**
 * What a vendor's programme does otherwise than the one that ships; everything that is left out stays as it ships. A version
 * is never changed once it is loaded, because decisions refer to it: another content is another version with its own day.
 */
export const ProgrammePolicy = z.strictObject({
  version: z.string().check(z.regex(/^[\w.-]{1,64}$/, 'letters, digits, dots, hyphens and underscores')),
  /** A day of the calendar: one counted from today would be another content at each loading. */
  effectiveOn: z.string().check(z.refine(isCalendarDay, 'a day like 2026-11-24')),
  claim: z.exactOptional(
    z.strictObject({
      validityDays: z.exactOptional(days),
      renewalWindowDays: z.exactOptional(count),
      remindDaysBefore: z.exactOptional(z.array(days)),
    }),
  ),
  capacity: z.exactOptional(
    z.strictObject({
      /** Tiers that are not named here keep their number. */
      byTier: z.exactOptional(z.record(z.string(), count)),
      default: z.exactOptional(count),
      atLimit: z.exactOptional(z.enum(['partner_collaboration', 'refuse'])),
      conversionAtLimit: z.exactOptional(z.enum(['same_as_register', 'refuse'])),
      overCapacityGraceDays: z.exactOptional(count),
    }),
  ),
  poi: z.exactOptional(z.strictObject({ maxAgeDays: z.exactOptional(days) })),
  contest: z.exactOptional(z.enum(['first_valid_poi', 'client_choice', 'vendor_decides'])),
  /** The whole team of each type that is named. */
  team: z.exactOptional(z.partialRecord(z.enum(dealTypes), Team)),
  /** These lists add to those that ship. */
  domains: z.exactOptional(
    z.strictObject({
      extraSharedSuffixes: domains,
      extraFreeMailDomains: domains,
      companyDomains: domains,
    }),
  ),
  preview: z.exactOptional(
    z.strictObject({ dailyQuota: z.exactOptional(count), namesDirectRep: z.exactOptional(z.boolean()) }),
  ),
  /** What crosses between the portals; properties that are not named stay as they ship. */
  sync: z.exactOptional(z.partialRecord(z.enum(syncPolicyProperties), z.enum(syncDirections))),
  offer: z.exactOptional(z.enum(['to_partner', 'none'])),
  testMode: z.exactOptional(z.boolean()),
  assertedUsers: z.exactOptional(z.enum(['accept', 'refuse'])),
  commission: z.exactOptional(
    z.strictObject({
      ratePercent: z.exactOptional(z.number().check(z.minimum(0), z.maximum(100))),
      months: z.exactOptional(count),
      upMarketReferralMonths: z.exactOptional(count),
    }),
  ),
  tierCredit: z.exactOptional(
    z.strictObject({
      pointsPer100: z.exactOptional(
        z.strictObject({
          sourced: z.exactOptional(count),
          assisted: z.exactOptional(count),
          managed: z.exactOptional(count),
        }),
      ),
    }),
  ),
});
export type ProgrammePolicy = z.output<typeof ProgrammePolicy>;
