import type { PortalRecord, StandInPortal } from '../stand-in/stand-in.ts';
import { appGroupsOf } from './app-properties.ts';
import { objectTypeNames } from './host-api.ts';
import type {
  CrmOverview,
  Fact,
  HostPortal,
  ObjectTypeId,
  ObjectTypeName,
  RecordDetail,
  RecordLine,
  RecordList,
  RecordProperty,
  TaskLine,
} from './host-api.ts';
import { plainParagraphs } from './plain-paragraphs.ts';
import { factOf, ownerName } from './record-facts.ts';

const objectTypeIds = Object.keys(objectTypeNames) as ObjectTypeId[];

/** In the order in which a task's records are of interest. */
const linkedTypes: readonly ObjectTypeId[] = ['0-3', '0-2', '0-1'];

/** Enough to see what just happened without scrolling. */
const newestShown = 6;

/** What the search field of the record list looks at. */
const searchedProperties = ['firstname', 'lastname', 'email', 'company', 'name', 'domain', 'dealname'];

/** What a record's left column shows, in this order. */
const shownProperties: Readonly<Record<ObjectTypeName, readonly string[]>> = {
  contacts: [
    'firstname',
    'lastname',
    'email',
    'phone',
    'jobtitle',
    'company',
    'country',
    'hs_lead_status',
    'hubspot_owner_id',
    'createdate',
  ],
  companies: [
    'name',
    'domain',
    'website',
    'phone',
    'industry',
    'numberofemployees',
    'city',
    'country',
    'hubspot_owner_id',
    'createdate',
  ],
  deals: [
    'dealname',
    'amount',
    'dealstage',
    'pipeline',
    'closedate',
    'hs_next_step',
    'hubspot_owner_id',
    'createdate',
  ],
};

export function listRecords(
  portal: StandInPortal,
  objectTypeId: ObjectTypeId,
  query: string,
  limit: number,
): RecordList {
  const wanted = query.trim().toLowerCase();
  const found = portal
    .records(objectTypeNames[objectTypeId])
    .filter((record) => wanted === '' || searchableText(record).includes(wanted));
  return {
    lines: found.slice(0, limit).map((record) => recordLine(portal, objectTypeId, record)),
    total: found.length,
  };
}

/** Undefined when the portal has no such record, or it is archived. `others` are looked through for twins. */
export function showRecord(
  portal: StandInPortal,
  objectTypeId: ObjectTypeId,
  id: string,
  others: readonly StandInPortal[],
): RecordDetail | undefined {
  const objectType = objectTypeNames[objectTypeId];
  const record = portal.record(objectType, id);
  if (record === undefined) {
    return undefined;
  }
  const line = recordLine(portal, objectTypeId, record);
  return {
    ...line,
    properties: standardProperties(portal, objectType, record),
    appGroups: appGroupsOf(portal, record),
    associations: objectTypeIds
      .filter((toTypeId) => toTypeId !== objectTypeId)
      .map((toTypeId) => ({
        objectTypeId: toTypeId,
        lines: associatedLines(portal, objectType, id, toTypeId),
      })),
    tasks: portal.associatedIds(objectType, id, 'tasks').flatMap((taskId) => {
      const task = portal.record('tasks', taskId);
      return task === undefined ? [] : [taskLine(portal, task)];
    }),
    twins: line.sharedDealId === undefined ? [] : twinsOf(line.sharedDealId, others),
  };
}

export function overviewOf(hostPortal: HostPortal, portal: StandInPortal): CrmOverview {
  const records = {
    contacts: portal.records('contacts'),
    companies: portal.records('companies'),
    deals: portal.records('deals'),
    tasks: portal.records('tasks'),
  };
  const lines = (objectTypeId: ObjectTypeId) =>
    newestFirst(records[objectTypeNames[objectTypeId]]).map((record) =>
      recordLine(portal, objectTypeId, record),
    );
  return {
    portalId: hostPortal.portalId,
    name: hostPortal.name,
    side: hostPortal.side,
    counts: {
      contacts: records.contacts.length,
      companies: records.companies.length,
      deals: records.deals.length,
      tasks: records.tasks.length,
    },
    newest: { contacts: lines('0-1'), companies: lines('0-2'), deals: lines('0-3') },
    newestTasks: newestFirst(records.tasks).map((record) => taskLine(portal, record)),
  };
}

