import type { CompanyStanding } from '#operations/attribution/attribution-ports.ts';
import type { CompanyEffect, CompanyStandingEffect } from '#operations/effects.ts';
import type { DeliverableEffect } from '#sync/ports.ts';
import { writeBatch } from './batch-outcome.ts';
import type { HubSpotRecord } from './batch-reply.ts';
import { changedValues, newValues, standingProperties, standingValues } from './company-standing.ts';
import { CrmError } from './crm-error.ts';
import { recordIdsOf } from './delivery.ts';
import type { Written } from './delivery.ts';
import { uniqueProperties } from './property-definitions.ts';
import type { Language } from './property-labels.ts';
import { countryName, withoutNulls } from './property-values.ts';
import type { RecordClient } from './record-client.ts';

/**
 * The prospect's company in the vendor's portal, one per domain however many partners register it. A company that stands is
 * used as it is: only our unique domain is added where it is empty and our own properties are kept right, never its name,
 * and never an owner, because the owner decides who holds the domain. What does not stand is upserted on the unique
 * domain, so that a lost reply does not make a second one.
 */
const uniqueDomain = uniqueProperties.companies;

type CompanyDelivery = DeliverableEffect<CompanyEffect>;

/** How the hub says that the companies of these domains stand, by domain. */
type ReadStandings = (domains: readonly string[]) => Promise<ReadonlyMap<string, CompanyStanding>>;
type Standings = ReadonlyMap<string, CompanyStanding>;

export async function deliverCompanies(
  records: RecordClient,
  readStandings: ReadStandings,
  portalId: number,
  language: Language,
  effects: readonly CompanyDelivery[],
): Promise<Written> {
  const effectsByDomain = Map.groupBy(effects, ({ effect }) => effect.domain);
  const [standing, standings] = await Promise.all([
    findStanding(records, portalId, effectsByDomain),
    readStandings([...effectsByDomain.keys()]),
  ]);
  const outcomes = new Map<string, HubSpotRecord | CrmError>(standing);

  for (const [domain, outcome] of await markCompanies(records, portalId, standing, standings))
    outcomes.set(domain, outcome);

  const missing = [...effectsByDomain].flatMap(([domain, [first]]) =>
    first === undefined || standing.has(domain) ? [] : [first.effect],
  );
  for (const [domain, outcome] of await makeCompanies(records, portalId, language, missing, standings)) {
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

/**
 * Writes on companies that stand already how they stand by now. Several domains may lead to one company, and then its
 * standing is the same by each of them.
 */
export async function deliverCompanyStandings(
  records: RecordClient,
  readStandings: ReadStandings,
  portalId: number,
  effects: readonly DeliverableEffect<CompanyStandingEffect>[],
): Promise<Written> {
  const standings = await readStandings(effects.map(({ effect }) => effect.domain));
  const domainsById = new Map(
    effects.flatMap(({ knownId, effect }) => (knownId === null ? [] : [[knownId, effect.domain] as const])),
  );
  const inputs = [...domainsById].map(([id, domain]) => ({
    key: id,
    id,
    properties: standingValues(standingOf(standings, domain)),
  }));
  const written = recordIdsOf(
    await writeBatch(inputs, (some) => records.updateBatch(portalId, 'companies', some)),
  );
  return new Map(
    effects.flatMap(({ effectId, knownId }) => {
      const outcome = knownId === null ? undefined : written.get(knownId);
      return outcome === undefined ? [] : [[effectId, outcome] as const];
    }),
  );
}

const readProperties = [uniqueDomain, ...standingProperties];

function standingOf(standings: Standings, domain: string): CompanyStanding {
  const standing = standings.get(domain);
  if (standing === undefined) throw new Error(`It is not known how the company of ${domain} stands.`);
  return standing;
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
      readProperties,
    )) {
      const domain = domainsById.get(company.id);
      if (domain !== undefined) standing.set(domain, company);
    }
  }

  const unknown = [...effectsByDomain.keys()].filter((domain) => !standing.has(domain));
  if (unknown.length > 0) {
    const found = await records.searchByValues(portalId, 'companies', 'domain', unknown, [
      'domain',
      ...readProperties,
    ]);
    for (const company of found) {
      const domain = company.properties['domain']?.toLowerCase() ?? '';
      if (effectsByDomain.has(domain) && !standing.has(domain)) standing.set(domain, company);
    }
  }
  return standing;
}

/**
 * Writes on companies our unique domain where they have none, and what changed of their standing. Where HubSpot refuses that,
 * another company has the domain already and is the one; or the portal has rules of its own, and then the company serves
 * without the mark.
 */
async function markCompanies(
  records: RecordClient,
  portalId: number,
  companies: ReadonlyMap<string, HubSpotRecord>,
  standings: Standings,
): Promise<ReadonlyMap<string, HubSpotRecord | CrmError>> {
  const inputs = [...companies].flatMap(([domain, company]) => {
    const mark = company.properties[uniqueDomain] ? {} : { [uniqueDomain]: domain };
    const properties = {
      ...mark,
      ...changedValues(company, standingValues(standingOf(standings, domain))),
    };
    return Object.keys(properties).length === 0 ? [] : [{ key: domain, id: company.id, properties }];
  });
  const marked = await writeBatch(inputs, (some) => records.updateBatch(portalId, 'companies', some));
  const outcomes = new Map(marked);
  const refused = [...companies].filter(([domain]) => {
    const outcome = marked.get(domain);
    return outcome instanceof CrmError && outcome.kind === 'refused';
  });
  if (refused.length > 0) {
    const domains = refused.map(([domain]) => domain);
    const others = await records.readBatch(portalId, 'companies', domains, readProperties, uniqueDomain);
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
  standings: Standings,
): Promise<ReadonlyMap<string, HubSpotRecord | CrmError>> {
  if (effects.length === 0) return new Map();
  return writeBatch(
    effects.map(({ domain, name, country }) => ({
      key: domain,
      id: domain,
      properties: {
        ...withoutNulls({
          name,
          domain,
          country: country === null ? null : countryName(country, language),
        }),
        ...newValues(standingValues(standingOf(standings, domain))),
      },
    })),
    (inputs) => records.upsertBatch(portalId, 'companies', uniqueDomain, inputs),
    uniqueDomain,
  );
}
