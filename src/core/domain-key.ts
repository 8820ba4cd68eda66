import { domainToASCII, domainToUnicode } from 'node:url';
import { parse } from 'tldts';
import type { Branded } from './brand.ts';
import { hasMixedScripts } from './mixed-scripts.ts';
import type { Policy } from './policy.ts';
import type { DomainReason } from './reasons.ts';

/**
 * Which company a name belongs to: its registrable domain by the Public Suffix List with its private section, so that
 * two customers of one host (`a.github.io`, `b.github.io`) never share a claim. Names are mapped by UTS-46,
 * non-transitional (`faß.de` is not `fass.de`), to lower-case punycode. Whatever is no such domain is refused with a
 * reason, never repaired by guessing: a wrong key would give one company's claim to another (rules section 4).
 */

/** A registrable domain in lower-case punycode: the key of claims, registrations and the company mirror. */
export type RegistrableDomain = Branded<string, 'RegistrableDomain'>;

export type DomainReading =
  | {
      readonly ok: true;
      readonly domain: RegistrableDomain;
      /** For the screen. */
      readonly unicode: string;
      /** The punycode belongs beside it: its letters could pass for those of another name. */
      readonly mixedScripts: boolean;
    }
  | { readonly ok: false; readonly reason: DomainReason };

type DomainPolicy = Pick<Policy['domains'], 'extraSharedSuffixes'>;

/** Reads a host, a URL or an e-mail address as people type it. Reading a key again gives the same key. */
export function readDomain(input: string, policy: DomainPolicy): DomainReading {
  const host = hostOf(input);
  if (host === '') return refuse('no_domain');
  const writtenFault = faultAsWritten(host);
  if (writtenFault) return refuse(writtenFault);

  const ascii = domainToASCII(host);
  const mappedFault = faultAfterMapping(ascii);
  if (mappedFault) return refuse(mappedFault);

  const found = parse(ascii, {
    allowPrivateDomains: true,
    extractHostname: false,
    validateHostname: false,
    extraSuffixes: { private: policy.extraSharedSuffixes },
  });
  // The list's own fallback takes any last label for a suffix; here the suffix must stand on it.
  if (found.isIcann !== true && found.isPrivate !== true) {
    return refuse(ascii.includes('.') ? 'unknown_suffix' : 'single_label');
  }
  if (found.domain === null) return refuse('public_suffix');
  // 'www.' before a host shared by many is that host's own site, and nobody's company.
  if (found.isPrivate === true && found.domainWithoutSuffix === 'www') return refuse('public_suffix');

  const unicode = unicodeForm(found.domain);
  return {
    ok: true,
    domain: found.domain as RegistrableDomain,
    unicode,
    mixedScripts: hasMixedScripts(unicode),
  };
}

/** The Unicode form of a key, for the screen. */
export function unicodeForm(domain: string): string {
  return domainToUnicode(domain);
}

/** A key as people read it in plain text: the Unicode form, with the punycode beside it where its scripts mix (rules section 4). */
export function domainInWords(domain: string): string {
  const unicode = unicodeForm(domain);
  return hasMixedScripts(unicode) ? `${unicode} (${domain})` : unicode;
}

function refuse(reason: DomainReason): DomainReading {
  return { ok: false, reason };
}

/**
 * The host of a URL or an e-mail address (whose mailbox stands where a URL has its user), without its trailing dot; ''
 * where there is none.
 */
function hostOf(input: string): string {
  const text = input.trim();
  const address = (/<([^<>]*)>$/.exec(text)?.[1] ?? text).replace(/^mailto:/i, '').trim();
  return urlHostOf(address).replace(/[.。．｡]$/u, '');
}

function urlHostOf(url: string): string {
  const afterScheme = url.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/+|^https?:\/*/i, '');
  const authority = /^[^/?#\\]*/.exec(afterScheme)?.[0] ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return host.replace(/^([^:]*):\d*$/, '$1').trim();
}

const numericLabel = /^(?:\d+|0x[0-9a-f]*)$/i;

/**
 * What must be seen before the mapping, which is a browser's: it undoes %-escapes, and it completes ('127.1') or
 * silently rejects ('acme.123') whatever ends in a number.
 */
function faultAsWritten(host: string): DomainReason | null {
  if (host.startsWith('[') || isBareIpv6(host)) return 'ip_address';
  if (/[^a-z0-9.\-\u0080-\u{10ffff}]/iu.test(host)) return 'invalid_characters';
  const labels = host.split('.');
  if (labels.length === 1) return numericLabel.test(host) ? 'single_label' : null;
  if (labels.every((label) => numericLabel.test(label))) return 'ip_address';
  return numericLabel.test(labels.at(-1) ?? '') ? 'unknown_suffix' : null;
}

/** With its zone ('fe80::1%eth0'), but without brackets. */
function isBareIpv6(host: string): boolean {
  const [address = ''] = host.split('%');
  return address.split(':').length > 2 && /^[0-9a-f.:]+$/i.test(address);
}

/** The longest label and name that DNS carries (RFC 1035). */
const longestLabel = 63;
const longestName = 253;

function faultAfterMapping(ascii: string): DomainReason | null {
  // The mapping answers '' to a code point that no name can hold.
  if (ascii === '' || /[^a-z0-9.-]/.test(ascii)) return 'invalid_characters';
  const labels = ascii.split('.');
  if (labels.length > 1 && labels.every((label) => numericLabel.test(label))) return 'ip_address';
  return ascii.length > longestName || labels.some(isMalformed) ? 'malformed' : null;
}

function isMalformed(label: string): boolean {
  if (label === '' || label.length > longestLabel || label.startsWith('-') || label.endsWith('-'))
    return true;
  if (!label.startsWith('xn--')) return false;
  // What is no valid punycode has no other form.
  return domainToUnicode(label) === label;
}
