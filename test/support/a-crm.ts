import type { Crm, CrmPipeline, CrmRecord } from '#operations/crm-ports.ts';
import type { CompanyPage, PortalSetup } from '#operations/programme/setup-ports.ts';

type Owner = Awaited<ReturnType<PortalSetup['listOwners']>>[number];
type Company = CompanyPage['companies'][number];

/** HubSpot as the operations see it, in memory: what a test puts into a portal is what they read there. */
export interface MemoryCrm {
  readonly reader: Crm;
  readonly setup: PortalSetup;
  /** Puts a record in place of an earlier one with its type and id. */
  put(portalId: number, record: CrmRecord): void;
  /** Companies of the vendor's portal, two a page. */
  readonly companies: Company[];
  /** Cursors with which company pages were asked for. */
  readonly pagesRead: (string | null)[];
  /** The pipelines of all portals from now on; what was read before is kept until it is read anew. */
  setPipelines(pipelines: readonly CrmPipeline[]): void;
  /** How the pipelines were asked for, call by call. */
  readonly pipelineReads: ('kept' | 'anew')[];
  /** From now on this cursor is answered by an outage; null: none. */
  failAt(cursor: string | null): void;
  /** From now on companies cannot be counted. */
  failCount(): void;
}

const pageSize = 2;

export function anOwner(ownerId: string, name: string, changes: Partial<Owner> = {}): Owner {
  return {
    ownerId,
    userId: `user-${ownerId}`,
    name,
    email: `${name.toLowerCase().replace(' ', '.')}@vendor.test`,
    active: true,
    teams: [],
    ...changes,
  };
}

export function memoryCrm(vendorOwners: readonly Owner[]): MemoryCrm {
  const records = new Map<string, CrmRecord>();
  const keyOf = (portalId: number, { type, id }: { type: string; id: string }) =>
    `${String(portalId)} ${type} ${id}`;
  const companies: Company[] = [];
  const pagesRead: (string | null)[] = [];
  let failing: string | null = null;
  let countFails = false;
  let pipelines: readonly CrmPipeline[] = [
    {
      id: 'default',
      label: 'Sales',
      stages: [{ id: 'appointmentscheduled', label: 'Appointment', outcome: 'open' }],
    },
  ];
  let keptPipelines = pipelines;
  const pipelineReads: ('kept' | 'anew')[] = [];

  return {
    companies,
    pagesRead,
    put: (portalId, record) => void records.set(keyOf(portalId, record), record),
    pipelineReads,
    setPipelines: (changed) => void (pipelines = changed),
    failAt: (cursor) => void (failing = cursor),
    failCount: () => void (countFails = true),
    reader: {
      readRecord: (portalId, reference) => Promise.resolve(records.get(keyOf(portalId, reference)) ?? null),
      readPipelines(_portalId, { anew } = { anew: false }) {
        pipelineReads.push(anew ? 'anew' : 'kept');
        if (anew) keptPipelines = pipelines;
        return Promise.resolve(keptPipelines);
      },
      findOwner: (portalId, { userId, email }) =>
        Promise.resolve(
          userId === strangerUserId
            ? null
            : { ownerId: `owner-${String(portalId)}`, name: `Rep of ${String(portalId)}`, email },
        ),
      recordUrl: (portalId, object, id) => `https://hubspot.test/${String(portalId)}/${object}/${id}`,
    },
    setup: {
      installProperties: () => Promise.resolve({ created: 20, existing: 0 }),
      ensurePipeline: () => Promise.resolve({ pipelineId: 'shared-deals', isNew: true }),
      listOwners: () => Promise.resolve(vendorOwners),
      readCompanies: (_portalId, ids) => Promise.resolve(companies.filter(({ id }) => ids.includes(id))),
      countCompanies: () =>
        countFails ? Promise.reject(new Error('Search is away.')) : Promise.resolve(companies.length),
      readCompanyPage(_portalId, after) {
        pagesRead.push(after);
        if (after !== null && after === failing) return Promise.reject(new Error('HubSpot is away.'));
        const start = Number(after ?? 0);
        const end = start + pageSize;
        return Promise.resolve({
          companies: companies.slice(start, end),
          next: end < companies.length ? String(end) : null,
        });
      },
    },
  };
}

/** A user who owns nothing in any portal. */
export const strangerUserId = 'stranger';

export function aCompany(id: string, domain: string | null, changes: Partial<Company> = {}): Company {
  return { id, name: `Company ${id}`, domain, additionalDomains: [], ownerId: null, ...changes };
}

type RecordCompany = NonNullable<CrmRecord['company']>;
type RecordContact = NonNullable<CrmRecord['contact']>;

export function aRecordCompany(changes: Partial<RecordCompany> = {}): RecordCompany {
  return {
    id: '601',
    name: 'Acme GmbH',
    domain: 'acme.de',
    website: null,
    additionalDomains: [],
    country: 'Deutschland',
    employees: 120,
    ...changes,
  };
}

export function aRecordContact(changes: Partial<RecordContact> = {}): RecordContact {
  return {
    id: '501',
    firstName: 'Clara',
    lastName: 'Kundin',
    email: 'Clara.Kundin@acme.de',
    country: null,
    ...changes,
  };
}

/** Contact 501 of Acme. */
export function aContactRecord(changes: Partial<CrmRecord> = {}): CrmRecord {
  return {
    type: 'contact',
    id: '501',
    name: 'Clara Kundin',
    company: aRecordCompany(),
    contact: aRecordContact(),
    crmDeal: null,
    ...changes,
  };
}

/** Company 601, Acme. */
export function aCompanyRecord(changes: Partial<RecordCompany> = {}): CrmRecord {
  const company = aRecordCompany(changes);
  return { type: 'company', id: company.id, name: company.name ?? '', company, contact: null, crmDeal: null };
}

/** Deal 701 of Acme and its contact, as a partner's people keep it; `crmDeal` changes what stands on the deal itself. */
export function aDealRecord(
  changes: Partial<Omit<CrmRecord, 'crmDeal'>> = {},
  crmDeal: Partial<NonNullable<CrmRecord['crmDeal']>> = {},
): CrmRecord {
  return {
    type: 'deal',
    id: '701',
    name: 'Acme relaunch',
    company: aRecordCompany(),
    contact: aRecordContact(),
    ...changes,
    crmDeal: {
      amount: 4_500,
      currency: 'CHF',
      closesAt: '2027-02-26T12:00:00.000Z',
      pipelineId: 'default',
      stageId: 'appointmentscheduled',
      ownerId: '71',
      ...crmDeal,
    },
  };
}
