import { samples } from '#devkit/samples/records.ts';
import type { DealType } from '#core/deal-type.ts';
import type { RoutingRule } from '#core/decision.ts';
import type { Language } from '#extensions/kit/labels.ts';
import type { Way } from './registering.ts';

const { alpha, beta, delta, vendor } = samples;
const names = { alpha: 'Alpha Digital', beta: 'Beta Vertriebsatelier', delta: 'Delta Kontor' } as const;
const ofAlpha = { portalId: alpha.portalId, limit: alpha.capacity } as const;
/** Of the tier gold. */
const ofBeta = { portalId: beta.portalId, limit: 500 } as const;
const ofDelta = { portalId: delta.portalId, limit: delta.capacity } as const;

/** A claim lasts this long by the samples' policy, as by the one that ships. */
const validityDays = 180;

/** What becomes of the claim; `days` is how far its last day is from today. */
type ClaimOutcome =
  { readonly action: 'keep' | 'renew' | 'claim'; readonly days: number } | { readonly action: 'none' };

export interface RuleRow {
  readonly rule: RoutingRule;
  readonly by: Way;
  readonly what: string;
  readonly language: Language;
  readonly portalId: number;
  /** How many claims the partner may hold. */
  readonly limit: number;
  readonly record: string;
  readonly domain: string;
  readonly type: DealType;
  readonly claim: ClaimOutcome;
  /** The partner whose claim stands afterwards, as the vendor's company says. */
  readonly holder: string | null;
  /** E-mail of the vendor's person who owns the CRM deal there and is told. */
  readonly responsible: string;
  /** Facts of the reason's sentence beside the rule. */
  readonly ownClaimLapsed?: true;
}

const claimed = { action: 'claim', days: validityDays } as const;
const renewed = { action: 'renew', days: validityDays } as const;
const none = { action: 'none' } as const;

/**
 * Each rule of the routing table from a contact, from a company and by conversion (R8). Every row has a domain of its own
 * for its partner, so that the rows do not disturb each other; some also show a variant of their rule.
 */
