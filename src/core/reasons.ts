/**
 * Reasons explain a verdict or an outcome; they are values on a reply, never errors (rules section 1).
 * Snake case, never renamed: they stand in databases, CRM properties and label files.
 */
export const verdictReasons = [
  'claim_active',
  'added_by_vendor',
  'ownership_lapsed',
  'ownership_released',
  'no_claim',
  'poi_missing',
  'poi_unconfirmed',
  'poi_after_close',
  'poi_too_old',
  'poi_valid',
  'difm_no_revenue_share',
  'difm_up_market_referral',
  'confirmation_missing',
  'confirmation_valid',
  'removed_by_vendor',
  'over_capacity',
  'won_by_other',
] as const;
export type VerdictReason = (typeof verdictReasons)[number];

/** Why an outcome is what it is, beyond the rule that decided it. */
export const outcomeReasons = ['capacity_reached', 'ownership_lapsed'] as const;
export type OutcomeReason = (typeof outcomeReasons)[number];

/** Why a CRM deal cannot be converted (R8): nothing is written. */
export const conversionReasons = ['company_missing', 'contact_missing'] as const;
export type ConversionReason = (typeof conversionReasons)[number];

/** Why a domain name cannot be registered (rules section 4). */
export const domainReasons = [
  'no_domain',
  'ip_address',
  'single_label',
  'public_suffix',
  'unknown_suffix',
  'invalid_characters',
  'malformed',
  'free_mail_domain',
  'disposable_domain',
  'own_domain',
  'partner_domain',
  'vendor_domain',
] as const;
export type DomainReason = (typeof domainReasons)[number];
