import { Client } from '@hubspot/api-client';
import type { PortalSeed } from '#devkit/stand-in/portal-seed.ts';
import { startStandIn } from '#devkit/stand-in/stand-in.ts';
import type { StandIn, StandInOptions } from '#devkit/stand-in/stand-in.ts';

export const partnerId = 2001;
export const vendorId = 1001;

export const partnerSeed: PortalSeed = {
  portalId: partnerId,
  name: 'Alpha',
  token: 'alpha-token',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  language: 'de',
  owners: [
    {
      id: '71',
      userId: 9071,
      email: 'ada@alpha.example',
      firstName: 'Ada',
      lastName: 'Lind',
      teams: [{ id: '5', name: 'Vertrieb', primary: true }],
    },
    {
      id: '72',
      userId: 9072,
      email: 'gone@alpha.example',
      firstName: 'Gus',
      lastName: 'Ohm',
      archived: true,
    },
  ],
  contacts: [
    {
      id: '101',
      properties: { email: 'a@acme.de', firstname: 'Anna', lastname: 'Amt', hubspot_owner_id: '72' },
      associations: [{ to: 'companies', id: '201' }],
    },
    { id: '102', properties: { email: 'b@beta.example', hs_lead_status: 'Wiedervorlage' } },
  ],
  companies: [
    { id: '201', properties: { name: 'Acme', domain: 'acme.de', numberofemployees: '120' } },
    { id: '202', properties: { name: 'Beta', domain: 'beta.example' } },
  ],
  deals: [
    {
      id: '301',
      properties: { dealname: 'Acme first', dealstage: 'closedwon', pipeline: 'default', amount: '1000' },
      associations: [
        { to: 'companies', id: '201' },
        { to: 'contacts', id: '101' },
      ],
    },
  ],
};

export const vendorSeed: PortalSeed = {
  portalId: vendorId,
  name: 'Vendor',
  token: 'vendor-token',
  timeZone: 'America/New_York',
  currency: 'USD',
  language: 'en',
  owners: [{ id: '51', userId: 9051, email: 'cam@vendor.example', firstName: 'Cam', lastName: 'Ray' }],
};

export function startSamples(options: Partial<StandInOptions> = {}): Promise<StandIn> {
  return startStandIn({ portals: [partnerSeed, vendorSeed], ...options });
}

/** The client as the product configures it: no limiter and no retries of its own. */
export function clientFor(standIn: StandIn, accessToken = partnerSeed.token): Client {
  return new Client({
    accessToken,
    basePath: standIn.url,
    limiterOptions: { maxConcurrent: 50, minTime: 0 },
    numberOfApiCallRetries: 0,
  });
}

export interface Refusal {
  code: number;
  body: { category: string; message: string; errors?: unknown[]; [name: string]: unknown };
  headers: Record<string, string>;
}

/** What the client throws when HubSpot refuses; fails when it does not refuse. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call;
  } catch (error) {
    return error as Refusal;
  }
  throw new Error('the call was not refused');
}

/** Each test ends with it: a reply that does not fit the client's schemas is a defect of the stand-in. */
export function requireNoViolations(standIn: StandIn): void {
  if (standIn.violations.length > 0) {
    throw new Error(`replies did not fit: ${JSON.stringify(standIn.violations)}`);
  }
}
