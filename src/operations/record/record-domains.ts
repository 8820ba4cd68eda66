import type { RecordDomain } from '#contracts/values.ts';
import { readDomain } from '#core/domain-key.ts';
import { mailDomainReason } from '#core/mail-domains.ts';
import type { Policy } from '#core/policy.ts';
import { prospectReason } from '#core/routing.ts';
import type { DomainReason } from '#core/reasons.ts';
import type { CrmRecord } from '../crm-ports.ts';
import type { Store } from '../store-ports.ts';

type Source = RecordDomain['source'];

/** The domains of a record that may be registered, else why there is none. */
export type RecordDomains =
  | { readonly found: readonly [RecordDomain, ...RecordDomain[]]; readonly refusal: null }
  | {
      readonly found: readonly [];
      readonly refusal: {
        readonly reason: DomainReason;
        /** What was looked at; null where the record names no domain at all. */
        readonly written: string | null;
      };
    };

interface Candidate {
  readonly source: Source;
  readonly written: string | null | undefined;
}

/**
 * Which domains stand on a record (rules section 4): a contact's company first, then the contact's e-mail; a company's
 * domain, then its website, and its further domains beside them; a deal's primary company.
 */
function candidateGroups(record: CrmRecord): readonly (readonly Candidate[])[] {
  const { company, contact } = record;
  const further = (company?.additionalDomains ?? []).map((written): Candidate => ({
    source: 'company_additional_domain',
    written,
  }));
  const fromCompany: Candidate[][] =
    company === null
      ? []
      : [
          [{ source: 'company_domain', written: company.domain }, ...further],
          [{ source: 'company_website', written: company.website }, ...further],
        ];
  const fromContact: Candidate[][] =
    record.type === 'contact' ? [[{ source: 'contact_email', written: contact?.email }]] : [];
  return [...fromCompany, ...fromContact];
}

type Reading =
  { readonly domain: RecordDomain } | { readonly reason: DomainReason; readonly written: string };

async function read(
  candidate: Candidate,
  policy: Policy,
  vendorDomains: readonly string[],
  ownDomains: readonly string[],
  store: Pick<Store, 'isPartnerDomain'>,
): Promise<Reading | null> {
  const written = candidate.written?.trim() ?? '';
  if (written === '') return null;
  const reading = readDomain(written, policy.domains);
  if (!reading.ok) return { reason: reading.reason, written };
  const { domain, unicode, mixedScripts } = reading;
  const reason =
    mailDomainReason(domain, policy.domains) ??
    prospectReason(domain, {
      ownDomains,
      vendorDomains,
      partnerDomains: (await store.isPartnerDomain(domain)) ? [domain] : [],
    });
  if (reason !== null) return { reason, written: unicode };
  return { domain: { domain, unicode, mixedScripts, source: candidate.source } };
}

/** Reads them in that order. What comes later is looked at only where nothing before could be registered. */
export async function recordDomains(
  record: CrmRecord,
  context: {
    readonly policy: Policy;
    readonly vendorDomains: readonly string[];
    readonly ownDomains: readonly string[];
    readonly store: Pick<Store, 'isPartnerDomain'>;
  },
): Promise<RecordDomains> {
  let refused: { reason: DomainReason; written: string } | undefined;
  for (const group of candidateGroups(record)) {
    const found = new Map<string, RecordDomain>();
    for (const candidate of group) {
      const reading = await read(
        candidate,
        context.policy,
        context.vendorDomains,
        context.ownDomains,
        context.store,
      );
      if (reading === null) continue;
      if ('domain' in reading) {
        if (!found.has(reading.domain.domain)) found.set(reading.domain.domain, reading.domain);
      } else {
        refused ??= reading;
      }
    }
    const [first, ...others] = found.values();
    if (first !== undefined) return { found: [first, ...others], refusal: null };
  }
  return { found: [], refusal: refused ?? { reason: 'no_domain', written: null } };
}
