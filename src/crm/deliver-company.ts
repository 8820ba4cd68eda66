import type { CompanyEffect } from '#operations/effects.ts';
import type { DeliverableEffect } from '#sync/ports.ts';
import { writeBatch } from './batch-outcome.ts';
import type { HubSpotRecord } from './batch-reply.ts';
import { CrmError } from './crm-error.ts';
import type { Written } from './delivery.ts';
import { uniqueProperties } from './property-definitions.ts';
import type { Language } from './property-labels.ts';
import { countryName, withoutNulls } from './property-values.ts';
import type { RecordClient } from './record-client.ts';

/**
 * The prospect's company in the vendor's portal, one per domain however many partners register it. A company that stands is
 * used as it is: only our unique domain is added where it is empty, never its name, and never an owner, because the
 * owner decides who holds the domain. What does not stand is upserted on the unique domain, so that a lost reply does
 * not make a second one.
 */
const uniqueDomain = uniqueProperties.companies;

type CompanyDelivery = DeliverableEffect<CompanyEffect>;

export async function deliverCompanies(
  records: RecordClient,
  portalId: number,
  language: Language,
  effects: readonly CompanyDelivery[],
): Promise<Written> {
  const effectsByDomain = Map.groupBy(effects, ({ effect }) => effect.domain);
  const standing = await findStanding(records, portalId, effectsByDomain);
  const outcomes = new Map<string, HubSpotRecord | CrmError>(standing);

  const unmarked = [...standing].filter(([, company]) => !company.properties[uniqueDomain]);
  for (const [domain, outcome] of await markCompanies(records, portalId, unmarked))
    outcomes.set(domain, outcome);

  const missing = [...effectsByDomain].flatMap(([domain, [first]]) =>
    first === undefined || standing.has(domain) ? [] : [first.effect],
  );
  for (const [domain, outcome] of await makeCompanies(records, portalId, language, missing)) {
    outcomes.set(domain, outcome);
  }

  return new Map(
    effects.flatMap(({ effectId, effect }) => {
      const outcome = outcomes.get(effect.domain);
      if (outcome === undefined) return [];
      return [[effectId, outcome instanceof CrmError ? outcome : { recordId: outcome.id }]];
    }),
  );
}

/** By domain: the company that the hub knows (ours or mirrored), else the oldest one that HubSpot's own search finds. */
async function findStanding(
  records: RecordClient,
  portalId: number,
  effectsByDomain: ReadonlyMap<string, readonly CompanyDelivery[]>,
): Promise<Map<string, HubSpotRecord>> {
  const standing = new Map<string, HubSpotRecord>();
  const domainsById = new Map<string, string>();
  for (const [domain, effects] of effectsByDomain) {
    const knownId = effects.find((effect) => effect.knownId !== null)?.knownId ?? null;
    if (knownId !== null) domainsById.set(knownId, domain);
  }
  if (domainsById.size > 0) {
    // Read, because a known company may have been deleted or merged since.
    for (const company of await records.readBatch(
      portalId,
      'companies',
      [...domainsById.keys()],
      [uniqueDomain],
    )) {
      const domain = domainsById.get(company.id);
      if (domain !== undefined) standing.set(domain, company);
    }
  }

  const unknown = [...effectsByDomain.keys()].filter((domain) => !standing.has(domain));
  if (unknown.length > 0) {
    const found = await records.searchByValues(portalId, 'companies', 'domain', unknown, [
      'domain',
      uniqueDomain,
    ]);
    for (const company of found) {
      const domain = company.properties['domain']?.toLowerCase() ?? '';
      if (effectsByDomain.has(domain) && !standing.has(domain)) standing.set(domain, company);
    }
  }
  return standing;
}

/**
 * Writes our unique domain on companies that do not have it. Where HubSpot refuses that, another company has it already and
 * is the one; or the portal has rules of its own, and then the company serves without the mark.
 */
async function markCompanies(
  records: RecordClient,
  portalId: number,
  companies: readonly (readonly [string, HubSpotRecord])[],
): Promise<ReadonlyMap<string, HubSpotRecord | CrmError>> {
  if (companies.length === 0) return new Map();
  const marked = await writeBatch(
    companies.map(([domain, { id }]) => ({ key: domain, id, properties: { [uniqueDomain]: domain } })),
    (inputs) => records.updateBatch(portalId, 'companies', inputs),
  );
  const outcomes = new Map(marked);
  const refused = companies.filter(([domain]) => {
    const outcome = marked.get(domain);
    return outcome instanceof CrmError && outcome.kind === 'refused';
  });
  if (refused.length > 0) {
    const domains = refused.map(([domain]) => domain);
    const others = await records.readBatch(portalId, 'companies', domains, [uniqueDomain], uniqueDomain);
    for (const [domain, company] of refused) {
      outcomes.set(domain, others.find((other) => other.properties[uniqueDomain] === domain) ?? company);
    }
  }
  return outcomes;
}

async function makeCompanies(
  records: RecordClient,
  portalId: number,
  language: Language,
  effects: readonly CompanyEffect[],
): Promise<ReadonlyMap<string, HubSpotRecord | CrmError>> {
  if (effects.length === 0) return new Map();
  return writeBatch(
    effects.map(({ domain, name, country }) => ({
      key: domain,
      id: domain,
      properties: withoutNulls({
        name,
        domain,
        country: country === null ? null : countryName(country, language),
      }),
    })),
    (inputs) => records.upsertBatch(portalId, 'companies', uniqueDomain, inputs),
    uniqueDomain,
  );
}
