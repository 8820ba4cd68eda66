import { toCalendarDay } from './calendar-day.ts';
import { companyDomains, extraFreeMailDomains } from './source-programme-domains.ts';
import type { Policy } from './policy.ts';

/**
 * The default policy: the programme that the rules were taken from. S marks what its introduction of deal registration
 * says, K what the vendor's help centre or programme pages say, D our own default where both are silent. A change is a
 * new version with its own effective date, never an edit: decisions keep the version that they were made by.
 */
export const sourceProgramme: Policy = {
  version: 'source-programme-1',
  // S: the day of the introduction.
  effectiveOn: toCalendarDay('2021-11-02'),
  claim: {
    // D: half a year is a long sale for a small company; an idle partner blocks nobody for longer.
    validityDays: 180,
    // D: a month is time enough to be reminded three times and to answer from a holiday.
    renewalWindowDays: 30,
    // D: with the window, with a week to act, and on the last day but one.
    remindDaysBefore: [30, 7, 1],
  },
  capacity: {
    // K (2018, historic), D: the last numbers that were published by tier.
    byTier: { untiered: 50, silver: 500, gold: 500, platinum: 500, diamond: 1000, elite: 1000 },
    // D: a tier that nobody has set a number for gets the least.
    default: 50,
    // S names Partner Collaboration as a way on at the limit; D: a free domain takes it.
    atLimit: 'partner_collaboration',
    // D: the help centre refuses (K); a partner who may register should not lose by starting from its own deal.
    conversionAtLimit: 'same_as_register',
    // K
    overCapacityGraceDays: 60,
  },
  poi: {
    // K: three months at their longest.
    maxAgeDays: 92,
  },
  // D: the one way that needs nobody's discretion.
  contest: 'first_valid_poi',
  team: {
    // S
    channel: [
      { role: 'partner_rep', participation: 'responsible' },
      { role: 'cam', participation: 'responsible' },
      { role: 'pdm', participation: 'member', onlyIfPresent: true },
    ],
    // S
    partner_collaboration: [
      { role: 'direct_rep', participation: 'responsible' },
      { role: 'partner_rep', participation: 'member' },
      { role: 'cam', participation: 'supporting' },
    ],
    // S that there is somebody at the vendor; D that it is the CAM.
    best_partner_wins: [
      { role: 'partner_rep', participation: 'responsible' },
      { role: 'cam', participation: 'responsible' },
    ],
    // D
    difm: [
      { role: 'direct_rep', participation: 'responsible' },
      { role: 'partner_rep', participation: 'member' },
      { role: 'cam', participation: 'informed' },
    ],
  },
  domains: {
    // D: websites of the vendor's customers lie under it, and the Public Suffix List does not know.
    extraSharedSuffixes: ['hs-sites.com'],
    extraFreeMailDomains,
    companyDomains,
  },
  preview: {
    // D: ten people who open fifty records each; enough for work, too few to try out a market unseen.
    dailyQuota: 500,
    // D: the name is worth something only to who registers, and asking for names would be an oracle.
    namesDirectRep: false,
  },
  sync: {
    // K: the name is copied at creation and each side's own afterwards.
    name: 'once',
    // D: the vendor invoices, so that its amount is the one that both see.
    amount: 'to_partner',
    // K/D
    close_on: 'both',
    // S/D
    next_steps: 'both',
    // K: the partner's words, which it may still edit.
    intro_note: 'to_vendor',
    pain_or_opportunity: 'to_vendor',
    products: 'to_vendor',
  },
  // S/D
  offer: 'to_partner',
  testMode: false,
  // D: a static app cannot prove its user; what such a user does is marked in the audit.
  assertedUsers: 'accept',
  commission: {
    // S programme: of net revenue, for three years.
    ratePercent: 20,
    months: 36,
    // K
    upMarketReferralMonths: 12,
  },
  tierCredit: {
    // K
    pointsPer100: { sourced: 5, assisted: 3, managed: 1 },
  },
};
