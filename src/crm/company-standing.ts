import type { CompanyStanding } from '#operations/attribution/attribution-ports.ts';
import type { HubSpotRecord } from './batch-reply.ts';

/** What the vendor's company says of its claims and shared deals, so that its views, workflows and reports can use it. */
export const standingProperties = [
  'shared_deal_holder',
  'shared_deal_claim_ends_on',
  'shared_deal_types',
] as const;

type StandingValues = Readonly<Record<(typeof standingProperties)[number], string>>;

/** Empty values clear a property: a claim may have been given up. */
export function standingValues(standing: CompanyStanding): StandingValues {
  return {
    shared_deal_holder: standing.holders.join('; '),
    shared_deal_claim_ends_on: standing.claimEndsOn ?? '',
    // HubSpot puts a semicolon between the options of a checkbox property.
    shared_deal_types: standing.types.join(';'),
  };
}

/** Only what the company does not say yet, so that nothing is written where nothing changed. */
export function changedValues(company: HubSpotRecord, values: StandingValues): Partial<StandingValues> {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => (company.properties[name] ?? '') !== value),
  );
}

/** HubSpot takes an empty value for a new record, but there is nothing in it to clear. */
export function newValues(values: StandingValues): Partial<StandingValues> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
