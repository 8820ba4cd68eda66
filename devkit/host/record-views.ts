import type { PortalRecord, StandInPortal } from '../stand-in/stand-in.ts';
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

const objectTypeIds = Object.keys(objectTypeNames) as ObjectTypeId[];

/** Enough to see what just happened without scrolling. */
const newestShown = 6;

/** What the search field of the record list looks at. */
const searchedProperties = ['firstname', 'lastname', 'email', 'company', 'name', 'domain', 'dealname'];

/** What a record's left column shows, in this order; an app's own properties follow. */
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

/** Undefined when the portal has no such record, or it is archived. */
export function showRecord(
  portal: StandInPortal,
  objectTypeId: ObjectTypeId,
  id: string,
): RecordDetail | undefined {
  const objectType = objectTypeNames[objectTypeId];
  const record = portal.record(objectType, id);
  if (record === undefined) {
    return undefined;
  }
  return {
    ...recordLine(portal, objectTypeId, record),
    properties: recordProperties(portal, objectType, record),
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
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt) || Number(b.id) - Number(a.id))
    .slice(0, newestShown);
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
  objectType: ObjectTypeName,
  id: string,
  toTypeId: ObjectTypeId,
): RecordLine[] {
  const toType = objectTypeNames[toTypeId];
  return portal.associatedIds(objectType, id, toType).flatMap((toId) => {
    const record = portal.record(toType, toId);
    return record === undefined ? [] : [recordLine(portal, toTypeId, record)];
  });
}

function recordProperties(
  portal: StandInPortal,
  objectType: ObjectTypeName,
  record: PortalRecord,
): RecordProperty[] {
  const definitions = portal.propertyDefinitions(objectType);
  const labels = new Map(definitions.map((definition) => [definition.name, definition.label]));
  const standard = shownProperties[objectType].filter((name) => labels.has(name));
  const custom = definitions
    .filter((definition) => !definition.hubspotDefined && record.properties[definition.name] !== undefined)
    .map((definition) => definition.name);
  return [...standard, ...custom].map((name, index) => ({
    name,
    label: labels.get(name) ?? name,
    value: factOf(portal, record, name),
    custom: index >= standard.length,
  }));
}

function factOf(portal: StandInPortal, record: PortalRecord, name: string): Fact | null {
  const value = record.properties[name];
  if (value === undefined || value === '') {
    return null;
  }
  switch (name) {
    case 'amount':
      return {
        kind: 'money',
        amount: Number(value),
        currency: record.properties['deal_currency_code'] ?? portal.currency,
      };
    case 'dealstage':
    case 'pipeline':
      return { kind: 'text', text: pipelineText(portal, record, name) };
    case 'hubspot_owner_id':
      return { kind: 'text', text: ownerName(portal, value) ?? `#${value}` };
    default:
      return describeByType(portal, record, name, value);
  }
}

function describeByType(portal: StandInPortal, record: PortalRecord, name: string, value: string): Fact {
  const definition = portal
    .propertyDefinitions(record.objectType)
    .find((candidate) => candidate.name === name);
  if (definition?.type === 'date' || name === 'closedate') {
    return { kind: 'day', on: dayIn(portal.timeZone, value) };
  }
  if (definition?.type === 'datetime') {
    return { kind: 'moment', at: value };
  }
  const option = definition?.options.find((candidate) => candidate.value === value);
  return { kind: 'text', text: option?.label ?? value };
}

function dayIn(timeZone: string, value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    return value;
  }
  const moment = new Date(/^\d+$/.test(value) ? Number(value) : value);
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(moment);
}

function pipelineText(portal: StandInPortal, record: PortalRecord, name: 'dealstage' | 'pipeline'): string {
  const value = record.properties[name] ?? '';
  const pipeline = portal.pipelines.find(({ id }) => id === (record.properties['pipeline'] ?? 'default'));
  if (name === 'pipeline') {
    return pipeline?.label ?? value;
  }
  return pipeline?.stages.find(({ id }) => id === value)?.label ?? value;
}

function ownerName(portal: StandInPortal, ownerId: string): string | undefined {
  const owner = portal.owners.find(({ id }) => id === ownerId);
  return owner === undefined ? undefined : `${owner.firstName} ${owner.lastName}`;
}

function taskLine(portal: StandInPortal, record: PortalRecord): TaskLine {
  const ownerId = record.properties['hubspot_owner_id'];
  return {
    id: record.id,
    title: record.properties['hs_task_subject'] ?? `#${record.id}`,
    ownerName: ownerId === undefined ? null : (ownerName(portal, ownerId) ?? null),
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
  };
}