/** The named properties of a record, null where it has no value; all that have one for `'*'`. */
export function readProperties(
  portal: StandInPortal,
  objectTypeId: ObjectTypeId,
  id: string,
  names: readonly string[] | '*',
): Record<string, string | null> | undefined {
  const record = portal.record(objectTypeNames[objectTypeId], id);
  if (record === undefined) {
    return undefined;
  }
  const wanted = names === '*' ? Object.keys(record.properties) : names;
  return Object.fromEntries(wanted.map((name) => [name, record.properties[name] ?? null]));
}

function recordLine(portal: StandInPortal, objectTypeId: ObjectTypeId, record: PortalRecord): RecordLine {
  const sharedDealId = record.properties['shared_deal_id'];
  return {
    objectTypeId,
    id: record.id,
    title: titleOf(objectTypeId, record),
    facts: factsOf(portal, objectTypeId, record),
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    ...(objectTypeId === '0-3' && sharedDealId !== undefined ? { sharedDealId } : {}),
  };
}

function searchableText({ properties }: PortalRecord): string {
  return searchedProperties
    .map((name) => properties[name] ?? '')
    .join(' ')
    .toLowerCase();
}

function newestFirst(records: readonly PortalRecord[]): PortalRecord[] {
  return records
    .toSorted((a, b) => compareText(b.createdAt, a.createdAt) || Number(b.id) - Number(a.id))
    .slice(0, newestShown);
}

/** ISO moments need no language's order, which is slow over a large portal. */
function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function titleOf(objectTypeId: ObjectTypeId, { id, properties }: PortalRecord): string {
  const fullName = [properties['firstname'], properties['lastname']].filter(Boolean).join(' ');
  const titles: Readonly<Record<ObjectTypeId, string | undefined>> = {
    '0-1': fullName === '' ? properties['email'] : fullName,
    '0-2': properties['name'] ?? properties['domain'],
    '0-3': properties['dealname'],
  };
  return titles[objectTypeId] ?? `#${id}`;
}

function factsOf(portal: StandInPortal, objectTypeId: ObjectTypeId, record: PortalRecord): Fact[] {
  const names: Record<ObjectTypeId, readonly string[]> = {
    '0-1': ['email', 'company'],
    '0-2': ['domain', 'hubspot_owner_id'],
    '0-3': ['amount', 'dealstage', 'hubspot_owner_id'],
  };
  return names[objectTypeId].flatMap((name) => {
    const fact = factOf(portal, record, name);
    return fact === null ? [] : [fact];
  });
}

function associatedLines(
  portal: StandInPortal,
  objectType: ObjectTypeName | 'tasks',
  id: string,
  toTypeId: ObjectTypeId,
): RecordLine[] {
  const toType = objectTypeNames[toTypeId];
  return portal.associatedIds(objectType, id, toType).flatMap((toId) => {
    const record = portal.record(toType, toId);
    return record === undefined ? [] : [recordLine(portal, toTypeId, record)];
  });
}

function standardProperties(
  portal: StandInPortal,
  objectType: ObjectTypeName,
  record: PortalRecord,
): RecordProperty[] {
  const labels = new Map(portal.propertyDefinitions(objectType).map(({ name, label }) => [name, label]));
  return shownProperties[objectType]
    .filter((name) => labels.has(name))
    .map((name) => ({ name, label: labels.get(name) ?? name, value: factOf(portal, record, name) }));
}

function twinsOf(sharedDealId: string, portals: readonly StandInPortal[]): RecordDetail['twins'] {
  return portals.flatMap((portal) =>
    portal
      .records('deals')
      .filter(({ properties }) => properties['shared_deal_id'] === sharedDealId)
      .map((record) => ({
        portalId: portal.portalId,
        portalName: portal.name,
        line: recordLine(portal, '0-3', record),
      })),
  );
}

function taskLine(portal: StandInPortal, record: PortalRecord): TaskLine {
  const { properties } = record;
  const ownerId = properties['hubspot_owner_id'];
  return {
    id: record.id,
    title: properties['hs_task_subject'] ?? `#${record.id}`,
    body: plainParagraphs(properties['hs_task_body'] ?? ''),
    ownerName: ownerId === undefined ? null : (ownerName(portal, ownerId) ?? null),
    dueAt: properties['hs_timestamp'] ?? null,
    appGroups: appGroupsOf(portal, record),
    about: linkedTypes.flatMap((toTypeId) => associatedLines(portal, 'tasks', record.id, toTypeId)),
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
  };
}
