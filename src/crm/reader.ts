import { objectTypeIds } from '#contracts/record-reference.ts';
import type { Clock } from '#operations/ports.ts';
import type { Crm, CrmRecord } from '#operations/crm-ports.ts';
import type { AccountClient, OwnerEntry } from './account-client.ts';
import type { HubSpotObject, HubSpotRecord } from './batch-reply.ts';
import { orHubError } from './crm-error.ts';
import { ExpiringCache } from './expiring-cache.ts';
import { createJoinedReads } from './joined-reads.ts';
import type { PortalPipelines } from './portal-pipelines.ts';
import { numberOf, splitList } from './property-values.ts';
import type { AssociatedRecord, RecordClient, RecordWithAssociations } from './record-client.ts';

/** An owner who was deactivated or renamed may be shown for some minutes yet. */
const ownerLifetimeMs = 5 * 60_000;
const ownersKept = 10_000;

const properties = {
  contacts: ['firstname', 'lastname', 'email', 'country'],
  companies: ['name', 'domain', 'website', 'hs_additional_domains', 'country', 'numberofemployees'],
  deals: [
    'dealname',
    'amount',
    'deal_currency_code',
    'closedate',
    'pipeline',
    'dealstage',
    'hubspot_owner_id',
  ],
} as const;

/**
 * Reads what a card needs of a portal in two rounds at most: the record with its associations, then its primary company and
 * its first contact side by side. A company record has no contact: none of its people is the one that is meant.
 */
export function createReader(options: {
  readonly records: RecordClient;
  readonly account: AccountClient;
  readonly pipelines: PortalPipelines;
  /** Where people open HubSpot. */
  readonly appUrl: string;
  readonly clock: Clock;
}): Crm {
  const { records, account, pipelines } = options;
  const appUrl = options.appUrl.replace(/\/+$/, '');
  const readRecord = createJoinedReads(records);
  const owners = new ExpiringCache<OwnerEntry | null>(options.clock, {
    lifetimeMs: ownerLifetimeMs,
    size: ownersKept,
  });

  async function readAssociated(
    portalId: number,
    object: 'companies' | 'contacts',
    found: readonly AssociatedRecord[] | undefined,
  ): Promise<HubSpotRecord | null> {
    const id = primaryOf(found ?? []);
    return id === null ? null : readRecord(portalId, object, id, properties[object], []);
  }

  async function findOwner(
    portalId: number,
    user: { userId: string; email: string },
  ): Promise<OwnerEntry | null> {
    const userId = Number(user.userId);
    const byUser =
      Number.isSafeInteger(userId) && userId > 0 ? await account.findOwnerByUser(portalId, userId) : null;
    if (byUser !== null || user.email === '') return byUser;
    const { owners: byEmail } = await account.readOwnerPage(portalId, {
      after: null,
      archived: false,
      email: user.email,
    });
    return byEmail[0] ?? null;
  }

  return {
    async readRecord(portalId, { type, id }) {
      return orHubError(async () => {
        if (type === 'company') {
          const company = await readRecord(portalId, 'companies', id, properties.companies, []);
          return company === null ? null : asCrmRecord(type, company, company, null);
        }
        const object: HubSpotObject = type === 'contact' ? 'contacts' : 'deals';
        const associated: HubSpotObject[] = type === 'contact' ? ['companies'] : ['companies', 'contacts'];
        const record: RecordWithAssociations | null = await readRecord(
          portalId,
          object,
          id,
          properties[object],
          associated,
        );
        if (record === null) return null;
        const [company, contact] = await Promise.all([
          readAssociated(portalId, 'companies', record.associations.companies),
          type === 'contact' ? record : readAssociated(portalId, 'contacts', record.associations.contacts),
        ]);
        return asCrmRecord(type, record, company, contact);
      });
    },

    readPipelines(portalId, how) {
      return orHubError(() => pipelines.read(portalId, how));
    },

    async findOwner(portalId, user) {
      const owner = await orHubError(() =>
        owners.get(`${portalId}/${user.userId}/${user.email}`, () => findOwner(portalId, user)),
      );
      return owner === null ? null : { ownerId: owner.ownerId, name: owner.name, email: owner.email };
    },

    recordUrl(portalId, object, id) {
      return `${appUrl}/contacts/${portalId}/record/${objectTypeIds[object]}/${encodeURIComponent(id)}`;
    },
  };
}

/** The one that HubSpot names as primary, else the oldest; null where nothing is associated. */
function primaryOf(associated: readonly AssociatedRecord[]): string | null {
  const primary = associated.find(({ isPrimary }) => isPrimary);
  if (primary !== undefined) return primary.id;
  // Record ids are numbers too long for a double, handed out in ascending order.
  const [oldest] = associated.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  return oldest?.id ?? null;
}

function asCrmRecord(
  type: CrmRecord['type'],
  record: HubSpotRecord,
  company: HubSpotRecord | null,
  contact: HubSpotRecord | null,
): CrmRecord {
  return {
    type,
    id: record.id,
    name: nameOf(type, record),
    company: company === null ? null : asCompany(company),
    contact: contact === null ? null : asContact(contact),
    crmDeal: type === 'deal' ? asCrmDeal(record) : null,
  };
}

function nameOf(type: CrmRecord['type'], { id, properties: values }: HubSpotRecord): string {
  switch (type) {
    case 'contact':
      return [values['firstname'], values['lastname']].filter(Boolean).join(' ') || values['email'] || id;
    case 'company':
      return values['name'] || values['domain'] || id;
    case 'deal':
      return values['dealname'] || id;
  }
}

function asCrmDeal({ properties: values }: HubSpotRecord): NonNullable<CrmRecord['crmDeal']> {
  const closesAt = new Date(values['closedate'] || NaN);
  return {
    amount: numberOf(values['amount']),
    currency: values['deal_currency_code'] || null,
    closesAt: Number.isNaN(closesAt.getTime()) ? null : closesAt.toISOString(),
    pipelineId: values['pipeline'] || null,
    stageId: values['dealstage'] || null,
    ownerId: values['hubspot_owner_id'] || null,
  };
}

function asCompany({ id, properties: values }: HubSpotRecord): NonNullable<CrmRecord['company']> {
  return {
    id,
    name: values['name'] || null,
    domain: values['domain'] || null,
    website: values['website'] || null,
    additionalDomains: splitList(values['hs_additional_domains']),
    country: values['country'] || null,
    employees: numberOf(values['numberofemployees']),
  };
}

function asContact({ id, properties: values }: HubSpotRecord): NonNullable<CrmRecord['contact']> {
  return {
    id,
    firstName: values['firstname'] ?? '',
    lastName: values['lastname'] ?? '',
    email: values['email'] || null,
    country: values['country'] || null,
  };
}
