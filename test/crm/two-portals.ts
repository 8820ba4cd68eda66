import type { CompanyStanding } from '#operations/attribution/attribution-ports.ts';
import type { PortalSeed } from '#devkit/stand-in/portal-seed.ts';
import { startStandIn } from '#devkit/stand-in/stand-in.ts';
import type { StandIn } from '#devkit/stand-in/stand-in.ts';
import type { CalendarDay } from '#core/calendar-day.ts';
import { createCrm } from '#crm/crm.ts';
import type { Log, RateLimiter } from '#crm/ports.ts';
import type {
  CompanyEffect,
  ContactEffect,
  DealEffect,
  Effect,
  MessageEffect,
  NoticeEffect,
} from '#operations/effects.ts';
import type { Portal } from '#operations/programme/programme.ts';
import type { ReadDueValues } from '#operations/sync/read-due-values.ts';
import type { DeliverableEffect, DeliveryResult } from '#sync/ports.ts';

export const partnerPortal: Portal = {
  portalId: 2001,
  side: 'partner',
  partnerId: 'alpha',
  name: 'Alpha GmbH',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  language: 'de',
  registrants: 'everybody',
};

export const vendorPortal: Portal = {
  portalId: 1001,
  side: 'vendor',
  partnerId: null,
  name: 'Vendor Inc.',
  currency: 'EUR',
  timeZone: 'America/New_York',
  language: 'en',
  registrants: 'everybody',
};

const partnerSeed: PortalSeed = {
  portalId: partnerPortal.portalId,
  name: partnerPortal.name,
  token: 'alpha-secret-token',
  timeZone: partnerPortal.timeZone,
  currency: 'EUR',
  language: 'de',
  owners: [{ id: '71', userId: 9071, email: 'ada@alpha.example', firstName: 'Ada', lastName: 'Lind' }],
  contacts: [
    {
      id: '101',
      properties: { email: 'a@acme.de', firstname: 'Anna', lastname: 'Amt', country: 'Deutschland' },
      associations: [
        { to: 'companies', id: '202' },
        { to: 'companies', id: '201', primary: true },
      ],
    },
    { id: '102', properties: { email: 'b@beta.example' } },
  ],
  companies: [
    {
      id: '201',
      properties: {
        name: 'Acme AG',
        domain: 'acme.de',
        website: 'https://www.acme.de',
        numberofemployees: '120',
        country: 'Deutschland',
      },
    },
    { id: '202', properties: { name: 'Beta', domain: 'beta.example' } },
  ],
  deals: [
    {
      id: '301',
      properties: { dealname: 'First Acme deal', dealstage: 'closedwon', pipeline: 'default' },
      associations: [
        { to: 'companies', id: '201' },
        { to: 'contacts', id: '101' },
      ],
    },
  ],
};

const vendorSeed: PortalSeed = {
  portalId: vendorPortal.portalId,
  name: vendorPortal.name,
  token: 'vendor-secret-token',
  timeZone: vendorPortal.timeZone,
  currency: 'EUR',
  language: 'en',
  owners: [
    {
      id: '51',
      userId: 9051,
      email: 'cam@vendor.example',
      firstName: 'Cam',
      lastName: 'Ray',
      teams: [{ id: '61', name: 'Channel', primary: true }],
    },
    {
      id: '52',
      userId: 9052,
      email: 'gone@vendor.example',
      firstName: 'Gus',
      lastName: 'Ohm',
      archived: true,
    },
  ],
  companies: [
    { id: '401', properties: { name: 'Standing Ltd', domain: 'standing.example', hubspot_owner_id: '51' } },
    { id: '402', properties: { name: 'Standing Ltd again', domain: 'standing.example' } },
  ],
  contacts: [{ id: '501', properties: { email: 'known@acme.de', firstname: 'Katharina' } }],
};

export interface TwoPortals {
  readonly standIn: StandIn;
  readonly crm: ReturnType<typeof createCrm>;
  readonly log: Log & { readonly lines: string[] };
  /** What the hub wants companies to say, by domain; nothing where it has nothing. */
  readonly standings: Map<string, CompanyStanding>;
}

const untouchedCompany: CompanyStanding = { holders: [], claimEndsOn: null, types: [] };

export const unlimited: RateLimiter = { take: () => Promise.resolve({ granted: true }) };

