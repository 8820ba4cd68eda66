import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';
import allProviders from 'email-providers/all.json' with { type: 'json' };
import commonProviders from 'email-providers/common.json' with { type: 'json' };
import type { RegistrableDomain } from './domain-key.ts';
import type { Policy } from './policy.ts';
import type { DomainReason } from './reasons.ts';

/**
 * Domains that stand for mailboxes and not for a company, so that nobody can claim them (rules section 4). Of the
 * public list of providers only the 355 well-known ones are taken whole: the other 8,400 hold many firms that once
 * offered mailboxes ('manager.de', 'pagina.de'), and a firm that is refused is worse than an odd provider that is
 * not. Of those only the country names of the large brands count ('hotmail.de', 'yahoo.se'). The policy adds what the
 * lists miss and takes out the companies that they hold.
 */

/** Brands whose names under other suffixes are mailboxes too. */
const mailBrands = new Set([
  'aol',
  'fastmail',
  'gmail',
  'gmx',
  'googlemail',
  'hotmail',
  'live',
  'msn',
  'outlook',
  'protonmail',
  'rocketmail',
  'windowslive',
  'yahoo',
  'yandex',
  'ymail',
]);

const freeMailDomains = new Set([
  ...commonProviders,
  ...allProviders.filter((domain) => mailBrands.has(domain.slice(0, domain.indexOf('.')))),
]);

let disposableDomains: ReadonlySet<string> | undefined;

/** Read on first use: it is 170 kB, and the library reads it anew on every call. */
function isDisposable(domain: string): boolean {
  disposableDomains ??= disposableEmailBlocklistSet();
  return disposableDomains.has(domain);
}

/** Why no company stands behind a domain, or null. */
export function mailDomainReason(
  domain: RegistrableDomain,
  policy: Pick<Policy['domains'], 'extraFreeMailDomains' | 'companyDomains'>,
): Extract<DomainReason, 'free_mail_domain' | 'disposable_domain'> | null {
  if (policy.extraFreeMailDomains.includes(domain)) return 'free_mail_domain';
  if (policy.companyDomains.includes(domain)) return null;
  if (isDisposable(domain)) return 'disposable_domain';
  return freeMailDomains.has(domain) ? 'free_mail_domain' : null;
}