export const ruleRows: readonly RuleRow[] = [
  {
    rule: 'R1',
    by: 'contact',
    what: 'the own claim stays',
    language: 'en',
    ...ofAlpha,
    record: samples.ownClaim.contactId,
    domain: samples.ownClaim.domain,
    type: 'channel',
    claim: { action: 'keep', days: 150 },
    holder: names.alpha,
    responsible: vendor.cam,
  },
  {
    rule: 'R1',
    by: 'company',
    what: 'the own claim stays',
    language: 'de',
    ...ofAlpha,
    record: samples.ownClaimBySubdomain.companyId,
    domain: samples.ownClaimBySubdomain.domain,
    type: 'channel',
    claim: { action: 'keep', days: 105 },
    holder: names.alpha,
    responsible: vendor.cam,
  },
  {
    rule: 'R1',
    by: 'conversion',
    what: 'the own claim stays, at the limit too',
    language: 'en',
    ...ofDelta,
    record: delta.conversions.ownClaim.dealId,
    domain: delta.conversions.ownClaim.domain,
    type: 'channel',
    claim: { action: 'keep', days: 90 },
    holder: names.delta,
    responsible: vendor.secondCam,
  },
  {
    rule: 'R1',
    by: 'contact',
    what: 'inside the renewal window the claim is renewed, at the limit too',
    language: 'de',
    ...ofDelta,
    record: delta.ownClaimInRenewalWindow.contactId,
    domain: delta.ownClaimInRenewalWindow.domain,
    type: 'channel',
    claim: renewed,
    holder: names.delta,
    responsible: vendor.secondCam,
  },
  {
    rule: 'R1',
    by: 'company',
    what: 'inside the renewal window the claim is renewed',
    language: 'en',
    ...ofBeta,
    record: beta.ownClaimInRenewalWindow.companyId,
    domain: beta.ownClaimInRenewalWindow.domain,
    type: 'channel',
    claim: renewed,
    holder: names.beta,
    responsible: vendor.cam,
  },
  {
    rule: 'R1',
    by: 'conversion',
    what: 'inside the renewal window the claim is renewed',
    language: 'de',
    ...ofAlpha,
    record: alpha.conversions.ownClaimInRenewalWindow.dealId,
    domain: alpha.conversions.ownClaimInRenewalWindow.domain,
    type: 'channel',
    claim: renewed,
    holder: names.alpha,
    responsible: vendor.cam,
  },
  {
    rule: 'R2',
    by: 'contact',
    what: 'a free domain is claimed',
    language: 'en',
    ...ofAlpha,
    record: samples.free.contactId,
    domain: samples.free.domain,
    type: 'channel',
    claim: claimed,
    holder: names.alpha,
    responsible: vendor.cam,
  },
  {
    rule: 'R2',
    by: 'company',
    what: 'a free international domain is claimed',
    language: 'de',
    ...ofAlpha,
    record: samples.freeInternational.companyId,
    domain: samples.freeInternational.domain,
    type: 'channel',
    claim: claimed,
    holder: names.alpha,
    responsible: vendor.cam,
  },
  {
    rule: 'R2',
    by: 'conversion',
    what: "a domain on which another partner's claim lapsed is free",
    language: 'en',
    ...ofAlpha,
    record: alpha.conversions.otherPartnerLapsed.dealId,
    domain: alpha.conversions.otherPartnerLapsed.domain,
    type: 'channel',
    claim: claimed,
    holder: names.alpha,
    responsible: vendor.cam,
  },
  {
    rule: 'R3',
    by: 'contact',
    what: 'at the limit the default rep leads',
    language: 'de',
    ...ofDelta,
    record: delta.free.contactId,
    domain: delta.free.domain,
    type: 'partner_collaboration',
    claim: none,
    holder: null,
    responsible: vendor.defaultRep,
  },
  {
    rule: 'R3',
    by: 'company',
    what: "at the limit the rep of the company's country leads",
    language: 'en',
    ...ofDelta,
    record: delta.freeRoutedByCountry.companyId,
    domain: delta.freeRoutedByCountry.domain,
    type: 'partner_collaboration',
    claim: none,
    holder: null,
    responsible: vendor.secondRep,
  },
  {
    rule: 'R3',
    by: 'conversion',
    what: "at the limit the rep of the company's size leads",
    language: 'de',
    ...ofDelta,
    record: delta.conversions.freeRoutedBySize.dealId,
    domain: delta.conversions.freeRoutedBySize.domain,
    type: 'partner_collaboration',
    claim: none,
    holder: null,
    responsible: vendor.secondRep,
  },
  {
    rule: 'R4',
    by: 'contact',
    what: 'the rep who holds the domain leads',
    language: 'en',
    ...ofAlpha,
    record: samples.directRep.contactId,
    domain: samples.directRep.domain,
    type: 'partner_collaboration',
    claim: none,
    holder: null,
    responsible: samples.directRep.rep,
  },
  {
    rule: 'R4',
    by: 'company',
    what: 'the rep who holds the domain leads',
    language: 'de',
    ...ofAlpha,
    record: samples.secondDirectRep.companyId,
    domain: samples.secondDirectRep.domain,
    type: 'partner_collaboration',
    claim: none,
    holder: null,
    responsible: samples.secondDirectRep.rep,
  },
  {
    rule: 'R4',
    by: 'conversion',
    what: 'the rep who holds the domain after an own claim lapsed leads',
    language: 'en',
    ...ofAlpha,
    record: alpha.conversions.ownClaimLapsedThenDirectRep.dealId,
    domain: alpha.conversions.ownClaimLapsedThenDirectRep.domain,
    type: 'partner_collaboration',
    claim: none,
    holder: null,
    responsible: vendor.defaultRep,
    ownClaimLapsed: true,
  },
  {
    rule: 'R5',
    by: 'contact',
    what: 'another partner holds the domain',
    language: 'de',
    ...ofAlpha,
    record: samples.otherPartner.contactId,
    domain: samples.otherPartner.domain,
    type: 'best_partner_wins',
    claim: none,
    holder: names.beta,
    responsible: vendor.cam,
  },
  {
    rule: 'R5',
    by: 'company',
    what: 'another partner took the domain after the own claim lapsed',
    language: 'en',
    ...ofAlpha,
    record: samples.ownClaimLapsedThenOtherPartner.companyId,
    domain: samples.ownClaimLapsedThenOtherPartner.domain,
    type: 'best_partner_wins',
    claim: none,
    holder: names.beta,
    responsible: vendor.cam,
  },
  {
    rule: 'R5',
    by: 'conversion',
    what: 'another partner holds the domain, at the limit too',
    language: 'de',
    ...ofDelta,
    record: delta.conversions.otherPartner.dealId,
    domain: delta.conversions.otherPartner.domain,
    type: 'best_partner_wins',
    claim: none,
    holder: names.beta,
    responsible: vendor.secondCam,
  },
  {
    rule: 'R6',
    by: 'contact',
    what: 'the own claim lapsed yesterday and is made again',
    language: 'en',
    ...ofAlpha,
    record: samples.ownClaimLapsedYesterday.contactId,
    domain: samples.ownClaimLapsedYesterday.domain,
    type: 'channel',
    claim: claimed,
    holder: names.alpha,
    responsible: vendor.cam,
    ownClaimLapsed: true,
  },
  {
    rule: 'R6',
    by: 'company',
    what: 'the own claim lapsed long ago and is made again',
    language: 'de',
    ...ofAlpha,
    record: samples.ownClaimLapsedLongAgo.companyId,
    domain: samples.ownClaimLapsedLongAgo.domain,
    type: 'channel',
    claim: claimed,
    holder: names.alpha,
    responsible: vendor.cam,
    ownClaimLapsed: true,
  },
  {
    rule: 'R6',
    by: 'conversion',
    what: 'at the limit the lapsed claim is not made again',
    language: 'en',
    ...ofDelta,
    record: delta.conversions.ownClaimLapsed.dealId,
    domain: delta.conversions.ownClaimLapsed.domain,
    type: 'partner_collaboration',
    claim: none,
    holder: null,
    responsible: vendor.defaultRep,
    ownClaimLapsed: true,
  },
];