/** Both portals on a fresh stand-in, with the real client in front of it; `limits` and others on request. */
export async function startTwoPortals(
  options: {
    readonly limits?: PortalSeed['limits'];
    readonly scopes?: readonly string[];
    readonly readDueValues?: ReadDueValues;
    readonly rateLimiter?: RateLimiter;
    readonly timeoutMs?: number;
    readonly installed?: boolean;
    readonly vendorProperties?: NonNullable<PortalSeed['properties']>;
  } = {},
): Promise<TwoPortals> {
  const seedOptions = {
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    ...(options.scopes === undefined ? {} : { scopes: options.scopes }),
  };
  const standIn = await startStandIn({
    portals: [
      { ...partnerSeed, ...seedOptions },
      { ...vendorSeed, ...seedOptions, properties: options.vendorProperties ?? {} },
    ],
  });
  const portals = new Map([partnerPortal, vendorPortal].map((portal) => [portal.portalId, portal]));
  const tokens = new Map([partnerSeed, vendorSeed].map(({ portalId, token }) => [portalId, token]));
  const log = collectingLog();
  const standings = new Map<string, CompanyStanding>();
  const crm = createCrm({
    baseUrl: standIn.url,
    appUrl: 'https://app.hubspot.example/',
    tokens: { crmToken: (portalId) => Promise.resolve(tokens.get(portalId) ?? null) },
    directory: { readPortal: (portalId) => Promise.resolve(portals.get(portalId) ?? null) },
    companyStandings: {
      readCompanyStandings: (domains) =>
        Promise.resolve(
          new Map(domains.map((domain) => [domain, standings.get(domain) ?? untouchedCompany])),
        ),
    },
    readDueValues: options.readDueValues ?? (() => Promise.resolve(new Map())),
    appIdOf: () => Promise.resolve(null),
    rateLimiter: options.rateLimiter ?? unlimited,
    clock: { now: () => new Date() },
    timeoutMs: options.timeoutMs ?? 10_000,
    log,
  });
  if (options.installed !== false) {
    await crm.setup.installProperties(partnerPortal);
    await crm.setup.installProperties(vendorPortal);
  }
  return { standIn, crm, log, standings };
}

/** Ends a test: a reply that does not fit the client's schemas is a defect of the stand-in. */
export async function closePortals({ standIn }: TwoPortals): Promise<void> {
  const violations = standIn.violations.map((violation) => JSON.stringify(violation));
  await standIn.close();
  if (violations.length > 0) throw new Error(`replies did not fit: ${violations.join('\n')}`);
}

export function collectingLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const add = (data: Readonly<Record<string, unknown>>, message: string) => {
    lines.push(`${message} ${JSON.stringify(data)}`);
  };
  return { lines, debug: add, info: add, warn: add, error: add };
}

const day = (text: string) => text as CalendarDay;

export function aCompany(changes: Partial<CompanyEffect> = {}): CompanyEffect {
  return { kind: 'company', domain: 'acme.de', name: 'Acme AG', country: 'DE', ...changes };
}

export function aContact(changes: Partial<ContactEffect> = {}): ContactEffect {
  return {
    kind: 'contact',
    email: 'a@acme.de',
    firstName: 'Anna',
    lastName: 'Amt',
    companyDomain: 'acme.de',
    sharedDealId: '0193-shared-deal-1',
    legalBasis: 'consent',
    wordingVersion: '2026-01',
    statedBy: 'ada@alpha.example',
    statedAt: '2026-11-24T10:00:00.000Z',
    ...changes,
  };
}

export function aDeal(changes: Partial<DealEffect> = {}): DealEffect {
  return {
    kind: 'deal',
    sharedDealId: '0193-shared-deal-1',
    name: 'Acme rollout',
    amount: 12_000,
    currency: 'EUR',
    closeOn: day('2027-01-31'),
    pipelineId: null,
    stageId: null,
    ownerId: null,
    type: 'channel',
    rule: 'R2',
    state: 'open',
    motion: 'new_business',
    domain: 'acme.de',
    counterpart: 'Alpha GmbH',
    claimEndsOn: day('2027-05-23'),
    commission: 'eligible',
    tierCredit: 'eligible',
    credit: 'sourced',
    products: ['crm', 'cms'],
    introNote: 'We know the CEO.',
    painOrOpportunity: 'Spreadsheets everywhere.',
    nextSteps: 'Demo on Friday.',
    associations: [],
    ...changes,
  };
}

export function aNotice(changes: Partial<NoticeEffect> = {}): NoticeEffect {
  return {
    kind: 'notice',
    noticeId: '0193-notice-1',
    event: 'registration',
    ownerId: '51',
    at: '2026-11-24T10:00:00.000Z',
    from: 'Alpha GmbH',
    dealName: 'Acme <rollout>',
    domain: 'acme.de',
    type: 'channel',
    sharedDealId: '0193-shared-deal-1',
    companyDomain: 'acme.de',
    detail: null,
    ...changes,
  };
}

export function aMessage(changes: Partial<MessageEffect> = {}): MessageEffect {
  return {
    kind: 'message',
    messageId: '0193-message-1',
    sharedDealId: '0193-shared-deal-1',
    author: 'Ada Lind',
    company: 'Alpha GmbH',
    body: 'Demo on Friday?',
    at: '2026-11-24T10:00:00.000Z',
    ...changes,
  };
}

export function toDeliver<E extends Effect>(
  effect: E,
  changes: Partial<Omit<DeliverableEffect<E>, 'effect'>> = {},
): DeliverableEffect<E> {
  return { effectId: 'effect-1', effect, knownId: null, attempt: 1, associations: [], ...changes };
}

/** The record ids; fails with HubSpot's message where an effect was not delivered. */
export function recordIds(results: readonly DeliveryResult[]): string[] {
  return results.map((result) => {
    if (!result.delivered) throw new Error(`not delivered: ${result.error.kind}: ${result.error.message}`);
    return result.recordId;
  });
}

export function onlyId(results: readonly DeliveryResult[]): string {
  const [id, ...others] = recordIds(results);
  if (id === undefined || others.length > 0) throw new Error(`one record expected, not ${results.length}`);
  return id;
}
